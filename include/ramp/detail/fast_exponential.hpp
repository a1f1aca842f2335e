// SPDX-License-Identifier: MIT
// The exponential function of ramp::fast, in float. Coefficients: tools/coefficients_fast.sollya.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <cstdint>

namespace ramp::detail {

struct powers_of_two {
  alignas(64) float entry[16];
};

/// 2^(Shift + j/16)
template <int Shift>
inline constexpr powers_of_two shifted_powers = [] {
  powers_of_two p = {{0x1p+0F, 0x1.0b5586p+0F, 0x1.172b84p+0F, 0x1.2387a6p+0F, 0x1.306fep+0F, 0x1.3dea64p+0F,
                      0x1.4bfdaep+0F, 0x1.5ab07ep+0F, 0x1.6a09e6p+0F, 0x1.7a1148p+0F, 0x1.8ace54p+0F, 0x1.9c4918p+0F,
                      0x1.ae89fap+0F, 0x1.c199bep+0F, 0x1.d5818ep+0F, 0x1.ea4afap+0F}};
  constexpr auto factor = static_cast<float>(std::uint64_t{1} << (Shift < 0 ? -Shift : Shift));
  for (float& power : p.entry) {
    power = Shift < 0 ? power / factor : power * factor;
  }
  return p;
}();

/// 2^u for |u| <= 1/32, error 2^-29.
inline constexpr float sixteenth_power[] = {1, 0x1.62e43p-1F, 0x1.ebfff4p-3F, 0x1.c6aceep-5F};

/// 2^Shift e^(Sign x) = scale * rest, with rest near 1, within 2 ULP. The scale must be a normal number: with
/// Shift = 32 then e^x may be subnormal, with -32 above the largest number.
template <int Sign, int Shift, class V>
struct fast_exponential {
  V scale, rest;

  /// `low`, which is optional, continues x.
  RAMP_ALWAYS_INLINE constexpr explicit fast_exponential(const V& x, const std::same_as<V> auto&... low) noexcept
      : scale(V(0)), rest(V(0)) {
    if constexpr (m::quick_rows) {
      const V sum = m::opaque(m::fma(x, V(log2e), V(rounder / 16)));
      const V n = m::opaque(sum - V(rounder / 16));
      V u = m::fma(x, V(log2e_low), m::fms(x, V(log2e), n));
      ((u = m::fma(low, V(log2e), u)), ...);
      rest = horner(u, sixteenth_power);
      scale = m::scale(m::pick(shifted_powers<Shift>.entry, sum), n);
    } else {
      const V n = m::opaque(m::opaque(m::fma(x, V(log2e), V(rounder))) - V(rounder));
      const V high = Sign < 0 ? m::fnms(n, V(0x1.62e4p-1F), x) : m::fnma(n, V(0x1.62e4p-1F), x);
      V r = m::fnma(n, V(0x1.7f7d1cp-20F), high);
      ((r = Sign < 0 ? r - low : r + low), ...);
      // e^r for |r| <= 0.347, error 2^-23.3
      constexpr float c[] = {1, 0x1.fffff6p-1F, 0x1.fffdc4p-2F, 0x1.555a8p-3F, 0x1.573afep-5F, 0x1.0fa0ap-7F};
      rest = horner(r, c);
      scale = m::power_of_two(n + V(float{Shift}));
    }
  }

 private:
  using m = machine<V>;
  static constexpr float log2e = Sign * 0x1.715476p+0F, log2e_low = Sign * 0x1.4ae0cp-26F;
  static constexpr float rounder = layout<float>::rounder;
};

/// 2^(Shift + a b + low) = scale * rest likewise, for a product that is not rounded.
template <int Shift, class V>
struct fast_power_of_two {
  V scale, rest;

  RAMP_ALWAYS_INLINE constexpr fast_power_of_two(const V& a, const V& b, const V& low) noexcept
      : scale(V(0)), rest(V(0)) {
    const V rounder(m::quick_rows ? layout<float>::rounder / 16 : layout<float>::rounder);
    const V sum = m::opaque(m::fma(a, b, rounder));
    const V n = m::opaque(sum - rounder);
    const V u = cancel(a, b, V(0) - n) + low;
    if constexpr (m::quick_rows) {
      rest = horner(u, sixteenth_power);
      scale = m::scale(m::pick(shifted_powers<Shift>.entry, sum), n);
    } else {
      // 2^u for |u| <= 1/2, error 2^-23.3
      constexpr float c[] = {1, 0x1.62e42ap-1F, 0x1.ebf9bap-3F, 0x1.c6b69cp-5F, 0x1.3cebp-7F, 0x1.5bfc62p-10F};
      rest = horner(u, c);
      scale = m::power_of_two(n + V(float{Shift}));
    }
  }

 private:
  using m = machine<V>;
};

/// e^x for x <= 0.
template <class V>
RAMP_ALWAYS_INLINE constexpr V fast_exp(const V& x) noexcept {
  const fast_exponential<1, 32, V> e(machine<V>::at_least(x, V(-109.4F)));
  return e.scale * e.rest * V(0x1p-32F);
}

/// e^x - 1 for x <= 0; not below -1.
template <class V>
RAMP_ALWAYS_INLINE constexpr V fast_expm1(const V& x) noexcept {
  using m = machine<V>;
  const exponential<V> e(m::at_least(x, V(-26)));
  const V k = m::power_of_two(e.n);
  return m::fma(k, e.r + e.s, k - V(1));
}

/// bell of exponential.hpp.
template <int Power, class V>
RAMP_ALWAYS_INLINE constexpr V fast_bell(const V& x) noexcept {
  using m = machine<V>;
  const fast_exponential<1, 32, V> e(m::at_least(m::minus_abs(x), V(-109.4F)));
  const V lifted = e.scale * e.rest;
  const V power = lifted * V(0x1p-32F);
  const V square = m::fma(power, power + V(2), V(1));  // (1 + e^-|x|)^2
  return short_quotient(lifted, square) * V(Power == 0 ? 0x1p-32F : 0x1p-30F);
}

}  // namespace ramp::detail
