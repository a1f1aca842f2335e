// SPDX-License-Identifier: MIT
// Sums and maxima over one row of a matrix.
//
// A row is seen as rows of 16 columns, four of which make a block. The terms of one column in one block are added
// pairwise in the element type, and the blocks in turn to about twice its precision: float in double, double in a sum
// and what its roundings lost. The 16 columns then become 8, 4, 2, 1. So the order of the additions depends on the
// length of the row alone: not on the instruction set, nor on addresses.
#pragma once

#include <ramp/detail/batch_machine.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/exponential.hpp>
#include <ramp/detail/logarithm.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/partial.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/detail/slope_gradient.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace ramp::detail {

inline constexpr std::size_t row_width = 16;

/// count elements, at most a batch of them, and a neutral value behind them.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline batch_of<T, Arch> load_some(const T* p, std::size_t count,
                                                      const batch_of<T, Arch>& neutral) noexcept {
  using batch = batch_of<T, Arch>;
  if (count >= batch::size) {
    return batch::load_unaligned(p);
  }
  if (count == 0) {
    return neutral;
  }
  const auto first = batch::batch_bool_type::from_mask((std::uint64_t{1} << count) - 1);
  return select(first, load_partial<batch>(p, count), neutral);
}

/// Rows batches of a row, one below the other where it is seen as rows of 16 columns; the last may be cut off.
template <class Arch, class T, std::size_t Rows, bool Whole>
struct strip {
  using batch = batch_of<T, Arch>;
  std::size_t at;
  std::size_t left;  ///< elements from `at` to the end of the row, if not Whole

  RAMP_ALWAYS_INLINE auto load(const T* p, T neutral) const noexcept {
    if constexpr (Rows == 1) {
      return load<0>(p, neutral);
    } else if constexpr (Rows == 2) {
      return both(load<0>(p, neutral), load<1>(p, neutral));
    } else {
      return both(both(load<0>(p, neutral), load<1>(p, neutral)), both(load<2>(p, neutral), load<3>(p, neutral)));
    }
  }

  /// Asks for the lines that are `ahead` elements behind these, once for all groups of columns.
  RAMP_ALWAYS_INLINE void ask(const T* p, std::size_t ahead) const noexcept {
    if (at % row_width == 0) {
      const values<Arch, const T> in(p + at);
      for (std::size_t k = 0; k < Rows * row_width; k += 64 / sizeof(T)) {
        in.prefetch(ahead + k);
      }
    }
  }

  RAMP_ALWAYS_INLINE void store(const auto& out, const auto& v) const noexcept {
    if constexpr (Rows == 1) {
      store_one<0>(out, v);
    } else if constexpr (Rows == 2) {
      store_one<0>(out, v.a);
      store_one<1>(out, v.b);
    } else {
      store_one<0>(out, v.a.a);
      store_one<1>(out, v.a.b);
      store_one<2>(out, v.b.a);
      store_one<3>(out, v.b.b);
    }
  }

 private:
  template <std::size_t Row>
  RAMP_ALWAYS_INLINE std::size_t count() const noexcept {
    return left > Row * row_width ? left - Row * row_width : 0;
  }

  template <std::size_t Row>
  RAMP_ALWAYS_INLINE batch load(const T* p, T neutral) const noexcept {
    if constexpr (Whole) {
      return batch::load_unaligned(p + at + Row * row_width);
    } else {
      return load_some<Arch>(p + at + Row * row_width, count<Row>(), batch(neutral));
    }
  }

  template <std::size_t Row>
  RAMP_ALWAYS_INLINE void store_one(const auto& out, const batch& v) const noexcept {
    if (Whole || count<Row>() >= batch::size) {
      out.store(at + Row * row_width, v);
    } else if (count<Row>() != 0) {
      out.store(at + Row * row_width, v, count<Row>());
    }
  }
};

/// The sum of the batches of a strip.
template <class V>
RAMP_ALWAYS_INLINE inline auto pairwise(const V& v) noexcept {
  if constexpr (requires { v.a; }) {
    return pairwise(v.a) + pairwise(v.b);
  } else {
    return v;
  }
}

/// A sum of batches of double, and what its roundings lost.
template <class Batch>
struct compensated {
  Batch high, low;

  RAMP_ALWAYS_INLINE compensated& operator+=(const compensated& other) noexcept {
    const twofold<Batch> sum = two_sum(high, other.high);
    high = sum.high;
    low = low + other.low + sum.low;
    return *this;
  }
};

