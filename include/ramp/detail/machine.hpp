// SPDX-License-Identifier: MIT
// What formulas need of a machine beside + - * / and comparisons, as static functions of
//
//   machine<V>
//
// for a scalar V (here, usable in constant expressions) and for a batch (in batch_machine.hpp). The names are the same,
// so that a formula is written once; how a machine does a thing best is written here and nowhere else.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/formula.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <type_traits>

namespace ramp::detail {

/// How T is made.
template <class T>
struct layout {
  using integer = std::conditional_t<sizeof(T) == 4, std::int32_t, std::int64_t>;
  static constexpr int digits = std::numeric_limits<T>::digits;           ///< of the significand: 24, 53
  static constexpr int bias = std::numeric_limits<T>::max_exponent - 1;   ///< of the exponent: 127, 1023
  static constexpr integer sign = (std::numeric_limits<integer>::min)();  ///< the sign bit
  /// Clears the lower half of the significand: products of what is left are exact.
  static constexpr integer upper_half = -(integer{1} << (digits + 1) / 2);
  /// Clears the last eight bits of the significand.
  static constexpr integer without_last_bits = -256;
  /// Times 2^n with n < vanishing, less than 2^10 is rounded to 0.
  static constexpr T vanishing = -(bias + digits + 9);
  /// 1.5 * 2^(digits - 1). In its binade the unit is 1, so that adding it rounds to an integer.
  static constexpr T rounder = T(1.5) / std::numeric_limits<T>::epsilon();
};

template <class T>
struct machine {
  using element = T;
  using integer = typename layout<T>::integer;

  /// Whether fma has one rounding. Scalars do without: std::fma is no constant expression, and a slow call on machines
  /// that lack the instruction.
  static constexpr bool has_fma = false;

  /// a * b + c, in one rounding if has_fma.
  RAMP_ALWAYS_INLINE static constexpr T fma(T a, T b, T c) noexcept { return a * b + c; }

  /// c - a * b
  RAMP_ALWAYS_INLINE static constexpr T fnma(T a, T b, T c) noexcept { return c - a * b; }

  /// a * b - c
  RAMP_ALWAYS_INLINE static constexpr T fms(T a, T b, T c) noexcept { return a * b - c; }

  /// -(a * b) - c
  RAMP_ALWAYS_INLINE static constexpr T fnms(T a, T b, T c) noexcept { return -(a * b) - c; }

  /// a / b in one rounding.
  RAMP_ALWAYS_INLINE static constexpr T divide(T a, T b) noexcept { return a / b; }

  RAMP_ALWAYS_INLINE static constexpr T abs(T v) noexcept {
    return std::bit_cast<T>(std::bit_cast<integer>(v) & ~layout<T>::sign);
  }

  /// -|v|
  RAMP_ALWAYS_INLINE static constexpr T minus_abs(T v) noexcept {
    return std::bit_cast<T>(std::bit_cast<integer>(v) | layout<T>::sign);
  }

  /// |v| or -|v|, with the sign of s.
  RAMP_ALWAYS_INLINE static constexpr T copysign(T v, T s) noexcept {
    return std::bit_cast<T>((std::bit_cast<integer>(v) & ~layout<T>::sign) |
                            (std::bit_cast<integer>(s) & layout<T>::sign));
  }

  /// |v|, but not above the limit. NaN gives NaN or the limit.
  RAMP_ALWAYS_INLINE static constexpr T abs_at_most(T v, T limit) noexcept { return at_most(abs(v), limit); }

  /// The upper half of v's significand.
  RAMP_ALWAYS_INLINE static constexpr T upper_half(T v) noexcept {
    return std::bit_cast<T>(std::bit_cast<integer>(v) & layout<T>::upper_half);
  }

  /// v with the last eight bits of its significand zero.
  RAMP_ALWAYS_INLINE static constexpr T without_last_bits(T v) noexcept {
    return std::bit_cast<T>(std::bit_cast<integer>(v) & layout<T>::without_last_bits);
  }

