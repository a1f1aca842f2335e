// SPDX-License-Identifier: MIT
// The arithmetic of the references: element types T, the wider types W that references are computed in, and the few
// functions that they share.
//
// A reference is good to well under 0.01 ULP of T when W is wide<T>: no difference of almost equal terms, and arguments
// of exponentials that carry more digits than W where |z| of them would be lost (exp(z) turns an absolute error of z
// into a relative one). Where a derivative crosses zero it must subtract: near its roots() the judge (../judge.hpp)
// computes it once more in widest<T>, which is also what it does before it calls anything an error.
#pragma once

#include <cfloat>
#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>

#if defined(__wasi__)
#include "quad_functions.hpp"
#endif

namespace catalogue {

#if defined(RAMP_HAS_QUADMATH)
// Declared here since clang has the type but not GCC's header.
__extension__ typedef __float128 quad;
extern "C" {
quad expq(quad) noexcept;
quad expm1q(quad) noexcept;
quad log1pq(quad) noexcept;
quad tanhq(quad) noexcept;
quad coshq(quad) noexcept;
quad erfcq(quad) noexcept;
quad sinq(quad) noexcept;
quad cosq(quad) noexcept;
}
#elif LDBL_MANT_DIG == DBL_MANT_DIG  // 32-bit ARM
using quad = double;
#else
using quad = long double;
#endif
using extended = std::conditional_t<std::is_same_v<quad, double>, double, long double>;

/// The type that references are computed in.
template <class T>
using wide = std::conditional_t<std::is_same_v<T, float>, double, extended>;

/// The type that decides. (Only glibc's machines have one beyond long double.)
template <class T>
using widest = std::conditional_t<std::is_same_v<T, float>, extended, quad>;

/// What a reference may itself be wrong by, in ULP of T: where nothing is wider than double, its references have errors
/// like those that they judge.
template <class T>
constexpr double doubt = std::is_same_v<wide<T>, T> ? 4 : 0;

template <class W>
constexpr int digits = std::numeric_limits<W>::digits;
#if defined(RAMP_HAS_QUADMATH)
template <>
inline constexpr int digits<quad> = 113;
#endif

/// W has so many digits beyond T that a rounding error of W, times any argument at which exp<T> is finite, is nothing.
template <class T, class W>
constexpr bool ample = digits<W> - digits<T> >= 29;

namespace math {

using std::cos;
using std::sin;
#if !defined(__wasi__)
using std::cosh;
using std::erfc;
using std::exp;
using std::expm1;
using std::log;
using std::log1p;
using std::tanh;
#endif

#if defined(RAMP_HAS_QUADMATH)
inline quad cos(quad x) {
  return cosq(x);
}
inline quad cosh(quad x) {
  return coshq(x);
}
inline quad erfc(quad x) {
  return erfcq(x);
}
inline quad exp(quad x) {
  return expq(x);
}
inline quad expm1(quad x) {
  return expm1q(x);
}
inline quad log1p(quad x) {
  return log1pq(x);
}
inline quad sin(quad x) {
  return sinq(x);
}
inline quad tanh(quad x) {
  return tanhq(x);
}
#endif

}  // namespace math

template <class W>
constexpr W infinite = static_cast<W>(std::numeric_limits<double>::infinity());

template <class W>
constexpr bool is_nan(W x) {
  return x != x;
}
template <class W>
constexpr W magnitude(W x) {
  return x < 0 ? -x : x;
}
template <class W>
constexpr bool is_finite(W x) {
  return magnitude(x) < infinite<W>;
}

/// A constant with more digits than long double has: 64 bits, and the rest.
template <class W>
constexpr W constant(long double high, long double low) {
  return static_cast<W>(high) + static_cast<W>(low);
}
template <class W>
constexpr W root_half = constant<W>(0xb504f333f9de6484p-64L, 1.895032558893257183359e-20L);
template <class W>
constexpr W two_over_root_pi = constant<W>(0x906eba8214db688dp-63L, 4.820898112026822719919e-20L);
template <class W>
constexpr W one_over_root_two_pi = constant<W>(0xcc42299ea1b28468p-65L, 1.337794438930119516631e-20L);
template <class W>
constexpr W two_root_two_over_pi = constant<W>(0xcc42299ea1b28468p-63L, 5.351177755720478066523e-20L);

/// A parameter as the kernels see it: rounded to the element type.
template <class T, class W = wide<T>>
constexpr W rounded(double parameter) {
  return static_cast<W>(static_cast<T>(parameter));
}

/// high + low, where low is what W could not hold.
template <class W>
struct precise {
  W high;
  W low;
};

/// formula(x) for an element x: in W if it has digits to spare, else in the widest type, with the rest kept.
template <class T, class W, class Formula>
precise<W> precisely(Formula formula, W x) {
  if constexpr (ample<T, W>) {
    return {formula(x), 0};
  } else {
    const auto sum = formula(static_cast<widest<T>>(x));
    const W high = static_cast<W>(sum);
    return {high, is_finite(high) ? static_cast<W>(sum - static_cast<widest<T>>(high)) : 0};
  }
}

template <class W>
W exp(precise<W> z) {
  return math::exp(z.high) * (1 + z.low);
}
template <class W>
W expm1(precise<W> z) {
  return z.low == 0 ? math::expm1(z.high) : math::expm1(z.high) + z.low * math::exp(z.high);
}
/// exp(-|z|): what every sigmoid is made of.
template <class W>
W decay(precise<W> z) {
  const W q = z.high < 0 ? exp(z) : exp(precise<W>{-z.high, -z.low});
  return 1 - q < W(0x1p-100) ? W(1) : q;  // of quads, compiler-rt (LLVM 19) takes 1 / (2 - 2^-112) for 1
}

/// 1 / (1 + exp(-z)).
template <class W>
W logistic(precise<W> z) {
  const W q = decay(z);
  return (z.high < 0 ? q : 1) / (1 + q);
}
/// logistic(z) * logistic(-z), its derivative.
template <class W>
W logistic_slope(precise<W> z) {
  const W q = decay(z);
  return q / ((1 + q) * (1 + q));
}
/// log(1 + exp(z)).
template <class W>
W log1p_exp(precise<W> z) {
  return (z.high > 0 ? z.high + z.low : 0) + math::log1p(decay(z));
}

/// x * logistic(z), whose limit at -infinity is -0.
template <class W>
W gated(W x, precise<W> z) {
  const W q = decay(z);
  if (z.high < 0) {
    return q == 0 ? W(x < 0 ? -0.0 : 0.0) : x * q / (1 + q);
  }
  return x / (1 + q);
}
/// Its derivative, where w = x * dz/dx; it loses digits near its root.
template <class W>
W gated_slope(W w, precise<W> z) {
  const W q = decay(z);
  if (q == 0) {
    return z.high < 0 ? 0 : 1;
  }
  return z.high < 0 ? q * (1 + q + w) / ((1 + q) * (1 + q)) : (1 + q + w * q) / ((1 + q) * (1 + q));
}

}  // namespace catalogue
