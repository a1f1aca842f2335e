// SPDX-License-Identifier: MIT
// What the verbs of PReLU (prelu.hpp) take, and what they refuse: learned slopes, and how they spread over an array. No
// xsimd.
#pragma once

#include <ramp/detail/arguments.hpp>
#include <ramp/detail/axes.hpp>
#include <ramp/detail/check.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/instructions.hpp>

#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <type_traits>

namespace ramp {

namespace detail {
struct shape_access;
}

/// An array of outer * count * inner elements, row-major [outer][count][inner], of which the middle axis picks the
/// slope:
///
///   {.outer = n, .count = c, .inner = h * w}               NCHW
///   {.outer = n * h * w, .count = c}                       NHWC
///   {.inner = n}                                           one slope for all of n elements
///   {.count = n}                                           one slope per element
///   {.outer = n, .count = c, .inner = h * w, .block = 16}  NCHW16c, row-major [n][c / 16][h * w][16]
struct channels {
  std::size_t outer = 1;
  std::size_t count = 1;  ///< slopes
  std::size_t inner = 1;
  std::size_t block = 1;  ///< so many channels stand side by side behind inner; divides count

  /// Elements.
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr std::size_t size() const noexcept {
    return detail::product(detail::product(outer, count), inner);
  }
};

/// The channels of an array of shape (n, c, …), such as NCHW.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr channels channels_first(std::integral auto n, std::integral auto c,
                                                                   std::integral auto... spatial) noexcept {
  channels shape{.outer = detail::extent(n), .count = detail::extent(c)};
  ((shape.inner = detail::product(shape.inner, detail::extent(spatial))), ...);
  return shape;
}

/// The channels of an array of shape (…, c), such as NHWC.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr channels channels_last(std::integral auto first,
                                                                  std::integral auto... rest) noexcept {
  channels shape{.count = detail::extent(first)};
  ((shape.outer = detail::product(shape.outer, shape.count), shape.count = detail::extent(rest)), ...);
  return shape;
}

/// A row-major array of any shape, and the axes along which the slope varies, counted from 0 on the outside. The slopes
/// are in the order of these axes in the array: broadcast({n, c, h, w}, {1, 3}) has c * w of them, row-major [c][w].
///
/// Throws std::invalid_argument for an axis that the shape does not have, and for more than 16 axes.
class broadcast {
 public:
  RAMP_ALWAYS_INLINE broadcast(std::span<const std::size_t> shape, std::span<const std::size_t> axes) {
    const detail::check<detail::compiled_for> check("broadcast");
    check.rank(shape.size(), detail::axes::most);
    for (const std::size_t axis : axes) {
      check.axis(axis, shape.size());
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
      bool varies = false;
      for (const std::size_t axis : axes) {
        varies = varies || axis == i;
      }
      axes_.push(shape[i], varies);
    }
  }
  RAMP_ALWAYS_INLINE broadcast(std::initializer_list<std::size_t> shape, std::initializer_list<std::size_t> axes)
      : broadcast(std::span(shape.begin(), shape.size()), std::span(axes.begin(), axes.size())) {}
  RAMP_ALWAYS_INLINE broadcast(std::span<const std::size_t> shape, std::initializer_list<std::size_t> axes)
      : broadcast(shape, std::span(axes.begin(), axes.size())) {}

  /// Elements.
  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t size() const noexcept { return axes_.size; }
  /// Slopes.
  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t count() const noexcept { return axes_.count; }

 private:
  friend struct detail::shape_access;
  detail::axes axes_;
};

/// A leaky ReLU whose slopes are learned. It refers to the slopes and does not own them: prelu{slopes, shape} takes
/// any contiguous range of float or double that outlives it (of an Eigen vector, std::span(v.data(), v.size())). Shape:
/// channels or broadcast.
template <class T, class Shape = channels>
struct prelu {
  std::span<const T> slopes;
  Shape shape;
};

// Slopes from any range that is still there afterwards.
template <class R, class Shape>
requires std::is_lvalue_reference_v<R> || std::ranges::enable_borrowed_range<std::remove_cvref_t<R>> prelu(R&&, Shape)
->prelu<std::remove_const_t<detail::element_of<R>>, Shape>;
template <class R>
requires std::is_lvalue_reference_v<R> || std::ranges::enable_borrowed_range<std::remove_cvref_t<R>> prelu(R&&,
                                                                                                           channels)