  /// v, but not above the limit; NaN stays.
  RAMP_ALWAYS_INLINE static constexpr T at_most(T v, T limit) noexcept { return v > limit ? limit : v; }

  /// v, but not below the limit; NaN stays.
  RAMP_ALWAYS_INLINE static constexpr T at_least(T v, T limit) noexcept { return v < limit ? limit : v; }

  /// 2^n for an integer n in the range of normal numbers, and without quick_rows 0 for the one below them; for others
  /// anything.
  RAMP_ALWAYS_INLINE static constexpr T power_of_two(T n) noexcept {
    return std::bit_cast<T>(std::bit_cast<integer>(opaque(n) + (layout<T>::rounder + layout<T>::bias))
                            << (layout<T>::digits - 1));
  }

  /// 2^n for an integer n <= bias, and 0 instead of subnormal numbers, with which some processors take a hundred times
  /// as long for every operation.
  RAMP_ALWAYS_INLINE static constexpr T power_or_zero(T n) noexcept {
    return power_of_two(at_least(n, T(-layout<T>::bias)));
  }

  /// v * 2^n in one rounding, for a normal v and an integer n, |n| < 2 * bias.
  RAMP_ALWAYS_INLINE static constexpr T scale(T v, T n) noexcept {
    const integer whole = n > -layout<T>::rounder ? static_cast<integer>(n) : 0;  // NaN has no integer
    const integer half = whole / 2;
    const auto power = [](integer k) { return std::bit_cast<T>((k + layout<T>::bias) << (layout<T>::digits - 1)); };
    return opaque(v * power(half)) * power(whole - half);
  }

  /// The same for |v| < 2^10, which n < vanishing makes 0 of either sign; or for a v of which n < lowest makes 0. (An
  /// instruction that scales takes a hundred times as long for it. To keep the sign here would cost functions that
  /// have none 4 to 9 % of their time.)
  RAMP_ALWAYS_INLINE static constexpr T scale_above(T v, T n, T = layout<T>::vanishing) noexcept { return scale(v, n); }

  /// v * 2^floor(n) in one rounding, for a normal v and a multiple n of 1/16, |n| < 2 * bias; but zero where t >=
  /// limit, without underflow, for which processors take a hundred times as long.
  RAMP_ALWAYS_INLINE static constexpr T scale_floor_below(T v, T n, T t, T limit, T zero) noexcept {
    const T whole = n > -layout<T>::rounder ? static_cast<T>(static_cast<integer>(n)) : n;
    return t >= limit ? zero : scale(v, whole > n ? whole - 1 : whole);
  }

  /// What stands in a table at the place that the lowest bits of v name: v is a sum with a rounder.
  template <std::size_t N>
  RAMP_ALWAYS_INLINE static constexpr T pick(const T (&table)[N], T v) noexcept {
    return table[static_cast<std::size_t>(std::bit_cast<integer>(v)) % N];
  }

  /// The same, with the bits of v moved up by Shift and added to its own: what is above the place then counts as
  /// exponent.
  template <int Shift, std::size_t N>
  RAMP_ALWAYS_INLINE static constexpr T pick_power(const T (&table)[N], T v) noexcept {
    using bits = std::make_unsigned_t<integer>;
    return std::bit_cast<T>(std::bit_cast<bits>(pick(table, v)) + (std::bit_cast<bits>(v) << Shift));
  }

  /// A row of a table: Table::columns[0][i], Table::columns[1][i] and so on, i being the bits of v from Table::shift
  /// on.
  template <class Table>
  class row {
   public:
    RAMP_ALWAYS_INLINE constexpr explicit row(T v) noexcept
        : i_(static_cast<std::size_t>(std::bit_cast<integer>(v) >> Table::shift) % Table::pieces) {}
    template <std::size_t Column>
    RAMP_ALWAYS_INLINE constexpr T get() const noexcept {
      return Table::columns[Column][i_];
    }

