// SPDX-License-Identifier: MIT
#include "activations.hpp"

#include <dnnl.hpp>

namespace {

using namespace dnnl;

const engine& cpu() {
  static const engine one(engine::kind::cpu, 0);
  return one;
}

stream& queue() {
  static stream one(cpu());
  return one;
}

work execution(const primitive& kernel, const std::unordered_map<int, memory>& arguments) {
  return {[=] {
    kernel.execute(queue(), arguments);
    queue().wait();
  }};
}

memory::desc line(const operands& o) {
  return {{static_cast<memory::dim>(o.n)}, memory::data_type::f32, memory::format_tag::a};
}

memory::desc rows(const operands& o) {
  return {{static_cast<memory::dim>(o.n / o.row), static_cast<memory::dim>(o.row)},
          memory::data_type::f32,
          memory::format_tag::ab};
}

/// Forward and backward.
void add(std::vector<contender>& all, const char* function, algorithm kind, float alpha = 0, float beta = 0) {
  all.push_back({function, false, "onednn", [=](const operands& o) {
                   const auto data = line(o);
                   const eltwise_forward::primitive_desc forward(cpu(), prop_kind::forward_inference, kind, data, data,
                                                                 alpha, beta);
                   return execution(eltwise_forward(forward), {{DNNL_ARG_SRC, memory(data, cpu(), o.x)},
                                                               {DNNL_ARG_DST, memory(data, cpu(), o.out)}});
                 }});
  all.push_back({function, true, "onednn", [=](const operands& o) {
                   const auto data = line(o);
                   const eltwise_forward::primitive_desc hint(cpu(), prop_kind::forward_training, kind, data, data,
                                                              alpha, beta);
                   const eltwise_backward::primitive_desc backward(cpu(), kind, data, data, data, alpha, beta, hint);
                   return execution(eltwise_backward(backward), {{DNNL_ARG_SRC, memory(data, cpu(), o.x)},
                                                                 {DNNL_ARG_DIFF_DST, memory(data, cpu(), o.dy)},
                                                                 {DNNL_ARG_DIFF_SRC, memory(data, cpu(), o.out)}});
                 }});
}

void add_softmax(std::vector<contender>& all, const char* function, algorithm kind) {
  const auto forward = [=](const operands& o, prop_kind purpose) {
    return softmax_forward::primitive_desc(cpu(), purpose, kind, rows(o), rows(o), 1);
  };
  all.push_back({function, false, "onednn", [=](const operands& o) {
                   return execution(
                       softmax_forward(forward(o, prop_kind::forward_inference)),
                       {{DNNL_ARG_SRC, memory(rows(o), cpu(), o.x)}, {DNNL_ARG_DST, memory(rows(o), cpu(), o.out)}});
                 }});
  all.push_back(
      {function, true, "onednn", [=](const operands& o) {
         const auto training = forward(o, prop_kind::forward_training);
         const memory y(rows(o), cpu(), o.y);
         execution(softmax_forward(training), {{DNNL_ARG_SRC, memory(rows(o), cpu(), o.x)}, {DNNL_ARG_DST, y}}).call();
         const softmax_backward::primitive_desc backward(cpu(), kind, rows(o), rows(o), rows(o), 1, training);
         return execution(softmax_backward(backward), {{DNNL_ARG_DST, y},
                                                       {DNNL_ARG_DIFF_DST, memory(rows(o), cpu(), o.dy)},
                                                       {DNNL_ARG_DIFF_SRC, memory(rows(o), cpu(), o.out)}});
       }});
}

}  // namespace

std::vector<contender> onednn_contenders() {
  std::vector<contender> all;
  add(all, "relu", algorithm::eltwise_relu);
  add(all, "leaky_relu", algorithm::eltwise_relu, 0.01F);
  add(all, "sigmoid", algorithm::eltwise_logistic);
  add(all, "tanh", algorithm::eltwise_tanh);
  add(all, "elu", algorithm::eltwise_elu, 1);
  add(all, "celu", algorithm::eltwise_elu, 1);
  add(all, "gelu", algorithm::eltwise_gelu_erf);
  add(all, "gelu_tanh", algorithm::eltwise_gelu_tanh);
  add(all, "silu", algorithm::eltwise_swish, 1);
  add(all, "softplus", algorithm::eltwise_soft_relu, 1);
  add(all, "mish", algorithm::eltwise_mish);
  add(all, "log_sigmoid", algorithm::eltwise_soft_relu, -1);
  add(all, "relu6", algorithm::eltwise_clip_v2, 0, 6);
  add(all, "hardtanh", algorithm::eltwise_clip_v2, -1, 1);
  add(all, "hardsigmoid", algorithm::eltwise_hardsigmoid, 1 / 6.0F, 0.5F);
  add(all, "hardswish", algorithm::eltwise_hardswish, 1 / 6.0F, 0.5F);
  add_softmax(all, "softmax_128", algorithm::softmax_accurate);
  add_softmax(all, "softmax_1024", algorithm::softmax_accurate);
  add_softmax(all, "log_softmax_128", algorithm::softmax_log);
  add_softmax(all, "log_softmax_1024", algorithm::softmax_log);
  return all;
}
