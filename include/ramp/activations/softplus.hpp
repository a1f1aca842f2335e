// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/activations/sigmoid.hpp>
#include <ramp/concepts.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/fast_exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <limits>

namespace ramp {

namespace detail {

/// (log(1 + y) - y) / y^2 + 1/4 as a polynomial in y - 1/2, for 0 <= y <= 1. Coefficients:
/// tools/coefficients_softplus.sollya.
template <class T>
struct softplus_constants;

template <>
struct softplus_constants<float> {
  /// Degree 9, error of log(1 + y) 2^-30.3.
  static constexpr float q[] = {-0x1.066e0ap-3F, 0x1.6f0d7cp-3F,  -0x1.7ddfp-4F,  0x1.a27aaap-5F,  -0x1.da3a46p-6F,
                                0x1.12be74p-6F,  -0x1.43be14p-7F, 0x1.9236f4p-8F, -0x1.050042p-8F, 0x1.c0a758p-10F};
};

template <>
struct softplus_constants<double> {
  /// Degree 20, relative error of log(1 + y) 2^-58.
  static constexpr double q[] = {-0x1.066e09a033dap-3,   0x1.6f0d7bd624bd5p-3,   -0x1.7ddf1fe86abfap-4,
                                 0x1.a279c04c7f233p-5,   -0x1.da34824895f2bp-6,  0x1.131116f7b4f29p-6,
                                 -0x1.44ba45cb999b9p-7,  0x1.849051638f308p-8,   -0x1.d5fafb3258449p-9,
                                 0x1.1ebcdc137278p-9,    -0x1.60746c4f6081ep-10, 0x1.b3f028ce94cffp-11,
                                 -0x1.0ef577ac1f776p-11, 0x1.52221e8fe1ap-12,    -0x1.a997d82dcf58ep-13,
                                 0x1.0faf74aebfd37p-13,  -0x1.4bf9732f540b9p-14, 0x1.6d98cbf238b95p-15,
                                 -0x1.14cb0112723eep-15, 0x1.1c5ddff2631d6p-15,  -0x1.1dbd395ac7aa7p-16};
};

/// positive + unit * (1 + unit_low) * log(1 + E) for E = 2^n (1 + r + s) <= 1, positive = 0 where E is not the result's
/// smaller part.
///
/// With k = 2^n and p = r + s, so that E = k + k p,
///
///   log(1 + E) = (k - k^2/4) + k (r + s - k p/2 (1 + p/2) + (1 + p) E Q(E)),   Q = (log(1 + E) - E) / E^2 + 1/4:
///
/// the first term is exact, what it leaves is small, and what comes of the rounding of E is smaller: Q stays between
/// -0.25 and -0.05. The first term and `positive` are added without loss, and r - k p/2 too unless Unit says that unit
/// is 1.
template <bool Unit, class V>
RAMP_ALWAYS_INLINE constexpr V add_log1p(const V& positive, const exponential<V>& e, const V& unit,
                                         const V& unit_low) noexcept {
  using m = machine<V>;
  const V k = m::power_or_zero(e.n);
  V step(0);
  if constexpr (Unit) {
    step = m::scale_above(unit, e.n);
  } else {  // a large unit makes more of a small power than 0
    step = m::scale(unit, e.n);
  }
  const V half(element_t<V>(0.5));
  const V half_k = half * k;
  const V half_step = half * step;

  const V p = e.r + e.s;
  const V a = V(1) + p;
  const V power = k * a;
  V rest = m::fma(a * power, horner(power - half, softplus_constants<element_t<V>>::q), e.s);
  const V linear = half_k * p;

  const V greater = m::at_least(positive, step);
  const V lesser = m::at_most(positive, step);
  const V sum = m::opaque(m::fnma(half_k, half_step, m::opaque(greater + lesser)));
  const V lost = m::fnma(half_k, half_step, greater - sum) + lesser;
  if constexpr (Unit && m::has_fma) {
    rest = m::fnma(linear, m::fma(p, half, V(1)), rest);
    return sum + m::fma(step, e.r + rest, lost);
  } else {
    const V main = m::opaque(e.r - linear);
    rest = m::fnma(linear, half * p, rest) + (m::opaque(e.r - main) - linear);
    if constexpr (Unit) {
      return sum + m::fma(step, main + rest, lost);
    } else {  // a result just below a power of two has less room: one more term without loss
      const V more = m::opaque(m::fma(step, main, sum));
      const V all_lost = m::fma(unit_low, more - positive, lost + cancel(step, main, sum - more));
      return more + m::fma(step, rest, all_lost);
    }
  }
}

/// log(1 + e^x), and x above the limit.
template <class V>
RAMP_ALWAYS_INLINE constexpr V softplus_unit(const V& x, const V& limit) noexcept {
  using m = machine<V>;
  const V z = m::at_least(m::minus_abs(x), V(exponential_constants<element_t<V>>::lowest));
  return where(x > limit, x, add_log1p<true>(m::at_least(x, V(0)), exponential<V>(z, V(0)), V(1), V(0)));
}

/// 1 - e^-x for x >= 0; `low` continues x.
template <class V>
RAMP_ALWAYS_INLINE constexpr V complement_of_power(const V& x, const V& low) noexcept {
  using m = machine<V>;
  const exponential<V> e(-x, -low);
  const V k = m::power_or_zero(e.n);
  return m::fnma(k, e.r + e.s, V(1) - k);
}

/// log(1 + e^x) of ramp::fast, for float.
template <class V>
RAMP_ALWAYS_INLINE constexpr V fast_softplus(const V& x) noexcept {
  using m = machine<V>;
  const fast_exponential<1, 32, V> e(m::at_least(m::minus_abs(x), V(-109.4F)));
  const V lifted = e.scale * e.rest;  // by 2^32: subnormal numbers are slow
  const V power = m::at_least(lifted, V(0x1p-32F)) * V(0x1p-32F);
  // 2^-32 log(1 + y) / y for y <= 1, error 2^-56
  constexpr float c[] = {0x1.fffffep-33F,  -0x1.fffe5p-34F, 0x1.552b1ep-34F,  -0x1.fc8c7ap-35F, 0x1.8684dep-35F,
                         -0x1.16624ap-35F, 0x1.3d59b4p-36F, -0x1.dc7c0cp-38F, 0x1.50777cp-40F};
  return m::fma(lifted, horner(power, c), m::at_least(x, V(0)));
}

}  // namespace detail

/// Softplus: f(x) = log(1 + e^(beta x)) / beta, and x where beta * x, as rounded, is above the threshold.
///
/// f'(x) = 1 / (1 + e^(-beta x)), and 1 above the threshold; from the output f' = 1 - e^(-beta y), which has no
/// threshold: there too it goes on towards 1.
///
/// x    | f(x)         | f'(x), for beta > 0
/// ---- | ------------ | -------------------
/// -inf | 0            | 0
/// ±0.0 | log(2) / beta | 0.5
/// inf  | inf          | 1
/// NaN  | NaN          | NaN
///
/// Every beta but 0, infinity and NaN; a negative one mirrors: f with -beta is -f(-x). beta = 1 takes fewer operations.
/// From y alone the gradient needs beta > 0. At most 1 ULP, derivatives 2 ULP, subnormal results included.
/// Source: Dugas, Bengio, Bélisle, Nadeau and Garcia, "Incorporating second-order functional knowledge for better
/// option pricing", 2001; PyTorch's softplus for beta and the threshold.
struct softplus {
  static constexpr bool arithmetic_bound = true;

