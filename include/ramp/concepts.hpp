// SPDX-License-Identifier: MIT
// What an activation is. A struct that models these concepts gets every verb of <ramp/algorithm.hpp>; nothing has to be
// registered. examples/custom_activation shows one.
#pragma once

#include <concepts>

namespace ramp {

/// f(x). V is float, double or an xsimd::batch of them; an activation is a template that serves them all.
///
/// Optional: `static constexpr bool arithmetic_bound = true;` where computing f takes longer than loading x. The verbs
/// then call f, its derivative and its gradients with several batches side by side: V may be more than an xsimd::batch,
/// with the same operators and ramp::where, but without xsimd's functions.
template <class F, class V = float>
concept activation = std::copy_constructible<F> && requires(const F& f, V x) {
  { f(x) } -> std::same_as<V>;
};

/// f'(x) too. At a kink, where f' is a choice, the activation documents its choice.
///
/// Optional: `f.gradient(x, dy)` where the gradient is a choice rather than the product dy * f'(x): a dead unit's
/// gradient is then exactly 0, whatever dy is. The verbs prefer it. (Where they form the product themselves, an
/// accumulating verb may fuse it with the addition, if the machine can.)
template <class F, class V = float>
concept differentiable = activation<F, V> && requires(const F& f, V x) {
  { f.derivative(x) } -> std::same_as<V>;
};

/// f'(x) from y = f(x) alone, so that training can overwrite x.
///
/// Optional: `f.gradient_from_output(y, dy)`, as above, and `f.output_condition()` where it holds only for some
/// parameters: see ramp::condition.
template <class F, class V = float>
concept output_differentiable = activation<F, V> && requires(const F& f, V y) {
  { f.derivative_from_output(y) } -> std::same_as<V>;
};

/// Two slopes: the gradient needs no more of x than whether x > 0, which is one bit.
template <class F, class V = float, class Mask = bool>
concept mask_differentiable = activation<F, V> && requires(const F& f, Mask positive, V dy) {
  { f.gradient_from_mask(positive, dy) } -> std::same_as<V>;
};

/// What an activation asks of its own parameters: where it does not hold, the verb refuses the call and says so.
struct condition {
  bool holds;
  const char* rule;  ///< in words: "leaky_relu's alpha >= 0"
  double value;      ///< what was given
};

}  // namespace ramp
