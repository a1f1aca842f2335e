// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Logistic sigmoid: f(x) = 1 / (1 + e^-x).
///
/// f'(x) = f(x) f(-x) = e^-|x| / (1 + e^-|x|)^2; from the output f' = y (1 - y).
///
/// x    | f(x)        | f'(x)
/// ---- | ----------- | -----
/// -inf | 0           | 0
/// ±0.0 | 0.5         | 0.25
/// inf  | 1           | 0
/// NaN  | NaN         | NaN
///
/// Never below 0 or above 1; the lower tail goes down to the subnormal numbers. At most 1 ULP, derivatives 2 ULP.
struct sigmoid {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    const detail::logistic<V> l(x);
    return m::scale(m::fma(l.estimate, l.correction, l.estimate), l.exponent);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return detail::bell<0>(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return y * (V(1) - y);
  }
};

}  // namespace ramp
