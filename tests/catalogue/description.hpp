// SPDX-License-Identifier: MIT
// What the tests know about an activation: the questions, and the answers that most of them give.
#pragma once

#include "reference.hpp"

#include <cstdio>
#include <limits>
#include <string>
#include <type_traits>
#include <vector>

namespace catalogue {

constexpr double infinity = std::numeric_limits<double>::infinity();

/// Specialised for each activation F: static members `name`, `value` and `derivative`, and whichever of those below do
/// not fit. References follow the written definition, not the code; T is the element type, whose parameters are rounded
/// to it, and W the type that the reference is computed in.
template <class F>
struct described;

template <class T>
struct interval {
  T lowest;
  T highest;
};

/// The digits of a double as -0.3, not -0.29999999999999999.
inline std::string with_parameter(const char* name, const char* parameter, double value) {
  char text[100];
  std::snprintf(text, sizeof text, "%s{.%s = %g}", name, parameter, value);
  return text;
}
inline std::string with_parameters(const char* name, const char* first, double a, const char* second, double b) {
  char text[100];
  std::snprintf(text, sizeof text, "%s{.%s = %g, .%s = %g}", name, first, a, second, b);
  return text;
}

/// The answers for a transcendental function without parameters.
template <class F>
struct description {
  static constexpr double ulp = 1;                         ///< bound of the forward error
  static constexpr double derivative_ulp = 2;              ///< and of the derivative's
  static constexpr double derivative_from_output_ulp = 2;  ///< and of the derivative's from the output

  /// With double it is another activation, which has its own tests.
  static constexpr bool only_float = false;

  /// The same bits on every instruction set, scalar or batch; the sign of a zero counts in the derivative, too.
  static constexpr bool same_bits = false;
  static constexpr bool bit_for_bit = false;

  static std::vector<F> parameters() { return {F{}}; }  ///< the default first
  static std::string label(const F&) { return described<F>::name; }

  /// Where f' is a choice, or the formula changes.
  static std::vector<double> kinks(const F&) { return {}; }
  /// Where f' crosses zero.
  static std::vector<double> roots(const F&) { return {}; }

  /// Never decreases.
  static bool monotone(const F&) { return false; }

  /// What f never leaves, infinities included.
  template <class T>
  static interval<T> range(const F&) {
    return {-std::numeric_limits<T>::infinity(), std::numeric_limits<T>::infinity()};
  }

  /// f' is 0 by choice of branch, and the gradient 0 whatever dy is.
  template <class T, class W>
  static bool dead(const F&, W) {
    return false;
  }

  /// The same of the gradient from the output y of x.
  template <class T, class W>
  static bool dead_from_output(const F& f, W x, W) {
    return described<F>::template dead<T, W>(f, x);
  }

  /// Where f' crosses zero, and 2 ULP of it are much to ask: an absolute bound that may be kept instead. 0: none.
  static constexpr double derivative_absolute = 0;

  /// f' is near a zero that roots() does not list.
  template <class T, class W>
  static bool near_root(const F&, W /*x*/, W /*derivative*/) {
    return false;
  }
  /// And so near that the reference loses too many digits in W.
  template <class T, class W>
  static bool cancels(const F&, W /*x*/, W /*derivative*/) {
    return false;
  }

  /// Results below the normal numbers keep the bounds too; else they may be flushed to zero.
  static constexpr bool subnormals = true;

  /// dy * f'(x): one rounding more than f'(x).
  template <class T, class W = wide<T>>
  static W gradient(const F& f, std::type_identity_t<W> x, std::type_identity_t<W> dy) {
    return described<F>::template dead<T, W>(f, x) ? W(0) : dy * described<F>::template derivative<T, W>(f, x);
  }
};

/// The answers for functions of straight lines, computed without a rounding or with the single one of a product.
template <class F>
struct exact : description<F> {
  static constexpr double ulp = 0;
  static constexpr double derivative_ulp = 0;
  static constexpr double derivative_from_output_ulp = 0;
  static constexpr bool same_bits = true;

  /// Every verb gives the reference, rounded once, for any dy.
  static constexpr bool bit_for_bit = true;
};

}  // namespace catalogue
