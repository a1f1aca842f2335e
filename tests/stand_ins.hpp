// SPDX-License-Identifier: MIT
// For developing the tests before the library has these: slow, lane by lane, in a wider type. The catalogue leaves them
// out of its lists, unless RAMP_TEST_STAND_INS is defined. Delete each as the real one arrives: that enables its tests.
#pragma once

#include "catalogue/reference.hpp"

#include <ramp/concepts.hpp>
#include <ramp/formula.hpp>

#include <cstddef>
#include <type_traits>

namespace ramp {

namespace stand_in {

template <class T>
using wide = std::conditional_t<std::is_same_v<T, float>, long double, catalogue::quad>;

/// formula(x) in every lane, in the wider type.
template <class V, class Formula>
V each(V x, Formula formula) {
  using T = element_t<V>;
  if constexpr (std::is_floating_point_v<V>) {
    return static_cast<T>(formula(static_cast<wide<T>>(x)));
  } else {
    T lanes[V::size];
    x.store_unaligned(lanes);
    for (std::size_t i = 0; i < V::size; ++i) {
      lanes[i] = static_cast<T>(formula(static_cast<wide<T>>(lanes[i])));
    }
    return V::load_unaligned(lanes);
  }
}

template <class V>
auto parameter(double p) {
  return static_cast<wide<element_t<V>>>(static_cast<element_t<V>>(p));
}

template <class W>
W logistic(W z) {
  return z < 0 ? catalogue::math::exp(z) / (1 + catalogue::math::exp(z)) : 1 / (1 + catalogue::math::exp(-z));
}
template <class W>
W limited(W x, W y) {  // the limit at -infinity
  return x < 0 && (catalogue::magnitude(x) == catalogue::infinite<decltype(x)>) ? W(-0.0) : y;
}
template <class W>
W gate(W x, W z) {
  return limited(x, x * logistic(z));
}
template <class W>
W gate_slope(W w, W z) {
  return (catalogue::magnitude(z) == catalogue::infinite<decltype(z)>) ||
                 catalogue::math::exp(-catalogue::magnitude(z)) == 0
             ? W(z > 0 ? 1 : 0)
             : logistic(z) * (1 + w * logistic(-z));
}

}  // namespace stand_in

struct relu6 {
  using is_stand_in = void;
  template <class V>
  V operator()(V x) const noexcept {
    return where(x < V(0), V(0), where(x > V(6), V(6), x));
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= V(0) || x >= V(6), V(0), dy);
  }
  template <class V>
  V derivative_from_output(V y) const noexcept {
    return derivative(y);
  }
  template <class V>
  V gradient_from_output(V y, V dy) const noexcept {
    return gradient(y, dy);
  }
};

struct hardtanh {
  using is_stand_in = void;
  double min = -1;
  double max = 1;
  template <class V>
  V operator()(V x) const noexcept {
    return where(x < constant<V>(min), constant<V>(min), where(x > constant<V>(max), constant<V>(max), x));
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= constant<V>(min) || x >= constant<V>(max), V(0), dy);
  }
  template <class V>
  V derivative_from_output(V y) const noexcept {
    return derivative(y);
  }
  template <class V>
  V gradient_from_output(V y, V dy) const noexcept {
    return gradient(y, dy);
  }
};

struct threshold {
  using is_stand_in = void;
  double threshold = 0;
  double value = 0;
  template <class V>
  V operator()(V x) const noexcept {
    return where(x <= constant<V>(threshold), constant<V>(value), x);
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= constant<V>(threshold), V(0), dy);
  }
};

struct hardshrink {
  using is_stand_in = void;
  double lambda = 0.5;
  template <class V>
  V operator()(V x) const noexcept {
    return gradient(x, x);
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x >= constant<V>(-lambda) && x <= constant<V>(lambda), V(0), dy);
  }
};

struct softshrink {
  using is_stand_in = void;
  double lambda = 0.5;
  template <class V>
  V operator()(V x) const noexcept {
    const V l = constant<V>(lambda);
    return gradient(x, where(x > V(0), x - l, x + l));
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x >= constant<V>(-lambda) && x <= constant<V>(lambda), V(0), dy);
  }
};

struct relu_squared {
  using is_stand_in = void;
  template <class V>
  V operator()(V x) const noexcept {
    return where(x <= V(0), V(0), x * x);
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, x + x);
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= V(0), V(0), dy * (x + x));
  }
};

