// SPDX-License-Identifier: MIT
// What the verbs take, and what each of them refuses. No xsimd: the same for verbs whose kernels are compiled
// elsewhere.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/check.hpp>
#include <ramp/detail/config.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace ramp {

/// The type of `ramp::accumulate`.
struct accumulate_t {
  explicit accumulate_t() = default;
};

/// Last argument of the backward verbs: add to dx instead of replacing it.
inline constexpr accumulate_t accumulate{};

namespace detail {

struct assign_t {};

template <class Store>
concept store = std::same_as<Store, assign_t> || std::same_as<Store, accumulate_t>;

template <class T>
concept real = std::same_as<T, float> || std::same_as<T, double>;

template <class R>
using iterator_of = decltype(std::begin(std::declval<R&>()));

template <class R>
using element_of = std::remove_pointer_t<decltype(std::data(std::declval<R&>()))>;

/// A range that a pointer and a size describe. Eigen 3.4's vectors do not say that they are contiguous, and those with
/// an inner stride look the same to the compiler; describe() tells them apart.
template <class R>
concept contiguous = requires(R& r) {
  { std::size(r) } -> std::convertible_to<std::size_t>;
  { *std::data(r) } -> std::same_as<std::iter_reference_t<iterator_of<R>>>;
  requires std::random_access_iterator<iterator_of<R>>;
};

/// A range of T to read.
template <class R, class T>
concept input = contiguous<R> && std::same_as<std::remove_const_t<element_of<R>>, T>;

/// A range to write.
template <class R>
concept output = contiguous<R> && real<element_of<R>>;

template <class R>
RAMP_ALWAYS_INLINE inline argument describe(const char* name, R& range) {
  const auto size = static_cast<std::size_t>(std::size(range));
  argument described{.name = name, .data = std::data(range), .size = size, .bytes = size * sizeof(element_of<R>)};
  if constexpr (!std::contiguous_iterator<iterator_of<R>>) {
    if (size > 1) {
      described.stride = &std::begin(range)[1] - &std::begin(range)[0];
    }
  }
  return described;
}

// What each verb refuses, before anything is written. They return how many elements there are. Arch is here for the
// reason given in loop.hpp.

template <class Arch>
RAMP_ALWAYS_INLINE inline std::size_t check_forward(const auto& x, auto& y) {
  const auto out = describe("y", y);
  check<Arch>("forward").elementwise(out, describe("x", x));
  return out.size;
}

template <class Arch>
RAMP_ALWAYS_INLINE inline std::size_t check_backward(const auto& x, const auto& dy, auto& dx) {
  const auto out = describe("dx", dx);
  check<Arch>("backward").elementwise(out, describe("x", x), describe("dy", dy));
  return out.size;
}

template <class Arch, class F>
RAMP_ALWAYS_INLINE inline std::size_t check_backward_from_output(const F& f, const auto& y, const auto& dy, auto& dx) {
  const auto out = describe("dx", dx);
  const check<Arch> check("backward_from_output");
  if constexpr (requires { f.output_condition(); }) {
    check.satisfied(f.output_condition());
  }
  check.elementwise(out, describe("y", y), describe("dy", dy));
  return out.size;
}

template <class Arch>
RAMP_ALWAYS_INLINE inline std::size_t check_forward_with_mask(const auto& x, auto& y, auto& mask) {
  const auto in = describe("x", x);
  const auto out = describe("y", y);
  const check<Arch> check("forward_with_mask");
  check.elementwise(out, in);
  check.mask(describe("mask", mask), out, in);
  return out.size;
}

template <class Arch>
RAMP_ALWAYS_INLINE inline std::size_t check_backward_from_mask(const auto& mask, const auto& dy, auto& dx) {
  const auto out = describe("dx", dx);
  const check<Arch> check("backward_from_mask");
  check.elementwise(out, describe("dy", dy));
  check.mask(describe("mask", mask), out);
  return out.size;
}

}  // namespace detail

}  // namespace ramp
