// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Hard tanh: f(x) = x clamped to [min, max].
///
/// f'(x) = 1 for min < x < max, else 0. At both kinks this is PyTorch's choice.
///
/// x            | f(x) | gradient
/// ------------ | ---- | -----------------------------------
/// x <= min     | min  | 0, also where dy is infinite or NaN
/// x >= max     | max  | the same
/// -0.0, inside | -0.0 | dy
/// NaN          | NaN  | dy: NaN is not outside
///
/// A zero that equals min or max keeps its own sign. min > max has no meaning, as PyTorch says by throwing; here only
/// backward_from_output refuses it. From y the gradient is the same as from x.
/// Exact: 0 ULP, the same bits on every instruction set.
/// Source: Collobert, "Large scale machine learning", 2004; PyTorch's hardtanh for the defaults, the kinks and NaN.
struct hardtanh {
  double min = -1;  ///< the least output
  double max = 1;   ///< the greatest

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    return m::at_most(m::at_least(x, constant<V>(min)), constant<V>(max));
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
    return {.holds = min <= max, .rule = "hardtanh's min <= max", .value = min};
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return where(x <= constant<V>(min), V(0), where(x >= constant<V>(max), V(0), dy));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return gradient(y, dy);
  }
};

/// ReLU6: f(x) = x clamped to [0, 6], which is hardtanh{.min = 0, .max = 6} in everything: f'(x) = 1 for 0 < x < 6,
/// else 0; f(-0.0) = -0.0, as ReLU has it; exact, 0 ULP.
///
/// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010; PyTorch's relu6 for the kinks and NaN.
struct relu6 {
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return clamp(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return clamp.derivative(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return clamp.derivative(y);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return clamp.gradient(x, dy);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return clamp.gradient(y, dy);
  }

 private:
  static constexpr hardtanh clamp{.min = 0, .max = 6};
};

}  // namespace ramp
