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

namespace ramp::detail {

template <class... T>
struct list {};

/// All of them, for what has to be compiled for each: <ramp/dispatch.hpp>. tests/compile/dispatch_list.cpp misses what
/// is not here.
using activations = list<relu, leaky_relu, relu_squared, smelu, relu6, hardtanh, hardsigmoid, hardswish, threshold,
                         hardshrink, softshrink, elu, celu, selu, sigmoid, log_sigmoid, softplus, tanh, tanhshrink,
                         softsign, silu, swish, mish, snake, gelu, gelu_tanh>;
using fast_activations = list<fast::hardsigmoid, fast::hardswish, fast::elu, fast::celu, fast::selu, fast::sigmoid,
                              fast::log_sigmoid, fast::softplus, fast::tanh, fast::tanhshrink, fast::softsign,
                              fast::silu, fast::swish, fast::mish, fast::gelu, fast::gelu_tanh>;

}  // namespace ramp::detail