->prelu<std::remove_const_t<detail::element_of<R>>, channels>;

/// Last argument of backward with dslope: dslope += … and dx = …. (With ramp::accumulate both are added to.)
struct accumulate_slopes_t {
  explicit accumulate_slopes_t() = default;
};
inline constexpr accumulate_slopes_t accumulate_slopes{};

namespace detail {

struct shape_access {
  RAMP_ALWAYS_INLINE static axes of(const channels& s) noexcept {
    axes a;
    a.push(s.outer, false);
    a.push(s.count / s.block, true);
    a.push(s.inner, false);
    a.push(s.block, true);
    return a;
  }
  RAMP_ALWAYS_INLINE static const axes& of(const broadcast& s) noexcept { return s.axes_; }
};

template <class Store>
concept store_with_slopes = store<Store> || std::same_as<Store, accumulate_slopes_t>;

template <class T>
RAMP_ALWAYS_INLINE inline argument describe_slopes(std::span<const T> slopes) noexcept {
  return {.name = "slopes", .data = slopes.data(), .size = slopes.size(), .bytes = slopes.size_bytes()};
}

/// What the verbs refuse beside what they refuse of an activation without slopes: a shape that is not in's, slopes that
/// are not the shape's, and an output over the slopes.
template <class Arch, class T, class Shape>
RAMP_ALWAYS_INLINE inline void check_slopes(const check<Arch>& check, const prelu<T, Shape>& p, const argument& in,
                                            const std::same_as<argument> auto&... outs) {
  if constexpr (std::same_as<Shape, channels>) {
    check.divides(p.shape.block, p.shape.count);
  }
  const axes& shape = shape_access::of(p.shape);
  check.shape(in, shape.size, describe_slopes(p.slopes), shape.count);
  check.separate(describe_slopes(p.slopes), outs...);
}

template <class Arch, class T, class Shape>
RAMP_ALWAYS_INLINE inline void check_dslope(const check<Arch>& check, const prelu<T, Shape>& p, auto& dslope,
                                            const std::same_as<argument> auto&... others) {
  const argument out = describe("dslope", dslope);
  check.same_size(describe_slopes(p.slopes), out);
  check.separate(out, describe_slopes(p.slopes), others...);
}

template <class Arch, class T, class Shape>
RAMP_ALWAYS_INLINE inline std::size_t check_prelu_forward(const prelu<T, Shape>& p, const auto& x, auto& y) {
  const auto in = describe("x", x);
  const auto out = describe("y", y);
  const check<Arch> check("forward");
  check.elementwise(out, in);
  check_slopes(check, p, in, out);
  return out.size;
}

template <class Arch, class T, class Shape>
RAMP_ALWAYS_INLINE inline std::size_t check_prelu_slopes(const prelu<T, Shape>& p, const auto& x, const auto& dy,
                                                         auto& dslope) {
  const auto in = describe("x", x);
  const auto din = describe("dy", dy);
  const check<Arch> check("backward_slopes");
  check.contiguous(in);
  check.contiguous(din);
  check.same_size(din, in);
  check_slopes(check, p, in);
  check_dslope(check, p, dslope, in, din);
  return in.size;
}

/// Everything that backward (from x) and backward_from_output (from y) refuse, with dslope or without. Returns how many
/// elements there are.
template <class Arch, bool FromOutput, class T, class Shape>
RAMP_ALWAYS_INLINE inline std::size_t check_prelu_backward(const prelu<T, Shape>& p, const auto& x, const auto& dy,
                                                           auto& dx, auto&... dslope) {
  const auto in = describe(FromOutput ? "y" : "x", x);
  const auto din = describe("dy", dy);
  const auto out = describe("dx", dx);
  const check<Arch> check(FromOutput ? "backward_from_output" : "backward");
  check.elementwise(out, in, din);
  check_slopes(check, p, in, out);
  (check_dslope(check, p, dslope, in, din, out), ...);
  for (std::size_t c = 0; FromOutput && c < p.slopes.size(); ++c) {
    check.positive(c, static_cast<double>(p.slopes[c]));
  }
  return out.size;
}

}  // namespace detail

}  // namespace ramp
