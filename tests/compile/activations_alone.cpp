// SPDX-License-Identifier: MIT
// <ramp/activations.hpp> by itself: no xsimd behind it, and usable in constant expressions.
#include <ramp/activations.hpp>

#if defined(XSIMD_HPP) || defined(XSIMD_BATCH_HPP)
#error "activations.hpp must not include xsimd"
#endif

static_assert(ramp::leaky_relu{}(-2.0F) == -0.02F);
static_assert(ramp::leaky_relu{.alpha = 0.2}(-2.0) == -0.4);
static_assert(ramp::leaky_relu{.alpha = -3}(-2.0F) == 6.0F);
static_assert(ramp::leaky_relu{}(2.0F) == 2.0F);
static_assert(ramp::leaky_relu{}.derivative(0.0F) == 0.01F);
static_assert(ramp::leaky_relu{}.derivative_from_output(1.0) == 1.0);
static_assert(ramp::leaky_relu{.alpha = 0}.output_condition().holds);
static_assert(!ramp::leaky_relu{.alpha = -1}.output_condition().holds);
static_assert(ramp::relu{}(-2.0F) == 0.0F && ramp::relu{}(2.0) == 2.0);
static_assert(ramp::relu{}.derivative(0.0F) == 0.0F && ramp::relu{}.derivative(1.0F) == 1.0F);
static_assert(ramp::relu{}.gradient_from_mask(true, 3.0F) == 3.0F);
