// SPDX-License-Identifier: MIT
// Smooth positive functions on a half-line, by tables of their logarithms. Such a function may fall from 1 to the
// smallest number, and still its relative error is that of one exponential.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/logarithm_tables.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <cstddef>
#include <limits>

namespace ramp::detail {

/// The polynomial with the coefficients in columns First, First + 1, …, Last of a row.
template <std::size_t First, std::size_t Last, class Row, class V>
RAMP_ALWAYS_INLINE constexpr V row_polynomial(const Row& row, const V& d) noexcept {
  if constexpr (First == Last) {
    return row.template get<First>();
  } else {
    return machine<V>::fma(row_polynomial<First + 1, Last>(row, d), d, row.template get<First>());
  }
}

/// What numbers the piece of t, in its leading bits.
template <class Table, class V>
RAMP_ALWAYS_INLINE constexpr V place(const V& t) noexcept {
  using m = machine<V>;
  V s = m::fma(t, V(Table::factor), V(Table::offset));
  if constexpr (requires { Table::lower_factor; }) {  // t < 0 has pieces of its own: its s from that of t > 0
    constexpr double ratio = double(Table::lower_factor) / Table::factor;
    s = where(t > V(0), s, m::fma(s, constant<V>(ratio), constant<V>(Table::lower_offset - ratio * Table::offset)));
  }
  if constexpr (requires { Table::last; }) {
    s = m::at_most(s, V(Table::last));
  }
  return s;
}

/// factor * f(t), rounded once, for the function f of the table; zero from Table::limit on, if it has one. t must not
/// go beyond that, or the pieces; it may be NaN. t_low continues it beyond its last place.
///
/// float: with d = t - centre of its piece, log2 f(t) = w0 + w1 d + p(d) d^2. Pieces are short and centres are chosen
/// such that w0 and w1 are next to floats and p(d) d^2 small: only d w1 must not be rounded. The table of powers has
/// the whole sixteenths of the sum; 2 to what is left, u, is near 1, where its rounding counts little. Table::slope_low
/// is what the slopes w1 lack of the one that the function ends with, in a piece too long for a rounded one.
///
/// double: likewise ln f(t) - (t Principal.slope + Principal.low), a function like ln t, which allows longer pieces.
template <class Table, class Principal = void, class V>
RAMP_ALWAYS_INLINE constexpr V times_tabulated(const V& factor, const V& t, const V& zero,
                                               const std::same_as<V> auto&... t_low) noexcept {
  using m = machine<V>;
  using T = element_t<V>;
  using c = sixteenths<T>;
  constexpr std::size_t last = Table::column_count - 1;
  const typename m::template row<Table> row(place<Table>(t));
  const V rounder(c::rounder);
  V inside = t;
  if constexpr (requires { Table::lowest; }) {  // here, so that the row need not wait for it
    inside = m::at_least(t, V(Table::lowest));
  }
  const V d = m::opaque(inside - row.template get<0>());
  const auto scaled = [&](const V& v, const V& n) RAMP_ALWAYS_INLINE {
    if constexpr (m::quick_rows && requires { Table::lower_factor; }) {  // down to e^-110 times 110
      return m::copysign(m::scale_above(v, n, T(-157)), v);
    } else {
      return m::scale_floor_below(v, n, t, V(Table::limit), zero);
    }
  };
  const auto times = [&](const V& n, const V& power, const V& rest) RAMP_ALWAYS_INLINE {  // f(t) = 2^n (power + rest)
    if constexpr (m::has_fma) {
      return scaled(m::fma(factor, power, factor * rest), n);
    } else {  // the parts of a small product would be below the smallest number
      const V lifted = factor * V(1 / std::numeric_limits<T>::epsilon());
      return scaled(product_and(lifted, power, lifted * rest), n - V(T(layout<T>::digits - 1)));
    }
  };
  if constexpr (sizeof(T) == 4) {
    const V w0 = row.template get<1>(), w1 = row.template get<2>();
    const V p = row_polynomial<3, last>(row, d);
    const V slope = m::fma(d, row.template get<3>(), w1);  // n, roughly, need not wait for p: that saves a sixth
    const V sum = m::opaque(m::fma(d, slope, w0) + rounder);
    const V n = m::opaque(sum - rounder);
    const V power = m::pick(c::power, sum);
    const V most = m::opaque(cancel(d, w1, m::opaque(w0 - n)));
    V u(0);
    if constexpr (requires { Table::slope_low; }) {
      u = m::fma(d, m::fma(d, p, V(Table::slope_low)), most);
      ((u = m::fma(t_low, slope, u)), ...);
    } else {
      u = cancel(m::opaque(d * d), p, most);  // up to 1, so that without fma its product's rounding would count
    }
    const V rest = u * horner(u, c::q);
    if constexpr (m::has_fma) {
      return scaled(m::fma(factor, power, (factor * power) * rest), n);
    } else {
      return times(n, power, power * rest);
    }
  } else {
    const Principal principal(t);
    const V l0 = row.template get<1>(), l0_low = row.template get<2>();
    const V p = row_polynomial<3, last>(row, d);
    const V approximate = m::fma(t, principal.slope, m::fma(d, p, l0));
    const V sum = m::opaque(m::fma(approximate, constant<V>(1.4426950408889634), rounder));
    const V n = m::opaque(sum - rounder);
    const V low = m::fnma(n, V(c::ln2_low), principal.low) + l0_low;
    const V large = cancel(t, principal.slope, m::opaque(m::fnma(n, V(c::ln2_high), l0)));
    const V u = m::fma(d, p, m::opaque(large)) + low;
    const V power = m::pick(c::power, sum);
    const V e = m::fma(u * u, horner(u, c::q), u);
    return times(n, power, m::fma(power, e, m::pick(c::power_low, sum)));
  }
}

/// x S(x) for a function S with S(x) + S(-x) = 1, from a table of S(-t): for x > 0 it is x - x S(-x), and for x < 0
/// there is nothing that S(x) could cancel with.
template <class Table, class Principal = void, class V>
RAMP_ALWAYS_INLINE constexpr V gated(const V& x) noexcept {
  using m = machine<V>;
  const V t = m::abs_at_most(x, V(Table::limit));
  return m::at_least(x, constant<V>(-0.0)) - times_tabulated<Table, Principal>(t, t, V(0));
}

/// The derivative of the same, D(x), with D(x) + D(-x) = 1 and one root, -Table::root_high - Table::root_low, from
/// a table of D(-t) / (root - t). x_low continues x beyond its last place.
template <class Table, class Principal = void, class V>
RAMP_ALWAYS_INLINE constexpr V gated_derivative(const V& x, const std::same_as<V> auto&... x_low) noexcept {
  using m = machine<V>;
  const V t = m::at_most(m::abs(x), V(Table::limit));
  const auto derivative = [&](const auto&... t_low) RAMP_ALWAYS_INLINE {
    V high(Table::root_high), low(Table::root_low);
    if constexpr (sizeof...(t_low) != 0) {  // of two roundings one must not count
      using T = element_t<V>;
      constexpr T coarse = machine<T>::upper_half(Table::root_high);
      const auto far = t > V(2);
      high = where(far, V(coarse), high);
      low = where(far, V(Table::root_high - coarse), low);
    }
    const V from_root = m::opaque(high - t) + (low - ... - t_low);
    return times_tabulated<Table, Principal>(from_root, t, constant<V>(-0.0), t_low...);
  };
  const V d = derivative(where(x > V(0), x_low, V(0) - x_low)...);
  return where(x > V(0), V(1) - d, d);
}

}  // namespace ramp::detail