/// What sums of batches<T> go to.
template <class Arch, class T>
class row_sum {
  using double_batch = batch_of<double, Arch>;
  static constexpr bool compensate = std::same_as<T, double>;
  using wide = std::conditional_t<compensate, compensated<double_batch>, doubles<Arch, T>>;

 public:
  using batch = batch_of<T, Arch>;
  static constexpr std::size_t lanes = batch::size, groups = row_width / lanes;
  static_assert(row_width % lanes == 0);

  RAMP_ALWAYS_INLINE row_sum() noexcept {
    for (wide& sum : sums_) {
      if constexpr (compensate) {
        sum = wide{double_batch(0.0), double_batch(0.0)};
      } else {
        sum = wide::zero();
      }
    }
  }

  RAMP_ALWAYS_INLINE void add(std::size_t group, const batch& v) noexcept {
    if constexpr (compensate) {
      sums_[group] += wide{v, double_batch(0.0)};
    } else {
      sums_[group] = sums_[group] + wide::widened(v);
    }
  }

  RAMP_ALWAYS_INLINE twofold<double> total() noexcept {
    if constexpr (compensate) {
      for (std::size_t half = groups / 2; half != 0; half /= 2) {
        for (std::size_t g = 0; g < half; ++g) {
          sums_[g] += sums_[g + half];
        }
      }
      alignas(alignment<double_batch>) double high[lanes], low[lanes];
      sums_[0].high.store_aligned(high);
      sums_[0].low.store_aligned(low);
      for (std::size_t half = lanes / 2; half != 0; half /= 2) {
        for (std::size_t k = 0; k < half; ++k) {
          const twofold<double> sum = two_sum(high[k], high[k + half]);
          high[k] = sum.high;
          low[k] = low[k] + low[k + half] + sum.low;
        }
      }
      const twofold<double> sum = two_sum(high[0], low[0]);
      return sum.low == sum.low ? sum : twofold<double>{high[0], 0};  // an infinity has no low part
    } else {
      constexpr std::size_t parts = groups * wide::parts;
      double_batch part[parts];
      for (std::size_t k = 0; k < parts; ++k) {
        part[k] = sums_[k / wide::parts].part[k % wide::parts];
      }
      for (std::size_t half = parts / 2; half != 0; half /= 2) {
        for (std::size_t k = 0; k < half; ++k) {
          part[k] = part[k] + part[k + half];
        }
      }
      alignas(alignment<double_batch>) double lane[double_batch::size];
      part[0].store_aligned(lane);
      for (std::size_t half = double_batch::size / 2; half != 0; half /= 2) {
        for (std::size_t k = 0; k < half; ++k) {
          lane[k] += lane[k + half];
        }
      }
      return {lane[0], 0};
    }
  }

 private:
  wide sums_[groups];
};

/// visit(group, strip) for the strips of elements [from, columns) of one of the groups of columns, down to the end.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline void visit_tail(std::size_t from, std::size_t columns, std::size_t group,
                                          auto visit) noexcept {
  const std::size_t left = columns - from, before = group * row_sum<Arch, T>::lanes;
  if (left > 2 * row_width) {
    visit(strip<Arch, T, 4, false>{from + before, left - before});
  } else if (left > row_width) {
    visit(strip<Arch, T, 2, false>{from + before, left - before});
  } else if (left > before) {
    visit(strip<Arch, T, 1, false>{from + before, left - before});
  }
}

/// The sum of term(strip) over a row; terms beyond its end must be 0.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<double> sum_of_row(std::size_t columns, auto term) noexcept {
  row_sum<Arch, T> sums;
  std::size_t i = 0;
  for (; columns - i >= 4 * row_width; i += 4 * row_width) {
    for (std::size_t g = 0; g < sums.groups; ++g) {
      sums.add(g, pairwise(term(strip<Arch, T, 4, true>{i + g * sums.lanes, 0})));
    }
  }
  for (std::size_t g = 0; g < sums.groups; ++g) {
    visit_tail<Arch, T>(i, columns, g, [&](const auto& s) RAMP_ALWAYS_INLINE { sums.add(g, pairwise(term(s))); });
  }
  return sums.total();
}

/// A number unit * (1 + rest), as it is and not as it would be rounded; unit is a power of two or 0, |rest| < 1/2.
template <class V>
struct unrounded {
  V unit, rest;

  [[nodiscard]] RAMP_ALWAYS_INLINE V rounded() const noexcept { return machine<V>::fma(unit, rest, unit); }
};

