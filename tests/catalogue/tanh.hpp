// SPDX-License-Identifier: MIT
// The hyperbolic tangent and its neighbours.
#pragma once

#include "description.hpp"

#include <ramp/activations.hpp>

namespace catalogue {

template <>
struct described<ramp::tanh> : description<ramp::tanh> {
  static constexpr const char* name = "tanh";
  static bool monotone(const ramp::tanh&) { return true; }
  template <class T>
  static interval<T> range(const ramp::tanh&) {
    return {-1, 1};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::tanh&, std::type_identity_t<W> x) {
    return math::tanh(x);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::tanh&, std::type_identity_t<W> x) {
    return 4 * logistic_slope(precise<W>{2 * x, 0});
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::tanh&, std::type_identity_t<W> y) {
    return (1 - y) * (1 + y);
  }
};

/// Odd, so that -0 stays -0.
template <>
struct described<ramp::tanhshrink> : description<ramp::tanhshrink> {
  static constexpr const char* name = "tanhshrink";
  static bool monotone(const ramp::tanhshrink&) { return true; }

  template <class T, class W = wide<T>>
  static W value(const ramp::tanhshrink&, std::type_identity_t<W> x) {
    if (!(magnitude(x) < 2)) {
      return x - math::tanh(x);
    }
    // (x cosh(x) - sinh(x)) / cosh(x): the sum of 2k / (2k + 1)! x^(2k + 1), whose terms have one sign.
    W power = x;  // x^(2k + 1) / (2k + 1)!
    W sum = x * 0;
    for (int k = 1; k < 40; ++k) {
      power *= x * x / static_cast<W>(2 * k * (2 * k + 1));
      const W before = sum;
      sum += static_cast<W>(2 * k) * power;
      if (sum == before) {
        break;
      }
    }
    return sum / math::cosh(x);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::tanhshrink&, std::type_identity_t<W> x) {
    const W t = math::tanh(x);
    return t * t;
  }
};

template <>
struct described<ramp::softsign> : description<ramp::softsign> {
  static constexpr const char* name = "softsign";
  static constexpr double derivative_ulp = 1;
  static bool monotone(const ramp::softsign&) { return true; }
  template <class T>
  static interval<T> range(const ramp::softsign&) {
    return {-1, 1};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::softsign&, std::type_identity_t<W> x) {
    if (magnitude(x) == infinite<W>) {
      return x < 0 ? -1 : 1;
    }
    return x / (1 + magnitude(x));
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::softsign&, std::type_identity_t<W> x) {
    const W d = 1 + magnitude(x);
    return 1 / (d * d);
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::softsign&, std::type_identity_t<W> y) {
    return (1 - magnitude(y)) * (1 - magnitude(y));
  }
};

}  // namespace catalogue
