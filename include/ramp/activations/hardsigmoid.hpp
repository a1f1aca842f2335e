// SPDX-License-Identifier: MIT
#pragma once

#include <ramp/detail/exact.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

namespace ramp {

/// Hard sigmoid: f(x) = (x + 3) / 6, clamped to [0, 1].
///
/// f'(x) = 1/6 for -3 < x < 3, else 0. At both kinks this is PyTorch's choice.
///
/// x       | f(x) | gradient
/// ------- | ---- | -----------------------------------
/// x <= -3 | 0    | 0, also where dy is infinite or NaN
/// x >= 3  | 1    | the same
/// NaN     | NaN  | the same: NaN is not inside
///
/// From y the gradient is the same as from x: 0 < y < 1 exactly where -3 < x < 3.
/// 0.9 ULP, the derivative 0.5, the gradient 1; the same bits on every instruction set.
/// Source: Howard et al., "Searching for MobileNetV3", 2019; PyTorch's hardsigmoid for the kinks and NaN.
struct hardsigmoid {
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    // 1/6 = 1/8 + 1/24: an eighth is exact, and what rounds in the rest counts for a quarter.
    const detail::exact_sum<V> s(V(3), m::at_most(m::at_least(x, V(-3)), V(3)));
    const V rest = detail::rounded(s.high * constant<V>(1.0 / 24)) + detail::rounded(s.low * constant<V>(1.0 / 6));
    return s.high * constant<V>(1.0 / 8) + detail::rounded(rest);
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    return inside(x, V(-3), V(3), constant<V>(1.0 / 6));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative_from_output(V y) const noexcept {
    return inside(y, V(0), V(1), constant<V>(1.0 / 6));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return detail::rounded(inside(x, V(-3), V(3), dy) * constant<V>(1.0 / 6));
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient_from_output(V y, V dy) const noexcept {
    return detail::rounded(inside(y, V(0), V(1), dy) * constant<V>(1.0 / 6));
  }

 private:
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE static constexpr V inside(V v, V low, V high, V value) noexcept {
    return where(v > low, where(v < high, value, V(0)), V(0));
  }
};

/// Hard swish: f(x) = x * hardsigmoid(x), that is 0 up to -3, x from 3, and x * (x + 3) / 6 between.
///
/// f'(x) = 0 for x <= -3, 1 for x >= 3, and x/3 + 1/2 between. At both kinks, where it jumps, this is PyTorch's choice.
///
/// x       | f(x) | gradient
/// ------- | ---- | -----------------------------------
/// x <= -3 | -0.0 | 0, also where dy is infinite or NaN
/// -0.0    | -0.0 | dy / 2
/// x >= 3  | x    | dy
/// NaN     | NaN  | NaN
///
/// f(-inf) is -0.0, the limit, where x * 0 would be NaN.
/// At most 1 ULP, near the zeros at -3 and 0 too, and 0.7 ULP where the machine fuses multiplications and additions.
/// The derivative 1.4 ULP, near its zero at -3/2 too, the gradient 2.5; both the same bits on every instruction set.
/// Source: Howard et al., "Searching for MobileNetV3", 2019; PyTorch's hardswish for the kinks.
struct hardswish {
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    using m = detail::machine<V>;
    if constexpr (m::has_fma) {
      // x (x / 3 + 1) with what the quotient and the sum lack, so that only the last operations round. All of it
      // negative: a sum that cancels is 0.0, and the result -0.0.
      const V inside = m::at_least(x, V(-3));
      const V third = detail::rounded(inside * constant<V>(-1.0 / 3));
      const V remainder = m::fma(third, V(3), inside);  // is exact
      const V sum = detail::rounded(third - V(1));
      const V lost = third - detail::rounded(sum + V(1));
      const V curve = m::fma(inside, sum, m::fma(inside, lost, third * remainder));
      return where(x > V(3), x, curve * constant<V>(-0.5));
    } else {
      // (x + 3) / 3 as a rounded quotient and what it lacks, so that only the last product and the last sum round.
      // Halving comes last: a sum that underflows loses its sign, a product does not.
      const V third = constant<V>(1.0 / 3);
      const V inside = m::at_most(m::at_least(x, V(-3)), V(3));
      const detail::exact_sum<V> s(V(3), inside);
      const V quotient = detail::rounded(s.high * third);
      const V difference = detail::rounded(s.high - V(2) * quotient);  // is exact, and so is the next
      const V remainder = detail::rounded(detail::rounded(difference - quotient) + s.low);
      const V curve = detail::rounded(inside * quotient) + detail::rounded(inside * detail::rounded(remainder * third));
      return where(x > V(3), x, curve * constant<V>(0.5));
    }
  }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V derivative(V x) const noexcept {
    const V slope = detail::rounded(x + constant<V>(1.5)) * constant<V>(1.0 / 3);  // the sum is exact around its zero
    return where(x <= V(-3), V(0), where(x >= V(3), V(1), slope));
  }

  // The last product is rounded by itself, as leaky_relu's is.
  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V gradient(V x, V dy) const noexcept {
    return detail::rounded(where(x <= V(-3), V(0), dy) * derivative(x));
  }
};

namespace fast {

/// ramp::hardsigmoid in fewer operations: at most 4 ULP. The derivative, and double, are as exact as there. For the
/// float before 3 the result is rounded to 1, from which the gradient is 0.
struct hardsigmoid : ramp::hardsigmoid {
  using exact = ramp::hardsigmoid;  ///< what it is for double

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      using m = detail::machine<V>;
      return (m::at_most(m::at_least(x, V(-3)), V(3)) + V(3)) * V(1 / 6.0F);  // 6 times that is 1
    } else {
      return ramp::hardsigmoid{}(x);
    }
  }
};

/// ramp::hardswish in fewer operations: at most 4 ULP. The derivative, and double, are as exact as there.
struct hardswish : ramp::hardswish {
  using exact = ramp::hardswish;  ///< what it is for double

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr V operator()(V x) const noexcept {
    if constexpr (sizeof(element_t<V>) == 4) {
      return detail::machine<V>::at_least(x, V(-3)) * hardsigmoid{}(x);  // not -inf times 0
    } else {
      return ramp::hardswish{}(x);
    }
  }
};

}  // namespace fast

}  // namespace ramp