/// A sum of up to 64 unrounded numbers between 0 and sqrt(2) * One, next to exact (the extraction of Rump, Ogita and
/// Oishi): the high part starts from a constant so large that every addition to it is rounded to the same fixed point,
/// and what this leaves of a number is small and goes to the low part.
template <class V, int LogOne>
struct extraction {
  using m = machine<V>;
  using T = element_t<V>;
  V high, low;

  static constexpr T start = machine<T>::power_of_two(T(LogOne + 8)) * T(1.5);

  RAMP_ALWAYS_INLINE extraction() noexcept : high(start), low(T(0)) {}

  template <class Part>
  RAMP_ALWAYS_INLINE static void add(Part& to_high, Part& to_low, const unrounded<Part>& v) noexcept {
    using p = machine<Part>;
    const Part next = p::opaque(to_high + v.rounded());
    const Part taken = p::opaque(next - to_high);
    to_low = to_low + p::fma(v.unit, v.rest, p::opaque(v.unit - taken));
    to_high = next;
  }

  /// As many of the batches of V as v has.
  template <class Part>
  RAMP_ALWAYS_INLINE void add(const unrounded<Part>& v) noexcept {
    if constexpr (std::same_as<Part, V>) {
      add(high, low, v);
    } else if constexpr (std::same_as<Part, std::remove_cvref_t<decltype(high.a)>>) {
      add(high.a, low.a, v);
    } else {
      add(high.a.a, low.a.a, v);
    }
  }
};

/// The sum of term(strip) over a row, of unrounded terms between 0 and sqrt(2) * 2^LogOne; 0 beyond its end.
template <int LogOne, class Arch, class T>
RAMP_ALWAYS_INLINE inline twofold<double> unrounded_sum_of_row(std::size_t columns, auto term) noexcept {
  using batch = batch_of<T, Arch>;
  constexpr std::size_t block = 4 * row_width, most = 64 * block;
  row_sum<Arch, T> sums;
  for (std::size_t first = 0; first < columns; first += most) {
    const std::size_t end = columns - first > most ? first + most : columns;
    for (std::size_t g = 0; g < sums.groups; ++g) {
      extraction<both<both<batch>>, LogOne> sum;
      std::size_t i = first;
      for (; end - i >= block; i += block) {
        sum.add(term(strip<Arch, T, 4, true>{i + g * sums.lanes, 0}));
      }
      visit_tail<Arch, T>(i, end, g, [&](const auto& s) RAMP_ALWAYS_INLINE { sum.add(term(s)); });
      sums.add(g, pairwise(sum.high - both<both<batch>>(sum.start)));
      sums.add(g, pairwise(sum.low));
    }
  }
  return sums.total();
}

/// The greatest of a row's numbers, NaN aside; -inf if there is none.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline T greatest_of_row(const T* x, std::size_t columns) noexcept {
  using batch = batch_of<T, Arch>;
  using m = machine<batch>;
  constexpr std::size_t lanes = batch::size;
  const batch none(-std::numeric_limits<T>::infinity());
  batch a = none, b = none, c = none, d = none;
  std::size_t i = 0;
  for (; columns - i >= 4 * lanes; i += 4 * lanes) {
    a = m::at_least(a, batch::load_unaligned(x + i));
    b = m::at_least(b, batch::load_unaligned(x + i + lanes));
    c = m::at_least(c, batch::load_unaligned(x + i + 2 * lanes));
    d = m::at_least(d, batch::load_unaligned(x + i + 3 * lanes));
  }
  a = m::at_least(a, c);
  b = m::at_least(b, d);
  for (; columns - i >= lanes; i += lanes) {
    a = m::at_least(a, batch::load_unaligned(x + i));
  }
  if (i != columns) {
    b = m::at_least(b, load_some<Arch>(x + i, columns - i, none));
  }
  alignas(alignment<batch>) T lane[lanes];
  m::at_least(a, b).store_aligned(lane);
#if defined(__SSE2__)
  if constexpr (std::same_as<T, float>) {
    __m128 most = _mm_load_ps(lane);
    for (std::size_t k = 4; k < lanes; k += 4) {
      most = _mm_max_ps(most, _mm_load_ps(lane + k));
    }
    most = _mm_max_ps(most, _mm_movehl_ps(most, most));
    return _mm_cvtss_f32(_mm_max_ss(most, _mm_shuffle_ps(most, most, 1)));
  }
#endif
  for (std::size_t half = lanes / 2; half != 0; half /= 2) {
    for (std::size_t k = 0; k < half; ++k) {
      lane[k] = machine<T>::at_least(lane[k], lane[k + half]);
    }
  }
  return lane[0];
}

}  // namespace ramp::detail
