// SPDX-License-Identifier: MIT
// Softmax and its logarithm, over the last axis of a row-major array [rows][columns].
//
//   ramp::softmax f{.columns = classes};
//   ramp::forward(f, x, y);                        // y = e^x / sum(e^x), row by row
//   ramp::backward_from_output(f, y, dy, dx);      // dx = y (dy - sum(y dy))
//
//   ramp::log_softmax g{.columns = classes};
//   ramp::forward(g, x, y);                        // y = x - log(sum(e^x))
//   ramp::backward_from_output(g, y, dy, dx);      // dx = dy - e^y sum(dy)
//
// Nothing overflows on the way. In one row:
//
// x                             | softmax        | log_softmax
// ----------------------------- | -------------- | -----------------
// -inf beside finite numbers    | 0              | -inf
// -inf in every column          | NaN everywhere | NaN everywhere
// inf, or NaN, in any column    | NaN everywhere | NaN everywhere
//
// The result of softmax is within 2.4 ULP (2.01 measured with AVX-512), subnormal results included, whatever the length
// of the row: the sum is next to exact. It is never above 1. That of log_softmax is within 2 ULP (1.61 measured) of
// itself or of 1, whichever is larger; it is never above 0, and 0 where one x stands out by far. Both hold for large x
// too, since differences from the maximum are exact where they count.
//
// Gradients, u = 2^-24 for float and 2^-53 for double: softmax's dx is within 5 u y (|dy| + sum|y dy|) of the exact one
// for this y, log_softmax's within 5 u (|dy| + e^y sum|dy|). Their sums are trees whose shape depends on columns alone:
// softmax's dx is the same bits on every instruction set.
//
// As everywhere in ramp: ranges are checked, pointers are not; nothing is allocated; an output may be exactly one of
// the inputs. A row's result depends on the row alone, not on where it stands. The first template argument chooses the
// instruction set.
//
// Source: Bridle, "Probabilistic interpretation of feedforward classification network outputs", 1990; PyTorch's softmax
// for the special values.
#pragma once

#include <ramp/algorithm.hpp>
#include <ramp/detail/batch_machine.hpp>
#include <ramp/detail/check.hpp>
#include <ramp/detail/chunks.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/logarithm.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/row.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/detail/streaming.hpp>
#include <ramp/execution.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <limits>

namespace ramp {

/// y = e^x / sum(e^x) over each row of so many columns.
struct softmax {
  std::size_t columns;
};

/// y = x - log(sum(e^x)) over each row of so many columns.
struct log_softmax {
  std::size_t columns;
};

namespace detail {

template <class F>
concept rowwise = std::same_as<F, softmax> || std::same_as<F, log_softmax>;

/// 2^n, or 0 for the least n, from n + bias + rounder.
template <class V>
RAMP_ALWAYS_INLINE inline V from_exponent(const V& v) noexcept {
  if constexpr (requires { v.a; }) {
    return {from_exponent(v.a), from_exponent(v.b)};
  } else {
    using m = machine<V>;
    constexpr int shift = layout<element_t<V>>::digits - 1;
#if defined(__AVX512F__)
    if constexpr (is_avx512<typename V::arch_type>) {  // for GCC 12, see machine
      if constexpr (sizeof(element_t<V>) == 4) {
        return m::number(_mm512_maskz_slli_epi32(m::every, m::bits(v), shift));
      } else {
        return m::number(_mm512_maskz_slli_epi64(m::every, m::bits(v), shift));
      }
    }
#endif
    return m::number(m::bits(v) << shift);
  }
}

template <class T>
struct softmax_constants;

template <>
struct softmax_constants<float> {
  static constexpr float ln2_high = exponential_constants<float>::ln2_high;
  static constexpr float ln2_low = exponential_constants<float>::ln2_low;
  static constexpr int up = 33;        ///< powers are kept times 2^up: none that is not 0 in the result is subnormal
  static constexpr float large = 256;  ///< more than twice as far as a number that counts may be below the greatest
};

template <>
struct softmax_constants<double> {
  static constexpr double ln2_high = 0x1.62e42fefap-1;  ///< three bits fewer: times any n here it is exact
  static constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
  static constexpr int up = 64;
  static constexpr double large = 1536;
};

/// The powers of one row, 2^(up - reference) e^(x - origin): by one factor off the exponentials, and the greatest of
/// them between 2^up / sqrt(2) and 2^up * sqrt(2).
///
/// A difference x - max would be rounded, which costs its exponential up to 2^6 ULP. So nothing is subtracted unless
/// the difference is exact: where max is large, so that every x that counts is more than half of it or less than twice
/// it. Those that do not count are so far below max that their unit's exponent is 0: so is the unit, and the result.
template <class T>
class row_powers {
  using c = softmax_constants<T>;

