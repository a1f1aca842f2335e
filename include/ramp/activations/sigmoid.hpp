// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/fast_exponential.hpp>
#include <ramp/detail/machine.hpp>
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
    return detail::logistic<V>(x).value();
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

namespace fast {

/// ramp::sigmoid in fewer operations: at most 4 ULP, derivatives too. double is as exact as there.
struct sigmoid {
  using exact = ramp::sigmoid;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      const V lowest(-87.33654F);  // below, results may be zero, as what comes out is not to be used
      const V z = detail::unused_below(m::at_most(x, V(60)), lowest);
      const detail::fast_exponential<-1, 0, V> e(z);
      const V y = detail::short_quotient(V(1), m::fma(e.scale, e.rest, V(1)));
      return where(x < lowest, V(0), y);
    } else {
      return ramp::sigmoid{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      return detail::fast_bell<0>(x);
    } else {
      return ramp::sigmoid{}.derivative(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::sigmoid{}.derivative_from_output(y);
  }
};

}  // namespace fast

}  // namespace ramp
