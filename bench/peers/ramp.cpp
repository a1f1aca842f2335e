// SPDX-License-Identifier: MIT
#include "activations.hpp"
#include "peers.hpp"

#include <ramp/openmp.hpp>
#include <ramp/ramp.hpp>

#if defined(RAMP_BENCH_DISPATCH)
#include <ramp/dispatch.hpp>
#endif

#include <string>

namespace {

/// call(execution...) with as many threads as there are to be; without an execution for one.
template <class Call>
work threaded(Call call) {
  if (threads() > 1) {
    return {[=] { call(ramp::openmp{.threads = threads()}); }};
  }
  return {[=] { call(); }};
}

/// Forward and backward as `peer`, and backward from the output, where there is one, as peer_from_output.
template <class F>
void add(std::vector<contender>& all, const std::string& peer, const char* name, const F& f) {
  all.push_back({name, false, peer, [f](const operands& o) {
                   return threaded([=](const auto&... e) { ramp::forward(e..., f, o.x, o.out, o.n); });
                 }});
  all.push_back({name, true, peer, [f](const operands& o) {
                   return threaded([=](const auto&... e) { ramp::backward(e..., f, o.x, o.dy, o.out, o.n); });
                 }});
  if constexpr (ramp::output_differentiable<F>) {
    all.push_back({name, true, peer + "_from_output", [f](const operands& o) {
                     ramp::forward(f, o.x, o.y, o.n);
                     return threaded(
                         [=](const auto&... e) { ramp::backward_from_output(e..., f, o.y, o.dy, o.out, o.n); });
                   }});
  }
#if defined(RAMP_BENCH_DISPATCH)
  if (threads() == 1 && peer == "ramp") {
    all.push_back({name, false, "ramp_dispatch",
                   [f](const operands& o) { return work{[=] { ramp::dispatch::forward(f, o.x, o.out, o.n); }}; }});
    all.push_back({name, true, "ramp_dispatch", [f](const operands& o) {
                     return work{[=] { ramp::dispatch::backward(f, o.x, o.dy, o.out, o.n); }};
                   }});
  }
#endif
}

/// F works on rows, and backward from the output, as the peers' do.
template <class F>
void add_rows(std::vector<contender>& all, const std::string& peer, const char* name) {
  all.push_back({name, false, peer, [](const operands& o) {
                   return threaded([=](const auto&... e) { ramp::forward(e..., F{o.row}, o.x, o.out, o.n); });
                 }});
  all.push_back({name, true, peer, [](const operands& o) {
                   ramp::forward(F{o.row}, o.x, o.y, o.n);
                   return threaded(
                       [=](const auto&... e) { ramp::backward_from_output(e..., F{o.row}, o.y, o.dy, o.out, o.n); });
                 }});
}

}  // namespace

std::vector<contender> ramp_contenders() {
  std::vector<contender> all;
  add(all, "ramp", "relu", ramp::relu{});
  add(all, "ramp", "leaky_relu", ramp::leaky_relu{});
  add(all, "ramp", "sigmoid", ramp::sigmoid{});
  add(all, "ramp", "tanh", ramp::tanh{});
  add(all, "ramp", "elu", ramp::elu{});
  add(all, "ramp", "celu", ramp::celu{});
  add(all, "ramp", "selu", ramp::selu{});
  add(all, "ramp", "gelu", ramp::gelu{});
  add(all, "ramp", "gelu_tanh", ramp::gelu_tanh{});
  add(all, "ramp", "silu", ramp::silu{});
  add(all, "ramp", "softplus", ramp::softplus{});
  add(all, "ramp", "mish", ramp::mish{});
  add(all, "ramp", "log_sigmoid", ramp::log_sigmoid{});
  add(all, "ramp", "relu6", ramp::relu6{});
  add(all, "ramp", "hardtanh", ramp::hardtanh{});
  add(all, "ramp", "hardsigmoid", ramp::hardsigmoid{});
  add(all, "ramp", "hardswish", ramp::hardswish{});
  add(all, "ramp", "hardshrink", ramp::hardshrink{});
  add(all, "ramp", "softshrink", ramp::softshrink{});
  add(all, "ramp", "tanhshrink", ramp::tanhshrink{});
  add(all, "ramp", "softsign", ramp::softsign{});
  add(all, "ramp_fast", "hardsigmoid", ramp::fast::hardsigmoid{});
  add(all, "ramp_fast", "hardswish", ramp::fast::hardswish{});
  add(all, "ramp_fast", "sigmoid", ramp::fast::sigmoid{});
  add(all, "ramp_fast", "tanh", ramp::fast::tanh{});
  add(all, "ramp_fast", "elu", ramp::fast::elu{});
  add(all, "ramp_fast", "celu", ramp::fast::celu{});
  add(all, "ramp_fast", "selu", ramp::fast::selu{});
  add(all, "ramp_fast", "gelu", ramp::fast::gelu{});
  add(all, "ramp_fast", "gelu_tanh", ramp::fast::gelu_tanh{});
  add(all, "ramp_fast", "silu", ramp::fast::silu{});
  add(all, "ramp_fast", "softplus", ramp::fast::softplus{});
  add(all, "ramp_fast", "mish", ramp::fast::mish{});
  add(all, "ramp_fast", "log_sigmoid", ramp::fast::log_sigmoid{});
  add(all, "ramp_fast", "tanhshrink", ramp::fast::tanhshrink{});
  add(all, "ramp_fast", "softsign", ramp::fast::softsign{});
  for (const char* name : {"softmax_128", "softmax_1024"}) {
    add_rows<ramp::softmax>(all, "ramp", name);
  }
  for (const char* name : {"log_softmax_128", "log_softmax_1024"}) {
    add_rows<ramp::log_softmax>(all, "ramp", name);
  }
  return all;
}
