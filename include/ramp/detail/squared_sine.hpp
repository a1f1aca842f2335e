// SPDX-License-Identifier: MIT
// The square of the sine, for arguments of any size. Coefficients and constants: tools/coefficients_snake.sollya.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/exact.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <cstddef>
#include <cstdint>

namespace ramp::detail {

template <class T>
struct sine_constants;

template <>
struct sine_constants<float> {
  /// pi / 2 in parts. Multiples of the first three are exact, up to the limit.
  static constexpr float half_pi[] = {0x1.922p0F, -0x1.2afp-18F, 0x1.0b4p-34F, 0x1.84698ap-48F};
  static constexpr float limit = 1600;
  /// (sin(r)^2 / r^2 - 1) / r^2 + 1/4 in powers of r^2, for |r| <= pi / 4: degree 4, error 2^-28.6.
  static constexpr float q[] = {-0x1.555556p-4F, 0x1.6c16dep-5F, -0x1.a0242p-9F, 0x1.292c8ap-13F, -0x1.367342p-18F};
};

template <>
struct sine_constants<double> {
  static constexpr double half_pi[] = {0x1.921fb544p0, 0x1.0b4611a6p-34, 0x1.3198a2ep-69, 0x1.b839a252049c1p-104};
  static constexpr double limit = 800000;
  /// The same: degree 9, error 2^-57.6.
  static constexpr double q[] = {-0x1.5555555555555p-4,  0x1.6c16c16c16bd6p-5,   -0x1.a01a01a012d08p-9,
                                 0x1.27e4fb71bbe19p-13,  -0x1.1eed89ec81da8p-18, 0x1.939214b33936ap-24,
                                 -0x1.ab438f6a8c4f2p-30, 0x1.b79b7b527ec78p-39,  0x1.e4c458388d5b7p-37,
                                 -0x1.4e479eb80490dp-38};
};

/// x * factor = (n - offset) pi / 2 + r + low for an integer n, |r| hardly above pi / 4, and low small beside r: even
/// where r is almost 0, their sum has all of its digits. `odd` is n modulo 2, 0 or +-1. For one x, at any size, after
/// Payne and Hanek: the product of x and 2 / pi modulo 4, of which only as many bits of 2 / pi are looked at as matter.
/// V is what the caller works on: it keeps the code of instruction sets apart.
template <class V>
struct far_turn {
  using T = element_t<V>;
  T odd = 0, r = 0, low = 0;

  constexpr far_turn(T x, T factor, bool half_offset) noexcept {
    const double a = x, b = factor;
    if (!(a - a == 0 && b - b == 0)) {
      r = x * T(0);
      return;
    }
    const auto bits_a = __builtin_bit_cast(std::uint64_t, a), bits_b = __builtin_bit_cast(std::uint64_t, b);
    const int exponent = exponent_of(bits_a) + exponent_of(bits_b);

    // A number in limbs of 32 bits, the lowest first; the upper two bits count quarters of a turn.
    std::uint32_t turns[limbs] = {};
    std::uint32_t factors[] = {low_half(bits_b), high_half(bits_b)};
    std::uint32_t product[4] = {};
    std::uint32_t significand[] = {low_half(bits_a), high_half(bits_a)};
    std::uint32_t two_over_pi[limbs] = {};
    for (std::size_t k = 0; k < limbs; ++k) {
      two_over_pi[limbs - 1 - k] = bits_of_two_over_pi(exponent - 2 + 32 * static_cast<int>(k));
    }
    add_product(significand, factors, product);
    add_product(product, two_over_pi, turns);
    if ((bits_a ^ bits_b) >> 63 != 0) {
      negate(turns);
    }
    std::uint32_t& top = turns[limbs - 1];
    constexpr std::uint32_t quarter = std::uint32_t{1} << 30;
    top += half_offset ? quarter / 2 : 0;
    const std::uint32_t n = (top + quarter / 2) / quarter;
    odd = static_cast<T>(n % 2);
    top -= n * quarter;
    const bool negative = top >> 31 != 0;
    if (negative) {
      negate(turns);
    }

    // Its leading digits, times pi / 2.
    using m = machine<double>;
    std::size_t k = limbs - 1;
    while (k > 3 && turns[k] == 0) {
      --k;
    }
    constexpr std::uint32_t last_bits = 0x7ff;
    const double unit = m::power_of_two(32 * static_cast<double>(k) - (32 * (limbs - 1) + 62)) * (negative ? -1 : 1);
    const double high = unit * (turns[k] * 0x1p32 + (turns[k - 1] & ~last_bits));
    const double rest = unit * ((turns[k - 1] & last_bits) + turns[k - 2] * 0x1p-32 + turns[k - 3] * 0x1p-64);
    constexpr double half_pi = 0x1.921fb54442d18p+0, half_pi_low = 0x1.1a62633145c07p-54;
    const double main = rounded(high * half_pi);
    const double lost = cancel(high, half_pi, -main) + (high * half_pi_low + rest * half_pi);
    const double sum = rounded(main + lost);
    r = static_cast<T>(sum);
    low = static_cast<T>((sum - static_cast<double>(r)) + (lost - rounded(sum - main)));
  }

 private:
  static constexpr std::size_t limbs = 8;

  /// Of 2 / pi.
  static constexpr int words = 40;
  static constexpr std::uint32_t bits_behind_the_point[words] = {
      0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041, 0xfe5163ab, 0xdebbc561,
      0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e, 0xe88235f5, 0x2ebb4484,
      0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b, 0x1ff897ff, 0xde05980f,
      0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d, 0x7527bac7, 0xebe5f17b,
      0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab, 0xf0cfbc20, 0x9af4361d};