 public:
  RAMP_ALWAYS_INLINE explicit row_powers(T max) noexcept
      : origin_(machine<T>::abs(max) > c::large ? max : T(0)),
        reference_(machine<T>::opaque((max - origin_) * log2e + layout<T>::rounder) - layout<T>::rounder),
        limit_((reference_ - T(layout<T>::bias + c::up)) * ln2) {}

  [[nodiscard]] RAMP_ALWAYS_INLINE T origin() const noexcept { return origin_; }

  template <class V>
  [[nodiscard]] RAMP_ALWAYS_INLINE unrounded<V> operator()(const V& x) const noexcept {
    using m = machine<V>;
    const V t = m::at_least(x - V(origin_), V(limit_));
    const V shifted = m::opaque(m::fma(t, V(log2e), V(layout<T>::rounder)));
    const V n = m::opaque(shifted - V(layout<T>::rounder));
    const V r = m::fnma(n, V(c::ln2_low), m::opaque(m::fnma(n, V(c::ln2_high), t)));
    return {from_exponent(shifted + V(T(layout<T>::bias + c::up) - reference_)),
            m::fma(r * r, horner(r, exponential_constants<T>::q), r)};
  }

 private:
  static constexpr T log2e = static_cast<T>(1.4426950408889634);
  static constexpr T ln2 = static_cast<T>(0.6931471805599453);

