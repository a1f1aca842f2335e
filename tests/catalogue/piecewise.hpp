// SPDX-License-Identifier: MIT
// Straight lines and parabolas.
#pragma once

#include "../../examples/custom_activation/scaled_leaky_relu.hpp"
#include "description.hpp"

#include <ramp/activations.hpp>

#include <algorithm>
#include <tuple>

namespace catalogue {

template <>
struct described<ramp::relu> : exact<ramp::relu> {
  static constexpr const char* name = "relu";
  static std::vector<double> kinks(const ramp::relu&) { return {0}; }
  static bool monotone(const ramp::relu&) { return true; }
  template <class T>
  static interval<T> range(const ramp::relu&) {
    return {0, std::numeric_limits<T>::infinity()};
  }
  template <class T, class W>
  static bool dead(const ramp::relu&, W x) {
    return x <= 0;
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::relu&, std::type_identity_t<W> x) {
    return x < 0 ? 0 : x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::relu&, std::type_identity_t<W> x) {
    return x <= 0 ? 0 : 1;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::relu&, std::type_identity_t<W> y) {
    return y <= 0 ? 0 : 1;
  }
};

template <>
struct described<ramp::leaky_relu> : exact<ramp::leaky_relu> {
  static constexpr const char* name = "leaky_relu";
  static constexpr double ulp = 0.5;
  static std::vector<ramp::leaky_relu> parameters() {
    return {{}, {0}, {-0.0}, {0.2}, {1}, {2.5}, {-0.3}, {infinity}, {-infinity}, {1e-50}, {1e300}};
  }
  static std::string label(const ramp::leaky_relu& f) { return with_parameter(name, "alpha", f.alpha); }
  static std::vector<double> kinks(const ramp::leaky_relu&) { return {0}; }
  static bool monotone(const ramp::leaky_relu& f) { return f.alpha >= 0; }

  template <class T, class W = wide<T>>
  static W value(const ramp::leaky_relu& f, std::type_identity_t<W> x) {
    return x > 0 ? x : rounded<T, W>(f.alpha) * x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::leaky_relu& f, std::type_identity_t<W> x) {
    return x > 0 ? 1 : rounded<T, W>(f.alpha);
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::leaky_relu& f, std::type_identity_t<W> y) {
    return y > 0 ? 1 : rounded<T, W>(f.alpha);
  }
};

/// A user's activation, which never heard of these tests: examples/custom_activation.
template <>
struct described<scaled_leaky_relu> : exact<scaled_leaky_relu> {
  static constexpr const char* name = "scaled_leaky_relu";
  static constexpr double ulp = 0.5;
  static std::vector<scaled_leaky_relu> parameters() { return {{}, {.leak = 0.5}, {.gain = 3, .leak = -2}}; }
  static std::string label(const scaled_leaky_relu& f) { return with_parameter(name, "leak", f.leak); }
  static std::vector<double> kinks(const scaled_leaky_relu&) { return {0}; }
  static bool monotone(const scaled_leaky_relu& f) { return f.gain >= 0 && f.leak >= 0; }

