// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

namespace detail {

/// 32/9 (z - tanh(z)) / z^3 - 1 in powers of z^2 - 3/8, for 0 <= z <= 0.8: from 0.19 to -0.06. Coefficients:
/// tools/coefficients_tanhshrink.sollya.
template <class T>
struct tanhshrink_constants;

template <>
struct tanhshrink_constants<float> {
  static constexpr float up = 0x1p64F;
  /// Degree 6, error 2^-27.3.
  static constexpr float q[] = {0x1.f926b2p-6F, -0x1.6df5c8p-2F, 0x1.01152ep-3F, -0x1.69af32p-5F,
                                0x1.fbd99cp-7F, -0x1.6b52b4p-8F, 0x1.27ce88p-9F};
};

template <>
struct tanhshrink_constants<double> {
  static constexpr double up = 0x1p200;
  /// Degree 13, error 2^-56.
  static constexpr double q[] = {0x1.f926b59c4af72p-6,   -0x1.6df5c5a44dccbp-2, 0x1.0114adb88b41ap-3,
                                 -0x1.69b54ee13969ep-5,  0x1.fd015faa6fe81p-7,  -0x1.66268c61e8772p-8,
                                 0x1.f802d9d11b8dfp-10,  -0x1.62a329e022f8p-11, 0x1.f31089688289cp-13,
                                 -0x1.5f3291aaf2e0bp-14, 0x1.ee6277718637ep-16, -0x1.5823553c6d45dp-17,
                                 0x1.ea07767c0d0a8p-19,  -0x1.dd77c34c674p-20};
};

/// z - tanh(z) for z >= 0, and tanh(z) as a sum of which the second part is small.
template <class V>
struct tanh_parts {
  V shrunk, tanh, tanh_low;

  RAMP_ALWAYS_INLINE constexpr explicit tanh_parts(const V& z) noexcept : shrunk(V(0)), tanh(V(0)), tanh_low(V(0)) {
    const V one(1);
    const auto small = z < constant<V>(0.8);  // either way goes on beyond: this is where both lose least

    // 9/32 z^3 in twice the precision, and what is less. Times a power of two, so that subnormal results are rounded
    // once.
    const V square = m::opaque(z * z);
    const V some = m::opaque(V(c::up * 9 / 32) * z);
    const V cube = m::opaque(square * some);
    const V low = m::fma(square, cancel(V(c::up * 9 / 32), z, -some), cancel(square, some, -cube));
    const V cube_low = m::fma(cancel(z, z, -square), some, low);
    const V rest = m::fma(cube, horner(cancel(z, z, constant<V>(-0.375)), c::q), cube_low);
    const V down(1 / c::up);

    // z - 1 + 2 / (1 + e^2z)
    const logistic<V> l(V(-2) * z);
    const V estimate = m::scale(V(2) * l.estimate, l.exponent);
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

}  // namespace ramp
