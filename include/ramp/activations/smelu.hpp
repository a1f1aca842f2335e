// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exact.hpp>
#include <ramp/formula.hpp>

#include <cstdint>
#include <type_traits>

namespace ramp {

namespace detail {

/// What SmeLU makes of its beta, once per call. Scaled by a power of two, beta lies in [1, 2), and no square leaves the
/// range of the exponents, for any beta.
template <class T>
struct smelu_constants {
  T low;      // -beta
  T high;     // beta, but not 0
  T scale;    // a power of two
  T unscale;  // 1 / scale
  T beta;     // high * scale
  T quarter;  // 1 / (4 beta) rounded …
  T rest;     // … and the rest of it

  RAMP_ALWAYS_INLINE constexpr explicit smelu_constants(T b) noexcept {
    using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
    constexpr int fraction = sizeof(T) == 4 ? 23 : 52;
    constexpr bits top = sizeof(T) == 4 ? 254 : 2046;  // the exponent of the greatest numbers
    // No branch, so that compilers move all of this out of loops.
    const bits magnitude = __builtin_bit_cast(bits, b) << 1 >> 1;
    const bits not_zero = magnitude + static_cast<bits>(magnitude == 0);
    const bits exponent = not_zero >> fraction;
    const bits opposite = top - exponent + static_cast<bits>(exponent == top) - static_cast<bits>(exponent == 0);
    low = -b;
    high = __builtin_bit_cast(T, not_zero);
    scale = __builtin_bit_cast(T, opposite << fraction);
    unscale = __builtin_bit_cast(T, (top - opposite) << fraction);
    beta = high * scale;
    const T inverse = T(1) / beta;
    const T upper = upper_half(T(0.25) * inverse);
    const T upper_beta = upper_half(beta);
    const T remainder = rounded(T(0.25) - upper_beta * upper) - rounded((beta - upper_beta) * upper);
    const exact_sum<T> sum(upper, remainder * inverse);
    quarter = sum.high;
    rest = sum.low;
  }
};

}  // namespace detail

/// Smooth rectified linear unit: f(x) = 0 for x <= -beta, x for x >= beta, and the parabola (x + beta)^2 / (4 beta)
/// between, which continues both with their slopes.
///
/// f'(x) = 0 for x <= -beta, 1 for x >= beta, and (x + beta) / (2 beta) between: there is no kink.
///
/// x          | f(x) | gradient
/// ---------- | ---- | -----------------------------------
/// x <= -beta | 0    | 0, also where dy is infinite or NaN
/// x >= beta  | x    | dy
/// NaN        | NaN  | NaN
///
/// For every finite beta > 0; one that rounds to 0 gives ReLU. 1 ULP, the derivative 1 ULP, the gradient 2.5; the same
/// bits on every instruction set.
/// Source: Shamir, Lin and Coviello, "Smooth activations and reproducibility in deep networks", 2020.
struct smelu {
  double beta = 1;  ///< half the width of the parabola

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    const detail::smelu_constants c(static_cast<element_t<V>>(beta));
    const detail::exact_sum<V> s = sum(x, c);
    // s * s / (4 beta) with s = a + b and a * a exact: only the largest product and the last sum round.
    const V a = detail::upper_half(s.high);
    const V b = detail::rounded(detail::rounded(s.high - a) + s.low);
    const V square = a * a;
    const V more = detail::rounded(detail::rounded(s.high + a) * b);
    const V small = detail::rounded(more * V(c.quarter)) + detail::rounded(square * V(c.rest));
    const V parabola = detail::rounded(square * V(c.quarter)) + detail::rounded(small);
    return where(x >= V(c.high), x, parabola * V(c.unscale));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    const detail::smelu_constants c(static_cast<element_t<V>>(beta));
    const detail::exact_sum<V> s = sum(x, c);
    const V small = detail::rounded(s.low * V(2 * c.quarter)) + detail::rounded(s.high * V(2 * c.rest));
    const V slope = detail::rounded(s.high * V(2 * c.quarter)) + detail::rounded(small);
    return where(x >= V(c.high), V(1), slope);
  }

  // The last product is rounded by itself, as leaky_relu's is.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return detail::rounded(where(x <= constant<V>(-beta), V(0), dy) * derivative(x));
  }

 private:
  /// x + beta, scaled, where the parabola is; 0 below, and something harmless above.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE static constexpr detail::exact_sum<V> sum(
      V x, const detail::smelu_constants<element_t<V>>& c) noexcept {
    const V inside = where(x <= V(c.low), V(-c.high), where(x >= V(c.high), V(0), x));
    return {V(c.beta), inside * V(c.scale)};
  }
};

}  // namespace ramp
