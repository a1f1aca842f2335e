// SPDX-License-Identifier: MIT
// All of ramp.
#pragma once

#include <ramp/activations.hpp>
#include <ramp/algorithm.hpp>
#include <ramp/concepts.hpp>
#include <ramp/formula.hpp>
#include <ramp/init.hpp>
#include <ramp/prelu.hpp>