   private:
    std::size_t i_;
  };

  /// The error of reciprocal_estimate, in bits.
  static constexpr int estimate_bits = layout<T>::digits / 2 - 1;

  /// 1 / d, at most 14 bits of it, of which 11 or more are right: few enough that 1 minus it is exact.
  RAMP_ALWAYS_INLINE static constexpr T reciprocal_estimate(T d) noexcept { return upper_half(1 / d); }

  /// Whether lookup is a matter of a few instructions.
  static constexpr bool permutes = true;

  /// Whether pick and a row of a table are, too: a table is then faster than a short formula. Then scale takes the
  /// floor of n.
  static constexpr bool quick_rows = false;

  /// The entry of a table for v: four bits of it, the lowest bit `shift` places up.
  template <int Shift>
  RAMP_ALWAYS_INLINE static constexpr std::size_t entry(T v) noexcept {
    return static_cast<std::size_t>(std::bit_cast<integer>(v) >> Shift & 15);
  }
  RAMP_ALWAYS_INLINE static constexpr T lookup(const T (&table)[16], std::size_t entry) noexcept {
    return table[entry];
  }

  /// Whether a condition holds in a lane.
  RAMP_ALWAYS_INLINE static constexpr bool any(bool condition) noexcept { return condition; }

  /// Calls f(v_k, …) for every lane k of v…, which may change.
  RAMP_ALWAYS_INLINE static constexpr void each_lane(auto f, std::same_as<T> auto&... v) noexcept { f(v...); }

