// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/fast_exponential.hpp>
#include <ramp/detail/gelu_pieces.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/tabulated.hpp>
#include <ramp/formula.hpp>

namespace ramp {

namespace detail {

/// -t^2 / 2 = t slope + low.
template <class V>
struct gaussian_exponent {
  V slope, low;

  RAMP_ALWAYS_INLINE constexpr explicit gaussian_exponent(const V& t) noexcept
      : slope(constant<V>(-0.5) * t), low(V(0)) {}
};

/// -2 sqrt(2 / pi) (t + 0.044715 t^3) = t slope + low; for a power of two, log2(e) times that.
template <class V, bool OfTwo = false>
struct gelu_tanh_exponent {
  V slope, low;

  RAMP_ALWAYS_INLINE constexpr explicit gelu_tanh_exponent(const V& t) noexcept
      : gelu_tanh_exponent(t, machine<V>::opaque(t * t)) {}

 private:
  // The coefficients in two parts. That of t has few bits, so that its difference to the slope is exact.
  static constexpr bool is_float = sizeof(element_t<V>) == 4;
  static_assert(!OfTwo || is_float);
  static constexpr V of(double two, double e_float, double e_double) noexcept {
    return constant<V>(OfTwo ? two : is_float ? e_float : e_double);
  }
  static constexpr V c1() noexcept { return of(-0x1.26aep+1, -0x1.9884p+0, -0x1.9884533d43p+0); }
  static constexpr V c1_low() noexcept { return of(-0x1.84379cp-16, -0x1.4cf50ep-18, -0x1.942343f2cf14p-42); }
  static constexpr V c3() noexcept { return of(-0x1.a5a7dp-4, -0x1.2444f2p-4, -0x1.2444f2a4d8b4bp-4); }
  static constexpr V c3_low() noexcept { return of(0x1.151aaep-29, -0x1.49b16ap-29, 0x1.6c843a29d1c7p-61); }

