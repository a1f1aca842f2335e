// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

namespace detail {

/// 64/19 (z - tanh(z)) / z^3 - 1 in powers of z^2 - 19/64, for 0 <= z <= 0.8: from 0.12 to -0.11. Coefficients:
/// tools/coefficients_tanhshrink.sollya.
template <class T>
struct tanhshrink_constants;

template <>
struct tanhshrink_constants<float> {
  static constexpr float up = 0x1p64F;
  /// Degree 7, error 2^-30.
  static constexpr float q[] = {0x1.eecd96p-9F, -0x1.6e8a5ap-2F, 0x1.08c8fep-3F, -0x1.7f13cap-5F,
                                0x1.151c74p-6F, -0x1.91cbaep-8F, 0x1.291b1cp-9F, -0x1.87101p-11F};
};

template <>
struct tanhshrink_constants<double> {
  static constexpr double up = 0x1p200;
  /// Degree 13, error 2^-56.
  static constexpr double q[] = {0x1.eecd9704d0c62p-9,   -0x1.6e8a596c3a272p-2, 0x1.08c8f6d86cbe5p-3,
                                 -0x1.7f15093272b98p-5,  0x1.1529009d9190bp-6,  -0x1.910f166d4c9dcp-8,
                                 0x1.222c3907fe448p-9,   -0x1.a3e3cb954e88p-11, 0x1.2fcc85fc1f71bp-12,
                                 -0x1.b794e569a933dp-14, 0x1.3dd786c923dfdp-15, -0x1.cdbf3d1c503dap-17,
                                 0x1.5afcfa8f6403dp-18,  -0x1.c46c5efd9cf12p-20};
};

/// z - tanh(z) for z >= 0, and tanh(z) as a sum of which the second part is small.
template <class V>
struct tanh_parts {
  V shrunk, tanh, tanh_low;

  RAMP_ALWAYS_INLINE constexpr explicit tanh_parts(const V& z) noexcept : shrunk(V(0)), tanh(V(0)), tanh_low(V(0)) {
    const V one(1);
    const auto small = z < constant<V>(0.8);  // either way goes on beyond: this is where both lose least

    // 19/64 z^3 in twice the precision, and what is less. Times a power of two, so that subnormal results are rounded
    // once.
    const V square = m::opaque(z * z);
    const V some = m::opaque(V(c::up * 19 / 64) * z);
    const V cube = m::opaque(square * some);
    const V low = m::fma(square, cancel(V(c::up * 19 / 64), z, -some), cancel(square, some, -cube));
    const V cube_low = m::fma(cancel(z, z, -square), some, low);
    const V rest = m::fma(cube, horner(cancel(z, z, constant<V>(-0.296875)), c::q), cube_low);
    const V down(1 / c::up);

    // z - 1 + 2 / (1 + e^2z)
    const logistic<V> l(V(-2) * z);
    const V estimate = m::scale_above(V(2) * l.estimate, l.exponent);
    const V remainder = estimate * l.correction;
    const V above = z - one;
    const V greater = m::at_least(above, estimate);
    const V lesser = m::at_most(above, estimate);
    const V sum = m::opaque(greater + lesser);
    // of an infinity nothing is lost
    const V lost = where(z > V(64), V(0), lesser - m::opaque(sum - greater));

    shrunk = where(small, (cube + rest) * down, sum + (lost + remainder));

    const V from = where(small, z, one);
    const V minus = where(small, cube * down, estimate);
    tanh = m::opaque(from - minus);
    tanh_low = (m::opaque(from - tanh) - minus) - where(small, rest * down, remainder);
  }

 private:
  using m = machine<V>;
  using c = tanhshrink_constants<element_t<V>>;
};

}  // namespace detail

/// Tanhshrink: f(x) = x - tanh(x), about x^3 / 3 near 0.
///
/// f'(x) = tanh(x)^2.
///
/// x    | f(x) | f'(x)
/// ---- | ---- | -----
/// -inf | -inf | 1
/// -0.0 | -0.0 | 0
/// 0.0  | 0.0  | 0
/// inf  | inf  | 1
/// NaN  | NaN  | NaN
///
/// Odd, and nothing cancels. At most 1 ULP, derivatives 2 ULP, subnormal results included.
/// Source: PyTorch's Tanhshrink.
struct tanhshrink {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    const detail::tanh_parts<V> t(m::abs(x));
    return m::copysign(t.shrunk, x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    using m = detail::machine<V>;
    const detail::tanh_parts<V> t(m::abs(x));
    const V square = m::opaque(t.tanh * t.tanh);
    return square + m::fma(t.tanh + t.tanh + t.tanh_low, t.tanh_low, detail::cancel(t.tanh, t.tanh, -square));
  }
};

namespace fast {

/// ramp::tanhshrink in fewer operations: at most 4 ULP. The derivative, double, and machines that have no fused
/// multiply-add are as exact as there.
struct tanhshrink {
  using exact = ramp::tanhshrink;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    if constexpr (sizeof(element_t<V>) == 4 && m::has_fma) {
      // x^3 (1/3 + x^2 P(x^2)) / (1 + x^2 Q(x^2)), error 2^-29 but for the rounding of coefficients:
      // tools/coefficients_rational.py. In this unit their roundings do the least harm.
      constexpr float unit = 0.6796875F;
      constexpr float n[] = {1.0F / 3 * unit, 0x1.757ff2p-6F * unit, 0x1.5a5d74p-12F * unit, 0x1.e98dap-21F * unit};
      constexpr float d[] = {unit, 0x1.dfa196p-2F * unit, 0x1.b13a6ap-6F * unit, 0x1.72ad28p-12F * unit,
                             0x1.f2cd56p-21F * unit};
      const V limit(7.5F);  // from there on x - 1: as much more as x is beyond it
      const V z = m::at_least(m::at_most(x, limit), -limit);
      const V square = z * z;
      const V cube = z * square;
      const V numerator = detail::horner(square, n);
      const V denominator = detail::horner(square, d);
      const V beyond = x - z;
      V reciprocal = V(1) / denominator;
      if constexpr (m::estimate_bits > 12) {
        reciprocal = m::reciprocal_estimate(denominator);
      }
      const V quotient = numerator * reciprocal;
      const V rest = m::fnma(quotient, denominator, numerator) * reciprocal;
      return m::copysign(m::fma(cube, quotient, m::fma(cube, rest, beyond)), x);
    } else {
      return ramp::tanhshrink{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::tanhshrink{}.derivative(x);
  }
};

}  // namespace fast

}  // namespace ramp
