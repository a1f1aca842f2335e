// SPDX-License-Identifier: MIT
// An activation of one's own: StyleGAN's leaky ReLU, scaled by the square root of 2.
//
// This struct is all there is. It gets every verb, float and double, scalars and batches of every instruction set; the
// tests run everything over it that they run over ramp's own.
#pragma once

#include <ramp/ramp.hpp>

/// f(x) = gain * x for x > 0, else leak * x. f'(0) = leak.
struct scaled_leaky_relu {
  double gain = 1.4142135623730951;
  double leak = 0.2 * gain;

  template <class V>
  constexpr V operator()(V x) const noexcept {
    return x * derivative(x);
  }

  template <class V>
  constexpr V derivative(V x) const noexcept {
    return ramp::where(x > V(0), ramp::constant<V>(gain), ramp::constant<V>(leak));
  }

  // The rest is optional. This one allows backward_from_output …
  template <class V>
  constexpr V derivative_from_output(V y) const noexcept {
    return derivative(y);
  }

  // … which is refused where the output does not tell the sign of the input …
  constexpr ramp::condition output_condition() const noexcept {
    return {.holds = !(leak < 0), .rule = "scaled_leaky_relu's leak >= 0", .value = leak};
  }

  // … and this one backward_from_mask.
  template <class Mask, class V>
  constexpr V gradient_from_mask(Mask positive, V dy) const noexcept {
    return dy * ramp::where(positive, ramp::constant<V>(gain), ramp::constant<V>(leak));
  }
};
