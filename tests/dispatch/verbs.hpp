// SPDX-License-Identifier: MIT
// The verbs twice: as this translation unit's flags make them, and as ramp::dispatch has them for the instruction set
// of the same name, which is RAMP_TEST_ISA.
#pragma once

#include <ramp/dispatch.hpp>
#include <ramp/ramp.hpp>

#include <cstdlib>

namespace bits {

[[maybe_unused]] const bool asked = setenv("RAMP_ISA", RAMP_TEST_ISA, 1) == 0;  // before the first call

struct compiled_here {
  void forward(auto&&... a) const { ramp::forward(a...); }
  void forward_with_mask(auto&&... a) const { ramp::forward_with_mask(a...); }
  void backward(auto&&... a) const { ramp::backward(a...); }
  void backward_slopes(auto&&... a) const { ramp::backward_slopes(a...); }
  void backward_from_output(auto&&... a) const { ramp::backward_from_output(a...); }
  void backward_from_mask(auto&&... a) const { ramp::backward_from_mask(a...); }
};

struct dispatched {
  void forward(auto&&... a) const { ramp::dispatch::forward(a...); }
  void forward_with_mask(auto&&... a) const { ramp::dispatch::forward_with_mask(a...); }
  void backward(auto&&... a) const { ramp::dispatch::backward(a...); }
  void backward_slopes(auto&&... a) const { ramp::dispatch::backward_slopes(a...); }
  void backward_from_output(auto&&... a) const { ramp::dispatch::backward_from_output(a...); }
  void backward_from_mask(auto&&... a) const { ramp::dispatch::backward_from_mask(a...); }
};

}  // namespace bits
