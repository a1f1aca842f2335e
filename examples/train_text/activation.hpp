// SPDX-License-Identifier: MIT
// The activations that this example compares. To add one, add a line to choices().
#pragma once

#include <ramp/ramp.hpp>

#include <Eigen/Core>

#include <chrono>
#include <cmath>
#include <functional>
#include <span>
#include <string>
#include <vector>

using matrix = Eigen::MatrixXf;  // units × samples

/// One activation behind a name, as a network uses it.
struct activation {
  std::string name;
  double gain;  ///< what keeps the variance of a signal from layer to layer: He initialisation's factor
  std::function<void(const matrix& x, matrix& y)> forward;
  std::function<void(const matrix& x, matrix& dy)> backward;  ///< dy becomes dx
};

/// He's gain for a leak: sqrt(2 / (1 + slope^2)).
inline double he_gain(double slope) {
  return std::sqrt(2 / (1 + slope * slope));
}

template <class F>
activation choice(std::string name, const F& f, double gain) {
  const auto flat = [](auto& m) { return std::span(m.data(), static_cast<std::size_t>(m.size())); };
  return {std::move(name), gain,
          [=](const matrix& x, matrix& y) {
            y.resize(x.rows(), x.cols());
            ramp::forward(f, flat(x), flat(y));
          },
          [=](const matrix& x, matrix& dy) { ramp::backward(f, flat(x), flat(dy), flat(dy)); }};
}

inline std::vector<activation> choices() {
  return {choice("relu", ramp::relu{}, he_gain(0)),
          choice("leaky_relu 0.01", ramp::leaky_relu{.alpha = 0.01}, he_gain(0.01)),
          choice("leaky_relu 0.2", ramp::leaky_relu{.alpha = 0.2}, he_gain(0.2))};
}

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
