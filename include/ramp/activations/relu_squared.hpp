// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exact.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Squared rectified linear unit: f(x) = 0 for x < 0, else x * x.
///
/// f'(x) = 0 for x <= 0, else 2x. There is no kink: both sides give 0 at x = 0.
///
/// x         | f(x)                            | gradient
/// --------- | ------------------------------- | -----------------------------------
/// x < 0     | 0                               | 0, also where dy is infinite or NaN
/// -0.0, 0.0 | 0                               | the same
/// large     | inf from the square root of max | dy * 2x, infinite only where that is
/// NaN       | NaN                             | NaN
///
/// Exact: one rounding, the same bits on every instruction set.
/// Source: So et al., "Primer: searching for efficient transformers for language modeling", 2021.
struct relu_squared {
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    const V positive = where(x < V(0), V(0), x);
    return positive * positive;
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    const V positive = detail::unused_below(x, V(0));
    return where(x <= V(0), V(0), positive + positive);
  }

  // Doubles the factor whose double overflows only where the product does.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    const V a = where(x <= V(0), V(0), where(x < V(1), x, dy));
    const V b = where(x <= V(0), V(0), where(x < V(1), dy, x));
    return detail::rounded(detail::rounded(a + a) * b);
  }
};

}  // namespace ramp
