// SPDX-License-Identifier: MIT
#include <ramp/dispatch.hpp>

#include <cstdio>

int main() {
  const float x[] = {-2, -1, 0, 1, 2};
  float y[5];
  ramp::dispatch::forward(ramp::leaky_relu{.alpha = 0.1}, x, y);
  std::printf("%g %g %g %g %g on %s\n", y[0], y[1], y[2], y[3], y[4], ramp::dispatch::isa().data());
}
