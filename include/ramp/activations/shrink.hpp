// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

namespace detail {

/// 0 for |x| <= lambda, else below or above. A NaN goes above.
template <class V>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr V shrink(V x, V lambda, V below, V above) noexcept {
  return where(x < -lambda, below, where(x <= lambda, V(0), above));
}

}  // namespace detail

/// Hard shrinkage: f(x) = 0 for |x| <= lambda, else x.
///
/// f'(x) = 0 for |x| <= lambda, else 1. At both kinks this is PyTorch's choice.
///
/// x             | f(x) | gradient
/// ------------- | ---- | -----------------------------------
/// |x| <= lambda | 0.0  | 0, also where dy is infinite or NaN
/// inf, -inf     | x    | dy
/// NaN           | NaN  | dy: NaN is not inside
///
/// lambda < 0 shrinks nothing: f(x) = x. From y alone the gradient needs lambda >= 0, so that y != 0 exactly where
/// |x| > lambda. Exact: 0 ULP, the same bits on every instruction set.
/// Source: Donoho and Johnstone, "Ideal spatial adaptation by wavelet shrinkage", 1994; PyTorch's hardshrink for the
/// default, the kinks and NaN.
struct hardshrink {
  double lambda = 0.5;  ///< half the width of what becomes 0

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return detail::shrink(x, constant<V>(lambda), x, x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return gradient_from_output(y, V(1));
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = lambda >= 0, .rule = "hardshrink's lambda >= 0", .value = lambda};
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return detail::shrink(x, constant<V>(lambda), dy, dy);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return where(y == V(0), V(0), dy);
  }
};

/// Soft shrinkage: f(x) = x - clamp(x, -lambda, lambda), which is x + lambda for x < -lambda, 0 for |x| <= lambda,
/// x - lambda for x > lambda.
///
/// f'(x) = 0 for |x| <= lambda, else 1. At both kinks this is PyTorch's choice.
///
/// x             | f(x) | gradient
/// ------------- | ---- | -----------------------------------
/// |x| <= lambda | 0.0  | 0, also where dy is infinite or NaN
/// inf, -inf     | x    | dy
/// NaN           | NaN  | dy: NaN is not inside
///
/// An infinite lambda makes NaN of infinities. lambda < 0 and NaN have no meaning, as PyTorch says of the first by
/// throwing; here only backward_from_output refuses them. From y the gradient is the same as from x: y != 0 exactly
/// where |x| > lambda. Exact: one rounding, the same bits on every instruction set. Source: Donoho, "De-noising by
/// soft-thresholding", 1995; PyTorch's softshrink for the default and the kinks.
struct softshrink {
  double lambda = 0.5;  ///< half the width of what becomes 0, and how far the rest moves

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    return x - m::at_most(m::at_least(x, constant<V>(-lambda)), constant<V>(lambda));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return gradient_from_output(y, V(1));
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = lambda >= 0, .rule = "softshrink's lambda >= 0", .value = lambda};
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return detail::shrink(x, constant<V>(lambda), dy, dy);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return where(y == V(0), V(0), dy);
  }
};

}  // namespace ramp
