// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/fast_exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <limits>

namespace ramp {

/// Exponential linear unit: f(x) = x for x > 0, else alpha (e^x - 1).
///
/// f'(x) = 1 for x > 0, else alpha e^x: alpha at the kink x = 0, PyTorch's choice. From the output: 1 for y > 0, else
/// y + alpha, for alpha >= 0, where y > 0 exactly where x > 0.
///
/// x    | f(x)         | f'(x)
/// ---- | ------------ | -----
/// -inf | -alpha       | alpha * 0
/// ±0.0 | alpha * ±0.0 | alpha
/// inf  | inf          | 1
/// NaN  | NaN          | NaN
///
/// At most 1 ULP, also near 0, where e^x - 1 formed as a difference would lose its digits; derivatives 2 ULP, for alpha
/// up to 2^80 in magnitude.
/// Source: Clevert, Unterthiner and Hochreiter, "Fast and accurate deep network learning by exponential linear units",
/// 2015.
struct elu {
  double alpha = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    const V bounded = detail::down_to_minus_one(x);
    const detail::exponential<V> e(bounded, V(0));
    const V a = constant<V>(alpha);
    // Zeros have signs. Not that of a * x: 0 * infinity is NaN, whose sign is another one on every processor.
    return where(x > V(0), x, detail::machine<V>::copysign(detail::scaled_expm1(e, a), a * bounded));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return where(x > V(0), V(1), detail::scaled_exp(constant<V>(alpha), x));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return where(y > V(0), V(1), y + constant<V>(alpha));
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = !(alpha < 0), .rule = "elu's alpha >= 0", .value = alpha};
  }
};

/// Continuously differentiable exponential linear unit: f(x) = x for x > 0, else alpha (e^(x / alpha) - 1).
///
/// f'(x) = 1 for x >= 0, else e^(x / alpha). From the output: 1 for y >= 0, else (y + alpha) / alpha.
///
/// Special values are those of elu, but f'(0) = 1. alpha > 0; alpha = 1 takes fewer operations. At most 1 ULP,
/// derivatives 2 ULP.
/// Source: Barron, "Continuously differentiable exponential linear units", 2017.
struct celu {
  double alpha = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using T = element_t<V>;
    if (alpha == 1) {
      return elu{}(x);
    }
    const T a = static_cast<T>(alpha);
    const V y = detail::scaled_expm1(quotient(x, V(a * (sizeof(T) == 4 ? -26 : -56))), V(a));
    return where(x > V(-a * std::numeric_limits<T>::epsilon() / 8), x, y);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    using T = element_t<V>;
    const auto e = quotient(x, V(static_cast<T>(alpha) * detail::exponential_constants<T>::lowest));
    return where(x >= V(0), V(1), detail::machine<V>::scale(V(1) + (e.r + e.s), e.n));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return where(y >= V(0), V(1), detail::machine<V>::divide(y + constant<V>(alpha), constant<V>(alpha)));
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept {
    return {.holds = alpha > 0, .rule = "celu's alpha > 0", .value = alpha};
  }

 private:
  /// e^(x / alpha) for x between lowest and 0.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr detail::exponential<V> quotient(const V& x,
                                                                             const V& lowest) const noexcept {
    using m = detail::machine<V>;
    const auto reciprocal = detail::reciprocal_of<V>(static_cast<element_t<V>>(alpha));
    const V finite = m::at_most(m::at_least(x, lowest), V(0));
    const V z = finite * reciprocal.high;
    const V low = m::fma(finite, reciprocal.low, detail::cancel(finite, reciprocal.high, V(0) - z));
    detail::exponential<V> e(z, low);
    // Where n = 0, s is small, and it counts what of low did not go into r's neighbourhood.
    const V lost = low - (m::opaque(e.r + low) - e.r);
    e.s = m::fma(where(e.n < V(0), V(0), lost), e.r, e.s);
    return e;
  }
};