  template <class T, class W = wide<T>>
  static W value(const scaled_leaky_relu& f, std::type_identity_t<W> x) {
    return derivative<T, W>(f, x) * x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const scaled_leaky_relu& f, std::type_identity_t<W> x) {
    return rounded<T, W>(x > 0 ? f.gain : f.leak);
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const scaled_leaky_relu& f, std::type_identity_t<W> y) {
    return derivative<T, W>(f, y);
  }
};

template <>
struct described<ramp::hardtanh> : exact<ramp::hardtanh> {
  static constexpr const char* name = "hardtanh";
  static std::vector<ramp::hardtanh> parameters() { return {{}, {.min = 0, .max = 0.1}, {.min = -infinity, .max = 2}}; }
  static std::string label(const ramp::hardtanh& f) { return with_parameters(name, "min", f.min, "max", f.max); }
  static std::vector<double> kinks(const ramp::hardtanh& f) { return {f.min, f.max}; }
  static bool monotone(const ramp::hardtanh&) { return true; }
  template <class T>
  static interval<T> range(const ramp::hardtanh& f) {
    return {static_cast<T>(f.min), static_cast<T>(f.max)};
  }
  template <class T, class W>
  static bool dead(const ramp::hardtanh& f, W x) {
    return x <= rounded<T, W>(f.min) || x >= rounded<T, W>(f.max);
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::hardtanh& f, std::type_identity_t<W> x) {
    const W min = rounded<T, W>(f.min);
    const W max = rounded<T, W>(f.max);
    return x < min ? min : x > max ? max : x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::hardtanh& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? 0 : 1;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::hardtanh& f, std::type_identity_t<W> y) {
    return dead<T, W>(f, y) ? 0 : 1;
  }
};

template <>
struct described<ramp::relu6> : exact<ramp::relu6> {
  static constexpr const char* name = "relu6";
  static std::vector<double> kinks(const ramp::relu6&) { return {0, 6}; }
  static bool monotone(const ramp::relu6&) { return true; }
  template <class T>
  static interval<T> range(const ramp::relu6&) {
    return {0, 6};
  }
  template <class T, class W>
  static bool dead(const ramp::relu6&, W x) {
    return x <= 0 || x >= 6;
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::relu6&, std::type_identity_t<W> x) {
    return x < 0 ? 0 : x > 6 ? 6 : x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::relu6& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? 0 : 1;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::relu6& f, std::type_identity_t<W> y) {
    return dead<T, W>(f, y) ? 0 : 1;
  }
};

template <>
struct described<ramp::threshold> : exact<ramp::threshold> {
  static constexpr const char* name = "threshold";
  static std::vector<ramp::threshold> parameters() {
    return {{}, {.threshold = 0.1, .value = 20}, {.threshold = -1, .value = -3}};
  }
  static std::string label(const ramp::threshold& f) {
    return with_parameters(name, "threshold", f.threshold, "value", f.value);
  }
  static std::vector<double> kinks(const ramp::threshold& f) { return {f.threshold}; }
  static bool monotone(const ramp::threshold& f) { return f.value <= f.threshold; }
  template <class T>
  static interval<T> range(const ramp::threshold& f) {
    return {static_cast<T>(std::min(f.threshold, f.value)), std::numeric_limits<T>::infinity()};
  }
  template <class T, class W>
  static bool dead(const ramp::threshold& f, W x) {
    return x <= rounded<T, W>(f.threshold);
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::threshold& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? rounded<T, W>(f.value) : x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::threshold& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? 0 : 1;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::threshold& f, std::type_identity_t<W> y) {
    return dead<T, W>(f, y) ? 0 : 1;
  }
};

/// |x| <= lambda, which both shrinks send to 0. A NaN is not.
template <class T, class W>
bool shrinks(double lambda, W x) {
  return magnitude(x) <= rounded<T, W>(lambda);
}

template <>
struct described<ramp::hardshrink> : exact<ramp::hardshrink> {
  static constexpr const char* name = "hardshrink";
  static std::vector<ramp::hardshrink> parameters() { return {{}, {0}, {0.1}, {-1}}; }
  static std::string label(const ramp::hardshrink& f) { return with_parameter(name, "lambda", f.lambda); }
  static std::vector<double> kinks(const ramp::hardshrink& f) { return {-f.lambda, f.lambda}; }
  static bool monotone(const ramp::hardshrink&) { return true; }
  template <class T, class W>
  static bool dead(const ramp::hardshrink& f, W x) {
    return shrinks<T>(f.lambda, x);
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::hardshrink& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? 0 : x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::hardshrink& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? 0 : 1;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::hardshrink&, std::type_identity_t<W> y) {
    return y == 0 ? 0 : 1;
  }
};

template <>
struct described<ramp::softshrink> : exact<ramp::softshrink> {
  static constexpr const char* name = "softshrink";
  static constexpr double ulp = 0.5;
  static std::vector<ramp::softshrink> parameters() { return {{}, {0}, {0.1}}; }
  static std::string label(const ramp::softshrink& f) { return with_parameter(name, "lambda", f.lambda); }
  static std::vector<double> kinks(const ramp::softshrink& f) { return {-f.lambda, f.lambda}; }
  static bool monotone(const ramp::softshrink&) { return true; }
  template <class T, class W>
  static bool dead(const ramp::softshrink& f, W x) {
    return shrinks<T>(f.lambda, x);
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::softshrink& f, std::type_identity_t<W> x) {
    const W lambda = rounded<T, W>(f.lambda);
    return dead<T, W>(f, x) ? 0 : x > 0 ? x - lambda : x + lambda;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::softshrink& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? 0 : 1;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::softshrink&, std::type_identity_t<W> y) {
    return y == 0 ? 0 : 1;
  }
};

template <>
struct described<ramp::hardsigmoid> : exact<ramp::hardsigmoid> {
  static constexpr const char* name = "hardsigmoid";
  static constexpr double ulp = 0.9;
  static constexpr double derivative_ulp = 0.5;
  static constexpr double derivative_from_output_ulp = 0.5;
  static constexpr bool bit_for_bit = false;  // (x + 3) / 6 has two roundings
  static std::vector<double> kinks(const ramp::hardsigmoid&) { return {-3, 3}; }
  static bool monotone(const ramp::hardsigmoid&) { return true; }
  template <class T>
  static interval<T> range(const ramp::hardsigmoid&) {
    return {0, 1};
  }
  template <class T, class W>
  static bool dead(const ramp::hardsigmoid&, W x) {
    return !(x > -3 && x < 3);  // a NaN is not inside
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::hardsigmoid&, std::type_identity_t<W> x) {
    return x <= -3 ? 0 : x >= 3 ? 1 : (x + 3) / 6;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::hardsigmoid& f, std::type_identity_t<W> x) {
    return dead<T, W>(f, x) ? W(0) : W(1) / 6;
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::hardsigmoid&, std::type_identity_t<W> y) {
    return y > 0 && y < 1 ? W(1) / 6 : W(0);
  }
};

template <>
struct described<ramp::hardswish> : description<ramp::hardswish> {
  static constexpr const char* name = "hardswish";
  static constexpr double derivative_ulp = 1.4;
  static std::vector<double> kinks(const ramp::hardswish&) { return {-3, 3}; }
  static std::vector<double> roots(const ramp::hardswish&) { return {-1.5}; }
  template <class T, class W>
  static bool dead(const ramp::hardswish&, W x) {
    return x <= -3;
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::hardswish&, std::type_identity_t<W> x) {
    return x <= -3 ? W(-0.0) : x >= 3 ? x : x * (x + 3) / 6;  // -0: x * 0
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::hardswish&, std::type_identity_t<W> x) {
    return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
  }
};

template <>
struct described<ramp::relu_squared> : exact<ramp::relu_squared> {
  static constexpr const char* name = "relu_squared";
  static constexpr double ulp = 0.5;
  static constexpr bool bit_for_bit = false;  // 2 * x * dy overflows in one order and not in the other
  static std::vector<double> kinks(const ramp::relu_squared&) { return {0}; }
  static bool monotone(const ramp::relu_squared&) { return true; }
  template <class T>
  static interval<T> range(const ramp::relu_squared&) {
    return {0, std::numeric_limits<T>::infinity()};
  }
  template <class T, class W>
  static bool dead(const ramp::relu_squared&, W x) {
    return x <= 0;
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::relu_squared&, std::type_identity_t<W> x) {
    return x <= 0 ? 0 : x * x;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::relu_squared&, std::type_identity_t<W> x) {
    return x <= 0 ? 0 : 2 * x;
  }
};

template <>
struct described<ramp::smelu> : description<ramp::smelu> {
  static constexpr const char* name = "smelu";
  static constexpr double derivative_ulp = 1;
  static constexpr bool same_bits = true;
  static std::vector<ramp::smelu> parameters() {
#if defined(__arm__)  // its vectors have no subnormal numbers, which a float beta of 1e-50 is taken for
    return {{}, {0.3}, {5}, { 1e30 }};
#else
    return {{}, {0.3}, {5}, {1e-50}, {1e30}};
#endif
  }
  static std::string label(const ramp::smelu& f) {
    return with_parameter(name, "beta", f.beta);
  }
  static std::vector<double> kinks(const ramp::smelu& f) {
    return {-f.beta, f.beta};
  }
  static bool monotone(const ramp::smelu&) {
    return true;
  }
  template <class T>
  static interval<T> range(const ramp::smelu&) {
    return {0, std::numeric_limits<T>::infinity()};
  }
  template <class T, class W>
  static bool dead(const ramp::smelu& f, W x) {
    return x <= -rounded<T, W>(f.beta);
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::smelu& f, std::type_identity_t<W> x) {
    const W beta = rounded<T, W>(f.beta);
    return x <= -beta ? 0 : x >= beta ? x : (x + beta) * (x + beta) / (4 * beta);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::smelu& f, std::type_identity_t<W> x) {
    const W beta = rounded<T, W>(f.beta);
    return x <= -beta ? 0 : x >= beta ? 1 : (x + beta) / (2 * beta);
  }
};

}  // namespace catalogue
