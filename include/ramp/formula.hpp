// SPDX-License-Identifier: MIT
// The two words that a formula needs beside + - * / and comparisons, so that one template serves a scalar (where it
// is constexpr) and an xsimd::batch. This header includes no xsimd: a batch brings its own functions by
// argument-dependent lookup.
#pragma once

#include <ramp/detail/config.hpp>

#include <concepts>
#include <type_traits>

namespace ramp {

namespace detail {

template <class V>
struct element {
  using type = typename V::value_type;
};

template <std::floating_point T>
struct element<T> {
  using type = T;
};

/// One bit per lane in a register of its own (AVX-512), where a select can be merged into the instruction before it.
template <class Mask>
concept predicate_register = std::integral<typename Mask::register_type>;

}  // namespace detail

/// The type of one element of V: T for an xsimd::batch<T, Arch>, and T for the scalar T.
template <class V>
using element_t = typename detail::element<V>::type;

/// c, converted once to the element type and then repeated in every lane.
template <class V>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr V constant(double c) noexcept {
  return V(static_cast<element_t<V>>(c));
}

/// condition ? a : b in every lane. Both are computed, and neither touches the other: a NaN in b stays out of a.
template <class Condition, class V>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr V where(const Condition& condition, const V& a, const V& b) noexcept {
  if constexpr (std::same_as<Condition, bool>) {
    return condition ? a : b;
  } else if constexpr (detail::predicate_register<Condition>) {
    // The same value. Formulas compute something in b more often than in a, and compilers can compute the arm that
    // comes first under the mask: x > 0 ? x : alpha * x is then two instructions instead of three.
    return select(!condition, b, a);
  } else {
    return select(condition, a, b);
  }
}

}  // namespace ramp
