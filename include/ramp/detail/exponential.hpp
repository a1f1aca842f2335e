// SPDX-License-Identifier: MIT
// The exponential function and what activations make of it. Coefficients: tools/coefficients_exponential.sollya.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <limits>

namespace ramp::detail {

template <class T>
struct exponential_constants;

template <>
struct exponential_constants<float> {
  static constexpr float ln2_high = 0x1.62ep-1F;  // few bits: times n it is exact
  static constexpr float ln2_low = 0x1.0bfbe8p-15F;
  static constexpr float lowest = -115;  // 2^10 e^x is less than half of the smallest subnormal number
  /// (e^r - 1 - r) / r^2 for |r| <= 0.3475: degree 4, error of e^r 2^-27.5.
  static constexpr float q[] = {0x1.fffff4p-2F, 0x1.55548cp-3F, 0x1.555dd2p-5F, 0x1.123d6p-7F, 0x1.6721e8p-10F};
  /// (e^r - 1 - r - r^2 / 2) / r^3 likewise: degree 4, error of e^r 2^-29.6.
  static constexpr float cubic[] = {0x1.555516p-3F, 0x1.5554ep-5F, 0x1.11694cp-7F, 0x1.6d5622p-10F, 0x1.2bc54cp-13F};
};

template <>
struct exponential_constants<double> {
  static constexpr double ln2_high = 0x1.62e42fefa38p-1;
  static constexpr double ln2_low = 0x1.ef35793c7673p-45;
  static constexpr double lowest = -760;
  /// The same: degree 10, error 2^-61.
  static constexpr double q[] = {0x1.0000000000001p-1,  0x1.555555555555cp-3,  0x1.5555555554f57p-5,
                                 0x1.111111110e9cp-7,   0x1.6c16c16da679ap-10, 0x1.a01a01b468dbep-13,
                                 0x1.a019fbbca3204p-16, 0x1.71ddee0254e9fp-19, 0x1.27ef40951a632p-22,
                                 0x1.af6f5fdbe434ap-26, 0x1.11a52312523bp-29};
  /// Degree 9, error 2^-63.8.
  static constexpr double cubic[] = {0x1.555555555555cp-3,  0x1.555555555555ap-5,  0x1.111111110e9c2p-7,
                                     0x1.6c16c16c141e7p-10, 0x1.a01a01b467c68p-13, 0x1.a01a01b1d6591p-16,
                                     0x1.71ddee05572c7p-19, 0x1.27e4c309bdf97p-22, 0x1.af6f5a75a5367p-26,
                                     0x1.1f995e0855c5cp-29};
};

/// e^x = 2^n (1 + r + s), n an integer, |r| <= ln(2) / 2, s smaller than r^2.
///
/// x must be finite and n of moderate size: callers clamp. Apart, r and s lose less than their sum. Without `low`, r is
/// exact where n = 0, and else off by half a unit in the last place of 0.25. `low`, which may be 0, continues x beyond
/// its last place: then r is exact, for one operation more, and s has what r lacks.
template <class V>
struct exponential {
  V n, r, s;

  RAMP_ALWAYS_INLINE constexpr explicit exponential(const V& x) noexcept
      : n(m::opaque(m::fma(x, log2e(), rounder())) - rounder()),
        r(m::fnma(n, V(c::ln2_low), m::fnma(n, V(c::ln2_high), x))),
        s(r * r * horner(r, c::q)) {}

  RAMP_ALWAYS_INLINE constexpr exponential(const V& x, const V& low) noexcept : exponential(x, low, terms::few) {}
  /// With more terms s has an error half as large, for one or two operations.
  enum class terms { few, more };
  RAMP_ALWAYS_INLINE constexpr exponential(const V& x, const V& low, terms how_many) noexcept
      : n(m::opaque(m::fma(x, log2e(), rounder())) - rounder()), r(m::fnma(n, V(c::ln2_high), x)), s(V(0)) {
    const V missing = m::fnma(n, V(c::ln2_low), low);
    const V whole = r + missing;
    const V square = whole * whole;
    if (how_many == terms::few) {
      s = m::fma(square, horner(whole, c::q), missing);
    } else {
      s = m::fma(square, whole * horner(whole, c::cubic), m::fma(square, constant<V>(0.5), missing));
    }
  }

