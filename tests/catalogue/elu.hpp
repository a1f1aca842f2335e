// SPDX-License-Identifier: MIT
// Straight above 0, exponential below.
#pragma once

#include "description.hpp"

#include <ramp/activations.hpp>

namespace catalogue {

template <>
struct described<ramp::elu> : description<ramp::elu> {
  static constexpr const char* name = "elu";
  static std::vector<ramp::elu> parameters() { return {{}, {0.3}, {2.5}, {0}, {-0.5}}; }
  static std::string label(const ramp::elu& f) { return with_parameter(name, "alpha", f.alpha); }
  static std::vector<double> kinks(const ramp::elu&) { return {0}; }
  static bool monotone(const ramp::elu& f) { return f.alpha >= 0; }
  template <class T>
  static interval<T> range(const ramp::elu& f) {
    return {f.alpha < 0 ? T(0) : static_cast<T>(-f.alpha), std::numeric_limits<T>::infinity()};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::elu& f, std::type_identity_t<W> x) {
    return x > 0 ? x : rounded<T, W>(f.alpha) * math::expm1(x);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::elu& f, std::type_identity_t<W> x) {
    return x > 0 ? 1 : rounded<T, W>(f.alpha) * math::exp(x);
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::elu& f, std::type_identity_t<W> y) {
    return y > 0 ? 1 : y + rounded<T, W>(f.alpha);
  }
};

/// For alpha > 0.
template <>
struct described<ramp::celu> : description<ramp::celu> {
  static constexpr const char* name = "celu";
  static std::vector<ramp::celu> parameters() { return {{}, {0.3}, {2.5}}; }
  static std::string label(const ramp::celu& f) { return with_parameter(name, "alpha", f.alpha); }
  static std::vector<double> kinks(const ramp::celu&) { return {0}; }
  static bool monotone(const ramp::celu&) { return true; }
  template <class T>
  static interval<T> range(const ramp::celu& f) {
    return {static_cast<T>(-f.alpha), std::numeric_limits<T>::infinity()};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::celu& f, std::type_identity_t<W> x) {
    return x > 0 ? x : rounded<T, W>(f.alpha) * expm1(scaled<T, W>(f, x));
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::celu& f, std::type_identity_t<W> x) {
    return x > 0 ? 1 : exp(scaled<T, W>(f, x));
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::celu& f, std::type_identity_t<W> y) {
    const W alpha = rounded<T, W>(f.alpha);
    return y > 0 ? 1 : (y + alpha) / alpha;
  }

 private:
  template <class T, class W>
  static precise<W> scaled(const ramp::celu& f, W x) {
    return precisely<T, W>([&](auto v) { return v / rounded<T, decltype(v)>(f.alpha); }, x);
  }
};

/// Its two numbers are no parameters: they count in full.
template <>
struct described<ramp::selu> : description<ramp::selu> {
  static constexpr const char* name = "selu";
  static std::vector<double> kinks(const ramp::selu&) { return {0}; }
  static bool monotone(const ramp::selu&) { return true; }
  template <class T>
  static interval<T> range(const ramp::selu&) {
    return {static_cast<T>(-scaled_alpha<long double>), std::numeric_limits<T>::infinity()};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::selu&, std::type_identity_t<W> x) {
    return x > 0 ? scale<W> * x : scaled_alpha<W> * math::expm1(x);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::selu&, std::type_identity_t<W> x) {
    return x > 0 ? scale<W> : scaled_alpha<W> * math::exp(x);
  }
  template <class T, class W = wide<T>>
  static W derivative_from_output(const ramp::selu&, std::type_identity_t<W> y) {
    return y > 0 ? scale<W> : y + scaled_alpha<W>;
  }

 private:
  template <class W>
  static constexpr W scale = constant<W>(0x867d5eb548899170p-63L, -2.379228031241776060412e-20L);
  template <class W>
  static constexpr W scaled_alpha = constant<W>(0xe109663207818883p-63L, -4.952907947561047820790e-20L);
};

}  // namespace catalogue