  /// v as it is: optimisers that rearrange arithmetic may not look through. Under -ffast-math they all do, and GCC
  /// fuses products with sums across statements wherever the target has the instruction.
  RAMP_ALWAYS_INLINE static constexpr T opaque(T v) noexcept {
#if defined(__GNUC__)
    if (!std::is_constant_evaluated()) {
#if defined(__x86_64__) || defined(__i386__)
#if defined(__FAST_MATH__) || defined(__FMA__)
      asm("" : "+x"(v));
#endif
#elif defined(__aarch64__)
      asm("" : "+w"(v));
#else
      asm("" : "+m"(v));
#endif
    }
#endif
    return v;
  }
};

/// What the rounding of the product p = a * b has lost (Dekker, 1971).
template <class V>
RAMP_ALWAYS_INLINE constexpr V lost_by_product(const V& a, const V& b, const V& p) noexcept {
  using m = machine<V>;
  const V a1 = m::upper_half(a), a2 = m::opaque(a - a1);
  const V b1 = m::upper_half(b), b2 = m::opaque(b - b1);
  return (m::opaque(a1 * b1 - p) + a1 * b2 + a2 * b1) + a2 * b2;
}

/// a * b + c for a product of about the size of -c: the product is not rounded, so that nothing is lost when they
/// cancel.
template <class V>
RAMP_ALWAYS_INLINE constexpr V cancel(const V& a, const V& b, const V& c) noexcept {
  using m = machine<V>;
  if constexpr (m::has_fma) {
    return m::fma(a, b, c);
  } else {
    const V p = m::opaque(a * b);
    return m::opaque(p + c) + lost_by_product(a, b, p);
  }
}

/// a * b - c likewise.
template <class V>
RAMP_ALWAYS_INLINE constexpr V difference(const V& a, const V& b, const V& c) noexcept {
  using m = machine<V>;
  if constexpr (m::has_fma) {
    return m::fms(a, b, c);
  } else {
    return cancel(a, b, V(0) - c);
  }
}

/// a * b + c in one rounding, for a c that is small beside the product.
template <class V>
RAMP_ALWAYS_INLINE constexpr V product_and(const V& a, const V& b, const V& c) noexcept {
  using m = machine<V>;
  if constexpr (m::has_fma) {
    return m::fma(a, b, c);
  } else {
    const V p = m::opaque(a * b);
    return p + m::opaque(c + lost_by_product(a, b, p));
  }
}

/// a * b + c, where b has only the bits of an estimate or an upper half: the product is not rounded.
template <class V>
RAMP_ALWAYS_INLINE constexpr V times_short(const V& a, const V& b, const V& c) noexcept {
  using m = machine<V>;
  if constexpr (m::has_fma) {
    return m::fma(a, b, c);
  } else {
    const V a1 = m::upper_half(a);
    const V a2 = where(a1 == a, V(0), a - a1);  // of an infinity nothing is left
    return a1 * b + (a2 * b + c);
  }
}

/// c - a * b likewise.
template <class V>
RAMP_ALWAYS_INLINE constexpr V minus_short(const V& a, const V& b, const V& c) noexcept {
  using m = machine<V>;
  if constexpr (m::has_fma) {
    return m::fnma(a, b, c);
  } else {
    const V a1 = m::upper_half(a);
    return (c - a1 * b) - (a - a1) * b;
  }
}

/// v without its last bits, so that 1 - v is exact; a product with it needs still fewer where there is no fma.
template <class V>
RAMP_ALWAYS_INLINE constexpr V shortened(const V& v) noexcept {
  using m = machine<V>;
  if constexpr (m::has_fma) {
    return m::without_last_bits(v);
  } else {
    return m::upper_half(v);
  }
}

/// 1 / d to two thirds of T's digits or more: enough for a short quotient that one residual completes.
template <class V>
RAMP_ALWAYS_INLINE constexpr V reciprocal(const V& d) noexcept {
  using m = machine<V>;
  const V estimate = m::reciprocal_estimate(d);
  const V error = m::fnma(d, estimate, V(1));
  return m::fma(estimate, m::fma(error, error, error), estimate);
}

/// a / d within 0.51 ULP, for a d and a quotient that are normal numbers.
template <class V>
RAMP_ALWAYS_INLINE constexpr V short_quotient(const V& a, const V& d) noexcept {
  using m = machine<V>;
  if constexpr (m::estimate_bits > layout<element_t<V>>::digits / 2) {
    const V estimate = m::reciprocal_estimate(d);
    const V quotient = a * estimate;
    return m::fma(m::fnma(quotient, d, a), estimate, quotient);
  } else {
    return m::divide(a, d);
  }
}

/// v, which may be anything above the limit, because what becomes of it there is replaced. Scalars must not overflow:
/// constant expressions would not compile.
template <class V>
RAMP_ALWAYS_INLINE constexpr V unused_above(const V& v, [[maybe_unused]] const V& limit) noexcept {
  if constexpr (std::is_floating_point_v<V>) {
    return machine<V>::at_most(v, limit);
  } else {
    return v;
  }
}

/// Below the limit likewise.
template <class V>
RAMP_ALWAYS_INLINE constexpr V unused_below(const V& v, [[maybe_unused]] const V& limit) noexcept {
  if constexpr (std::is_floating_point_v<V>) {
    return machine<V>::at_least(v, limit);
  } else {
    return v;
  }
}

/// f(x), for two batches at a time: where tables fill registers, four batches side by side leave none to them.
template <class V>
RAMP_ALWAYS_INLINE constexpr V two_at_a_time(const V& x, auto f) noexcept {
  if constexpr (requires { x.a.a; }) {
    return {f(x.a), f(x.b)};
  } else {
    return f(x);
  }
}

/// The polynomial c[0] + c[1] x + c[2] x^2 + …
template <class V, class T, std::size_t N>
RAMP_ALWAYS_INLINE constexpr V horner(const V& x, const T (&c)[N]) noexcept {
  V p(c[N - 1]);
  for (std::size_t i = N - 1; i-- > 0;) {
    p = machine<V>::fma(p, x, V(c[i]));
  }
  return p;
}

}  // namespace ramp::detail
