// SPDX-License-Identifier: MIT
// The activations that this example compares. To add one, add a line to choices().
#pragma once

#include <ramp/init.hpp>
#include <ramp/ramp.hpp>

#include <Eigen/Core>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>
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

template <class F>
activation fixed(std::string name, const F& f) {
  return {std::move(name), ramp::gain(f), std::nullopt,
          [=](const matrix&, const matrix& x, matrix& y) { ramp::forward(f, flat(x), flat(y)); },
          [=](const matrix&, const matrix& x, matrix& dy, matrix&) { ramp::backward(f, flat(x), flat(dy), flat(dy)); }};
}

/// PReLU with a slope per unit. Eigen's columns are samples: in memory the units of one sample stand side by side.
inline activation learned(std::string name, float first_slope) {
  const auto of = [](const matrix& slopes, const matrix& x) {
    return ramp::prelu{flat(slopes), ramp::channels_last(x.cols(), x.rows())};
  };
  return {std::move(name), ramp::gain(ramp::leaky_relu{.alpha = static_cast<double>(first_slope)}), first_slope,
          [=](const matrix& slopes, const matrix& x, matrix& y) { ramp::forward(of(slopes, x), flat(x), flat(y)); },
          [=](const matrix& slopes, const matrix& x, matrix& dy, matrix& dslopes) {
            ramp::backward(of(slopes, x), flat(x), flat(dy), flat(dy), flat(dslopes));
          }};
}

inline std::vector<activation> choices() {
  return {fixed("relu", ramp::relu{}), fixed("leaky_relu 0.01", ramp::leaky_relu{.alpha = 0.01}),
          fixed("leaky_relu 0.2", ramp::leaky_relu{.alpha = 0.2}), learned("prelu", 0.25F)};
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
