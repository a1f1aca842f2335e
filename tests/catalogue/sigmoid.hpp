// SPDX-License-Identifier: MIT
// The logistic function, its logarithm and its integral.
#pragma once

#include "description.hpp"

#include <ramp/activations.hpp>

namespace catalogue {

template <>
struct described<ramp::sigmoid> : description<ramp::sigmoid> {
  static constexpr const char* name = "sigmoid";
  static bool monotone(const ramp::sigmoid&) { return true; }
  template <class T>
  static interval<T> range(const ramp::sigmoid&) {
    return {0, 1};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::sigmoid&, std::type_identity_t<W> x) {
    return logistic(precise<W>{x, 0});
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::sigmoid&, std::type_identity_t<W> x) {
    return logistic_slope(precise<W>{x, 0});
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::sigmoid&, std::type_identity_t<W> y) {
    return y * (1 - y);
  }
};

/// Negative everywhere, as its limit at infinity is: -0.
template <>
struct described<ramp::log_sigmoid> : description<ramp::log_sigmoid> {
  static constexpr const char* name = "log_sigmoid";
  static bool monotone(const ramp::log_sigmoid&) { return true; }
  template <class T>
  static interval<T> range(const ramp::log_sigmoid&) {
    return {-std::numeric_limits<T>::infinity(), 0};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::log_sigmoid&, std::type_identity_t<W> x) {
    return -log1p_exp(precise<W>{-x, 0});
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::log_sigmoid&, std::type_identity_t<W> x) {
    return logistic(precise<W>{-x, 0});
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::log_sigmoid&, std::type_identity_t<W> y) {
    return -math::expm1(y);
  }
};

/// Exactly x where beta * x, as the element type has it, is above the threshold: there it steps down, by less than half
/// of a float's last digit for the default, and more for lower thresholds. The derivative from the output knows nothing
/// of that.
template <>
struct described<ramp::softplus> : description<ramp::softplus> {
  static constexpr const char* name = "softplus";
  static std::vector<ramp::softplus> parameters() {
    return {{}, {.beta = 0.3}, {.beta = 2.5, .threshold = 5}, {.threshold = infinity}, {.beta = -0.7}};
  }
  static std::string label(const ramp::softplus& f) {
    return with_parameters(name, "beta", f.beta, "threshold", f.threshold);
  }
  static std::vector<double> kinks(const ramp::softplus& f) { return {f.threshold / f.beta}; }
  static bool monotone(const ramp::softplus& f) { return f.threshold >= 20; }
  template <class T>
  static interval<T> range(const ramp::softplus& f) {
    constexpr T far = std::numeric_limits<T>::infinity();
    return f.beta > 0 ? interval<T>{0, far} : interval<T>{-far, 0};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::softplus& f, std::type_identity_t<W> x) {
    return linear<T>(f, static_cast<T>(x)) ? x : log1p_exp(scaled<T, W>(f, x)) / rounded<T, W>(f.beta);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::softplus& f, std::type_identity_t<W> x) {
    return linear<T>(f, static_cast<T>(x)) ? 1 : logistic(scaled<T, W>(f, x));
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::softplus& f, std::type_identity_t<W> y) {
    const precise<W> z = scaled<T, W>(f, y);
    return -expm1(precise<W>{-z.high, -z.low});
  }

 private:
  template <class T>
  static bool linear(const ramp::softplus& f, T x) {
    const T scaled_x = static_cast<T>(f.beta) * x;
    return scaled_x > static_cast<T>(f.threshold);
  }
  template <class T, class W>
  static precise<W> scaled(const ramp::softplus& f, W x) {
    return precisely<T, W>([&](auto v) { return v * rounded<T, decltype(v)>(f.beta); }, x);
  }
};

}  // namespace catalogue
