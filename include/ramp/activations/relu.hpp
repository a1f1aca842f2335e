// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Rectified linear unit: f(x) = 0 for x < 0, else x.
///
/// f'(x) = 0 for x <= 0, else 1. At the kink x = 0 this is PyTorch's choice.
///
/// x      | f(x) | gradient
/// ------ | ---- | -----------------------------------------
/// -inf   | 0    | 0, also where dy is infinite or NaN
/// -0.0   | -0.0 | the same
/// 0.0    | 0.0  | the same
/// inf    | inf  | dy
/// NaN    | NaN  | dy (but 0 from a mask: NaN > 0 is false)
///
/// From y the gradient is the same as from x. Exact: 0 ULP, the same bits on every instruction set.
/// Source: Nair and Hinton, "Rectified linear units improve restricted Boltzmann machines", 2010; PyTorch's
/// threshold_backward for the kink and NaN.
struct relu {
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return detail::machine<V>::at_least(x, V(0));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return where(x <= V(0), V(0), V(1));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return derivative(y);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return where(x <= V(0), V(0), dy);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return gradient(y, dy);
  }

  template <class Mask, class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_mask(Mask positive, V dy) const noexcept {
    return where(positive, dy, V(0));
  }
};

}  // namespace ramp
