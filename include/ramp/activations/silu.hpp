// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exponential.hpp>
#include <ramp/detail/fast_exponential.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/tabulated.hpp>
#include <ramp/formula.hpp>

#include <limits>

namespace ramp {

/// Sigmoid linear unit: f(x) = x / (1 + e^-x).
///
/// f'(x) = s(x) (1 + x s(-x)) with the logistic function s; it crosses zero at x = -1.27846.
///
/// x    | f(x)                        | f'(x)
/// ---- | --------------------------- | -----
/// -inf | -0.0, the limit             | -0.0
/// -0.0 | -0.0                        | 0.5
/// 0.0  | 0.0                         | 0.5
/// inf  | inf                         | 1
/// NaN  | NaN                         | NaN
///
/// At most 1 ULP, the lower tail included; the derivative 2 ULP, also beside its zero.
/// Source: Elfwing, Uchibe and Doya, "Sigmoid-weighted linear units for neural network function approximation in
/// reinforcement learning", 2017.
struct silu {
  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    if constexpr (sizeof(element_t<V>) == 4 && m::quick_rows) {
      return detail::gated<detail::silu_tail>(x);
    } else {
      constexpr auto lowest = detail::exponential_constants<element_t<V>>::lowest;
      const V factor = m::at_least(x, V(lowest));  // below, f is 0
      const V finite = m::at_most(factor, V(-lowest));
      const detail::logistic<V> s(finite);
      const V rest = finite * (s.estimate * s.correction);
      return m::copysign(m::scale_above(detail::times_short(factor, s.estimate, rest), s.exponent), x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4 && detail::machine<V>::quick_rows) {
      return detail::gated_derivative<detail::silu_slope>(x);
    } else {
      return detail::silu_derivative(x);
    }
  }
};

/// Swish: f(x) = x / (1 + e^(-beta x)).
///
/// f'(x) = s(z) (1 + z s(-z)) with z = beta x and the logistic function s.
///
/// With beta = 1 it is silu, with beta = 0 x / 2, with a negative beta the tail is on the other side. Special values
/// and bounds are those of silu. Source: Ramachandran, Zoph and Le, "Searching for activation functions", 2017.
struct swish {
  double beta = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    const product<V> z(x, beta);
    const detail::logistic<V> s(z.value, z.low);
    const V rest = z.factor * (s.estimate * s.correction);
    const V factor = where(s.exponent < V(0), z.factor, x);  // an infinity times 2^exponent would not become 0
    // scale(), not scale_above(): with a small beta the factor is large where the exponent is low.
    return m::copysign(m::scale(detail::times_short(factor, s.estimate, rest), s.exponent), x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    const product<V> z(x, beta);
    if constexpr (sizeof(element_t<V>) == 4 && detail::machine<V>::quick_rows) {
      return detail::gated_derivative<detail::silu_slope>(z.value, z.low);
    } else {
      return detail::silu_derivative(z.value, z.low);
    }
  }

 private:
  /// beta * x to twice the precision, for x where the logistic function of it is not yet 0 or 1, else its limit.
  template <class V>
  struct product {
    V factor, value, low;

    RAMP_ALWAYS_INLINE constexpr product(const V& x, double beta) noexcept
        : factor(detail::machine<V>::at_most(detail::machine<V>::at_least(x, V(-limit(beta))), V(limit(beta)))),
          value(factor * constant<V>(beta)),
          low(detail::cancel(factor, constant<V>(beta), V(0) - value)) {}

    static constexpr element_t<V> limit(double beta) noexcept {
      using T = element_t<V>;
      const T b = static_cast<T>(beta < 0 ? -beta : beta);
      constexpr T highest = -detail::logistic<T>::limit;
      return b * (std::numeric_limits<T>::max)() > highest ? highest / b : (std::numeric_limits<T>::max)();
    }
  };
};

namespace fast {

/// ramp::silu in fewer operations: at most 4 ULP. The derivative, and double, are as exact as there.
struct silu {
  using exact = ramp::silu;  ///< what it is for double

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      const V limit(60);  // from there on x
      const V z = m::at_least(x, V(-109.4F));
      const detail::fast_exponential<-1, -32, V> e(m::at_most(z, limit));
      const V y = detail::short_quotient(z, m::fma(e.scale, e.rest, V(0x1p-32F))) * V(0x1p-32F);
      return where(x > limit, x, y);
    } else {
      return ramp::silu{}(x);
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::silu{}.derivative(x);
  }
};

/// ramp::swish with silu's fewer operations where beta is 1. For others, for its derivative and for double it is as
/// exact as there.
struct swish {
  using exact = ramp::swish;  ///< what it is for double

  double beta = 1;

  static constexpr bool arithmetic_bound = true;

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    return sizeof(element_t<V>) == 4 && beta == 1 ? silu{}(x) : ramp::swish{beta}(x);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return ramp::swish{beta}.derivative(x);
  }
};

}  // namespace fast

}  // namespace ramp
