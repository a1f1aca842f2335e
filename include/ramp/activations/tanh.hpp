// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/fast_exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/tabulated.hpp>
#include <ramp/detail/tanh_segments.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Hyperbolic tangent: f(x) = (1 - e^-2|x|) / (1 + e^-2|x|), with the sign of x.
///
/// f'(x) = 1 - f(x)^2 = 4 e^-2|x| / (1 + e^-2|x|)^2; from the output f' = (1 - y) (1 + y).
///
/// x    | f(x) | f'(x)
/// ---- | ---- | -----
/// -inf | -1   | 0
/// -0.0 | -0.0 | 1
/// 0.0  | 0.0  | 1
/// inf  | 1    | 0
/// NaN  | NaN  | NaN
///
/// Odd, and never beyond 1 in magnitude. At most 1 ULP, derivatives 2 ULP.
struct tanh {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4 && detail::machine<V>::permutes) {
      return detail::two_at_a_time(x, [](const auto& v) RAMP_ALWAYS_INLINE { return by_segments(v); });
    } else {
      return by_exponential(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return detail::bell<2>(x + x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return (V(1) - y) * (V(1) + y);
  }

 private:
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_segments(const V& x) noexcept {
    using m = detail::machine<V>;
    using t = detail::tanh_segments;
    const V z = m::at_most(m::abs(x), V(9.25F));
    const V v = m::fma(z, V(1 / 0.62F), V(1));
    const auto entry = m::template entry<21>(v);
    const V f = z - m::lookup(t::centre, entry);
    V p = m::lookup(t::c6, entry);
    p = m::fma(p, f, m::lookup(t::c5, entry));
    p = m::fma(p, f, m::lookup(t::c4, entry));
    p = m::fma(p, f, m::lookup(t::c3, entry));
    p = m::fma(p, f, m::lookup(t::c2, entry));
    p = m::fma(p, f, m::lookup(t::c1, entry));
    return m::copysign(m::fma(p, f, where(v < V(1.25F), z, m::lookup(t::value, entry))), x);
  }

  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_exponential(const V& x) noexcept {
    using m = detail::machine<V>;
    const V z = m::at_least(m::minus_abs(x), V(-22));  // from there on 1
    const detail::exponential<V> e(z + z, V(0));
    const V k = m::power_of_two(e.n);
    // (1 - k - k w) / (1 + k + k w) with w = r + s; k is 1 near 0, where -w is the numerator.
    const V w = e.r + e.s;
    const V sum = V(1) + k;
    const V difference = V(1) - k;
    const V reciprocal = detail::reciprocal(m::fma(k, w, sum));
    const V quotient = m::upper_half(m::fnma(k, w, difference) * reciprocal);
    V residual = detail::cancel(V(0) - quotient, sum, difference);
    residual = m::fnma(k, e.r, residual);
    residual = m::fnma(k, e.s, residual);
    residual = m::fnma(k * quotient, w, residual);
    residual = residual - m::fms(V(2), k, sum - difference);  // what a tiny k lost in the sum and the difference
    return m::copysign(m::fma(residual, reciprocal, quotient), x);
  }
};

namespace fast {

/// ramp::tanh in fewer operations: at most 4 ULP, derivatives too. double is as exact as there.
struct tanh {
  using exact = ramp::tanh;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) != 4) {
      return ramp::tanh{}(x);
    } else if constexpr (detail::machine<V>::quick_rows) {
      return detail::two_at_a_time(x, [](const auto& v) RAMP_ALWAYS_INLINE { return by_segments(v); });
    } else {
      return by_half(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      return detail::fast_bell<2>(x + x);
    } else {
      return ramp::tanh{}.derivative(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::tanh{}.derivative_from_output(y);
  }

 private:
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_segments(const V& x) noexcept {
    using m = detail::machine<V>;
    using t = detail::fast_tanh_segments;
    const V z = m::at_most(m::abs(x), V(t::limit));
    const typename m::template row<t> row(m::fma(z, V(t::factor), V(1)));
    return m::copysign(detail::row_polynomial<0, 4>(row, z), x);
  }

  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_half(const V& x) noexcept {
    using m = detail::machine<V>;
    // tanh(x) = 2 t / (1 + t^2), t = tanh(x / 2) = n / (1 + e) = x P(x^2) / Q(x^2), error of tanh(x) 2^-27:
    // tools/coefficients_rational.py. Where t is near 1, its rounding errors count little.
    constexpr float p[] = {0.5F, 0x1.e7adecp-7F, 0x1.de813ep-15F};
    constexpr float q[] = {0x1.cf40c4p-4F, 0x1.3c112cp-10F, 0x1.490172p-20F};
    const V z = m::at_most(m::at_least(x, V(-9.1F)), V(9.1F));
    const V square = z * z;
    const V n = z * detail::horner(square, p);
    const V e = square * detail::horner(square, q);
    const V rest = m::fma(n, n, e * (e + V(2)));
    if constexpr (m::has_fma) {
      const V y = detail::short_quotient(m::fma(n + n, e, n + n), V(1) + rest);
      return m::at_most(m::at_least(y, V(-1)), V(1));
    } else {  // with two more roundings it takes 1 - (1 - t)^2 / (1 + t^2) where t is not small
      const V size = m::abs(n);
      const V gap = V(1) + (e - size);
      const auto large = size > V(0.5F);
      const V y = m::divide(where(large, gap * gap, (size + size) * e + (size + size)), V(1) + rest);
      return m::copysign(where(large, V(1) - y, y), x);
    }
  }
};

}  // namespace fast

}  // namespace ramp
