// SPDX-License-Identifier: MIT
#include <ramp/ramp.hpp>

#include <cstddef>
#include <cstdio>
#include <vector>

int main() {
  const std::size_t n = 8, c = 3, h = 4, w = 4;
  std::vector<float> slopes(c, 0.25F), dslopes(c), x(n * c * h * w, -1), y(x.size()), dy(x.size(), 0.01F), dx(x.size());

  const ramp::prelu f{slopes, ramp::channels_first(n, c, h, w)};  // x is NCHW
  ramp::forward(f, x, y);
  ramp::backward(f, x, dy, dx, dslopes);  // dx and dslopes in one pass over memory
  for (std::size_t k = 0; k < c; ++k) {
    slopes[k] -= 0.1F * dslopes[k];  // f sees the new slopes: it only refers to them
  }
  std::printf("%g %g %g\n", y[0], dx[0], slopes[0]);
}