  T origin_;
  T reference_;
  T limit_;
};

/// v to twice the precision of float.
RAMP_ALWAYS_INLINE inline twofold<float> narrowed(double v) noexcept {
  const auto high = static_cast<float>(v);
  return {high, static_cast<float>(v - double{high})};
}

/// a / b to more than the precision of double.
RAMP_ALWAYS_INLINE inline twofold<double> quotient(const twofold<double>& a, const twofold<double>& b) noexcept {
  const double q = a.high / b.high;
  return {q, (cancel(-q, b.high, a.high) + (a.low - q * b.low)) / b.high};
}

// A row forward, in steps, because what comes between its sum and y is a long wait for few operations: its greatest
// power, which does not need the sum; the sum, of which softmax leaves the terms; what they are multiplied by, or what
// is subtracted from the row; y. y may be x, and the terms may be there. The sum, which takes the time, asks for what
// is `ahead` elements behind.

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<double> greatest_power(const softmax&, T) noexcept {
  return {};  // not needed
}

/// e^max as exact as in the sum: of a max that stands out by far no logarithm is left, as it should be.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<double> greatest_power(const log_softmax&, T max) noexcept {
  using batch = batch_of<T, Arch>;
  const unrounded<batch> power = row_powers<T>(max)(batch(max));
  const double unit = double{power.unit.get(0)};
  return two_sum(unit, unit * double{power.rest.get(0)});
}

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<double> sum_of_powers(const softmax&, T max, const T* x, T* terms,
                                                        std::size_t columns, std::size_t ahead) noexcept {
  const row_powers<T> powers(max);
  const values<Arch, T> out(terms);
  return unrounded_sum_of_row<softmax_constants<T>::up, Arch, T>(columns, [&](const auto& s) RAMP_ALWAYS_INLINE {
    s.ask(x, ahead);
    const auto power = powers(s.load(x, -std::numeric_limits<T>::infinity()));
    s.store(out, power.rounded());
    return power;
  });
}

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<double> sum_of_powers(const log_softmax&, T max, const T* x, T*, std::size_t columns,
                                                        std::size_t ahead) noexcept {
  const row_powers<T> powers(max);
  return unrounded_sum_of_row<softmax_constants<T>::up, Arch, T>(columns, [&](const auto& s) RAMP_ALWAYS_INLINE {
    s.ask(x, ahead);
    return powers(s.load(x, -std::numeric_limits<T>::infinity()));
  });
}

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<T> norm_of_row(const softmax&, T, const twofold<double>&,
                                                 const twofold<double>& sum) noexcept {
  if constexpr (std::same_as<T, float>) {
    return narrowed(1 / sum.high);
  } else {
    return quotient({1, 0}, sum);
  }
}

/// log(sum) = max + log(sum / e^max).
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<T> norm_of_row(const log_softmax&, T max, const twofold<double>& greatest,
                                                 const twofold<double>& sum) noexcept {
  const double from_origin = double{max - row_powers<T>(max).origin()};
  // By rounding, the logarithm may be negative.
  if constexpr (std::same_as<T, float>) {
    const double log = logarithm_of_quotient(sum.high, greatest.high);
    return narrowed(from_origin + (log < 0 ? 0 : log));
  } else {
    const twofold<double> ratio = quotient(sum, greatest), log = logarithm(ratio.high, ratio.low);
    if (log.high + log.low < 0) {
      return {from_origin, 0};
    }
    const twofold<double> norm = two_sum(from_origin, log.high);
    return {norm.high, norm.low + log.low};
  }
}

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline void write_row(bool past_cache, const softmax&, T, const twofold<T>& factor, const T*,
                                         const T* terms, T* y, std::size_t columns) noexcept {
  transform_part<Arch, T>(
      past_cache, columns, 0,
      [factor]<class V>(const V& v) RAMP_ALWAYS_INLINE {
        return machine<V>::at_most(machine<V>::fma(v, V(factor.high), v * V(factor.low)), V(1));
      },
      values<Arch, T>(y), values<Arch, const T>(terms));
}

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline void write_row(bool past_cache, const log_softmax&, T max, const twofold<T>& log, const T* x,
                                         const T*, T* y, std::size_t columns) noexcept {
  transform_part<Arch, T>(
      past_cache, columns, 0,
      [log, origin = row_powers<T>(max).origin()]<class V>(const V& v) RAMP_ALWAYS_INLINE {
        using m = machine<V>;
        return m::opaque(m::opaque(v - V(origin)) - V(log.high)) - V(log.low);
      },
      values<Arch, T>(y), values<Arch, const T>(x));
}

/// Rows [from, to), up to four at a time as long as they stay in the first-level cache: then they wait together. They
/// also wait for the greatest numbers of the next ones.
template <class Arch, class F, class T>
RAMP_ALWAYS_INLINE inline void forward_rows(bool past_cache, const F& f, const T* x, T* y, std::size_t from,
                                            std::size_t to) noexcept {
  constexpr std::size_t most = 4, room = 8192 / sizeof(T);
  const std::size_t columns = f.columns, at_once = columns <= room / most ? most : columns < room ? room / columns : 1;
  // softmax's y can go past the cache only where its terms have a place of their own, in the first-level cache.
  const bool terms_apart = std::same_as<F, softmax> && past_cache && x != y && columns <= room;
  const bool rows_past_cache = past_cache && x != y && (terms_apart || !std::same_as<F, softmax>);
  // Prefetchers stop while rows are computed. Where y's lines are read from memory, too, asking for more is slower.
  const bool ask = columns <= 64 * 1024 / sizeof(T) && (rows_past_cache || !past_cache);
  const std::size_t ahead = !ask ? 0 : at_once > 1 ? 2 * at_once * columns : columns;
  alignas(64) T buffer[room];
  T max[most], next_max[most];
  twofold<double> greatest[most], sum[most];
  twofold<T> norm[most];
  const auto rows_from = [&](std::size_t first) { return to - first < at_once ? to - first : at_once; };
  const auto find_greatest = [&](std::size_t first) RAMP_ALWAYS_INLINE {
    for (std::size_t k = 0, rows = rows_from(first); k < rows; ++k) {
      next_max[k] = greatest_of_row<Arch>(x + (first + k) * columns, columns);
    }
  };
  find_greatest(from);
  for (std::size_t first = from, rows = rows_from(from); rows != 0; first += rows, rows = rows_from(first)) {
    const T* const in = x + first * columns;
    T* const out = y + first * columns;
    T* const terms = terms_apart ? buffer : out;
    for (std::size_t k = 0; k < rows; ++k) {
      max[k] = next_max[k];
      greatest[k] = greatest_power<Arch>(f, max[k]);
      sum[k] = sum_of_powers<Arch>(f, max[k], in + k * columns, terms + k * columns, columns, ahead);
    }
    for (std::size_t k = 0; k < rows; ++k) {
      norm[k] = norm_of_row<Arch>(f, max[k], greatest[k], sum[k]);
    }
    find_greatest(first + rows);
    for (std::size_t k = 0; k < rows; ++k) {
      write_row<Arch>(rows_past_cache, f, max[k], norm[k], in + k * columns, terms + k * columns, out + k * columns,
                      columns);
    }
  }
}

// A row backward, in two steps: a sum, then dx. The first asks for what both will read.

/// One row. dx may be y or dy.
template <class Arch, class Dx, class T>
RAMP_ALWAYS_INLINE inline void backward_row(bool past_cache, const softmax&, const T* y, const T* dy, T* dx,
                                            std::size_t columns) noexcept {
  const twofold<double> sum = sum_of_row<Arch, T>(columns, [&](const auto& s) RAMP_ALWAYS_INLINE {
    s.ask(y, ask_ahead / sizeof(T));
    s.ask(dy, ask_ahead / sizeof(T));
    return unfused(s.load(y, T(0)) * s.load(dy, T(0)));
  });
  const T total = static_cast<T>(sum.high);
  transform_part<Arch, T>(
      past_cache, columns, 0,
      [total]<class V>(const V& v, const V& dv) RAMP_ALWAYS_INLINE { return unfused(v * (dv - V(total))); }, Dx(dx),
      values<Arch, const T>(y), values<Arch, const T>(dy));
}

template <class Arch, class Dx, class T>
RAMP_ALWAYS_INLINE inline void backward_row(bool past_cache, const log_softmax&, const T* y, const T* dy, T* dx,
                                            std::size_t columns) noexcept {
  const twofold<double> sum = sum_of_row<Arch, T>(columns, [&](const auto& s) RAMP_ALWAYS_INLINE {
    s.ask(y, ask_ahead / sizeof(T));
    s.ask(dy, ask_ahead / sizeof(T));
    return s.load(dy, T(0));
  });
  const T total = static_cast<T>(sum.high);
  transform_part<Arch, T, bound::arithmetic>(
      past_cache, columns, 0,
      [total]<class V>(const V& v, const V& dv) RAMP_ALWAYS_INLINE {
        using m = machine<V>;
        constexpr T lowest = exponential_constants<T>::lowest;
        const V t = m::at_least(-v, V(lowest));
        const exponential<V> e(-m::at_most(t, V(-lowest)));
        const V power = m::scale_floor_below(V(1) + (e.r + e.s), e.n, t, V(-lowest), V(0));
        return m::fnma(power, V(total), dv);
      },
      Dx(dx), values<Arch, const T>(y), values<Arch, const T>(dy));
}

}  // namespace detail

