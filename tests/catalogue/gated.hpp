// SPDX-License-Identifier: MIT
// x times something that rises from 0 to 1; and snake.
#pragma once

#include "description.hpp"

#include <ramp/activations.hpp>

namespace catalogue {

template <>
struct described<ramp::silu> : description<ramp::silu> {
  static constexpr const char* name = "silu";
  static std::vector<double> roots(const ramp::silu&) { return {-1.2784645427610738}; }

  template <class T, class W = wide<T>>
  static W value(const ramp::silu&, std::type_identity_t<W> x) {
    return gated(x, precise<W>{x, 0});
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::silu&, std::type_identity_t<W> x) {
    return gated_slope(x, precise<W>{x, 0});
  }
};

template <>
struct described<ramp::swish> : description<ramp::swish> {
  static constexpr const char* name = "swish";
  static std::vector<ramp::swish> parameters() { return {{}, {1.702}, {1e-6}, {0}, {-1.5}}; }
  static std::string label(const ramp::swish& f) { return with_parameter(name, "beta", f.beta); }
  static std::vector<double> roots(const ramp::swish& f) {
    return f.beta == 0 ? std::vector<double>() : std::vector<double>{-1.2784645427610738 / f.beta};
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::swish& f, std::type_identity_t<W> x) {
    return gated(x, scaled<T, W>(f, x));
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::swish& f, std::type_identity_t<W> x) {
    const precise<W> z = scaled<T, W>(f, x);
    return gated_slope(z.high + z.low, z);
  }

 private:
  template <class T, class W>
  static precise<W> scaled(const ramp::swish& f, W x) {
    if (f.beta == 0 && !is_nan(x)) {
      return {0, 0};  // not infinity * 0
    }
    return precisely<T, W>([&](auto v) { return v * rounded<T, decltype(v)>(f.beta); }, x);
  }
};

template <>
struct described<ramp::gelu> : description<ramp::gelu> {
  static constexpr const char* name = "gelu";
  static std::vector<double> roots(const ramp::gelu&) { return {-0.75179152890390535}; }

  template <class T, class W = wide<T>>
  static W value(const ramp::gelu&, std::type_identity_t<W> x) {
    const W p = probability<T>(x);
    return p == 0 ? W(-0.0) : x * p;
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::gelu&, std::type_identity_t<W> x) {
    const W d = density<T>(x);
    return probability<T>(x) + (d == 0 ? 0 : x * d);
  }

 private:
  /// Of a normal distribution, to be below x.
  template <class T, class W>
  static W probability(W x) {
    const precise<W> z = precisely<T, W>([](auto v) { return -v * root_half<decltype(v)>; }, x);
    const W p = math::erfc(z.high);
    return (z.low == 0 ? p : p - z.low * two_over_root_pi<W> * math::exp(-z.high * z.high)) / 2;
  }
  template <class T, class W>
  static W density(W x) {
    return exp(precisely<T, W>([](auto v) { return -v * v / 2; }, x)) * one_over_root_two_pi<W>;
  }
};

template <>
struct described<ramp::gelu_tanh> : description<ramp::gelu_tanh> {
  static constexpr const char* name = "gelu_tanh";
  static std::vector<double> roots(const ramp::gelu_tanh&) { return {-0.75246141}; }

  template <class T, class W = wide<T>>
  static W value(const ramp::gelu_tanh&, std::type_identity_t<W> x) {
    return gated(x, argument<T>(x));
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::gelu_tanh&, std::type_identity_t<W> x) {
    return gated_slope(two_root_two_over_pi<W> * x * (1 + 3 * cubic<W> * x * x), argument<T>(x));
  }

 private:
  template <class W>
  static constexpr W cubic = W(44715) / W(1000000);

  template <class T, class W>
  static precise<W> argument(W x) {
    const auto formula = [](auto v) {
      using V = decltype(v);
      return two_root_two_over_pi<V> * v * (1 + cubic<V> * v * v);
    };
    return precisely<T, W>(formula, x);
  }
};

/// x tanh(log(1 + e)) for e = exp(x), which is x n / (n + 2) for n = e (e + 2).
template <>
struct described<ramp::mish> : description<ramp::mish> {
  static constexpr const char* name = "mish";
  static std::vector<double> roots(const ramp::mish&) { return {-1.1924552038838}; }

  template <class T, class W = wide<T>>
  static W value(const ramp::mish&, std::type_identity_t<W> x) {
    const W q = decay(precise<W>{x, 0});
    if (x < 0) {
      return q == 0 ? W(-0.0) : x * (q * (q + 2)) / (q * (q + 2) + 2);
    }
    return x * (1 + 2 * q) / (1 + 2 * q + 2 * q * q);
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::mish&, std::type_identity_t<W> x) {
    const W q = decay(precise<W>{x, 0});
    if (q == 0) {
      return x < 0 ? 0 : 1;
    }
    if (x < 0) {
      const W m = q * (q + 2) + 2;
      return q * ((q + 2) * m + 4 * x * (1 + q)) / (m * m);
    }
    const W m = 1 + 2 * q + 2 * q * q;
    return ((1 + 2 * q) * m + 4 * x * q * q * (1 + q)) / (m * m);
  }
};

template <>
struct described<ramp::snake> : description<ramp::snake> {
  static constexpr const char* name = "snake";
  static std::vector<ramp::snake> parameters() { return {{}, {0.3}, {5}, {-1.5}, {0}, {1e-15}}; }
  static std::string label(const ramp::snake& f) { return with_parameter(name, "alpha", f.alpha); }
  static std::vector<double> roots(const ramp::snake& f) {
    return f.alpha == 0 ? std::vector<double>() : std::vector<double>{-0.78539816339744831 / f.alpha};
  }
  static bool monotone(const ramp::snake&) { return true; }

  template <class T, class W>
  static bool near_root(const ramp::snake&, W, W derivative) {
    return derivative < static_cast<W>(0x1p-20);
  }
  template <class T, class W>
  static bool cancels(const ramp::snake&, W, W derivative) {
    return derivative < static_cast<W>(ample<T, W> ? 0x1p-20 : 0x1p-4);
  }

  template <class T, class W = wide<T>>
  static W value(const ramp::snake& f, std::type_identity_t<W> x) {
    if (magnitude(x) == infinite<W> || f.alpha == 0) {
      return x;
    }
    const W s = waves<T>(f, x).sine;
    return s == 0 ? x : x + s * s / rounded<T, W>(f.alpha);  // -0.0 stays
  }
  template <class T, class W = wide<T>>
  static W derivative(const ramp::snake& f, std::type_identity_t<W> x) {
    const auto [s, c] = waves<T>(f, x);
    return (s + c) * (s + c);  // 1 + sin(2 alpha x)
  }

 private:
  template <class W>
  struct wave {
    W sine, cosine;
  };
  /// sin and cos of alpha * x, an argument that may be huge.
  template <class T, class W>
  static wave<W> waves(const ramp::snake& f, W x) {
    const precise<W> z = precisely<T, W>([&](auto v) { return v * rounded<T, decltype(v)>(f.alpha); }, x);
    const W s = math::sin(z.high);
    const W c = math::cos(z.high);
    const W ds = math::sin(z.low);
    const W dc = math::cos(z.low);
    return {s * dc + c * ds, c * dc - s * ds};
  }
};

}  // namespace catalogue
