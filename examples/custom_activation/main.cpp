// SPDX-License-Identifier: MIT
// A user's own activation through every verb.
#include "scaled_leaky_relu.hpp"

#include <cstdint>
#include <cstdio>
#include <stdexcept>
#include <vector>

static_assert(ramp::output_differentiable<scaled_leaky_relu> && ramp::mask_differentiable<scaled_leaky_relu>);
static_assert(scaled_leaky_relu{.gain = 2, .leak = 1}(-3.0F) == -3.0F);  // a constant expression, too

namespace {

void print(const char* name, const std::vector<float>& values) {
  std::printf("%-21s", name);
  for (const float value : values) {
    std::printf(" %7.4f", static_cast<double>(value));
  }
  std::puts("");
}

}  // namespace

int main() {
  const scaled_leaky_relu f;
  const std::vector<float> x{-2, -1, 0, 1, 2};
  const std::vector<float> dy(x.size(), 1.0F);
  std::vector<float> y(x.size());
  std::vector<float> dx(x.size());
  std::vector<std::uint8_t> mask(1);

  print("x", x);
  ramp::forward(f, x, y);
  print("forward", y);
  ramp::backward(f, x, dy, dx);
  print("backward", dx);
  ramp::backward_from_output(f, y, dy, dx);
  print("backward_from_output", dx);
  ramp::forward_with_mask(f, x, y, mask);
  ramp::backward_from_mask(f, mask, dy, dx);
  print("backward_from_mask", dx);
  ramp::backward_from_mask(f, mask, dy, dx, ramp::accumulate);
  print("  and accumulated", dx);

  try {
    ramp::backward_from_output(scaled_leaky_relu{.leak = -1}, y, dy, dx);
  } catch (const std::invalid_argument& error) {
    std::puts(error.what());
  }
}
