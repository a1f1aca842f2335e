// SPDX-License-Identifier: MIT
// Every activation of <ramp/activations.hpp> by its name, once: train_text and tools/gallery both go through this list.
// A new activation is one more line here.
#pragma once

#include <ramp/activations.hpp>

#include <vector>

struct activation_parameter {
  const char* name;
  double value;
};

using activation_parameters = std::vector<activation_parameter>;

/// Calls visit(name, f, parameters) for every activation f with its default parameters, related ones side by side.
template <class Visit>
void for_each_activation(const Visit& visit) {
  visit("relu", ramp::relu{}, {});
  visit("leaky_relu", ramp::leaky_relu{}, {{"alpha", ramp::leaky_relu{}.alpha}});
  visit("relu6", ramp::relu6{}, {});
  visit("relu_squared", ramp::relu_squared{}, {});
  visit("smelu", ramp::smelu{}, {{"beta", ramp::smelu{}.beta}});
  visit("threshold", ramp::threshold{},
        {{"threshold", ramp::threshold{}.threshold}, {"value", ramp::threshold{}.value}});
  visit("elu", ramp::elu{}, {{"alpha", ramp::elu{}.alpha}});
  visit("celu", ramp::celu{}, {{"alpha", ramp::celu{}.alpha}});
  visit("selu", ramp::selu{}, {});
  visit("gelu", ramp::gelu{}, {});
  visit("gelu_tanh", ramp::gelu_tanh{}, {});
  visit("silu", ramp::silu{}, {});
  visit("swish", ramp::swish{}, {{"beta", ramp::swish{}.beta}});
  visit("hardswish", ramp::hardswish{}, {});
  visit("mish", ramp::mish{}, {});
  visit("snake", ramp::snake{}, {{"alpha", ramp::snake{}.alpha}});
  visit("softplus", ramp::softplus{}, {{"beta", ramp::softplus{}.beta}, {"threshold", ramp::softplus{}.threshold}});
  visit("log_sigmoid", ramp::log_sigmoid{}, {});
  visit("sigmoid", ramp::sigmoid{}, {});
  visit("hardsigmoid", ramp::hardsigmoid{}, {});
  visit("tanh", ramp::tanh{}, {});
  visit("hardtanh", ramp::hardtanh{}, {{"min", ramp::hardtanh{}.min}, {"max", ramp::hardtanh{}.max}});
  visit("softsign", ramp::softsign{}, {});
  visit("tanhshrink", ramp::tanhshrink{}, {});
  visit("hardshrink", ramp::hardshrink{}, {{"lambda", ramp::hardshrink{}.lambda}});
  visit("softshrink", ramp::softshrink{}, {{"lambda", ramp::softshrink{}.lambda}});
}
