// SPDX-License-Identifier: MIT
#include "activations.hpp"
#include "peers.hpp"

#include <pthreadpool.h>
#include <xnnpack.h>

#include <limits>
#include <memory>
#include <stdexcept>

namespace {

void check(xnn_status status) {
  if (status != xnn_status_success) {
    throw std::runtime_error("XNNPACK refuses");
  }
}

using operation = std::shared_ptr<xnn_operator>;

operation owned(xnn_operator_t made) {
  return operation(made, xnn_delete_operator);
}

/// Its threads; none for one.
pthreadpool_t pool() {
  static const std::unique_ptr<pthreadpool, decltype(&pthreadpool_destroy)> all(
      threads() > 1 ? pthreadpool_create(static_cast<std::size_t>(threads())) : nullptr, pthreadpool_destroy);
  return all.get();
}

work execution(const operation& op) {
  return {[op] { check(xnn_run_operator(op.get(), pool())); }};
}

contender unary(const char* function, xnn_unary_operator kind, xnn_unary_params parameters = {}) {
  return {function, false, "xnnpack", [=](const operands& o) {
            xnn_operator_t made = nullptr;
            check(xnn_create_unary_elementwise_nc(kind, xnn_datatype_fp32, xnn_datatype_fp32, &parameters, nullptr,
                                                  nullptr, 0, &made));
            const operation op = owned(made);
            check(xnn_reshape_unary_elementwise_nc(made, 1, o.n, o.n, o.n, pool()));
            check(xnn_setup_unary_elementwise_nc(made, o.x, o.out));
            return execution(op);
          }};
}

contender softmax(const char* function) {
  return {function, false, "xnnpack", [](const operands& o) {
            xnn_operator_t made = nullptr;
            check(xnn_create_softmax_nc_f32(0, &made));
            const operation op = owned(made);
            check(xnn_reshape_softmax_nc_f32(made, o.row, o.row, o.row, o.n / o.row, pool()));
            check(xnn_setup_softmax_nc_f32(made, o.x, o.out));
            return execution(op);
          }};
}

}  // namespace

std::vector<contender> xnnpack_contenders() {
  check(xnn_initialize(nullptr));
  return {unary("relu", xnn_unary_clamp, {.clamp = {.min = 0, .max = std::numeric_limits<float>::infinity()}}),
          unary("leaky_relu", xnn_unary_leaky_relu, {.leaky_relu = {.negative_slope = 0.01F}}),
          unary("sigmoid", xnn_unary_sigmoid),
          unary("tanh", xnn_unary_tanh),
          unary("elu", xnn_unary_elu, {.elu = {.alpha = 1}}),
          unary("celu", xnn_unary_elu, {.elu = {.alpha = 1}}),
          unary("gelu", xnn_unary_gelu),
          unary("relu6", xnn_unary_clamp, {.clamp = {.min = 0, .max = 6}}),
          unary("hardtanh", xnn_unary_clamp, {.clamp = {.min = -1, .max = 1}}),
          unary("hardswish", xnn_unary_hardswish),
          softmax("softmax_128"),
          softmax("softmax_1024")};
}
