// SPDX-License-Identifier: MIT
// ramp::fast: the same functions with wider bounds. double is not repeated here: it is the other tier's.
#pragma once

#include "elu.hpp"
#include "gated.hpp"
#include "piecewise.hpp"
#include "sigmoid.hpp"
#include "tanh.hpp"

#include <bit>
#include <string>

namespace catalogue {

template <class Fast, class Exact>
struct fast_tier : description<Fast> {
  using exact_tier = Exact;
  static constexpr double ulp = 4;
  static constexpr double derivative_ulp = 4;
  static constexpr bool only_float = true;
  static constexpr bool subnormals = false;

  /// Both have the same parameters.
  static Exact exact(const Fast& f) { return std::bit_cast<Exact>(f); }

  static std::vector<Fast> parameters() {
    std::vector<Fast> all;
    for (const Exact& f : described<Exact>::parameters()) {
      all.push_back(std::bit_cast<Fast>(f));
    }
    return all;
  }
  static std::string label(const Fast& f) { return "fast::" + std::string(described<Exact>::label(exact(f))); }
  static std::vector<double> kinks(const Fast& f) { return described<Exact>::kinks(exact(f)); }
  static std::vector<double> roots(const Fast& f) { return described<Exact>::roots(exact(f)); }
  static bool monotone(const Fast& f) { return described<Exact>::monotone(exact(f)); }
  template <class T>
  static interval<T> range(const Fast& f) {
    return described<Exact>::template range<T>(exact(f));
  }
  template <class T, class W>
  static bool dead(const Fast& f, W x) {
    return described<Exact>::template dead<T, W>(exact(f), x);
  }
  template <class T, class W>
  static bool near_root(const Fast& f, W x, W derivative) {
    return described<Exact>::template near_root<T, W>(exact(f), x, derivative);
  }
  template <class T, class W>
  static bool cancels(const Fast& f, W x, W derivative) {
    return described<Exact>::template cancels<T, W>(exact(f), x, derivative);
  }

  template <class T, class W = wide<T>>
  static W value(const Fast& f, std::type_identity_t<W> x) {
    return described<Exact>::template value<T, W>(exact(f), x);
  }
  template <class T, class W = wide<T>>
  static W derivative(const Fast& f, std::type_identity_t<W> x) {
    return described<Exact>::template derivative<T, W>(exact(f), x);
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const Fast& f, std::type_identity_t<W> y) {
    return described<Exact>::template derivative_from_output<T, W>(exact(f), y);
  }
};

template <>
struct described<ramp::fast::hardsigmoid> : fast_tier<ramp::fast::hardsigmoid, ramp::hardsigmoid> {
  static constexpr const char* name = "fast::hardsigmoid";
  template <class T, class W>
  static bool dead_from_output(const ramp::fast::hardsigmoid&, W, W y) {
    return !(y > 0 && y < 1);
  }
};
template <>
struct described<ramp::fast::hardswish> : fast_tier<ramp::fast::hardswish, ramp::hardswish> {
  static constexpr const char* name = "fast::hardswish";
};
template <>
struct described<ramp::fast::elu> : fast_tier<ramp::fast::elu, ramp::elu> {
  static constexpr const char* name = "fast::elu";
};
template <>
struct described<ramp::fast::celu> : fast_tier<ramp::fast::celu, ramp::celu> {
  static constexpr const char* name = "fast::celu";
};
template <>
struct described<ramp::fast::selu> : fast_tier<ramp::fast::selu, ramp::selu> {
  static constexpr const char* name = "fast::selu";
};
template <>
struct described<ramp::fast::sigmoid> : fast_tier<ramp::fast::sigmoid, ramp::sigmoid> {
  static constexpr const char* name = "fast::sigmoid";
};
template <>
struct described<ramp::fast::log_sigmoid> : fast_tier<ramp::fast::log_sigmoid, ramp::log_sigmoid> {
  static constexpr const char* name = "fast::log_sigmoid";
};
template <>
struct described<ramp::fast::softplus> : fast_tier<ramp::fast::softplus, ramp::softplus> {
  static constexpr const char* name = "fast::softplus";
};
template <>
struct described<ramp::fast::tanh> : fast_tier<ramp::fast::tanh, ramp::tanh> {
  static constexpr const char* name = "fast::tanh";
};
template <>
struct described<ramp::fast::tanhshrink> : fast_tier<ramp::fast::tanhshrink, ramp::tanhshrink> {
  static constexpr const char* name = "fast::tanhshrink";
};
template <>
struct described<ramp::fast::softsign> : fast_tier<ramp::fast::softsign, ramp::softsign> {
  static constexpr const char* name = "fast::softsign";
};
template <>
struct described<ramp::fast::silu> : fast_tier<ramp::fast::silu, ramp::silu> {
  static constexpr const char* name = "fast::silu";
};
template <>
struct described<ramp::fast::swish> : fast_tier<ramp::fast::swish, ramp::swish> {
  static constexpr const char* name = "fast::swish";
};
template <>
struct described<ramp::fast::mish> : fast_tier<ramp::fast::mish, ramp::mish> {
  static constexpr const char* name = "fast::mish";
};
template <>
struct described<ramp::fast::gelu> : fast_tier<ramp::fast::gelu, ramp::gelu> {
  static constexpr const char* name = "fast::gelu";
};
template <>
struct described<ramp::fast::gelu_tanh> : fast_tier<ramp::fast::gelu_tanh, ramp::gelu_tanh> {
  static constexpr const char* name = "fast::gelu_tanh";
};

}  // namespace catalogue
