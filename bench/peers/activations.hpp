// SPDX-License-Identifier: MIT
// What the activations are called, what they are, and who computes them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

/// double is right to 1e-4 ULP of a float, but not where a derivative passes through zero.
using wide = long double;

/// A function under its name, by its definition. Not one of x alone where `row` is above 0: then along each row.
struct definition {
  std::string name;
  std::function<wide(wide)> value, derivative;
  std::size_t row = 0;
  /// y = f(x) of one row, and dx from x and dy.
  std::function<std::vector<wide>(const float* x)> row_value = {};
  std::function<std::vector<wide>(const float* x, const float* dy)> row_gradient = {};
};

/// In the order of the tables.
const std::vector<definition>& definitions();

/// What a contender works on. It writes `out`: f(x), or the gradient. `y` is its own, to prepare in.
struct operands {
  std::size_t n;
  float *x, *dy, *y, *out;
  std::size_t row;
};

/// The call to time; and what moves its result to `out`, if it is not there.
struct work {
  std::function<void()> call;
  std::function<void()> publish = [] {};
};

using preparation = std::function<work(const operands&)>;

/// One peer's way to compute one of the definitions.
struct contender {
  std::string function;
  bool backward;
  std::string peer;
  preparation prepare;
};

/// Those that this program was built with.
std::vector<contender> contenders();

// One file each, and there only if the peer is.
std::vector<contender> ramp_contenders();
std::vector<contender> torch_contenders();
std::vector<contender> onednn_contenders();
std::vector<contender> xnnpack_contenders();
std::vector<contender> eigen_contenders();
