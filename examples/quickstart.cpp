#include <ramp/ramp.hpp>

#include <cstdio>
#include <vector>

int main() {
  const std::vector<float> x{-2, -1, 0, 1, 2};
  std::vector<float> y(x.size()), dx(x.size());
  const ramp::leaky_relu f{.alpha = 0.1};

  ramp::forward(f, x, y);       // y = f(x):          -0.2 -0.1 0 1 2
  ramp::backward(f, x, y, dx);  // dx = dy * f'(x), here with dy = y

  for (const float value : y) {
    std::printf("%g ", value);
  }
  std::puts("");
}