/// Scaled exponential linear unit: f(x) = lambda x for x > 0, else lambda alpha (e^x - 1), with lambda = 1.05070098…
/// and alpha = 1.67326324…, for which mean 0 and variance 1 are a fixed point.
///
/// f'(x) = lambda for x > 0, else lambda alpha e^x: lambda alpha at the kink x = 0, PyTorch's choice. From the output:
/// lambda for y > 0, else y + lambda alpha.
///
/// x    | f(x)             | f'(x)
/// ---- | ---------------- | ------------
/// -inf | -lambda alpha    | 0
/// ±0.0 | ±0.0             | lambda alpha
/// inf  | inf              | lambda
/// NaN  | NaN              | NaN
///
/// At most 1 ULP of the function with the constants in full; derivatives 2 ULP.
/// Source: Klambauer, Unterthiner, Mayr and Hochreiter, "Self-normalizing neural networks", 2017.
struct selu {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using exponential = detail::exponential<V>;
    const exponential e(detail::down_to_minus_one(x), V(0), exponential::terms::more);
    const V above = detail::times_short(x, V(c<V>::lambda_short), x * V(c<V>::lambda_rest));
    const V below = detail::scaled_expm1(e, V(c<V>::lambda_alpha), V(c<V>::lambda_alpha_low));
    return where(x > V(0), above, detail::machine<V>::copysign(below, x));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return where(x > V(0), V(c<V>::lambda), detail::scaled_exp(V(c<V>::lambda_alpha), x));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return where(y > V(0), V(c<V>::lambda), (y + V(c<V>::lambda_alpha)) + V(c<V>::lambda_alpha_low));
  }

 private:
  template <class V>
  struct c {
    using T = element_t<V>;
    static constexpr bool is_float = sizeof(T) == 4;
    static constexpr T lambda = static_cast<T>(1.0507009873554804934);
    static constexpr T lambda_short = static_cast<T>(is_float ? 0x1.0ce0000000000p+0 : 0x1.0cfabd0000000p+0);
    static constexpr T lambda_rest = static_cast<T>(is_float ? 0x1.abd6a911322e0p-12 : 0x1.aa444c8b7e3e9p-26);
    static constexpr T lambda_alpha = static_cast<T>(1.7580993408473768599);
    static constexpr T lambda_alpha_low = static_cast<T>(
        is_float ? 1.7580993408473768599 - double{static_cast<float>(1.7580993408473768599)} : 0x1.05161b045a1fep-56);
  };
};

namespace fast {

/// ramp::elu in fewer operations: at most 4 ULP, derivatives too. double is as exact as there.
struct elu {
  using exact = ramp::elu;  ///< what it is for double

  double alpha = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      const V below = detail::fast_expm1(detail::unused_above(x, V(0)));
      return where(x > V(0), x, constant<V>(alpha) * detail::machine<V>::copysign(below, x));  // zeros have signs
    } else {
      return ramp::elu{alpha}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      return where(x > V(0), V(1), constant<V>(alpha) * detail::fast_exp(detail::unused_above(x, V(0))));
    } else {
      return ramp::elu{alpha}.derivative(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::elu{alpha}.derivative_from_output(y);
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept { return ramp::elu{alpha}.output_condition(); }
};

/// ramp::celu in fewer operations: at most 4 ULP. The derivative, and double, are as exact as there.
struct celu {
  using exact = ramp::celu;  ///< what it is for double

  double alpha = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using T = element_t<V>;
    if constexpr (sizeof(T) == 4) {
      if (alpha == 1) {
        return elu{}(x);
      }
      const V below = constant<V>(alpha) * detail::fast_expm1(detail::unused_above(x, V(0)) * constant<V>(1 / alpha));
      return where(x > V(-static_cast<T>(alpha) * std::numeric_limits<T>::epsilon() / 8), x, below);
    } else {
      return ramp::celu{alpha}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::celu{alpha}.derivative(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::celu{alpha}.derivative_from_output(y);
  }

  [[nodiscard]] constexpr condition output_condition() const noexcept { return ramp::celu{alpha}.output_condition(); }
};

/// ramp::selu in fewer operations: at most 4 ULP, derivatives too. double is as exact as there.
struct selu {
  using exact = ramp::selu;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      const V below = constant<V>(lambda * alpha) * detail::fast_expm1(detail::unused_above(x, V(0)));
      const V above = m::fma(x, constant<V>(lambda - 1), x);  // the product with lambda may be rounded to infinity
      return where(x > V(0), above, m::copysign(below, x));
    } else {
      return ramp::selu{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      const V below = constant<V>(lambda * alpha) * detail::fast_exp(detail::unused_above(x, V(0)));
      return where(x > V(0), constant<V>(lambda), below);
    } else {
      return ramp::selu{}.derivative(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return ramp::selu{}.derivative_from_output(y);
  }

 private:
  static constexpr double lambda = 1.0507009873554804934, alpha = 1.6732632423543772848;
};

}  // namespace fast

}  // namespace ramp
