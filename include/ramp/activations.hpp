// SPDX-License-Identifier: MIT
// Every activation. No xsimd: light, and usable in constant expressions.
#pragma once

#include <ramp/activations/elu.hpp>
#include <ramp/activations/gelu.hpp>
#include <ramp/activations/hardsigmoid.hpp>
#include <ramp/activations/hardtanh.hpp>
#include <ramp/activations/leaky_relu.hpp>
#include <ramp/activations/mish.hpp>
#include <ramp/activations/relu.hpp>
#include <ramp/activations/relu_squared.hpp>
#include <ramp/activations/shrink.hpp>
#include <ramp/activations/sigmoid.hpp>
#include <ramp/activations/silu.hpp>
#include <ramp/activations/smelu.hpp>
#include <ramp/activations/snake.hpp>
#include <ramp/activations/softplus.hpp>
#include <ramp/activations/softsign.hpp>
#include <ramp/activations/tanh.hpp>
#include <ramp/activations/tanhshrink.hpp>
#include <ramp/activations/threshold.hpp>
