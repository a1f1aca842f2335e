// SPDX-License-Identifier: MIT
// Every activation, described once. The tests and the benchmarks loop over this list: nothing else has to name an
// activation, and none can skip a test.
//
// To add one: a specialisation of `described` below, and its name in `activations`.
#pragma once

#include "../examples/custom_activation/scaled_leaky_relu.hpp"

#include <ramp/activations.hpp>

#include <cstdio>
#include <limits>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace catalogue {

/// The type that references are computed in.
template <class T>
using wide = std::conditional_t<std::is_same_v<T, float>, double, long double>;

/// A parameter as the kernels see it: rounded to the element type.
template <class T>
constexpr wide<T> rounded(double parameter) {
  return wide<T>{static_cast<T>(parameter)};
}

constexpr double infinity = std::numeric_limits<double>::infinity();

inline std::string with_parameter(const char* name, const char* parameter, double value) {
  char text[100];
  std::snprintf(text, sizeof text, "%s{.%s = %g}", name, parameter, value);
  return text;
}

/// What the tests know about the activation F. value, derivative and gradient follow the written definition, not the
/// code; the gradient adds one rounding to the derivative, and is exactly 0 for units that are dead by choice.
template <class F>
struct described;

template <>
struct described<ramp::relu> {
  static constexpr const char* name = "relu";
  static constexpr double ulp = 0;             ///< bound of the forward error
  static constexpr double derivative_ulp = 0;  ///< and of the derivative's
  static constexpr double kinks[] = {0};       ///< where f' is a choice
  static std::vector<ramp::relu> parameters() { return {{}}; }
  static std::string label(const ramp::relu&) { return name; }

  template <class T>
  static wide<T> value(const ramp::relu&, wide<T> x) {
    return x < 0 ? 0 : x;
  }
  template <class T>
  static wide<T> derivative(const ramp::relu&, wide<T> x) {
    return x <= 0 ? 0 : 1;
  }
  template <class T>
  static wide<T> gradient(const ramp::relu&, wide<T> x, wide<T> dy) {
    return x <= 0 ? 0 : dy;
  }
};

template <>
struct described<ramp::leaky_relu> {
  static constexpr const char* name = "leaky_relu";
  static constexpr double ulp = 0.5;
  static constexpr double derivative_ulp = 0;
  static constexpr double kinks[] = {0};
  static std::vector<ramp::leaky_relu> parameters() {
    return {{}, {0}, {-0.0}, {0.2}, {1}, {2.5}, {-0.3}, {infinity}, {-infinity}, {1e-50}, {1e300}};
  }
  static std::string label(const ramp::leaky_relu& f) { return with_parameter(name, "alpha", f.alpha); }

  template <class T>
  static wide<T> value(const ramp::leaky_relu& f, wide<T> x) {
    return x > 0 ? x : rounded<T>(f.alpha) * x;
  }
  template <class T>
  static wide<T> derivative(const ramp::leaky_relu& f, wide<T> x) {
    return x > 0 ? 1 : rounded<T>(f.alpha);
  }
  template <class T>
  static wide<T> gradient(const ramp::leaky_relu& f, wide<T> x, wide<T> dy) {
    return x > 0 ? dy : rounded<T>(f.alpha) * dy;
  }
};

/// A user's activation, which never heard of these tests: examples/custom_activation.
template <>
struct described<scaled_leaky_relu> {
  static constexpr const char* name = "scaled_leaky_relu";
  static constexpr double ulp = 0.5;
  static constexpr double derivative_ulp = 0;
  static constexpr double kinks[] = {0};
  static std::vector<scaled_leaky_relu> parameters() { return {{}, {.leak = 0.5}, {.gain = 3, .leak = -2}}; }
  static std::string label(const scaled_leaky_relu& f) { return with_parameter(name, "leak", f.leak); }

  template <class T>
  static wide<T> value(const scaled_leaky_relu& f, wide<T> x) {
    return derivative<T>(f, x) * x;
  }
  template <class T>
  static wide<T> derivative(const scaled_leaky_relu& f, wide<T> x) {
    return rounded<T>(x > 0 ? f.gain : f.leak);
  }
  template <class T>
  static wide<T> gradient(const scaled_leaky_relu& f, wide<T> x, wide<T> dy) {
    return derivative<T>(f, x) * dy;
  }
};

using activations = std::tuple<ramp::relu, ramp::leaky_relu, scaled_leaky_relu>;

/// An activation with an element type: what one generic test is about.
template <class F, class T>
struct subject {
  using activation = F;
  using element = T;
};

template <class List>
struct with_elements;

template <class... F>
struct with_elements<std::tuple<F...>> {
  using type = std::tuple<subject<F, float>..., subject<F, double>...>;
};

using subjects = with_elements<activations>::type;

}  // namespace catalogue
