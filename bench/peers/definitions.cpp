// SPDX-License-Identifier: MIT
// By their formulas, each in the form that loses nothing.
#include "activations.hpp"
#include "peers.hpp"

#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

wide sigmoid(wide x) {
  return x < 0 ? std::exp(x) / (1 + std::exp(x)) : 1 / (1 + std::exp(-x));
}

wide softplus(wide x) {
  return std::max<wide>(x, 0) + std::log1p(std::exp(-std::abs(x)));
}

wide tanh_slope(wide x) {
  const wide e = std::exp(-2 * std::abs(x));
  return 4 * e / ((1 + e) * (1 + e));
}

/// The limit where the formula would say 0 * inf.
std::function<wide(wide)> with_limits(wide (*f)(wide), wide at_minus_infinity, wide at_infinity) {
  return [=](wide x) { return !std::isinf(x) ? f(x) : x < 0 ? at_minus_infinity : at_infinity; };
}

std::function<wide(wide)> gated(wide (*f)(wide)) {
  return with_limits(f, 0, INFINITY);
}

/// alpha * expm1(x / alpha) for x <= 0, all of it times scale.
definition elu(const char* name, wide alpha, wide scale) {
  return {name, [=](wide x) { return scale * (x > 0 ? x : alpha * std::expm1(x)); },
          [=](wide x) { return scale * (x > 0 ? 1 : alpha * std::exp(x)); }};
}

definition clamp(const char* name, wide low, wide high) {
  return {name, [=](wide x) { return x < low    ? low
                                     : x > high ? high
                                                : x; },
          [=](wide x) { return wide(x > low && x < high); }};
}

constexpr wide root_half = 0.707106781186547524400844362104849039L;
constexpr wide root_2_pi = 2.506628274631000502415765284811045253L;

wide gelu(wide x) {
  return x * std::erfc(-x * root_half) / 2;
}

wide gelu_slope(wide x) {
  return std::erfc(-x * root_half) / 2 + x * std::exp(-x * x / 2) / root_2_pi;
}

// 0.5 * (1 + tanh(u)) is sigmoid(2 u).
wide gelu_tanh_argument(wide x) {
  return 4 / root_2_pi * (x + 0.044715L * x * x * x);
}

wide gelu_tanh(wide x) {
  return x * sigmoid(gelu_tanh_argument(x));
}

wide gelu_tanh_slope(wide x) {
  const wide u = gelu_tanh_argument(x);
  return sigmoid(u) + x * sigmoid(u) * sigmoid(-u) * 4 / root_2_pi * (1 + 3 * 0.044715L * x * x);
}

wide silu(wide x) {
  return x * sigmoid(x);
}

wide silu_slope(wide x) {
  return sigmoid(x) * (1 + x * sigmoid(-x));
}

/// tanh(softplus(x)), without the overflow of exp(x)^2.
wide mish_gate(wide x) {
  const wide e = std::exp(-std::abs(x));
  return x < 0 ? e * (e + 2) / (e * (e + 2) + 2) : (1 + 2 * e) / (1 + 2 * e + 2 * e * e);
}

wide mish(wide x) {
  return x * mish_gate(x);
}

wide mish_slope(wide x) {
  return mish_gate(x) + x * tanh_slope(softplus(x)) * sigmoid(x);
}

/// x - tanh(x) cancels near 0.
wide tanhshrink(wide x) {
  const wide square = x * x;
  return std::abs(x) > 0.02L ? x - std::tanh(x)
                             : x * square * (1 / 3.0L - square * (2 / 15.0L - square * (17 / 315.0L)));
}

wide hardswish(wide x) {
  return x <= -3 ? 0 : x >= 3 ? x : x * (x + 3) / 6;
}

wide hardswish_slope(wide x) {
  return x <= -3 ? 0 : x >= 3 ? 1 : x / 3 + 0.5L;
}

wide softsign(wide x) {
  return x / (1 + std::abs(x));
}

/// softmax, or its logarithm, of rows.
definition softmax(bool logarithm, std::size_t row) {
  const auto value = [=](const float* x) {
    const wide largest = *std::max_element(x, x + row);
    wide sum = 0;
    for (std::size_t i = 0; i < row; ++i) {
      sum += std::exp(x[i] - largest);
    }
    std::vector<wide> y(row);
    for (std::size_t i = 0; i < row; ++i) {
      y[i] = logarithm ? x[i] - largest - std::log(sum) : std::exp(x[i] - largest) / sum;
    }
    return y;
  };
  const auto gradient = [=](const float* x, const float* dy) {
    std::vector<wide> dx = value(x);
    wide sum = 0;
    for (std::size_t i = 0; i < row; ++i) {
      sum += logarithm ? dy[i] : dy[i] * dx[i];
    }
    for (std::size_t i = 0; i < row; ++i) {
      dx[i] = logarithm ? dy[i] - std::exp(dx[i]) * sum : dx[i] * (dy[i] - sum);
    }
    return dx;
  };
  return {(logarithm ? "log_softmax_" : "softmax_") + std::to_string(row), {}, {}, row, value, gradient};
}

}  // namespace