struct hardsigmoid {
  using is_stand_in = void;
  template <class V>
  V operator()(V x) const noexcept {
    return where(x <= V(-3), V(0), where(x >= V(3), V(1), (x + V(3)) / V(6)));
  }
  template <class V>
  V derivative(V x) const noexcept {
    return gradient(x, V(1));
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= V(-3) || x >= V(3), V(0), dy * constant<V>(1.0 / 6));
  }
  template <class V>
  V derivative_from_output(V y) const noexcept {
    return gradient_from_output(y, V(1));
  }
  template <class V>
  V gradient_from_output(V y, V dy) const noexcept {
    return where(y <= V(0) || y >= V(1), V(0), dy * constant<V>(1.0 / 6));
  }
};

struct hardswish {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return x <= -3 ? x * 0 == 0 ? x * 0 : -0.0 : x >= 3 ? x : x * (x + 3) / 6; });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6; });
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= V(-3), V(0), dy * derivative(x));
  }
};

struct smelu {
  using is_stand_in = void;
  double beta = 1;
  template <class V>
  V operator()(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    return stand_in::each(v, [=](auto x) { return x <= -b ? 0 : x >= b ? x : (x + b) * (x + b) / (4 * b); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    return stand_in::each(v, [=](auto x) { return x <= -b ? 0 : x >= b ? 1 : (x + b) / (2 * b); });
  }
  template <class V>
  V gradient(V x, V dy) const noexcept {
    return where(x <= constant<V>(-beta), V(0), dy * derivative(x));
  }
};

struct softsign {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      return (catalogue::magnitude(x) == catalogue::infinite<decltype(x)>) ? (x < 0 ? -1 : 1)
                                                                           : x / (1 + catalogue::magnitude(x));
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return 1 / (1 + catalogue::magnitude(x)) / (1 + catalogue::magnitude(x)); });
  }
};

struct elu {
  using is_stand_in = void;
  double alpha = 1;
  template <class V>
  V operator()(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) { return x > 0 ? x : a * catalogue::math::expm1(x); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) { return x > 0 ? 1 : a * catalogue::math::exp(x); });
  }
  template <class V>
  V derivative_from_output(V v) const noexcept {
    return where(v > V(0), V(1), v + constant<V>(alpha));
  }
  condition output_condition() const noexcept {
    return {.holds = !(alpha < 0), .rule = "elu's alpha >= 0", .value = alpha};
  }
};

struct celu {
  using is_stand_in = void;
  double alpha = 1;
  template <class V>
  V operator()(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) { return x > 0 ? x : a * catalogue::math::expm1(x / a); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) { return x > 0 ? 1 : catalogue::math::exp(x / a); });
  }
  template <class V>
  V derivative_from_output(V v) const noexcept {
    return where(v > V(0), V(1), (v + constant<V>(alpha)) / constant<V>(alpha));
  }
};

struct selu {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    const auto s = stand_in::parameter<V>(1.0507009873554805);
    const auto a = stand_in::parameter<V>(1.7580993408473768);
    return stand_in::each(v, [=](auto x) { return x > 0 ? s * x : a * catalogue::math::expm1(x); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto s = stand_in::parameter<V>(1.0507009873554805);
    const auto a = stand_in::parameter<V>(1.7580993408473768);
    return stand_in::each(v, [=](auto x) { return x > 0 ? s : a * catalogue::math::exp(x); });
  }
  template <class V>
  V derivative_from_output(V v) const noexcept {
    return where(v > V(0), constant<V>(1.0507009873554805), v + constant<V>(1.7580993408473768));
  }
};

struct sigmoid {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return stand_in::logistic(x); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return stand_in::logistic(x) * stand_in::logistic(-x); });
  }
  template <class V>
  V derivative_from_output(V y) const noexcept {
    return y * (V(1) - y);
  }
};

struct log_sigmoid {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      const auto l = catalogue::math::log1p(catalogue::math::exp(-catalogue::magnitude(x)));
      return x < 0 ? x - l : -l;
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return stand_in::logistic(-x); });
  }
  template <class V>
  V derivative_from_output(V v) const noexcept {
    return stand_in::each(v, [](auto y) { return -catalogue::math::expm1(y); });
  }
};

