// SPDX-License-Identifier: MIT
// ATen, without autograd, into arrays that exist already, but for the two gradients that have no such form.
#include "activations.hpp"
#include "peers.hpp"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <cstring>
#include <memory>

namespace {

struct tensors {
  at::Tensor x, dy, y, out;
};

using step = void (*)(tensors& t);

void nothing(tensors&) {}

/// `before`: what the step wants to find in y.
contender torch(const char* function, bool backward, step run, step before = nothing) {
  return {function, backward, "torch", [=](const operands& o) {
            const c10::InferenceMode guard;
            const auto tensor = [&](float* data) {
              const auto n = static_cast<long>(o.n), row = static_cast<long>(o.row);
              return row == 0 ? at::from_blob(data, {n}) : at::from_blob(data, {n / row, row});
            };
            const auto t = std::make_shared<tensors>(tensors{tensor(o.x), tensor(o.dy), tensor(o.y), tensor(o.out)});
            before(*t);
            return work{[=] {
                          const c10::InferenceMode inside;
                          run(*t);
                        },
                        [=] {
                          if (t->out.data_ptr() != o.out) {
                            std::memcpy(o.out, t->out.data_ptr(), o.n * sizeof(float));
                          }
                        }};
          }};
}

contender forward(const char* function, step run) {
  return torch(function, false, run);
}

contender backward(const char* function, step run) {
  return torch(function, true, run);
}

contender backward_after(step before, const char* function, step run) {
  return torch(function, true, run, before);
}

constexpr double selu_alpha = 1.6732632423543772848170429916717, selu_scale = 1.0507009873554804934193349852946;

}  // namespace

std::vector<contender> torch_contenders() {
  at::set_num_threads(threads());
  std::vector<contender> all{
      forward("relu", [](tensors& t) { at::clamp_min_out(t.out, t.x, 0); }),
      forward("leaky_relu", [](tensors& t) { at::leaky_relu_out(t.out, t.x, 0.01); }),
      forward("sigmoid", [](tensors& t) { at::sigmoid_out(t.out, t.x); }),
      forward("tanh", [](tensors& t) { at::tanh_out(t.out, t.x); }),
      forward("elu", [](tensors& t) { at::elu_out(t.out, t.x); }),
      forward("celu", [](tensors& t) { at::elu_out(t.out, t.x, 1, 1, 1); }),
      forward("selu", [](tensors& t) { at::elu_out(t.out, t.x, selu_alpha, selu_scale); }),
      forward("gelu", [](tensors& t) { at::gelu_out(t.out, t.x, "none"); }),
      forward("gelu_tanh", [](tensors& t) { at::gelu_out(t.out, t.x, "tanh"); }),
      forward("silu", [](tensors& t) { at::silu_out(t.out, t.x); }),
      forward("softplus", [](tensors& t) { at::softplus_out(t.out, t.x); }),
      forward("mish", [](tensors& t) { at::mish_out(t.out, t.x); }),
      forward("log_sigmoid", [](tensors& t) { at::log_sigmoid_forward_out(t.out, t.y, t.x); }),
      forward("relu6", [](tensors& t) { at::hardtanh_out(t.out, t.x, 0, 6); }),
      forward("hardtanh", [](tensors& t) { at::hardtanh_out(t.out, t.x); }),
      forward("hardsigmoid", [](tensors& t) { at::hardsigmoid_out(t.out, t.x); }),
      forward("hardswish", [](tensors& t) { at::hardswish_out(t.out, t.x); }),
      forward("hardshrink", [](tensors& t) { at::hardshrink_out(t.out, t.x); }),
      forward("softshrink", [](tensors& t) { at::softshrink_out(t.out, t.x); }),
      forward("tanhshrink", [](tensors& t) { at::sub_out(t.out, t.x, at::tanh_out(t.out, t.x)); }),
      forward("softsign", [](tensors& t) { at::div_out(t.out, t.x, at::abs_out(t.out, t.x).add_(1)); }),
      backward("relu", [](tensors& t) { at::threshold_backward_out(t.out, t.dy, t.x, 0); }),
      backward("leaky_relu", [](tensors& t) { at::leaky_relu_backward_out(t.out, t.dy, t.x, 0.01, false); }),
      backward_after([](tensors& t) { at::sigmoid_out(t.y, t.x); }, "sigmoid",
                     [](tensors& t) { at::sigmoid_backward_out(t.out, t.dy, t.y); }),
      backward_after([](tensors& t) { at::tanh_out(t.y, t.x); }, "tanh",
                     [](tensors& t) { at::tanh_backward_out(t.out, t.dy, t.y); }),
      backward("elu", [](tensors& t) { at::elu_backward_out(t.out, t.dy, 1, 1, 1, false, t.x); }),
      backward("celu", [](tensors& t) { at::elu_backward_out(t.out, t.dy, 1, 1, 1, false, t.x); }),
      backward("selu", [](tensors& t) { at::elu_backward_out(t.out, t.dy, selu_alpha, selu_scale, 1, false, t.x); }),
      backward("gelu", [](tensors& t) { at::gelu_backward_out(t.out, t.dy, t.x, "none"); }),
      backward("gelu_tanh", [](tensors& t) { at::gelu_backward_out(t.out, t.dy, t.x, "tanh"); }),
      backward("silu", [](tensors& t) { at::silu_backward_out(t.out, t.dy, t.x); }),
      backward("softplus", [](tensors& t) { at::softplus_backward_out(t.out, t.dy, t.x, 1, 20); }),
      backward("mish", [](tensors& t) { t.out = at::mish_backward(t.dy, t.x); }),
      backward_after([](tensors& t) { at::log_sigmoid_forward_out(t.out, t.y, t.x); }, "log_sigmoid",
                     [](tensors& t) { at::log_sigmoid_backward_out(t.out, t.dy, t.x, t.y); }),
      backward("relu6", [](tensors& t) { at::hardtanh_backward_out(t.out, t.dy, t.x, 0, 6); }),
      backward("hardtanh", [](tensors& t) { at::hardtanh_backward_out(t.out, t.dy, t.x, -1, 1); }),
      backward("hardsigmoid", [](tensors& t) { at::hardsigmoid_backward_out(t.out, t.dy, t.x); }),
      backward("hardswish", [](tensors& t) { t.out = at::hardswish_backward(t.dy, t.x); }),
      backward("hardshrink", [](tensors& t) { at::hardshrink_backward_out(t.out, t.dy, t.x, 0.5); }),
      backward("softshrink", [](tensors& t) { at::softshrink_backward_out(t.out, t.dy, t.x, 0.5); })};
  for (const char* name : {"softmax_128", "softmax_1024"}) {
    all.push_back(forward(name, [](tensors& t) { at::_softmax_out(t.out, t.x, -1, false); }));
    all.push_back(backward_after([](tensors& t) { at::_softmax_out(t.y, t.x, -1, false); }, name,
                                 [](tensors& t) { at::_softmax_backward_data_out(t.out, t.dy, t.y, -1, at::kFloat); }));
  }
  for (const char* name : {"log_softmax_128", "log_softmax_1024"}) {
    all.push_back(forward(name, [](tensors& t) { at::_log_softmax_out(t.out, t.x, -1, false); }));
    all.push_back(
        backward_after([](tensors& t) { at::_log_softmax_out(t.y, t.x, -1, false); }, name,
                       [](tensors& t) { at::_log_softmax_backward_data_out(t.out, t.dy, t.y, -1, at::kFloat); }));
  }
  return all;
}
