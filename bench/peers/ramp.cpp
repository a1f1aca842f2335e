// SPDX-License-Identifier: MIT
#include "activations.hpp"

#include <ramp/ramp.hpp>

namespace {

template <class F>
void add(std::vector<contender>& all, const char* name, const F& f) {
  all.push_back(
      {name, false, "ramp", [f](const operands& o) { return work{[=] { ramp::forward(f, o.x, o.out, o.n); }}; }});
  all.push_back(
      {name, true, "ramp", [f](const operands& o) { return work{[=] { ramp::backward(f, o.x, o.dy, o.out, o.n); }}; }});
  if constexpr (ramp::output_differentiable<F>) {
    all.push_back({name, true, "ramp_from_output", [f](const operands& o) {
                     ramp::forward(f, o.x, o.y, o.n);
                     return work{[=] { ramp::backward_from_output(f, o.y, o.dy, o.out, o.n); }};
                   }});
  }
}

}  // namespace

std::vector<contender> ramp_contenders() {
  std::vector<contender> all;
  add(all, "leaky_relu", ramp::leaky_relu{});
  return all;
}