// Pointers: n is a multiple of f.columns.

/// y = f(x) for n elements. y may be x.
template <class Arch = xsimd::default_arch, executor Execution, detail::rowwise F, detail::real T>
void forward(const Execution& execution, const F& f, const T* x, T* y, std::size_t n) {
  const bool past_cache = detail::call_streams<Arch>(execution, n, sizeof(T), 2);
  const std::size_t columns = f.columns, rows = n != 0 ? n / columns : 0;
  detail::for_each_chunk<Arch>(execution, past_cache, rows, columns, 0,
                               [&](std::size_t from, std::size_t to)
                                   RAMP_ALWAYS_INLINE { detail::forward_rows<Arch>(past_cache, f, x, y, from, to); });
}
template <class Arch = xsimd::default_arch, detail::rowwise F, detail::real T>
void forward(const F& f, const T* x, T* y, std::size_t n) noexcept {
  forward<Arch>(detail::by_default{}, f, x, y, n);
}

/// y = f(x). Throws std::invalid_argument where the sizes differ or are no multiple of the columns, or y overlaps x
/// partially.
template <class Arch = xsimd::default_arch, executor Execution, detail::rowwise F, class X, detail::output Y>
requires detail::input<const X, detail::element_of<Y>>
void forward(const Execution& execution, const F& f, const X& x, Y&& y) {
  const auto in = detail::describe("x", x);
  const auto out = detail::describe("y", y);
  const detail::check<Arch> check("forward");
  check.elementwise(out, in);
  check.rows(out, f.columns);
  forward<Arch>(execution, f, std::data(x), std::data(y), out.size);
}
template <class Arch = xsimd::default_arch, detail::rowwise F, class X, detail::output Y>
requires detail::input<const X, detail::element_of<Y>>
void forward(const F& f, const X& x, Y&& y) {
  forward<Arch>(detail::by_default{}, f, x, y);
}

