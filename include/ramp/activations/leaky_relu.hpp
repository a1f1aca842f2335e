// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Leaky rectified linear unit: f(x) = x for x > 0, else alpha * x, for every alpha: negative, zero, above 1, infinite.
///
/// f'(x) = 1 for x > 0, else alpha. At the kink x = 0 this is PyTorch's choice.
///
/// x    | f(x)                       | gradient
/// ---- | -------------------------- | ------------------------------------
/// -inf | alpha * -inf (NaN for 0)   | alpha * dy
/// -0.0 | alpha * -0.0               | alpha * dy
/// 0.0  | alpha * 0.0                | alpha * dy
/// inf  | inf, also where alpha = inf | dy
/// NaN  | NaN                        | alpha * dy: NaN > 0 is false
///
/// From y alone the gradient needs alpha >= 0, so that y > 0 exactly where x > 0; from a mask any alpha will do.
/// Exact: one rounding, that of alpha * x; the same bits on every instruction set.
/// Source: Maas, Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013; PyTorch's
/// leaky_relu for the default, the kink and NaN.
struct leaky_relu {
  double alpha = 0.01;  ///< slope for x <= 0

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return where(x > V(0), x, constant<V>(alpha) * x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return where(x > V(0), V(1), constant<V>(alpha));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return derivative(y);
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = !(alpha < 0), .rule = "leaky_relu's alpha >= 0", .value = alpha};
  }

  // dy * derivative(x), bit for bit; but a product that is selected cannot be contracted into a fused multiply-add
  // with what it is accumulated to, which would round differently on machines that have one.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return gradient_from_mask(x > V(0), dy);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return gradient_from_mask(y > V(0), dy);
  }

  template <class Mask, class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_mask(Mask positive, V dy) const noexcept {
    return where(positive, dy, constant<V>(alpha) * dy);
  }
};

}  // namespace ramp