  /// Of the last bit.
  static constexpr int exponent_of(std::uint64_t bits) noexcept { return static_cast<int>(bits >> 52 & 0x7ff) - 1075; }
  static constexpr std::uint32_t low_half(std::uint64_t bits) noexcept { return static_cast<std::uint32_t>(bits); }
  static constexpr std::uint32_t high_half(std::uint64_t bits) noexcept {
    return static_cast<std::uint32_t>(bits >> 32 & 0xfffff) | 0x100000;
  }

  /// 32 of them, from a place on, which may be before the point.
  static constexpr std::uint32_t bits_of_two_over_pi(int place) noexcept {
    const int i = place >> 5;
    const auto word = [&](int k) { return std::uint64_t{k >= 0 && k < words ? bits_behind_the_point[k] : 0}; };
    return static_cast<std::uint32_t>((word(i) << 32 | word(i + 1)) >> (32 - (place & 31)));
  }

  /// sum += a * b, but for what is too high for it.
  template <std::size_t A, std::size_t B, std::size_t Sum>
  static constexpr void add_product(const std::uint32_t (&a)[A], const std::uint32_t (&b)[B],
                                    std::uint32_t (&sum)[Sum]) noexcept {
    for (std::size_t i = 0; i < A; ++i) {
      std::uint64_t carry = 0;
      for (std::size_t k = i; k < Sum; ++k) {
        carry += std::uint64_t{sum[k]} + (k - i < B ? std::uint64_t{a[i]} * b[k - i] : 0);
        sum[k] = static_cast<std::uint32_t>(carry);
        carry >>= 32;
      }
    }
  }

  static constexpr void negate(std::uint32_t (&v)[limbs]) noexcept {
    std::uint64_t carry = 1;
    for (std::uint32_t& limb : v) {
      carry += static_cast<std::uint32_t>(~limb);
      limb = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
  }
};

/// sin(x * factor + offset pi / 2)^2 = main + rest, rest being small. The offset is 0 or 1/2. The squares have the
/// relative error of one rounding or less, beside their zeros too.
template <class V>
struct squared_sine {
  V main, rest;

  RAMP_ALWAYS_INLINE constexpr squared_sine(const V& x, element_t<V> factor, element_t<V> offset) noexcept
      : main(V(0)), rest(V(0)) {
    // Cody and Waite: the products are exact, and the sums too where little is left; else what they lack is kept.
    const V z = rounded(x * V(factor));
    const V z_low = cancel(x, V(factor), V(0) - z);
    const V rounder(layout<T>::rounder);
    const V quarters = constant<V>(0.63661977236758134);
    const V n =
        m::opaque(offset == 0 ? m::fma(z, quarters, rounder) : m::fma(z, quarters, V(offset)) + rounder) - rounder;
    const V half = m::opaque(n * constant<V>(0.5) + rounder) - rounder;
    V odd = m::fnma(half, V(2), n);
    const V j = n - V(offset);
    const V first = rounded(j * V(c::half_pi[0]));
    const V second = rounded(j * V(c::half_pi[1]));
    const V third = rounded(j * V(c::half_pi[2]));
    const V a = rounded(z - first);
    const V a_lost = offset == 0 ? V(0) : z - rounded(a + first);  // |z| is less, or a exact
    const V b = rounded(a - second);
    const V b_lost = rounded(a - b) - second;
    const V d = rounded(b - third);
    const V d_lost = rounded(b - d) - third;
    V r = rounded(d + z_low);
    const V of_low = rounded(r - d);
    const V r_lost = rounded(d - rounded(r - of_low)) + rounded(z_low - of_low);
    V low = m::fnma(j, V(c::half_pi[3]), (a_lost + b_lost) + (d_lost + r_lost));
    if (m::any(m::abs(z) > V(c::limit))) {
      V x_lanes = x, odd_lanes = odd, r_lanes = r, low_lanes = low;  // the others stay in registers
      m::each_lane(
          [factor, offset](T& x_k, T& odd_k, T& r_k, T& low_k) {
            if (machine<T>::abs(x_k * factor) > c::limit) {
              const far_turn<V> turn(x_k, factor, offset != 0);
              odd_k = turn.odd;
              r_k = turn.r;
              low_k = turn.low;
            }
          },
          x_lanes, odd_lanes, r_lanes, low_lanes);
      odd = odd_lanes;
      r = r_lanes;
      low = low_lanes;
    }

    // r^2 - r^4 / 4 and the rest; what r^2 lacks is multiplied by the slope of sin(r)^2 over r^2, roughly.
    const V square = rounded(r * r);
    const V square_low = m::fma(r + r + low, low, cancel(r, r, V(0) - square));
    const V root = square * constant<V>(0.5);
    const V sine = rounded(m::fnma(root, root, square));
    const V lost = cancel(root, root, sine - square);
    const V sine_low = m::fma(square_low, m::fnma(square, constant<V>(0.6), V(1)),
                              m::fms(square, rounded(square * horner(square, c::q)), lost));
    const V cosine = rounded(V(1) - sine);
    const V cosine_low = (rounded(V(1) - cosine) - sine) - sine_low;
    main = where(odd != V(0), cosine, sine);
    rest = where(odd != V(0), cosine_low, sine_low);
  }

 private:
  using m = machine<V>;
  using T = element_t<V>;
  using c = sine_constants<T>;
};

}  // namespace ramp::detail