struct tanh {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return catalogue::math::tanh(x); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return 1 / catalogue::math::cosh(x) / catalogue::math::cosh(x); });
  }
  template <class V>
  V derivative_from_output(V y) const noexcept {
    return (V(1) - y) * (V(1) + y);
  }
};

struct tanhshrink {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      using W = decltype(x);
      const W s = x * x;
      const W series =
          x * s * (W(1) / 3 - s * (W(2) / 15 - s * (W(17) / 315 - s * (W(62) / 2835 - s * W(1382) / 155925))));
      return catalogue::magnitude(x) < W(0x1p-9) ? series : x - catalogue::math::tanh(x);
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return catalogue::math::tanh(x) * catalogue::math::tanh(x); });
  }
};

struct softplus {
  using is_stand_in = void;
  double beta = 1;
  double threshold = 20;
  template <class V>
  V operator()(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    const V smooth = stand_in::each(v, [=](auto x) {
      return ((x > 0 ? b * x : 0) + catalogue::math::log1p(catalogue::math::exp(-catalogue::magnitude(b * x)))) / b;
    });
    return where(v * constant<V>(beta) > constant<V>(threshold), v, smooth);
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    const V smooth = stand_in::each(v, [=](auto x) { return stand_in::logistic(b * x); });
    return where(v * constant<V>(beta) > constant<V>(threshold), V(1), smooth);
  }
  template <class V>
  V derivative_from_output(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    const V smooth = stand_in::each(v, [=](auto y) { return -catalogue::math::expm1(-b * y); });
    return where(v * constant<V>(beta) > constant<V>(threshold), V(1), smooth);
  }
};

struct silu {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return stand_in::gate(x, x); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return stand_in::gate_slope(x, x); });
  }
};

struct swish {
  using is_stand_in = void;
  double beta = 1;
  template <class V>
  V operator()(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    return stand_in::each(v, [=](auto x) { return stand_in::gate(x, b * x); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto b = stand_in::parameter<V>(beta);
    return stand_in::each(v, [=](auto x) { return stand_in::gate_slope(b * x, b * x); });
  }
};

struct gelu {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      return stand_in::limited(x, x / 2 * catalogue::math::erfc(-x * catalogue::root_half<decltype(x)>));
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      using W = decltype(x);
      const W density = catalogue::math::exp(-x * x / 2) * catalogue::one_over_root_two_pi<W>;
      return catalogue::math::erfc(-x * catalogue::root_half<W>) / 2 + (density == 0 ? 0 : x * density);
    });
  }
};

struct gelu_tanh {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      using W = decltype(x);
      return stand_in::gate(x, catalogue::two_root_two_over_pi<W> * (x + W(44715) / W(1000000) * x * x * x));
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      using W = decltype(x);
      return stand_in::gate_slope(catalogue::two_root_two_over_pi<W> * (x + 3 * W(44715) / W(1000000) * x * x * x),
                                  catalogue::two_root_two_over_pi<W> * (x + W(44715) / W(1000000) * x * x * x));
    });
  }
};

struct mish {
  using is_stand_in = void;
  template <class V>
  V operator()(V v) const noexcept {
    return stand_in::each(v, [](auto x) { return stand_in::limited(x, x * catalogue::math::tanh(softplus(x))); });
  }
  template <class V>
  V derivative(V v) const noexcept {
    return stand_in::each(v, [](auto x) {
      const auto t = catalogue::math::tanh(softplus(x));
      return (catalogue::magnitude(x) == catalogue::infinite<decltype(x)>) || x > 1000
                 ? t
                 : t + x * stand_in::logistic(x) * (1 - t) * (1 + t);
    });
  }

 private:
  template <class W>
  static W softplus(W x) {
    return (x > 0 ? x : 0) + catalogue::math::log1p(catalogue::math::exp(-catalogue::magnitude(x)));
  }
};

struct snake {
  using is_stand_in = void;
  double alpha = 1;
  template <class V>
  V operator()(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) {
      return (catalogue::magnitude(x) == catalogue::infinite<decltype(x)>)
                 ? x
                 : x + catalogue::math::sin(a * x) * catalogue::math::sin(a * x) / a;
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) {
      const auto root = catalogue::math::sin(a * x) + catalogue::math::cos(a * x);
      return root * root;
    });
  }
};

}  // namespace ramp
