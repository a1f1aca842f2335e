// SPDX-License-Identifier: MIT
// The exponential function and what activations make of it. Coefficients: tools/coefficients.sollya.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp::detail {

template <class T>
struct exponential_constants;

template <>
struct exponential_constants<float> {
  static constexpr float ln2_high = 0x1.62ep-1F;  // few bits: times n it is exact
  static constexpr float ln2_low = 0x1.0bfbe8p-15F;
  static constexpr float lowest = -110;  // e^x is less than half of the smallest subnormal number
  /// (e^r - 1 - r) / r^2 for |r| <= 0.3475: degree 4, error of e^r 2^-27.5.
  static constexpr float q[] = {0x1.fffff4p-2F, 0x1.55548cp-3F, 0x1.555dd2p-5F, 0x1.123d6p-7F, 0x1.6721e8p-10F};
};

template <>
struct exponential_constants<double> {
  static constexpr double ln2_high = 0x1.62e42fefa38p-1;
  static constexpr double ln2_low = 0x1.ef35793c7673p-45;
  static constexpr double lowest = -750;
  /// The same: degree 10, error 2^-61.
  static constexpr double q[] = {0x1.0000000000001p-1,  0x1.555555555555cp-3,  0x1.5555555554f57p-5,
                                 0x1.111111110e9cp-7,   0x1.6c16c16da679ap-10, 0x1.a01a01b468dbep-13,
                                 0x1.a019fbbca3204p-16, 0x1.71ddee0254e9fp-19, 0x1.27ef40951a632p-22,
                                 0x1.af6f5fdbe434ap-26, 0x1.11a52312523bp-29};
};

/// e^x = 2^n (1 + r + s), n an integer, |r| <= ln(2) / 2, s smaller than r^2.
///
/// x must be finite and n of moderate size: callers clamp. `low` continues x beyond its last place. Apart, r and s lose
/// less than their sum: r is exact where n = 0, and else off by half a unit in the last place of 0.25.
template <class V>
struct exponential {
  V n, r, s;

  RAMP_ALWAYS_INLINE constexpr explicit exponential(const V& x) noexcept
      : n(m::opaque(m::fma(x, log2e(), rounder())) - rounder()),
        r(m::fnma(n, V(c::ln2_low), m::fnma(n, V(c::ln2_high), x))),
        s(r * r * horner(r, c::q)) {}

  // Here r is exact, and s has what r lacks beside the rest: it can be of the size of low.
  RAMP_ALWAYS_INLINE constexpr exponential(const V& x, const V& low) noexcept
      : n(m::opaque(m::fma(x, log2e(), rounder())) - rounder()), r(m::fnma(n, V(c::ln2_high), x)), s(V(0)) {
    const V missing = m::fnma(n, V(c::ln2_low), low);
    const V whole = r + missing;
    s = m::fma(whole * whole, horner(whole, c::q), missing);
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

  RAMP_ALWAYS_INLINE constexpr explicit logistic(const V& x) noexcept : logistic(exponential<V>(clamped(-x))) {}
  RAMP_ALWAYS_INLINE constexpr logistic(const V& x, const V& low) noexcept
      : logistic(exponential<V>(clamped(-x), -low)) {}

 private:
  using m = machine<V>;

  RAMP_ALWAYS_INLINE static constexpr V clamped(const V& x) noexcept {
    constexpr auto limit = exponential_constants<element_t<V>>::lowest;
    return m::at_most(m::at_least(x, V(limit)), V(-limit));
  }

  RAMP_ALWAYS_INLINE constexpr explicit logistic(const exponential<V>& e) noexcept
      : logistic(e, m::at_most(e.n, V(0))) {}
  RAMP_ALWAYS_INLINE constexpr logistic(const exponential<V>& e, const V& negative) noexcept
      : exponent(negative - e.n), estimate(V(0)), correction(V(0)) {
    const V a = m::scale(V(1), exponent);
    const V b = m::scale(V(1), negative);
    estimate = m::reciprocal_estimate(m::fma(b, V(1) + (e.r + e.s), a));
    const V b_estimate = b * estimate;
    V error = m::fnma(b_estimate, a, V(1) - estimate);  // one of a and b is 1
    error = m::fnma(b_estimate, e.r, error);
    error = m::fnma(b_estimate, e.s, error);
    correction = geometric_series(error);
  }
};

}  // namespace ramp::detail
