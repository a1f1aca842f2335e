// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <limits>

namespace ramp {

namespace detail {

/// 1 / (1 + z) = estimate * (1 + correction) for 0 <= z <= 2^80, float, or 2^600, double.
template <class V>
struct reciprocal_of_successor {
  V estimate, correction;

  RAMP_ALWAYS_INLINE constexpr explicit reciprocal_of_successor(const V& z) noexcept
      : estimate(V(0)), correction(V(0)) {
    using m = machine<V>;
    const V greater = m::at_least(z, V(1));
    const V lesser = m::at_most(z, V(1));
    const V sum = m::opaque(greater + lesser);
    const V low = lesser - m::opaque(sum - greater);
    estimate = m::reciprocal_estimate(sum);
    correction = geometric_series(m::fnma(low, estimate, cancel(-sum, estimate, V(1))));
  }
};

}  // namespace detail

/// Softsign: f(x) = x / (1 + |x|).
///
/// f'(x) = 1 / (1 + |x|)^2; from the output f' = (1 - |y|)^2, which knows no more of x than y does: where f(x) is
/// rounded to 1, it is 0.
///
/// x    | f(x) | f'(x)
/// ---- | ---- | -----
/// -inf | -1   | 0
/// -0.0 | -0.0 | 1
/// 0.0  | 0.0  | 1
/// inf  | 1    | 0
/// NaN  | NaN  | NaN
///
/// At most 1 ULP, also the derivative, subnormal results included; from the output 2 ULP.
/// Source: Turian, Bergstra and Bengio, "Quadratic features and deep architectures for chunking", 2009.
struct softsign {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    constexpr T tiny = std::numeric_limits<T>::epsilon() / 8;
    const V z = m::at_most(m::abs(x), V(1 / (tiny * tiny)));  // f is 1 long before
    const detail::reciprocal_of_successor<V> r(z);
    const V y = m::opaque(z * r.estimate);
    const V low = m::fma(y, r.correction, detail::cancel(z, r.estimate, -y));
    return where(z < V(tiny), x, m::copysign(y + low, x));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    // Subnormal results are computed as normal numbers, and scaled back: then they are rounded once.
    constexpr T up = sizeof(T) == 4 ? T(0x1p40) : T(0x1p300);
    constexpr T most = sizeof(T) == 4 ? T(0x1p80) : T(0x1p600);
    const detail::reciprocal_of_successor<V> r(m::at_most(m::abs(x), V(most)));
    const V estimate = r.estimate * V(up);
    const V square = m::opaque(estimate * estimate);
    const V twice = m::fma(r.correction, r.correction, r.correction + r.correction);
    const V y = square + m::fma(square, twice, detail::cancel(estimate, estimate, -square));
    return y * V(1 / (up * up));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    const V rest = V(1) - detail::machine<V>::abs(y);
    return rest * rest;
  }
};

namespace fast {

/// ramp::softsign in fewer operations: at most 4 ULP. The derivative, and double, are as exact as there.
struct softsign {
  using exact = ramp::softsign;  ///< what it is for double

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      const V z = m::at_most(m::abs(x), V(0x1p60F));
      return m::copysign(detail::short_quotient(z, V(1) + z), x);
    } else {
      return ramp::softsign{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::softsign{}.derivative(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::softsign{}.derivative_from_output(y);
  }
};

}  // namespace fast

}  // namespace ramp
