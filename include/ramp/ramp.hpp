// SPDX-License-Identifier: MIT
// All of ramp but <ramp/init.hpp>, whose <random> would cost every file a tenth of a second, and <ramp/openmp.hpp> and
// <ramp/tbb.hpp>, which need those libraries.
#pragma once

#include <ramp/activations.hpp>
#include <ramp/algorithm.hpp>
#include <ramp/concepts.hpp>
#include <ramp/execution.hpp>
#include <ramp/formula.hpp>
#include <ramp/prelu.hpp>
#include <ramp/softmax.hpp>