/// dx = f'(x) applied to dy, given y = f(x) and not x, for n elements, or dx += … with ramp::accumulate. dx may be y or
/// dy.
template <class Arch = xsimd::default_arch, executor Execution, detail::rowwise F, detail::real T,
          detail::store Store = detail::assign_t>
void backward_from_output(const Execution& execution, const F& f, const T* y, const T* dy, T* dx, std::size_t n,
                          Store = {}) {
  using Dx = detail::gradients<Arch, T, Store>;
  const bool past_cache = detail::call_streams<Arch>(execution, n, sizeof(T), 3);
  const std::size_t columns = f.columns, rows = n != 0 ? n / columns : 0;
  detail::for_each_chunk<Arch>(execution, past_cache, rows, columns, 0,
                               [&](std::size_t from, std::size_t to) RAMP_ALWAYS_INLINE {
                                 for (std::size_t at = from * columns; at != to * columns; at += columns) {
                                   detail::backward_row<Arch, Dx>(past_cache, f, y + at, dy + at, dx + at, columns);
                                 }
                               });
}
template <class Arch = xsimd::default_arch, detail::rowwise F, detail::real T, detail::store Store = detail::assign_t>
void backward_from_output(const F& f, const T* y, const T* dy, T* dx, std::size_t n, Store store = {}) noexcept {
  backward_from_output<Arch>(detail::by_default{}, f, y, dy, dx, n, store);
}

/// dx from y and dy, or dx += … with ramp::accumulate. Throws std::invalid_argument where the sizes differ or are no
/// multiple of the columns, or dx overlaps y or dy partially.
template <class Arch = xsimd::default_arch, executor Execution, detail::rowwise F, class Y, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires detail::input<const Y, detail::element_of<DX>> && detail::input<const DY, detail::element_of<DX>>
void backward_from_output(const Execution& execution, const F& f, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  const auto in = detail::describe("y", y);
  const auto din = detail::describe("dy", dy);
  const auto out = detail::describe("dx", dx);
  const detail::check<Arch> check("backward_from_output");
  check.elementwise(out, in, din);
  check.rows(out, f.columns);
  backward_from_output<Arch>(execution, f, std::data(y), std::data(dy), std::data(dx), out.size, store);
}
template <class Arch = xsimd::default_arch, detail::rowwise F, class Y, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires detail::input<const Y, detail::element_of<DX>> && detail::input<const DY, detail::element_of<DX>>
void backward_from_output(const F& f, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  backward_from_output<Arch>(detail::by_default{}, f, y, dy, dx, store);
}

}  // namespace ramp
