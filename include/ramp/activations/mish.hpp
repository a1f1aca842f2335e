// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/tabulated.hpp>
#include <ramp/formula.hpp>

#include <type_traits>

namespace ramp {

namespace detail {

/// Around the zero of the derivative, x0 = high + low + lowest = -1.19243…. Script: tools/coefficients_mish.sollya.
template <class T>
struct mish_constants;

template <>
struct mish_constants<float> {
  static constexpr float high = -0x1.3143p0F;  // few bits: n ln2_high + high is exact
  static constexpr float low = -0x1.606896p-19F;
  static constexpr float lowest = -0x1.8437e6p-44F;
  static constexpr float d_low = 0x1.5672bcp-26F;  // what the first two coefficients of d below have lost
  static constexpr float slope_low = 0x1.cf0dc6p-28F;
  static constexpr float two_high = 0x1.d08p0F;  // 2 in the unit of d; few bits: times an estimate it is exact
  static constexpr float two_low = 0x1.9a910cp-11F;
  static constexpr float saturation = 20;   // above, the derivative is 1 to the last place
  static constexpr float vanishing = -110;  // below, results are less than half of the smallest subnormal number
};

template <>
struct mish_constants<double> {
  static constexpr double high = -0x1.31432c0d12cp0;
  static constexpr double low = -0x1.8437e6322a9b4p-44;
  static constexpr double lowest = -0x1.0827705d5183ep-98;
  static constexpr double d_low = 0x1.d8fcc9803d906p-53;
  static constexpr double slope_low = -0x1.3cf7e0a0a0024p-55;
  static constexpr double two_high = 0x1.d0b352p0;
  static constexpr double two_low = 0x1.0c7d802cbab8dp-27;
  static constexpr double saturation = 25;
  static constexpr double vanishing = -760;
};

}  // namespace detail

/// Mish: f(x) = x tanh(ln(1 + e^x)) = x e^x (e^x + 2) / (e^x (e^x + 2) + 2).
///
/// f'(x) = e^x (4 (x + 1) + e^x (4 x + 6) + 4 e^2x + e^3x) / (e^2x + 2 e^x + 2)^2: negative below -1.1924, where f has
/// its minimum of -0.3088; above 1 right of 0.7957.
///
/// x    | f(x) | f'(x)
/// ---- | ---- | -----
/// -inf | -0.0 | -0.0
/// -0.0 | -0.0 | 0.6
/// 0.0  | 0.0  | 0.6
/// inf  | inf  | 1
/// NaN  | NaN  | NaN
///
/// The lower tail goes down to the subnormal numbers. At most 1 ULP, the derivative 2 ULP, also where it crosses zero.
/// Source: Misra, "Mish: a self regularized non-monotonic activation function", 2019.
struct mish {
  static constexpr bool arithmetic_bound = true;

