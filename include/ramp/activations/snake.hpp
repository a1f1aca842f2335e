// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exact.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/squared_sine.hpp>
#include <ramp/formula.hpp>

#include <limits>

namespace ramp {

/// Snake: f(x) = x + sin(alpha x)^2 / alpha.
///
/// f'(x) = 1 + sin(2 alpha x), which touches zero at alpha x = -pi/4 and every pi from there.
///
/// x    | f(x)             | f'(x)
/// ---- | ---------------- | -------------
/// -inf | -inf, the limit  | NaN: no limit
/// -0.0 | -0.0             | 1
/// 0.0  | 0.0              | 1
/// inf  | inf, the limit   | NaN: no limit
/// NaN  | NaN              | NaN
///
/// At most 1 ULP, the derivative 2 ULP, for x of any size and beside the zeros of f' too; |alpha| from 2^-60 to 2^60.
/// With alpha = 0 it is x, the limit. Beyond |alpha x| = 1600 (double: 800000) elements are taken one by one, which
/// takes a hundred times as long; f does so only up to 2^25 (2^54), from where on it is x.
/// Source: Ziyin, Hartwig and Ueda, "Neural networks fail to learn periodic functions and how to fix it", 2020.
struct snake {
  double alpha = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    const T a = static_cast<T>(alpha);
    if (a == 0) {
      return x;
    }
    const auto waves = m::abs(x * V(a)) < V(T(4) / std::numeric_limits<T>::epsilon());
    const detail::squared_sine<V> s(where(waves, x, V(0)), a, T(0));
    const auto [inverse, inverse_low] = detail::reciprocal_of<V>(a);
    const V wave = detail::rounded(s.main * inverse);
    const V wave_low =
        m::fma(s.main, inverse_low, m::fma(s.rest, inverse, detail::cancel(s.main, inverse, V(0) - wave)));
    const V sum = detail::rounded(x + wave);  // |x| is greater
    const V lost = wave - detail::rounded(sum - x);
    return where(waves, m::copysign(sum + (lost + wave_low), x), x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    using T = element_t<V>;
    const detail::squared_sine<V> s(x, static_cast<T>(alpha), T(0.5));
    return V(2) * (s.main + s.rest);
  }

  // Rounded by itself: where dy * f' overflows, a sum must not undo it.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return detail::rounded(dy * derivative(x));
  }
};

}  // namespace ramp
