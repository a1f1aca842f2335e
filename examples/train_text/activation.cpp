// SPDX-License-Identifier: MIT
// All kernels of this example are compiled here. To add an activation, add a line to ../every_activation.hpp.
#include "activation.hpp"

#include "../every_activation.hpp"

#include <ramp/init.hpp>
#include <ramp/ramp.hpp>

#include <optional>
#include <utility>

namespace {

template <class F>
activation fixed(std::string name, const F& f) {
  return {std::move(name), ramp::gain(f), std::nullopt,
          [=](const matrix&, const matrix& x, matrix& y) { ramp::forward(f, flat(x), flat(y)); },
          [=](const matrix&, const matrix& x, matrix& dy, matrix&) { ramp::backward(f, flat(x), flat(dy), flat(dy)); }};
}

/// PReLU with a slope per unit. Eigen's columns are samples: in memory the units of one sample stand side by side.
activation learned(std::string name, float first_slope) {
  const auto of = [](const matrix& slopes, const matrix& x) {
    return ramp::prelu{flat(slopes), ramp::channels_last(x.cols(), x.rows())};
  };
  return {std::move(name), ramp::gain(ramp::leaky_relu{.alpha = static_cast<double>(first_slope)}), first_slope,
          [=](const matrix& slopes, const matrix& x, matrix& y) { ramp::forward(of(slopes, x), flat(x), flat(y)); },
          [=](const matrix& slopes, const matrix& x, matrix& dy, matrix& dslopes) {
            ramp::backward(of(slopes, x), flat(x), flat(dy), flat(dy), flat(dslopes));
          }};
}

}  // namespace

std::vector<activation> choices() {
  std::vector<activation> all;
  for_each_activation(
      [&](const char* name, const auto& f, const activation_parameters&) { all.push_back(fixed(name, f)); });
  all.push_back(fixed("leaky_relu 0.01", ramp::leaky_relu{.alpha = 0.01}));
  all.push_back(fixed("leaky_relu 0.2", ramp::leaky_relu{.alpha = 0.2}));
  all.push_back(learned("prelu", 0.25F));
  return all;
}