 private:
  using m = machine<V>;
  using T = element_t<V>;
  using c = exponential_constants<T>;
  static constexpr V log2e() noexcept { return constant<V>(1.4426950408889634); }
  static constexpr V rounder() noexcept { return V(layout<T>::rounder); }
};

/// 1 / (1 - e) - 1 = e + e^2 + …, as far as T can tell, for |e| < 2^-11: it completes an estimate of a reciprocal.
template <class V>
RAMP_ALWAYS_INLINE constexpr V geometric_series(const V& e) noexcept {
  using m = machine<V>;
  if constexpr (sizeof(element_t<V>) == 4) {
    return m::fma(e, e, e);
  } else {
    const V e2 = e * e;
    return m::fma(e2, m::fma(e, e, e) + V(1), e);  // up to e^4
  }
}

/// The logistic function: 1 / (1 + e^-x) = 2^exponent * estimate * (1 + correction), with estimate between 0.4 and 1,
/// |correction| < 2^-11, exponent = 0 for x > -0.35.
///
/// With e^-x = 2^n u, the denominator is divided by 2^n where n > 0: it is A + B u, A = 2^-max(n, 0), B = 2^min(n, 0),
/// and neither overflows. The estimate has few enough bits that 1 - estimate * (A + B u) loses next to nothing.
template <class V>
struct logistic {
  V exponent, estimate, correction;

  /// Below, 2^exponent is 0 even times 2^80, which swish's factor is for a small beta.
  static constexpr element_t<V> limit = 3 * exponential_constants<element_t<V>>::lowest / 2;
  static constexpr element_t<V> saturation = 60;  ///< above, it is 1

  RAMP_ALWAYS_INLINE constexpr explicit logistic(const V& x) noexcept : logistic(exponential<V>(clamped(-x))) {}
  RAMP_ALWAYS_INLINE constexpr logistic(const V& x, const V& low) noexcept
      : logistic(exponential<V>(clamped(-x), -low)) {}

  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V value() const noexcept {
    return m::scale_above(m::fma(estimate, correction, estimate), exponent);
  }

 private:
  using m = machine<V>;

  RAMP_ALWAYS_INLINE static constexpr V clamped(const V& x) noexcept {
    return m::at_most(m::at_least(x, V(-saturation)), V(-limit));
  }