  double beta = 1;
  double threshold = 20;  ///< of beta * x

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    if (beta == 1) {
      return detail::softplus_unit(x, constant<V>(limit()));
    }
    // Subnormal results are computed as normal numbers, and scaled back: then they are rounded once.
    constexpr T up = 1 / std::numeric_limits<T>::epsilon();
    const T b = size<T>();
    const T unit = 1 / b;
    const V unit_low(-detail::cancel<T>(unit, b, T(-1)));  // relative to unit
    const V z0 = m::at_least(m::minus_abs(x), V(T(1.5) * detail::exponential_constants<T>::lowest * unit));
    const V z = m::opaque(z0 * V(b));
    const detail::exponential<V> e(z, detail::cancel(z0, V(b), -z));
    const V positive = m::at_least(x * V(signed_one<T>() * up), V(0));
    const V y = detail::add_log1p<false>(positive, e, V(unit * up), unit_low) * V(signed_one<T>() / up);
    return where(x * constant<V>(beta) > constant<V>(limit()), x, y);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    const V b = constant<V>(beta);
    const V bound(-detail::exponential_constants<T>::lowest / size<T>());
    const V inside = m::at_most(m::at_least(x, -bound), bound);
    const V z = m::opaque(inside * b);
    const detail::logistic<V> slope(z, detail::cancel(inside, b, -z));
    return where(x * b > constant<V>(limit()), V(1), slope.value());
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    using m = detail::machine<V>;
    using T = element_t<V>;
    const V b = constant<V>(beta);
    const V inside = m::at_most(y, V(-detail::exponential_constants<T>::lowest / size<T>()));
    const V z = m::opaque(inside * b);
    return detail::complement_of_power(z, detail::cancel(inside, b, -z));
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = beta > 0, .rule = "softplus's beta > 0", .value = beta};
  }

 private:
  /// Above 64, x and the formula are the same number.
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr double limit() const noexcept { return threshold < 64 ? threshold : 64; }
  /// |beta|
  template <class T>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr T size() const noexcept {
    return static_cast<T>(beta < 0 ? -beta : beta);
  }
  template <class T>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr T signed_one() const noexcept {
    return T(beta < 0 ? -1 : 1);
  }
};