const std::vector<definition>& definitions() {
  static const std::vector<definition> all{
      {"relu", [](wide x) { return x <= 0 ? 0 : x; }, [](wide x) { return wide(x > 0); }},
      {"relu_in_place", [](wide x) { return x <= 0 ? 0 : x; }, {}},
      {"leaky_relu", [](wide x) { return x > 0 ? x : wide(0.01F) * x; },
       [](wide x) { return x > 0 ? 1 : wide(0.01F); }},
      {"sigmoid", sigmoid, [](wide x) { return sigmoid(x) * sigmoid(-x); }},
      {"tanh", [](wide x) { return std::tanh(x); }, tanh_slope},
      elu("elu", 1, 1),
      elu("celu", 1, 1),
      elu("selu", 1.6732632423543772848170429916717L, 1.0507009873554804934193349852946L),
      {"gelu", gated(gelu), with_limits(gelu_slope, 0, 1)},
      {"gelu_tanh", gated(gelu_tanh), with_limits(gelu_tanh_slope, 0, 1)},
      {"silu", gated(silu), with_limits(silu_slope, 0, 1)},
      {"softplus", softplus, sigmoid},
      {"mish", gated(mish), with_limits(mish_slope, 0, 1)},
      {"log_sigmoid", [](wide x) { return -softplus(-x); }, [](wide x) { return sigmoid(-x); }},
      clamp("relu6", 0, 6),
      clamp("hardtanh", -1, 1),
      {"hardsigmoid", [](wide x) { return x <= -3  ? 0
                                          : x >= 3 ? 1
                                                   : (x + 3) / 6; },
       [](wide x) { return x > -3 && x < 3 ? 1 / wide(6) : 0; }},
      {"hardswish", hardswish, hardswish_slope},
      {"hardshrink", [](wide x) { return std::abs(x) <= 0.5L ? 0 : x; },
       [](wide x) { return wide(!(std::abs(x) <= 0.5L)); }},
      {"softshrink", [](wide x) { return x > 0.5L    ? x - 0.5L
                                         : x < -0.5L ? x + 0.5L
                                                     : x * 0; },
       [](wide x) { return wide(!(std::abs(x) <= 0.5L)); }},
      {"tanhshrink", tanhshrink, [](wide x) { return std::tanh(x) * std::tanh(x); }},
      {"softsign", with_limits(softsign, -1, 1), [](wide x) { return 1 / ((1 + std::abs(x)) * (1 + std::abs(x))); }},
      softmax(false, 128),
      softmax(false, 1024),
      softmax(true, 128),
      softmax(true, 1024)};
  return all;
}

namespace {

/// The same work on `out`, which holds x. (What ReLU gives is its own ReLU: it can be timed again and again.)
preparation in_place(const preparation& prepare) {
  return [=](operands o) {
    std::copy_n(o.x, o.n, o.out);
    o.x = o.out;
    return prepare(o);
  };
}

}  // namespace

std::vector<contender> contenders() {
  std::vector<contender> all;
  for (const auto& peer : {
         ramp_contenders,
#if defined(RAMP_HAS_TORCH)
             torch_contenders,
#endif
#if defined(RAMP_HAS_DNNL)
             onednn_contenders,
#endif
#if defined(RAMP_HAS_XNNPACK)
             xnnpack_contenders,
#endif
#if defined(RAMP_HAS_EIGEN)
             eigen_contenders,
#endif
       }) {
    for (contender& c : peer()) {
      if (c.function == "relu" && !c.backward) {
        all.push_back({"relu_in_place", false, c.peer, in_place(c.prepare)});
      }
      all.push_back(std::move(c));
    }
  }
  return all;
}

int threads() {
  static const int wanted = [] {
    const char* const text = std::getenv("RAMP_PEERS_THREADS");
    const int number = text != nullptr ? std::atoi(text) : 1;
    return number > 0 ? number : 1;
  }();
  return wanted;
}

void insist_on_threads(char** argv) {
  const std::string wanted = std::to_string(threads());
  if (const char* given = std::getenv("OMP_NUM_THREADS"); given == nullptr || given != wanted) {
    setenv("OMP_NUM_THREADS", wanted.c_str(), 1);
    execv("/proc/self/exe", argv);
  }
}
