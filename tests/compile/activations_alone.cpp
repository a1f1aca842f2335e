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

static_assert(ramp::hardtanh{}(-2.0F) == -1.0F && ramp::hardtanh{.max = 3}(2.5) == 2.5);
static_assert(ramp::hardtanh{}.derivative(1.0F) == 0.0F && ramp::hardtanh{}.derivative(0.5) == 1.0);
static_assert(!ramp::hardtanh{.min = 2, .max = 1}.output_condition().holds);
static_assert(ramp::relu6{}(7.0F) == 6.0F && ramp::relu6{}.derivative(6.0) == 0.0);
static_assert(ramp::hardsigmoid{}(0.0F) == 0.5F && ramp::hardsigmoid{}(-1e300) == 0.0);
static_assert(ramp::hardsigmoid{}.derivative_from_output(0.5) == 1.0 / 6);
static_assert(ramp::hardswish{}(-1.5) == -0.375 && ramp::hardswish{}(1e30F) == 1e30F);
static_assert(ramp::hardswish{}.derivative(-3.0F) == 0.0F && ramp::hardswish{}.derivative(3.0F) == 1.0F);
static_assert(ramp::threshold{.threshold = 1, .value = 20}(1.0F) == 20.0F && ramp::threshold{}(2.0) == 2.0);
static_assert(!ramp::threshold{.threshold = 1, .value = 20}.output_condition().holds);
static_assert(ramp::hardshrink{}(0.5F) == 0.0F && ramp::hardshrink{}(-0.75) == -0.75);
static_assert(ramp::softshrink{}(-0.75F) == -0.25F && ramp::softshrink{.lambda = 1}(3.0) == 2.0);
static_assert(ramp::relu_squared{}(3.0F) == 9.0F && ramp::relu_squared{}(-3e38F) == 0.0F);
static_assert(ramp::relu_squared{}.gradient(3e38F, 0.25F) == 1.5e38F &&
              ramp::relu_squared{}.gradient(-1e308, 2.0) == 0.0 && ramp::relu_squared{}.derivative(-1e308) == 0.0);
static_assert(ramp::smelu{}(0.0F) == 0.25F && ramp::smelu{.beta = 0.5}(0.25) == 0.28125);
static_assert(ramp::snake{}(-0.0) == 0.0 && ramp::snake{}(1e30F) == 1e30F);
static_assert(ramp::snake{}.derivative(0.0F) == 1.0F && ramp::snake{}.derivative(1e300) <= 2.0);
static_assert(ramp::smelu{}.derivative(0.0F) == 0.5F && ramp::smelu{.beta = 1e-300}(1e300) == 1e300);