/// Logarithm of the logistic sigmoid: f(x) = -log(1 + e^-x).
///
/// f'(x) = 1 / (1 + e^x); from the output f' = 1 - e^y.
///
/// x    | f(x)    | f'(x)
/// ---- | ------- | -----
/// -inf | -inf    | 1
/// ±0.0 | -log(2) | 0.5
/// inf  | -0      | 0
/// NaN  | NaN     | NaN
///
/// At most 1 ULP, derivatives 2 ULP, subnormal results included.
struct log_sigmoid {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return detail::machine<V>::minus_abs(detail::softplus_unit(-x, V(64)));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return detail::logistic<V>(-x).value();
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    using m = detail::machine<V>;
    return detail::complement_of_power(m::at_most(-y, V(-detail::exponential_constants<element_t<V>>::lowest)), V(0));
  }
};

namespace fast {

/// ramp::softplus in fewer operations where beta is 1: at most 4 ULP, the derivative too. For other betas, and for
/// double, it is as exact as there.
struct softplus {
  using exact = ramp::softplus;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  double beta = 1;
  double threshold = 20;  ///< of beta * x

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      if (beta == 1) {
        return where(x > constant<V>(threshold), x, detail::fast_softplus(x));
      }
    }
    return ramp::softplus{beta, threshold}(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      if (beta == 1) {
        return where(x > constant<V>(threshold), V(1), sigmoid{}(x));
      }
    }
    return ramp::softplus{beta, threshold}.derivative(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::softplus{beta, threshold}.derivative_from_output(y);
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return ramp::softplus{beta, threshold}.output_condition();
  }
};

/// ramp::log_sigmoid in fewer operations: at most 4 ULP, the derivative too. double is as exact as there.
struct log_sigmoid {
  using exact = ramp::log_sigmoid;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      return detail::machine<V>::minus_abs(detail::fast_softplus(V(0) - x));
    } else {
      return ramp::log_sigmoid{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return sigmoid{}(V(0) - x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::log_sigmoid{}.derivative_from_output(y);
  }
};

}  // namespace fast

}  // namespace ramp
