// SPDX-License-Identifier: MIT
// Smooth positive functions on a half-line, by tables of their logarithms. Such a function may fall from 1 to the
// smallest number, and still its relative error is that of one exponential.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/logarithm_tables.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/formula.hpp>

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

/// factor * f(t), rounded once, for the function f of the table and 0 <= t < Table::limit, and zero for t =
/// Table::limit. t may be NaN.
///
/// float: with d = t - centre of its piece, log2 f(t) = w0 + w1 d + p(d) d^2. Pieces are short and centres are chosen
/// such that w0 and w1 are next to floats and p(d) d^2 small: only d w1 must not be rounded. The table of powers has
/// the whole sixteenths of the sum; 2 to what is left, u, is near 1, where its rounding counts little.
///
/// double: likewise ln f(t) - (t Principal.slope + Principal.low), a function like ln t, which allows longer pieces.
template <class Table, class Principal, class V>
RAMP_ALWAYS_INLINE constexpr V times_tabulated(const V& factor, const V& t, const V& zero) noexcept {
  using m = machine<V>;
  using T = element_t<V>;
  using c = sixteenths<T>;
  constexpr std::size_t last = Table::column_count - 1;
  const typename m::template row<Table> row(m::fma(t, V(Table::factor), V(Table::offset)));
  const V rounder(c::rounder);
  const V d = m::opaque(t - row.template get<0>());
  const auto times = [&](const V& n, const V& power, const V& rest) RAMP_ALWAYS_INLINE {  // f(t) = 2^n (power + rest)
    if constexpr (m::has_fma) {
      return m::scale_floor_below(m::fma(factor, power, factor * rest), n, t, V(Table::limit), zero);
    } else {  // the parts of a small product would be below the smallest number
      const V lifted = factor * V(1 / std::numeric_limits<T>::epsilon());
      const V lifted_n = n - V(T(layout<T>::digits - 1));
      return m::scale_floor_below(product_and(lifted, power, lifted * rest), lifted_n, t, V(Table::limit), zero);
    }
  };
  if constexpr (sizeof(T) == 4) {
    const V w0 = row.template get<1>(), w1 = row.template get<2>();
    const V p = row_polynomial<3, last>(row, d);
    const V sum = m::opaque(m::fma(d, m::fma(d, p, w1), w0) + rounder);
    const V n = m::opaque(sum - rounder);
    const V u = m::fma(d * d, p, m::opaque(cancel(d, w1, m::opaque(w0 - n))));
    const V power = m::pick(c::power, sum);
    return times(n, power, power * (u * horner(u, c::q)));
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

}  // namespace ramp::detail
