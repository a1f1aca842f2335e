// SPDX-License-Identifier: MIT
// Expressions over Eigen's arrays, each in one pass, written without select(), which Eigen 3.4 does not vectorise.
// They are assigned where they stand, since they hold references to their parts.
#include "activations.hpp"

#include <Eigen/Core>
#include <unsupported/Eigen/SpecialFunctions>

namespace {

using map = Eigen::Map<Eigen::ArrayXf>;

template <class Expression>
contender forward(const char* function, Expression f) {
  return {function, false, "eigen", [f](const operands& o) {
            return work{[=] {
              const auto n = static_cast<Eigen::Index>(o.n);
              const map x(o.x, n);
              map out(o.out, n);
              f(x, out);
            }};
          }};
}

}  // namespace

std::vector<contender> eigen_contenders() {
  return {
      forward("relu", [](auto& x, auto& out) { out = x.cwiseMax(0); }),
      forward("leaky_relu", [](auto& x, auto& out) { out = x.cwiseMax(0) + 0.01F * x.cwiseMin(0); }),
      forward("sigmoid", [](auto& x, auto& out) { out = x.logistic(); }),
      forward("tanh", [](auto& x, auto& out) { out = x.tanh(); }),
      forward("elu", [](auto& x, auto& out) { out = x.cwiseMax(0) + x.cwiseMin(0).expm1(); }),
      forward("celu", [](auto& x, auto& out) { out = x.cwiseMax(0) + x.cwiseMin(0).expm1(); }),
      forward("selu",
              [](auto& x, auto& out) { out = 1.05070099F * x.cwiseMax(0) + 1.75809934F * x.cwiseMin(0).expm1(); }),
      forward("gelu", [](auto& x, auto& out) { out = 0.5F * x * (1 + (x * 0.707106781F).erf()); }),
      forward("gelu_tanh",
              [](auto& x, auto& out) { out = 0.5F * x * (1 + (0.797884561F * x * (1 + 0.044715F * x * x)).tanh()); }),
      forward("silu", [](auto& x, auto& out) { out = x * x.logistic(); }),
      forward("softplus", [](auto& x, auto& out) { out = x.cwiseMax(0) + (-x.abs()).exp().log1p(); }),
      forward("mish", [](auto& x, auto& out) { out = x * (x.cwiseMax(0) + (-x.abs()).exp().log1p()).tanh(); }),
      forward("log_sigmoid", [](auto& x, auto& out) { out = x.cwiseMin(0) - (-x.abs()).exp().log1p(); }),
      forward("relu6", [](auto& x, auto& out) { out = x.cwiseMax(0).cwiseMin(6); }),
      forward("hardtanh", [](auto& x, auto& out) { out = x.cwiseMax(-1).cwiseMin(1); }),
      forward("hardsigmoid", [](auto& x, auto& out) { out = (x + 3).cwiseMax(0).cwiseMin(6) * (1 / 6.0F); }),
      forward("hardswish", [](auto& x, auto& out) { out = x * (x + 3).cwiseMax(0).cwiseMin(6) * (1 / 6.0F); }),
      forward("hardshrink", [](auto& x, auto& out) { out = (x.abs() > 0.5F).select(x, 0); }),
      forward("softshrink", [](auto& x, auto& out) { out = x - x.cwiseMax(-0.5F).cwiseMin(0.5F); }),
      forward("tanhshrink", [](auto& x, auto& out) { out = x - x.tanh(); }),
      forward("softsign", [](auto& x, auto& out) { out = x / (1 + x.abs()); }),
  };
}
