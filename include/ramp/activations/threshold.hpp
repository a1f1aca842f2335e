// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Threshold: f(x) = x for x > threshold, else value.
///
/// f'(x) = 1 for x > threshold, else 0. At the kink x = threshold this is PyTorch's choice.
///
/// x              | f(x)  | gradient
/// -------------- | ----- | -----------------------------------
/// x <= threshold | value | 0, also where dy is infinite or NaN
/// NaN            | NaN   | dy: NaN <= threshold is false
///
/// From y alone the gradient needs value <= threshold, so that y > threshold exactly where x > threshold.
/// Exact: 0 ULP, the same bits on every instruction set.
/// Source: PyTorch's threshold, for the kink and NaN too; its two parameters have no defaults there.
struct threshold {
  double threshold = 0;
  double value = 0;  ///< the output at and below the threshold

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return where(x <= constant<V>(threshold), constant<V>(value), x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return derivative(y);
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = value <= threshold, .rule = "threshold's value <= threshold", .value = value};
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return where(x <= constant<V>(threshold), V(0), dy);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return gradient(y, dy);
  }
};

}  // namespace ramp
