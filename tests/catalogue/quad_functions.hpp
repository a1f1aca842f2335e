// SPDX-License-Identifier: MIT
// The functions of long double that musl computes in double only, where long double is quad (WASI): exponentials and
// what is made of them, to 28 digits. (Its sine and cosine are right.)
#pragma once

#include <cmath>
#include <concepts>

namespace catalogue::math {

template <std::same_as<double> W>
W exp(W z) {
  return std::exp(z);
}
template <std::same_as<double> W>
W expm1(W z) {
  return std::expm1(z);
}
template <std::same_as<double> W>
W log(W x) {
  return std::log(x);
}
template <std::same_as<double> W>
W log1p(W u) {
  return std::log1p(u);
}
template <std::same_as<double> W>
W tanh(W z) {
  return std::tanh(z);
}
template <std::same_as<double> W>
W cosh(W z) {
  return std::cosh(z);
}
template <std::same_as<double> W>
W erfc(W z) {
  return std::erfc(z);
}

/// e^z - 1 for |z| <= 1/2: the series.
inline long double expm1_near_zero(long double z) {
  long double sum = 0;
  for (int k = 28; k > 0; --k) {
    sum = (1 + sum) * z / k;
  }
  return sum;
}

inline long double exp(long double z) {
  if (!(std::fabs(z) < 11000)) {
    return static_cast<long double>(std::exp(static_cast<double>(z)));
  }
  const long double log_2 = 0x1.62e42fefa39ef35793c7673007e5p-1L, log_2_rest = 0x1.ed5e81e6864ce5316c5b141a2ep-116L;
  const int n = static_cast<int>(std::lrint(static_cast<double>(z) * 1.4426950408889634));
  const long double r = (z - n * log_2) - n * log_2_rest;
  return std::scalbn(1 + expm1_near_zero(r), n);
}

inline long double expm1(long double z) {
  return std::fabs(z) <= 0.5L ? (z == 0 ? z : expm1_near_zero(z)) : exp(z) - 1;
}

inline long double log1p(long double u) {
  const long double estimate = std::log1p(static_cast<double>(u));
  if (u == 0 || !std::isfinite(estimate)) {
    return u == 0 ? u : estimate;
  }
  return estimate + (u - expm1(estimate)) / exp(estimate);  // one step of Newton's doubles the digits
}

inline long double log(long double x) {
  const long double estimate = std::log(static_cast<double>(x));
  return std::isfinite(estimate) ? estimate + (x * exp(-estimate) - 1) : estimate;
}

inline long double tanh(long double z) {
  const long double e = expm1(2 * std::fabs(z));
  return std::copysign(std::isinf(e) ? 1 : e / (e + 2), z);
}

inline long double cosh(long double z) {
  return (exp(z) + exp(-z)) / 2;
}

inline long double erfc(long double z) {
  const long double two_over_root_pi = 0x1.20dd750429b6d11ae3a914fed7fep0L;
  const long double size = std::fabs(z);
  if (size < 3) {  // the series whose terms have one sign
    long double term = size, sum = size;
    for (int k = 1; term > sum * 0x1p-120L; ++k) {
      term *= 2 * size * size / (2 * k + 1);
      sum += term;
    }
    return 1 - std::copysign(two_over_root_pi * exp(-z * z) * sum, z);
  }
  if (size > 120) {
    return z < 0 ? 2 : 0;
  }
  long double fraction = size;  // the continued fraction
  for (int k = 250; k > 0; --k) {
    fraction = size + k / (2 * fraction);
  }
  const long double tail = two_over_root_pi / 2 * exp(-z * z) / fraction;
  return z < 0 ? 2 - tail : tail;
}

}  // namespace catalogue::math
