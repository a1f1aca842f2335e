// SPDX-License-Identifier: MIT
#include <ramp/ramp.hpp>

#include <cstdio>

int main() {
  const float x[] = {-2, -1, 0, 1, 2}, dy[] = {1, 1, 1, 1, 1};
  float y[5], dx[5];
  const ramp::leaky_relu f{.alpha = 0.1};
  ramp::forward(f, x, y);        // y = f(x)
  ramp::backward(f, x, dy, dx);  // dx = dy * f'(x)
  std::printf("%g %g %g %g %g\n", y[0], y[1], y[2], y[3], y[4]);
}
