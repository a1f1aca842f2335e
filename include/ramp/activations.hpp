// SPDX-License-Identifier: MIT
// Every activation. No xsimd: light, and usable in constant expressions.
#pragma once

#include <ramp/activations/leaky_relu.hpp>
#include <ramp/activations/relu.hpp>