  // Where tables are quick, one has the logarithm of f(x) / x for x <= 0, and of 1 - f(x) / x for x > 0.
  //
  // Elsewhere, with e^x = k a, k = 2^n, f is x k q, q = m / (1 + k m), m = a + k a^2 / 2. The quotient's residual
  // m - q (1 + k m) = (1 - q) + r + s - k q + (1 - k q) k a^2 / 2 - k q (r + s), a = 1 + r + s, is summed in an order
  // in which what is large cancels exactly, and completes it.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    if constexpr (sizeof(element_t<V>) == 4 && m::quick_rows) {
      const V t = m::at_most(x, V(9.3F));  // beyond, f(x) is x, and far below -0
      const V y = detail::times_tabulated<detail::mish_gate>(m::at_least(t, V(-110)), t, V(0));
      return m::copysign(where(t > V(0), x - y, y), x);
    } else {
      const V limit(20);  // from there on x
      const V z = clamped(x, limit);
      const detail::exponential<V> e(z, V(0));
      const V k = m::power_or_zero(e.n);
      const V w = e.r + e.s;
      const V square = k * m::fma(w, w + V(2), V(1));
      const V numerator = m::fma(square, constant<V>(0.5), V(1) + w);
      const V reciprocal = rough_reciprocal(m::fma(k, numerator, V(1)));
      const V quotient = detail::shortened(numerator * reciprocal);
      const V k_quotient = k * quotient;
      const V half = m::fnma(k_quotient, constant<V>(0.5), constant<V>(0.5));
      V residual = m::opaque((V(1) - quotient) - k_quotient);
      const V lost = m::opaque((V(1) - quotient) - residual) - k_quotient;
      if constexpr (m::has_fma) {
        residual = m::fnma(k_quotient, w, residual + e.r);
        residual = m::fma(square, half, residual) + e.s + lost;
      } else {  // products are rounded: only small ones
        const V k_half = k * half;
        residual = (((residual + e.r) + k_half) + k * residual * w) + (k_half * (w * w) + lost) + e.s;
      }
      const V y = m::scale_above(detail::times_short(z, quotient, z * (residual * reciprocal)), e.n);
      return where(x > limit, x, m::copysign(y, x));  // of -0.0 the sum loses the sign
    }
  }

  // Where tables are quick, one has the logarithm of f'(x) / (x - x0), x0 being the zero: that has but one sign.
  //
  // Elsewhere: around x0, with t = x - x0 and e^x = e^x0 (1 + g), f' is 4 e^x w / d^2 with
  // w = t (1 + e^x) + g (b0 + b1 g + b2 g^2), whose terms have one sign near x0, and d = e^2x + 2 e^x + 2. Here d is in
  // the unit 2 e^(x0/2), so that 4 e^x0 is in it. Right of the zero, f' = (1 - 2 / d) + 4 x e^x (1 + e^x) / d^2.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    if constexpr (sizeof(T) == 4 && m::quick_rows) {
      using slope = detail::mish_slope;
      const V z = m::at_most(m::at_least(x, V(-110)), V(slope::limit));
      const V from_root = m::opaque(z - V(slope::root_high)) - V(slope::root_low);
      return detail::times_tabulated<slope>(from_root, z, V(1));
    } else {
      using layout = detail::layout<T>;
      using ln2 = detail::exponential_constants<T>;
      using root = detail::mish_constants<T>;
      const V z = clamped(x, V(root::saturation));

      // e^t = 2^n (1 + r + s); r is t where n = 0
      const V rounder(layout::rounder);
      const V n =
          m::opaque(m::fma(z, constant<V>(1.4426950408889634), constant<V>(0x1.b86689a0e5e77p0)) + rounder) - rounder;
      const V distance = z - m::fma(n, V(ln2::ln2_high), V(root::high));
      const V low = m::fma(n, V(ln2::ln2_low), V(root::low));
      const V near = m::opaque(distance - low);
      const V r = near - V(root::lowest);
      const V r_low = (distance - near) - low;
      const V s = m::fma(r * r, detail::horner(r, ln2::q), r_low);
      const V t = m::opaque(m::fma(n, constant<V>(0.6931471805599453), r));
      const V t_low = m::fma(n, V(ln2::ln2_low), m::fms(n, V(ln2::ln2_high), t) + r) + r_low;

      const V k = m::power_or_zero(n);
      const V g = m::fma(k, s, m::fma(k, r, k - V(1)));
      const V ratio = g + V(1);
      const V e_x = m::fma(g, constant<V>(0x1.36c4202fc3eccp-2), constant<V>(0x1.36c4202fc3eccp-2));
      const V d0 = constant<V>(0x1.39907c2ace579p1);
      const V slope = m::fma(g, constant<V>(0x1.5665be8e3dd34p-4), constant<V>(0x1.6fa80439e1b8cp-1));
      const V d = m::opaque(m::fma(g, slope, d0));
      const V d_low = detail::cancel(g, slope, d0 - d) + m::fma(g, V(root::slope_low), V(root::d_low));
      const V estimate = m::upper_half(m::reciprocal_estimate(d));
      const V error = m::fnms(d_low, estimate, detail::difference(d, estimate, V(1)));
      const V estimate2 = estimate * estimate;
      const V correction = square_series(error);  // 1 / d^2 = estimate^2 (1 + correction)

      const V b = m::fma(m::fma(g, constant<V>(0x1.c9f40193f744cp-8), constant<V>(0x1.cf1d5480ba0e5p-4)), g,
                         constant<V>(0x1.31ac354e2a079p-2));
      const V gb = detail::product_and(g, b, t_low);
      const V u = m::fma(t, e_x, gb);
      const V w = m::opaque(t + u);
      const V w_low = ((t - w) + u) + detail::cancel(t, e_x, gb - u);
      const V main = m::opaque(w * estimate2);
      const V rest = m::fma(w_low, estimate2, detail::difference(w, estimate2, main));
      const V h = m::opaque(V(1) + r);
      const V growth = m::fma(h + s, correction, s + (r - (h - V(1))));
      const V unscaled = detail::product_and(main, h, m::fma(main, growth, rest * h));
      const V left = m::copysign(m::scale_above(unscaled, n), unscaled);

      const V pull = m::fma(e_x, ratio, ratio) * (z * estimate2);
      const V half = m::fma(constant<V>(0x1.d0b352218fbp0), detail::geometric_series(error), V(root::two_low));
      const V right =
          m::fnma(V(root::two_high), estimate, V(1)) + m::fnma(estimate, half, m::fma(pull, correction, pull));
      return where(x > V(root::saturation), V(1), where(x > constant<V>(-0.39), right, left));
    }
  }

 private:
  /// Batches may compute what they like above the limit, where it is not used; constant expressions may not.
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V clamped(const V& x, const V& limit) noexcept {
    using m = detail::machine<V>;
    const V z = m::at_least(x, V(detail::mish_constants<element_t<V>>::vanishing));
    if constexpr (std::is_floating_point_v<V>) {
      return m::at_most(z, limit);
    } else {
      static_cast<void>(limit);
      return z;
    }
  }

  /// 1 / d to about half of the digits: what one residual completes.
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V rough_reciprocal(const V& d) noexcept {
    using m = detail::machine<V>;
    const V estimate = m::reciprocal_estimate(d);
    if constexpr (m::estimate_bits >= detail::layout<element_t<V>>::digits / 2 + 2) {
      return estimate;
    } else {
      return m::fma(estimate, m::fnma(d, estimate, V(1)), estimate);
    }
  }

  /// 1 / (1 - e)^2 - 1 = 2 e + 3 e^2 + …
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V square_series(const V& e) noexcept {
    using m = detail::machine<V>;
    if constexpr (sizeof(element_t<V>) == 4) {
      return e * m::fma(e, V(3), V(2));
    } else {
      return e * m::fma(e, m::fma(e, m::fma(e, V(5), V(4)), V(3)), V(2));
    }
  }
};

namespace fast {

/// ramp::mish in fewer operations: at most 4 ULP. The derivative, and double, are as exact as there.
struct mish {
  using exact = ramp::mish;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      const V limit(20);  // from there on x
      const V z = m::at_least(x, V(-109.4F));
      const detail::exponential<V> e(detail::unused_above(z, limit));
      const V k = m::power_of_two(e.n + V(32));  // subnormal powers would lose digits that z * e^x still has
      const V power = m::fma(k, e.r + e.s, k);
      const V numerator = m::fma(power, power * V(0x1p-32F), power + power);
      const V y = detail::short_quotient(z * numerator, m::fma(numerator, V(0x1p-32F), V(2))) * V(0x1p-32F);
      return where(x > limit, x, y);
    } else {
      return ramp::mish{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::mish{}.derivative(x);
  }
};

}  // namespace fast

}  // namespace ramp
