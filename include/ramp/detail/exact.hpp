// SPDX-License-Identifier: MIT
// Arithmetic whose rounding errors are known: for formulas that round more than once and must stay within 1 ULP. No
// xsimd, constexpr for scalars, the same bits on every instruction set: nothing here needs a fused multiply-add.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <cstdint>
#include <type_traits>

namespace ramp::detail {

/// Hides from the compiler how v was computed, where a builtin or an empty statement can. v is a scalar or a register.
template <class V>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr V fenced(V v) noexcept {
  if (__builtin_is_constant_evaluated()) {
    return v;
  }
#if defined(__clang__) && defined(__SSE2__)
  return __arithmetic_fence(v);
#else
#if !defined(__clang__) && defined(__GNUC__) && __GNUC__ >= 12 && !defined(__ASSOCIATIVE_MATH__)
  if constexpr (std::floating_point<V>) {
    return __builtin_assoc_barrier(v);  // GCC 12 takes vectors apart for it, and forgets it when it vectorises a loop
  }
#endif
#if defined(__GNUC__) && defined(__SSE2__)
  asm("" : "+v"(v));
#elif defined(__GNUC__) && defined(__aarch64__)
  asm("" : "+w"(v));
#elif defined(__GNUC__)
  asm("" : "+m"(v));
#endif
  return v;
#endif
}

/// v, which stays the rounded number that it is: no compiler option fuses or reassociates the operation that made it
/// with those that use it. Without -ffast-math it costs nothing but a possible fused multiply-add.
template <class V>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr V rounded(V v) noexcept {
  if constexpr (std::floating_point<V>) {
    return fenced(v);
  } else if constexpr (requires { V(v.a, v.b); }) {  // two side by side
    return V(rounded(v.a), rounded(v.b));
  } else if constexpr (requires(typename V::register_type r) { r + r; }) {
    return V(fenced(static_cast<typename V::register_type>(v)));
  } else {
#if defined(__GNUC__)
    asm("" : "+m"(v));  // a register that is a class: through memory
#endif
    return v;
  }
}

/// high is a + b rounded, and high + low is a + b exactly. |a| >= |b|, and a is no product that rounds.
template <class V>
struct exact_sum {
  V high;
  V low;

  RAMP_ALWAYS_INLINE constexpr exact_sum(V a, V b) noexcept {
    b = rounded(b);
    high = rounded(a + b);
    low = rounded(b - rounded(high - a));
  }
};

/// v without the lower half of its significant bits: the product of two such numbers is exact, and so is v minus its
/// upper half.
template <class V>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr V upper_half(V v) noexcept {
  using T = element_t<V>;
  using bits = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;
  constexpr bits upper = ~bits{0} << (sizeof(T) == 4 ? 12 : 27);
  if constexpr (std::floating_point<V>) {
    return __builtin_bit_cast(T, __builtin_bit_cast(bits, v) & upper);
  } else {
    constexpr T mask = __builtin_bit_cast(T, upper);
    return v & V(mask);
  }
}

}  // namespace ramp::detail