  RAMP_ALWAYS_INLINE constexpr gelu_tanh_exponent(const V& t, const V& square) noexcept
      : slope(machine<V>::opaque(machine<V>::fma(c3(), square, c1()))), low(V(0)) {
    using m = machine<V>;
    const V square_low = cancel(t, t, -square);
    const V slope_low = m::fma(c3(), square_low, m::fma(c3_low(), square, c1_low()));
    low = t * (cancel(c3(), square, m::opaque(c1() - slope)) + slope_low);
  }
};

}  // namespace detail

/// Gaussian error linear unit: f(x) = x Phi(x), Phi being the distribution function of the standard normal
/// distribution: Phi(x) = (1 + erf(x / sqrt(2))) / 2.
///
/// f'(x) = Phi(x) + x phi(x), phi(x) = e^(-x^2 / 2) / sqrt(2 pi).
///
/// x         | f(x)    | f'(x)
/// --------- | ------- | -----
/// -inf      | -0      | -0
/// -0.751... | minimum | changes its sign; relatively exact on either side
/// ±0.0      | ±0.0    | 0.5
/// inf       | inf     | 1
/// NaN       | NaN     | NaN
///
/// The lower tail goes down to the subnormal numbers: there is no 1 + erf that cancels. At most 1 ULP, derivatives 2
/// ULP. Source: Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", 2016; PyTorch's gelu.
struct gelu {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4 && !detail::machine<V>::quick_rows) {
      return by_quotient(x);
    } else {
      return detail::gated<detail::gelu_tail<element_t<V>>, detail::gaussian_exponent<V>>(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return detail::gated_derivative<detail::gelu_slope<element_t<V>>, detail::gaussian_exponent<V>>(x);
  }

 private:
  // Where tables are slow: with z = t / (t + b), t Phi(-t) = z p(z) e^(-t^2 / 2), p being a line and a small curve.
  // What is large is in two parts, as z is, or exact, and the last sum the only rounding of its size: z line (1 + r)
  // and the rest of the product.
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_quotient(const V& x) noexcept {
    using m = detail::machine<V>;
    // The curve in z - 0.4375, for t <= 13.2: degree 11, relative error of p 2^-29.2. Script:
    // tools/coefficients_fast.sollya.
    constexpr float b = 2.0625F, line_0 = 1.0107421875F, line_1 = -0.640625F;
    constexpr float curve[] = {-0x1.29271cp-7F, -0x1.18d8f2p-4F, 0x1.c982b4p-4F,  0x1.28300ep-2F,
                               0x1.5fbf76p-7F,  -0x1.70d8c4p-3F, -0x1.eeb5eap-4F, 0x1.ab28a2p-5F,
                               0x1.3e4822p-3F,  0x1.715466p-4F,  -0x1.4f98bcp-4F, -0x1.d292cap-4F};
    const V t = m::abs_at_most(x, V(14.42F));  // there n is -150, and the tail less than half of the smallest number
    const V slope = t * V(-0.5F);
    // -t^2 / 2 as a multiple of 2^-17: r is one, too, and 1 + r exact
    const V exponent = m::opaque(m::opaque(m::fma(t, slope, V(192))) - V(192));
    const detail::exponential<V> e(exponent, detail::difference(t, slope, exponent));

    constexpr float lift = 0x1p32F;  // products of subnormal numbers would be rounded
    const V lifted = m::opaque(t * V(lift));
    const V z = m::divide(lifted, t + V(b));
    const V z_high = detail::shortened(z);
    const V missing = detail::minus_short(t, z_high, m::opaque(m::fnma(z_high, V(b), lifted)));
    const V z_low = missing * m::fma(z, V(-1 / (b * lift)), V(1 / b));  // missing / (t + b)

    const V slant(line_1 / lift);
    const V line = m::opaque(m::fma(z_high, slant, V(line_0)));
    const V line_low = m::fma(z_low, slant, m::fma(z_high, slant, m::opaque(V(line_0) - line)));
    const V p_low = detail::horner(m::fma(z, V(1 / lift), V(-0.4375F)), curve) + line_low;
    const V product = m::opaque(z_high * line);
    const V rest = m::fma(z, p_low, m::fms(z_low, line, detail::minus_short(line, z_high, product)));

    const V growth = V(1) + e.r;
    const V small = m::fma(product, e.s, rest * (growth + e.s));
    const V power = m::power_of_two(e.n + V(23));  // 0 for n = -150
    const V tail = m::opaque(detail::product_and(product, growth, small) * power);
    return m::fnma(tail, V(0x1p-23F / lift), m::at_least(x, constant<V>(-0.0)));
  }
};

/// The approximation of gelu by a hyperbolic tangent: f(x) = x (1 + tanh(v(x) / 2)) / 2 = x / (1 + e^-v(x)),
/// v(x) = 2 sqrt(2 / pi) (x + 0.044715 x^3).
///
/// f'(x) = s(v) + x v'(x) s(v) s(-v), where s(v) = 1 / (1 + e^-v).
///
/// x         | f(x)    | f'(x)
/// --------- | ------- | -----
/// -inf      | -0      | -0
/// -0.752... | minimum | changes its sign; relatively exact on either side
/// ±0.0      | ±0.0    | 0.5
/// inf       | inf     | 1
/// NaN       | NaN     | NaN
///
/// The lower tail goes down to the subnormal numbers. At most 1 ULP of this formula, derivatives 2 ULP; from gelu it is
/// up to 0.0005 away. Hardly faster than gelu: for models that were trained with it.
/// Source: Hendrycks and Gimpel, "Gaussian error linear units (GELUs)", 2016; PyTorch's gelu with approximate="tanh".
struct gelu_tanh {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4 && !detail::machine<V>::quick_rows) {
      return by_quotient(x);
    } else {
      return detail::gated<detail::gelu_tanh_tail<element_t<V>>, detail::gelu_tanh_exponent<V>>(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return detail::gated_derivative<detail::gelu_tanh_slope<element_t<V>>, detail::gelu_tanh_exponent<V>>(x);
  }

 private:
  // Where tables are slow: with e^v(t) = 2^n (1 + r + s), the tail t / (1 + e^v(t)) is 2^-n t / (2^-n + 1 + r + s). The
  // estimate of the reciprocal has so few bits that its error is exact, and completes it.
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_quotient(const V& x) noexcept {
    using m = detail::machine<V>;
    const V t = m::abs_at_most(x, V(10.79F));  // there n is 154, and the tail less than half of the smallest number
    const detail::gelu_tanh_exponent<V> minus_v(t);
    const V slope = V(0) - minus_v.slope;
    const V v = m::opaque(t * slope);
    const detail::exponential<V> e(v, detail::difference(t, slope, v) - minus_v.low);

    constexpr float lift = 0x1p32F;  // products of subnormal numbers would be rounded
    constexpr float power_lift = 0x1p27F;
    const V power = m::power_of_two(V(27) - e.n);  // 0 for n = 154
    const V estimate = m::reciprocal_estimate(m::fma(power, V(1 / power_lift), V(1) + (e.r + e.s)));
    const V most = m::opaque(m::fnma(power, estimate * V(1 / power_lift), V(1) - estimate));
    const V error = m::fnma(estimate, e.s, detail::minus_short(m::opaque(e.r), estimate, most));
    const V lifted = m::opaque(t * V(lift));
    const V rest = lifted * (estimate * detail::geometric_series(error));
    const V tail = m::opaque(detail::times_short(lifted, estimate, rest) * power);
    return m::fnma(tail, V(1 / (lift * power_lift)), m::at_least(x, constant<V>(-0.0)));
  }
};

namespace fast {

/// ramp::gelu in fewer operations: at most 4 ULP; subnormal results may be 0. The derivative, double, and float
/// without fused multiply-add, whose roundings would add up to more, are as exact as there.
struct gelu {
  using exact = ramp::gelu;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) != 4 || !detail::machine<V>::has_fma) {
      return ramp::gelu{}(x);
    } else if constexpr (detail::machine<V>::quick_rows) {
      return by_pieces(x);
    } else {
      return by_quotient(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::gelu{}.derivative(x);
  }

 private:
  // Phi(-t) / e^(-t^2 / 2) on 31 pieces.
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_pieces(const V& x) noexcept {
    using m = detail::machine<V>;
    using g = detail::gelu_pieces;
    const V t = m::abs_at_most(x, V(g::limit));
    const typename m::template row<g> row(m::fma(t, V(g::factor), V(g::offset)));
    const V rest = detail::row_polynomial<0, 4>(row, t);
    // t^2 is rounded for k alone; u comes from its exact value
    constexpr float rounder = detail::layout<float>::rounder;
    const V sum = m::opaque(m::fma(t * t, V(g::steps), V(rounder)));
    const V u = m::fma(t, t, m::opaque(sum - V(rounder)) * V(g::step));
    const V power = m::template pick_power<18>(g::power, sum);
    return m::fnma(m::fma(power, u * detail::horner(u, g::e), power), rest, m::at_least(x, constant<V>(-0.0)));
  }

  // Tables cost more there than one division.
  template <class V>
  RAMP_ALWAYS_INLINE static constexpr V by_quotient(const V& x) noexcept {
    using m = detail::machine<V>;
    // With z = t / (1 + 0.375 t), t Phi(-t) = z e^(-t^2 / 2) p(0.4375 - 0.375 z) for t <= 13.2, error 2^-25.1. The
    // argument is small at either end, so that neither adds up rounding errors. Script: tools/coefficients_fast.sollya.
    constexpr float p[] = {0x1.29c4aep-2F, 0x1.8268a6p-2F, 0x1.00642p-2F,   -0x1.111864p-8F, -0x1.adf89p-4F,
                           0x1.037b5ap-8F, 0x1.e39d42p-5F, -0x1.54898ap-6F, -0x1.cdd026p-6F, 0x1.733d5p-6F};
    const V t = m::abs_at_most(x, V(14.5F));  // beyond, the tail is less than half of the smallest number
    const V slope = t * V(-0.5F);
    const V exponent = m::opaque(t * slope);
    const detail::exponential<V> e(exponent, m::fms(t, slope, exponent));
    const V z = detail::short_quotient(t, m::fma(t, V(0.375F), V(1)));
    const V lifted = z * detail::horner(m::fnma(z, V(0.375F), V(0.4375F)), p) * m::power_of_two(e.n + V(32));
    const V tail = m::fma(lifted, e.r + e.s, lifted);
    return m::fnma(tail, V(0x1p-32F), m::at_least(x, constant<V>(-0.0)));
  }
};

/// ramp::gelu_tanh in fewer operations: at most 4 ULP; subnormal results may be 0. The derivative, and double, are as
/// exact as there.
struct gelu_tanh {
  using exact = ramp::gelu_tanh;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      const V limit(8);           // from there on x
      const V lowest(-10.1007F);  // below, f is subnormal: 0, since some processors take a thousand cycles for such
      const V z = m::at_least(x, lowest);
      const V t = m::at_most(z, limit);
      const detail::gelu_tanh_exponent<V, true> e(t);
      const detail::fast_power_of_two<-32, V> power(t, e.slope, e.low);
      const V y = detail::short_quotient(z, m::fma(power.scale, power.rest, V(0x1p-32F)));
      return where(x > limit, x, y * where(x < lowest, V(0), V(0x1p-32F)));
    } else {
      return ramp::gelu_tanh{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::gelu_tanh{}.derivative(x);
  }
};

}  // namespace fast

}  // namespace ramp
