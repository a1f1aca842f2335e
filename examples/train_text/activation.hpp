// SPDX-License-Identifier: MIT
// An activation as this example uses it, and those that there are.
#pragma once

#include <Eigen/Core>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

using matrix = Eigen::MatrixXf;  // units × samples

inline auto flat(auto& m) {
  return std::span(m.data(), static_cast<std::size_t>(m.size()));
}

/// One activation behind a name, as a network uses it. slopes: one per unit if the activation learns them, else empty.
struct activation {
  std::string name;
  double gain;  ///< of the layer behind it, for He initialisation
  std::optional<float> first_slope;
  std::function<void(const matrix& slopes, const matrix& x, matrix& y)> forward;
  std::function<void(const matrix& slopes, const matrix& x, matrix& dy, matrix& dslopes)> backward;  ///< dy becomes dx
};

/// Every activation of <ramp/activations.hpp> by its name, leaky_relu with two slopes, and prelu.
std::vector<activation> choices();

/// Adds to `seconds` the time from its construction to its destruction.
class stopwatch {
 public:
  explicit stopwatch(double& seconds) : seconds_(seconds) {}
  stopwatch(const stopwatch&) = delete;
  stopwatch& operator=(const stopwatch&) = delete;
  ~stopwatch() { seconds_ += std::chrono::duration<double>(clock::now() - start_).count(); }

 private:
  using clock = std::chrono::steady_clock;
  double& seconds_;
  clock::time_point start_ = clock::now();
};
