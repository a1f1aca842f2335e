// SPDX-License-Identifier: MIT
// The natural logarithm of one number, to more than the precision of float or of double, in arithmetic of our own.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/machine.hpp>

#include <bit>
#include <cstdint>

namespace ramp::detail {

/// a + b, and what its rounding loses (Knuth).
template <class V>
RAMP_ALWAYS_INLINE constexpr twofold<V> two_sum(const V& a, const V& b) noexcept {
  using m = machine<V>;
  const V sum = m::opaque(a + b);
  const V second = m::opaque(sum - a);
  const V first = m::opaque(sum - second);
  return {sum, (a - first) + (b - second)};
}

/// log(x + x_low) for a normal x > 0 and an x_low that continues it: within 2^-55 + 2^-62 |result|. NaN gives NaN.
///
/// x = 2^k (1 + f) with 1 + f between sqrt(1/2) and sqrt(2); s = f / (2 + f);
/// log(1 + f) = 2 atanh(s) = f - f^2/2 + s (f^2/2 + 2 s^2/3 + 2 s^4/5 + …), where f is exact.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr twofold<double> logarithm(double x, double x_low) noexcept {
  using m = machine<double>;
  constexpr double ln2_high = 0x1.62e42fefa38p-1;  // few bits: times k it is exact
  constexpr double ln2_low = 0x1.ef35793c7673p-45;
  constexpr auto root = std::bit_cast<std::int64_t>(0x1.6a09e667f3bcdp-1);
  if (!(x == x)) {
    return {x, x};
  }
  const auto bits = std::bit_cast<std::int64_t>(x);
  const std::int64_t exponent = (bits - root) >> 52;
  const auto k = static_cast<double>(exponent);
  const double f = std::bit_cast<double>(bits - exponent * (std::int64_t{1} << 52)) - 1;
  const double s = f / (2 + f);
  const double z = s * s, w = z * z;
  const double half_square = 0.5 * f * f;
  const double odd = w * (2. / 5 + w * (2. / 9 + w * (2. / 13 + w * (2. / 17 + w * (2. / 21)))));
  const double even = z * (2. / 3 + w * (2. / 7 + w * (2. / 11 + w * (2. / 15 + w * (2. / 19 + w * (2. / 23))))));
  const twofold<double> main = two_sum(m::opaque(k * ln2_high), f);
  const double rest = k * ln2_low - (half_square - s * (half_square + (odd + even)));
  return {main.high, main.low + (x_low / x + rest)};
}

/// log(a / b) for normal a, b > 0, within 2^-34 |result|, by one division. Where a is NaN, the result is.
///
/// a = 2^k c with c / b between 0.66 and 1.51, so that c - b is exact; log(c / b) = 2 atanh((c - b) / (c + b)).
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr double logarithm_of_quotient(double a, double b) noexcept {
  if (!(a == a)) {
    return a;
  }
  const auto bits = std::bit_cast<std::int64_t>(a);
  const std::int64_t exponent = (bits - std::bit_cast<std::int64_t>(b) + (std::int64_t{1} << 51)) >> 52;
  const auto c = std::bit_cast<double>(bits - exponent * (std::int64_t{1} << 52));
  const double s = (c - b) / (c + b);
  const double z = s * s, w = z * z;
  const double series = z * (2. / 3 + w * (2. / 7 + w * (2. / 11))) + w * (2. / 5 + w * (2. / 9 + w * (2. / 13)));
  return static_cast<double>(exponent) * 0x1.62e42fefa39efp-1 + s * (2 + series);
}

}  // namespace ramp::detail
