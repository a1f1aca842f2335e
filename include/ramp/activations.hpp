// SPDX-License-Identifier: MIT
// Every activation. No xsimd: light, and usable in constant expressions.
#pragma once

#include <ramp/activations/hardsigmoid.hpp>
#include <ramp/activations/hardtanh.hpp>
#include <ramp/activations/leaky_relu.hpp>
#include <ramp/activations/relu.hpp>
#include <ramp/activations/relu_squared.hpp>
#include <ramp/activations/shrink.hpp>
#include <ramp/activations/smelu.hpp>
#include <ramp/activations/threshold.hpp>