  RAMP_ALWAYS_INLINE constexpr explicit logistic(const exponential<V>& e) noexcept
      : logistic(e, m::at_most(e.n, V(0))) {}
  RAMP_ALWAYS_INLINE constexpr logistic(const exponential<V>& e, const V& negative) noexcept
      : exponent(negative - e.n), estimate(V(0)), correction(V(0)) {
    const V a = m::power_or_zero(exponent);
    const V b = m::power_of_two(negative);
    estimate = m::reciprocal_estimate(m::fma(b, V(1) + (e.r + e.s), a));
    const V b_estimate = b * estimate;
    const V rest = V(1) - estimate;
    const V most = m::opaque(m::fnma(b_estimate, a, rest));  // one of a and b is 1
    V error = m::fnma(b_estimate, e.s, minus_short(e.r, b_estimate, most));
    if constexpr (!m::has_fma) {  // more roundings than there is room for
      error = error + (m::opaque(rest - most) - b_estimate * a);
    }
    correction = geometric_series(error);
  }
};

/// 2^Power e^-|x| / (1 + e^-|x|)^2: the derivative of the logistic function, and of tanh.
template <int Power, class V>
RAMP_ALWAYS_INLINE constexpr V bell(const V& x) noexcept {
  using m = machine<V>;
  const V z = m::at_least(m::minus_abs(x), V(exponential_constants<element_t<V>>::lowest));
  const exponential<V> e(z);
  const V w = e.r + e.s;
  const V u = V(1) + w;
  const V k = m::power_or_zero(e.n);
  const V estimate = m::reciprocal_estimate(m::fma(k, u, V(1)));
  const V k_estimate = k * estimate;
  const V error = minus_short(w, k_estimate, (V(1) - estimate) - k_estimate);
  const V correction = geometric_series(error);
  // u (1 + correction)^2 = 1 + (w + u correction (2 + correction))
  const V rest = m::fma(u, correction * (V(2) + correction), w);
  const V square = estimate * estimate;
  return m::scale_above(m::fma(square, rest, square), Power == 0 ? e.n : e.n + V(Power));
}

/// Where silu's derivative crosses zero: at -root, 1 = root s(root) with the logistic function s. The root is in three
/// parts, the first of few bits. Near it, 1 - t s(t) = (root - t) (1 + h(t - 1.25)).
template <class T>
struct silu_root;

template <>
struct silu_root<float> {
  static constexpr float high = 0x1.474p+0F, middle = 0x1.2e7908p-13F, low = 0x1.20b7e4p-40F;
  /// For t in [0.9, 1.67]: degree 6, relative error 2^-27.2.
  static constexpr float h[] = {-0x1.9b86p-9F,  0x1.c985dcp-4F,   -0x1.939f86p-5F, 0x1.1dd876p-8F,
                                0x1.a2a2ecp-9F, -0x1.195904p-10F, -0x1.08af5ep-17F};
};

template <>
struct silu_root<double> {
  static constexpr double high = 0x1.474974p+0, middle = -0x1.bdf6fa40e5168p-27, low = -0x1.b29f55d76b5fdp-81;
  /// The same: degree 15, error 2^-55.3.
  static constexpr double h[] = {
      -0x1.9b85cb6823cp-9,    0x1.c985d5402b0b7p-4,   -0x1.93a068dbc85ebp-5,  0x1.1df17a2ccbabap-8,
      0x1.a38dc1881de54p-9,   -0x1.1f6260f6ecab3p-10, -0x1.427086f6de9a3p-15, 0x1.b5d4cb993a59ap-14,
      -0x1.46f0d3bedbe7ep-16, -0x1.46c8a64279487p-18, 0x1.744b2d1df2f5bp-19,  -0x1.8de595af40fc9p-23,
      -0x1.e16fb38c3440bp-23, 0x1.8ec6032fc22f6p-24,  0x1.aa5f5117d3096p-25,  -0x1.5fa0c8068090cp-24};
};

/// The derivative of z s(z), s the logistic function, for z = x + low...: s(z) (1 - t s(t)) with t = -z for z < 0, and
/// for z > 0 what symmetry makes of it: 1 minus the derivative at -z. The difference has a zero; around it a polynomial
/// takes over.
template <class V>
RAMP_ALWAYS_INLINE constexpr V silu_derivative(const V& x, const std::same_as<V> auto&... x_low) noexcept {
  using m = machine<V>;
  using root = silu_root<element_t<V>>;
  const V t = m::at_most(m::abs(x), V(-exponential_constants<element_t<V>>::lowest));
  const V t_low = (V(0) + ... + where(x < V(0), V(0) - x_low, x_low));
  const exponential<V> e(V(0) - t, V(0) - t_low);

  // s(t) = estimate * (1 + correction), s(-t) = 2^n (1 + w) s(t)
  const V w = e.r + e.s;
  const V u = V(1) + w;
  const V k = m::power_or_zero(e.n);
  const V estimate = m::upper_half(m::reciprocal_estimate(m::fma(k, u, V(1))));
  const V k_estimate = k * estimate;
  const V correction = geometric_series(minus_short(w, k_estimate, (V(1) - estimate) - k_estimate));

  // 1 - t s(t) as main + low, or near the root (root - t) (1 + bend)
  const auto near = t > V(0.9F) && t < V(1.67F);
  const V far = m::opaque(minus_short(t, estimate, V(1)));
  const V some = m::opaque(V(root::high) - t);
  const V most = m::opaque(some + V(root::middle));
  V distance = most + V(root::low);
  V distance_low(0);
  if constexpr (sizeof...(x_low) != 0) {
    const V sum = m::opaque(most - t_low);
    const V lost =
        (m::opaque(some - most) + V(root::middle)) + (m::opaque(m::opaque(most - sum) - t_low) + V(root::low));
    distance = m::opaque(sum + lost);
    distance_low = m::opaque(sum - distance) + lost;
  }
  const V main = where(near, distance, far);
  const V low = where(near, distance_low, m::fnma(t * estimate, correction, V(0) - t_low * estimate));
  const V bend = where(near, horner(t - V(1.25), root::h), V(0));

  // times s(-t): (1 + w) (1 + correction) (1 + bend) = 1 + r + rest
  const V first = m::fma(u, correction, e.s);
  const V all = m::fma(u, correction, u);
  const V rest = m::fma(bend, all, first);
  const V product = m::opaque(estimate * main);
  V small = cancel(main, estimate, V(0) - product);
  small = m::fma(estimate * low, all, small);
  small = m::fma(product, rest, small);
  small = product_and(product, e.r, small);
  const V unscaled = product + small;
  const V below = m::copysign(m::scale_above(unscaled, e.n), unscaled);
  return where(x > V(0), V(1) - below, below);
}

// alpha (e^x - 1) and alpha e^x for x <= 0; elsewhere any finite number or NaN.

/// A constant to twice the precision.
template <class V>
struct twofold {
  V high, low;
};

/// 1 / a
template <class V>
RAMP_ALWAYS_INLINE constexpr twofold<V> reciprocal_of(element_t<V> a) noexcept {
  using T = element_t<V>;
  const T high = 1 / a;
  return {V(high), V(cancel(-high, a, T(1)) / a)};
}

template <class V>
RAMP_ALWAYS_INLINE constexpr V scaled_exp(const V& alpha, const V& x) noexcept {
  using m = machine<V>;
  constexpr auto lowest = 3 * exponential_constants<element_t<V>>::lowest / 2;  // also for a large alpha
  const exponential<V> e(m::at_most(m::at_least(x, V(lowest)), V(0)));
  return m::scale(m::fma(alpha, e.r + e.s, alpha), e.n);
}

/// a (e^x - 1) = a (k - 1 + k (r + s)): the two large terms are summed without loss. `low` continues a.
template <class V>
RAMP_ALWAYS_INLINE constexpr V scaled_expm1(const exponential<V>& e, const V& a,
                                            const std::same_as<V> auto&... low) noexcept {
  using m = machine<V>;
  const V k = m::power_of_two(e.n);
  const V k_minus_one = k - V(1);
  if constexpr (m::has_fma) {
    const V ak = a * k;
    const V first = m::opaque(a * k_minus_one);
    const V first_low = (cancel(a, k_minus_one, V(0) - first) + ... + (low * m::fma(k, e.r, k_minus_one)));
    const V sum = m::opaque(m::fma(ak, e.r, first));
    const V sum_low = m::fma(ak, e.s, cancel(ak, e.r, first - sum) + first_low);
    return sum + sum_low;
  } else {  // products with k are exact: one exact product is enough
    const V kr = k * e.r;
    const V some = m::opaque(k_minus_one + kr);
    const V rest = (m::opaque(k_minus_one - some) + kr) + k * e.s;
    const V sum = m::opaque(some + rest);
    const V sum_low = m::opaque(some - sum) + rest;
    const V y = m::opaque(a * sum);
    const V y_low = (cancel(a, sum, V(0) - y) + ... + (low * sum)) + a * sum_low;
    // the exact product would underflow
    return where(e.n >= V(0) && e.r > V(-std::numeric_limits<element_t<V>>::epsilon() / 8), a * e.r, y + y_low);
  }
}

/// x for x <= 0, but not below where e^x - 1 is -1; elsewhere 0, or NaN.
template <class V>
RAMP_ALWAYS_INLINE constexpr V down_to_minus_one(const V& x) noexcept {
  using m = machine<V>;
  return m::at_most(m::at_least(x, V(sizeof(element_t<V>) == 4 ? -26 : -56)), V(0));
}

}  // namespace ramp::detail
