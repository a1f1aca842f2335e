// SPDX-License-Identifier: MIT
// machine<V> of machine.hpp for batches.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/machine.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/formula.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace ramp::detail {

template <class Arch>
inline constexpr bool is_avx512 = false;
template <class Arch>
inline constexpr bool is_avx2 = false;
#if defined(__AVX512F__)
template <std::derived_from<xsimd::avx512f> Arch>
inline constexpr bool is_avx512<Arch> = true;
#endif

#if defined(__AVX2__)
template <std::derived_from<xsimd::avx2> Arch>
inline constexpr bool is_avx2<Arch> = !is_avx512<Arch>;
#endif

/// What xsimd computes of an architecture with one rounding: nothing, a * b + c and a * b - c, or c - a * b as well.
enum class fusing { nothing, sums, everything };

template <class Arch>
inline constexpr fusing fuses = is_avx512<Arch> ? fusing::everything : fusing::nothing;
template <class Arch>
inline constexpr fusing fuses<xsimd::fma3<Arch>> = fusing::everything;
#if defined(__FMA__)
template <std::derived_from<xsimd::avxvnni> Arch>
inline constexpr fusing fuses<Arch> = fusing::everything;
#endif
#if defined(__aarch64__)
template <std::derived_from<xsimd::neon> Arch>
inline constexpr fusing fuses<Arch> = fusing::sums;
#endif
#if XSIMD_WITH_SVE
template <std::size_t Width>
inline constexpr fusing fuses<xsimd::detail::sve<Width>> = fusing::everything;
#elif XSIMD_WITH_RVV
template <std::size_t Width>
inline constexpr fusing fuses<xsimd::detail::rvv<Width>> = fusing::everything;
#elif defined(__VSX__) && XSIMD_VERSION_MAJOR >= 14
template <>
inline constexpr fusing fuses<xsimd::vsx> = fusing::sums;
#elif defined(__VEC__) && defined(__s390x__) && XSIMD_VERSION_MAJOR >= 14
template <>
inline constexpr fusing fuses<xsimd::vxe> = fusing::sums;
#endif

/// v, which is not to be fused with the addition that follows: GCC does that where the target has the instruction, in
/// one copy of a loop and not in another.
template <class V>
RAMP_ALWAYS_INLINE inline V unfused(const V& v) noexcept {
  if constexpr (requires { v.a; }) {
    return {unfused(v.a), unfused(v.b)};
  } else {
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
    typename V::register_type r = v;
#if defined(__AVX512F__)
    asm("" : "+v"(r));
#else
    asm("" : "+x"(r));
#endif
    return r;
#elif defined(__GNUC__) && defined(__aarch64__)
    typename V::register_type r = v;
    asm("" : "+w"(r));
    return r;
#else
    return v;
#endif
  }
}

template <class T, class Arch>
struct machine<xsimd::batch<T, Arch>> {
  using batch = xsimd::batch<T, Arch>;
  using element = T;
  using integer = typename layout<T>::integer;
  using integers = xsimd::batch<integer, Arch>;

  static constexpr bool has_fma = fuses<Arch> != fusing::nothing;
  // g++ 12 warns of the plain intrinsics, which it defines by way of an undefined vector.
  static constexpr auto every = static_cast<std::conditional_t<sizeof(T) == 4, std::uint16_t, std::uint8_t>>(-1);

  RAMP_ALWAYS_INLINE static integers bits(const batch& v) noexcept { return xsimd::bitwise_cast<integer>(v); }
  RAMP_ALWAYS_INLINE static batch number(integers v) noexcept { return xsimd::bitwise_cast<T>(v); }

  RAMP_ALWAYS_INLINE static batch fma(const batch& a, const batch& b, const batch& c) noexcept {
#if defined(__VSX__)  // GCC may take AltiVec's vmaddfp, which takes subnormal numbers for zeros
    if constexpr (sizeof(T) == 4 && has_fma) {
      typename batch::register_type sum = c;
      const typename batch::register_type first = a, second = b;
      asm("xvmaddasp %x0,%x1,%x2" : "+wa"(sum) : "wa"(first), "wa"(second));
      return sum;
    }
#endif
    return xsimd::fma(a, b, c);
  }

  RAMP_ALWAYS_INLINE static batch fnma(const batch& a, const batch& b, const batch& c) noexcept {
    if constexpr (fuses<Arch> == fusing::sums) {
      return fma(-a, b, c);
    }
    return xsimd::fnma(a, b, c);
  }

  RAMP_ALWAYS_INLINE static batch fms(const batch& a, const batch& b, const batch& c) noexcept {
    return xsimd::fms(a, b, c);
  }

  RAMP_ALWAYS_INLINE static batch fnms(const batch& a, const batch& b, const batch& c) noexcept {
    if constexpr (is_avx2<Arch>) {
      return xsimd::fnms(a, b, c);
    } else {  // xsimd's is a product and a sum on AVX-512, too, and -(a c + b) on RISC-V
      return fnma(a, b, -c);
    }
  }

  RAMP_ALWAYS_INLINE static batch divide(const batch& a, const batch& b) noexcept {
#if defined(__GNUC__) && (defined(__aarch64__) || defined(__arm__))
    // For float, xsimd takes two steps from an estimate of the reciprocal. 32-bit Arm divides one by one.
    if constexpr (std::derived_from<Arch, xsimd::neon> && sizeof(T) == 4) {
      const typename batch::register_type dividends = a, divisors = b;
      return batch(dividends / divisors);
    }
#endif
    return a / b;
  }

  RAMP_ALWAYS_INLINE static batch abs(const batch& v) noexcept {
    return number(bits(v) & integers(~layout<T>::sign));
  }

  RAMP_ALWAYS_INLINE static batch minus_abs(const batch& v) noexcept {
    return number(bits(v) | integers(layout<T>::sign));
  }

  RAMP_ALWAYS_INLINE static batch copysign(const batch& v, const batch& s) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      constexpr int third_selects = 0b11011000;  // of the first two
      return number(integers(_mm512_ternarylogic_epi32(bits(v), bits(s), integers(layout<T>::sign), third_selects)));
    }
#endif
    return number((bits(v) & integers(~layout<T>::sign)) | (bits(s) & integers(layout<T>::sign)));
  }

  RAMP_ALWAYS_INLINE static batch upper_half(const batch& v) noexcept {
    return number(bits(v) & integers(layout<T>::upper_half));
  }

  RAMP_ALWAYS_INLINE static batch without_last_bits(const batch& v) noexcept {
    return number(bits(v) & integers(layout<T>::without_last_bits));
  }

  // x86: where one is NaN, or both are zeros, the second operand wins.
  RAMP_ALWAYS_INLINE static batch at_most(const batch& v, const batch& limit) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_min_ps(every, limit, v);
      } else {
        return _mm512_maskz_min_pd(every, limit, v);
      }
    }
#endif
#if defined(__AVX__)
    if constexpr (std::derived_from<Arch, xsimd::avx>) {
      if constexpr (sizeof(T) == 4) {
        return _mm256_min_ps(limit, v);
      } else {
        return _mm256_min_pd(limit, v);
      }
    }
#endif
#if defined(__SSE2__)
    if constexpr (std::derived_from<Arch, xsimd::sse2>) {
      if constexpr (sizeof(T) == 4) {
        return _mm_min_ps(limit, v);
      } else {
        return _mm_min_pd(limit, v);
      }
    }
#endif
    return select(v > limit, limit, v);
  }

  RAMP_ALWAYS_INLINE static batch at_least(const batch& v, const batch& limit) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_max_ps(every, limit, v);
      } else {
        return _mm512_maskz_max_pd(every, limit, v);
      }
    }
#endif
#if defined(__AVX__)
    if constexpr (std::derived_from<Arch, xsimd::avx>) {
      if constexpr (sizeof(T) == 4) {
        return _mm256_max_ps(limit, v);
      } else {
        return _mm256_max_pd(limit, v);
      }
    }
#endif
#if defined(__SSE2__)
    if constexpr (std::derived_from<Arch, xsimd::sse2>) {
      if constexpr (sizeof(T) == 4) {
        return _mm_max_ps(limit, v);
      } else {
        return _mm_max_pd(limit, v);
      }
    }
#endif
    return select(v < limit, limit, v);
  }

  RAMP_ALWAYS_INLINE static batch abs_at_most(const batch& v, const batch& limit) noexcept {
#if defined(__AVX512DQ__)
    if constexpr (is_avx512<Arch>) {
      constexpr int smaller_magnitude = 0b1010;
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_range_ps(every, v, limit, smaller_magnitude);
      } else {
        return _mm512_maskz_range_pd(every, v, limit, smaller_magnitude);
      }
    }
#endif
    return at_most(abs(v), limit);
  }

  RAMP_ALWAYS_INLINE static batch power_of_two(const batch& n) noexcept {
    if constexpr (is_avx512<Arch>) {
      return scale(batch(T(1)), n);
    } else {
      return number(bits(opaque(n) + batch(layout<T>::rounder + layout<T>::bias)) << (layout<T>::digits - 1));
    }
  }

  RAMP_ALWAYS_INLINE static batch power_or_zero(const batch& n) noexcept {
    if constexpr (is_avx512<Arch>) {
      return scale_above(batch(T(1)), n, T(1 - layout<T>::bias));
    } else {
      return power_of_two(at_least(n, batch(T(-layout<T>::bias))));
    }
  }

  RAMP_ALWAYS_INLINE static batch scale(const batch& v, const batch& n) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_scalef_ps(every, v, n);
      } else {
        return _mm512_maskz_scalef_pd(every, v, n);
      }
    }
#endif
    const batch rounder(layout<T>::rounder);
    const batch half = opaque(opaque(n * batch(T(0.5)) + rounder) - rounder);
    return opaque(v * power_of_two(half)) * power_of_two(n - half);
  }

  RAMP_ALWAYS_INLINE static batch scale_above(const batch& v, const batch& n,
                                              [[maybe_unused]] T lowest = layout<T>::vanishing) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_scalef_ps(_mm512_cmp_ps_mask(n, batch(lowest), _CMP_NLT_UQ), v, n);
      } else {
        return _mm512_maskz_scalef_pd(_mm512_cmp_pd_mask(n, batch(lowest), _CMP_NLT_UQ), v, n);
      }
    }
#endif
    return scale(v, n);
  }

  RAMP_ALWAYS_INLINE static batch scale_floor_below(const batch& v, const batch& n, const batch& t, const batch& limit,
                                                    const batch& zero) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_mask_scalef_ps(zero, _mm512_cmp_ps_mask(t, limit, _CMP_NGE_UQ), v, n);
      } else {
        return _mm512_mask_scalef_pd(zero, _mm512_cmp_pd_mask(t, limit, _CMP_NGE_UQ), v, n);
      }
    }
#endif
    const batch rounder(layout<T>::rounder);
    return scale(select(t >= limit, zero, v), opaque(opaque(opaque(n - batch(T(15) / 32)) + rounder) - rounder));
  }

  template <std::size_t N>
  RAMP_ALWAYS_INLINE static batch pick(const T (&table)[N], const batch& v) noexcept {
    return element_of(table, bits(v));
  }

  template <int Shift, std::size_t N>
  RAMP_ALWAYS_INLINE static batch pick_power(const T (&table)[N], const batch& v) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      static_assert(sizeof(T) == 4);
      return number(bits(pick(table, v)) + integers(_mm512_maskz_slli_epi32(every, bits(v), Shift)));
    }
#endif
    return number(bits(pick(table, v)) + (bits(v) << Shift));
  }

  template <class Table>
  class row {
   public:
    RAMP_ALWAYS_INLINE explicit row(const batch& v) noexcept : i_(shifted<Table::shift>(v)) {}
    template <std::size_t Column>
    RAMP_ALWAYS_INLINE batch get() const noexcept {
      return element_of(Table::columns[Column], i_);
    }

   private:
    integers i_;
  };

  static constexpr int estimate_bits = is_avx512<Arch> ? 14 : layout<T>::digits / 2 - 1;

  RAMP_ALWAYS_INLINE static batch reciprocal_estimate(const batch& d) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_rcp14_ps(every, d);
      } else {
        return _mm512_maskz_rcp14_pd(every, d);
      }
    }
#endif
    return upper_half(batch(T(1)) / d);
  }

  static constexpr bool permutes = is_avx512<Arch> || is_avx2<Arch>;
  static constexpr bool quick_rows = is_avx512<Arch>;

  template <int Shift>
  RAMP_ALWAYS_INLINE static integers entry(const batch& v) noexcept {
    if constexpr (is_avx512<Arch>) {  // its permutations look at no other bits
      return shifted<Shift>(v);
    } else {
      return shifted<Shift>(v) & integers(15);
    }
  }

  RAMP_ALWAYS_INLINE static batch lookup(const T (&table)[16], const integers& entry) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch> && sizeof(T) == 4) {
      return _mm512_maskz_permutexvar_ps(every, entry, _mm512_loadu_ps(table));
    }
#endif
#if defined(__AVX2__)
    if constexpr (is_avx2<Arch> && sizeof(T) == 4) {
      const __m256 low = _mm256_permutevar8x32_ps(_mm256_loadu_ps(table), entry);
      const __m256 high = _mm256_permutevar8x32_ps(_mm256_loadu_ps(table + 8), entry);
      return _mm256_blendv_ps(low, high, _mm256_castsi256_ps(_mm256_slli_epi32(entry, 28)));
    }
#endif
    return batch::gather(table, entry);
  }

  RAMP_ALWAYS_INLINE static bool any(const typename batch::batch_bool_type& condition) noexcept {
    return xsimd::any(condition);
  }

  static void each_lane(auto f, std::same_as<batch> auto&... v) noexcept {
    T lanes[sizeof...(v)][batch::size];
    std::size_t row = 0;
    (v.store_unaligned(lanes[row++]), ...);
    for (std::size_t k = 0; k < batch::size; ++k) {
      [&]<std::size_t... Row>(std::index_sequence<Row...>) {
        f(lanes[Row][k]...);
      }
      (std::make_index_sequence<sizeof...(v)>());
    }
    row = 0;
    ((v = batch::load_unaligned(lanes[row++])), ...);
  }

  RAMP_ALWAYS_INLINE static batch opaque(const batch& v) noexcept {
#if defined(__x86_64__) || defined(__i386__)
#if defined(__FAST_MATH__)
    constexpr bool rearranged = true;
#elif defined(__FMA__)
    constexpr bool rearranged = !has_fma;  // there, nothing is left that could be fused wrongly
#else
    constexpr bool rearranged = false;
#endif
    if constexpr (rearranged) {
      return unfused(v);
    }
#endif
    return v;
  }

 private:
  /// The bits of v, moved down.
  template <int Shift>
  RAMP_ALWAYS_INLINE static integers shifted(const batch& v) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {
      if constexpr (sizeof(T) == 4) {
        return _mm512_maskz_srli_epi32(every, _mm512_castps_si512(v), Shift);
      } else {
        return _mm512_maskz_srli_epi64(every, _mm512_castpd_si512(v), Shift);
      }
    }
#endif
    return xsimd::bitwise_cast<integer>(xsimd::bitwise_cast<std::make_unsigned_t<integer>>(v) >> Shift);
  }

  /// table[i % N]; N is a power of two. The table is aligned to a cache line.
  template <std::size_t N>
  RAMP_ALWAYS_INLINE static batch element_of(const T (&table)[N], const integers& i) noexcept {
#if defined(__AVX512F__)
    if constexpr (is_avx512<Arch>) {  // the instructions ignore the upper bits
      if constexpr (sizeof(T) == 4) {
        static_assert(N == 16 || N == 32);
        if constexpr (N == 16) {
          return _mm512_maskz_permutexvar_ps(every, i, _mm512_load_ps(table));
        } else {
          return _mm512_permutex2var_ps(_mm512_load_ps(table), i, _mm512_load_ps(table + 16));
        }
      } else {
        static_assert(N == 16);
        return _mm512_permutex2var_pd(_mm512_load_pd(table), i, _mm512_load_pd(table + 8));
      }
    }
#endif
    return batch::gather(&table[0], i & integers(N - 1));
  }
};

/// Two values side by side. Where arithmetic takes longer than memory, processors want several independent chains of it
/// in turn: their schedulers hold fewer instructions than one chain is long. A formula works on both<batch> as it does
/// on a batch.
template <class V>
struct both {
  using value_type = element_t<V>;
  V a, b;

  RAMP_ALWAYS_INLINE both(const V& x, const V& y) noexcept : a(copy(x)), b(copy(y)) {}
  RAMP_ALWAYS_INLINE explicit both(value_type value) noexcept : a(value), b(value) {}
  RAMP_ALWAYS_INLINE both(const both& other) noexcept : both(other.a, other.b) {}
  RAMP_ALWAYS_INLINE both& operator=(const both& other) noexcept {
    a = copy(other.a);
    b = copy(other.b);
    return *this;
  }

  RAMP_ALWAYS_INLINE friend both operator+(const both& x, const both& y) noexcept { return {x.a + y.a, x.b + y.b}; }
  RAMP_ALWAYS_INLINE friend both operator-(const both& x, const both& y) noexcept { return {x.a - y.a, x.b - y.b}; }
  RAMP_ALWAYS_INLINE friend both operator*(const both& x, const both& y) noexcept { return {x.a * y.a, x.b * y.b}; }
  RAMP_ALWAYS_INLINE friend both operator/(const both& x, const both& y) noexcept { return {x.a / y.a, x.b / y.b}; }
  RAMP_ALWAYS_INLINE friend both operator-(const both& x) noexcept { return {-x.a, -x.b}; }

  struct mask {
    using one = decltype(std::declval<V>() < std::declval<V>());
    using register_type = typename one::register_type;
    one a, b;
    RAMP_ALWAYS_INLINE friend mask operator!(const mask& m) noexcept { return {!m.a, !m.b}; }
    RAMP_ALWAYS_INLINE friend mask operator&&(const mask& x, const mask& y) noexcept {
      return {x.a && y.a, x.b && y.b};
    }
    RAMP_ALWAYS_INLINE friend mask operator||(const mask& x, const mask& y) noexcept {
      return {x.a || y.a, x.b || y.b};
    }
    RAMP_ALWAYS_INLINE friend both select(const mask& m, const both& x, const both& y) noexcept {
      return {select(m.a, x.a, y.a), select(m.b, x.b, y.b)};
    }
  };

  RAMP_ALWAYS_INLINE friend mask operator<(const both& x, const both& y) noexcept { return {x.a < y.a, x.b < y.b}; }
  RAMP_ALWAYS_INLINE friend mask operator>(const both& x, const both& y) noexcept { return {x.a > y.a, x.b > y.b}; }
  RAMP_ALWAYS_INLINE friend mask operator<=(const both& x, const both& y) noexcept { return {x.a <= y.a, x.b <= y.b}; }
  RAMP_ALWAYS_INLINE friend mask operator>=(const both& x, const both& y) noexcept { return {x.a >= y.a, x.b >= y.b}; }
  RAMP_ALWAYS_INLINE friend mask operator==(const both& x, const both& y) noexcept { return {x.a == y.a, x.b == y.b}; }
  RAMP_ALWAYS_INLINE friend mask operator!=(const both& x, const both& y) noexcept { return {x.a != y.a, x.b != y.b}; }

 private:
  // A batch copied as a struct goes through memory (g++ 12), as a register it does not.
  RAMP_ALWAYS_INLINE static V copy(const V& v) noexcept {
    if constexpr (requires { typename V::register_type; }) {
      return V(typename V::register_type(v));
    } else {
      return v;
    }
  }
};

template <class V>
struct machine<both<V>> {
  using one = machine<V>;
  using element = element_t<V>;
  using W = both<V>;

  static constexpr bool has_fma = one::has_fma;
  static constexpr int estimate_bits = one::estimate_bits;
  static constexpr bool permutes = one::permutes;
  static constexpr bool quick_rows = one::quick_rows;

  struct entries {
    decltype(one::template entry<0>(std::declval<V>())) a, b;
  };
  template <int Shift>
  RAMP_ALWAYS_INLINE static entries entry(const W& x) noexcept {
    return {one::template entry<Shift>(x.a), one::template entry<Shift>(x.b)};
  }
  RAMP_ALWAYS_INLINE static W lookup(const element (&table)[16], const entries& e) noexcept {
    return {one::lookup(table, e.a), one::lookup(table, e.b)};
  }

  RAMP_ALWAYS_INLINE static W fma(const W& x, const W& y, const W& z) noexcept {
    return {one::fma(x.a, y.a, z.a), one::fma(x.b, y.b, z.b)};
  }
  RAMP_ALWAYS_INLINE static W divide(const W& x, const W& y) noexcept {
    return {one::divide(x.a, y.a), one::divide(x.b, y.b)};
  }
  RAMP_ALWAYS_INLINE static W fnma(const W& x, const W& y, const W& z) noexcept {
    return {one::fnma(x.a, y.a, z.a), one::fnma(x.b, y.b, z.b)};
  }
  RAMP_ALWAYS_INLINE static W fms(const W& x, const W& y, const W& z) noexcept {
    return {one::fms(x.a, y.a, z.a), one::fms(x.b, y.b, z.b)};
  }
  RAMP_ALWAYS_INLINE static W fnms(const W& x, const W& y, const W& z) noexcept {
    return {one::fnms(x.a, y.a, z.a), one::fnms(x.b, y.b, z.b)};
  }
  RAMP_ALWAYS_INLINE static W abs(const W& x) noexcept { return {one::abs(x.a), one::abs(x.b)}; }
  RAMP_ALWAYS_INLINE static W minus_abs(const W& x) noexcept { return {one::minus_abs(x.a), one::minus_abs(x.b)}; }
  RAMP_ALWAYS_INLINE static W upper_half(const W& x) noexcept { return {one::upper_half(x.a), one::upper_half(x.b)}; }
  RAMP_ALWAYS_INLINE static W without_last_bits(const W& x) noexcept {
    return {one::without_last_bits(x.a), one::without_last_bits(x.b)};
  }
  RAMP_ALWAYS_INLINE static W power_of_two(const W& x) noexcept {
    return {one::power_of_two(x.a), one::power_of_two(x.b)};
  }
  RAMP_ALWAYS_INLINE static W reciprocal_estimate(const W& x) noexcept {
    return {one::reciprocal_estimate(x.a), one::reciprocal_estimate(x.b)};
  }
  RAMP_ALWAYS_INLINE static bool any(const typename W::mask& condition) noexcept {
    return one::any(condition.a) || one::any(condition.b);
  }
  static void each_lane(auto f, std::same_as<W> auto&... x) noexcept {
    one::each_lane(f, x.a...);
    one::each_lane(f, x.b...);
  }
  RAMP_ALWAYS_INLINE static W opaque(const W& x) noexcept { return {one::opaque(x.a), one::opaque(x.b)}; }
  RAMP_ALWAYS_INLINE static W copysign(const W& x, const W& y) noexcept {
    return {one::copysign(x.a, y.a), one::copysign(x.b, y.b)};
  }
  RAMP_ALWAYS_INLINE static W at_most(const W& x, const W& y) noexcept {
    return {one::at_most(x.a, y.a), one::at_most(x.b, y.b)};
  }
  RAMP_ALWAYS_INLINE static W at_least(const W& x, const W& y) noexcept {
    return {one::at_least(x.a, y.a), one::at_least(x.b, y.b)};
  }
  RAMP_ALWAYS_INLINE static W abs_at_most(const W& x, const W& y) noexcept {
    return {one::abs_at_most(x.a, y.a), one::abs_at_most(x.b, y.b)};
  }
  RAMP_ALWAYS_INLINE static W power_or_zero(const W& x) noexcept {
    return {one::power_or_zero(x.a), one::power_or_zero(x.b)};
  }
  RAMP_ALWAYS_INLINE static W scale(const W& x, const W& y) noexcept {
    return {one::scale(x.a, y.a), one::scale(x.b, y.b)};
  }
  RAMP_ALWAYS_INLINE static W scale_above(const W& x, const W& y, auto... lowest) noexcept {
    return {one::scale_above(x.a, y.a, lowest...), one::scale_above(x.b, y.b, lowest...)};
  }
  RAMP_ALWAYS_INLINE static W scale_floor_below(const W& x, const W& y, const W& t, const W& limit,
                                                const W& zero) noexcept {
    return {one::scale_floor_below(x.a, y.a, t.a, limit.a, zero.a),
            one::scale_floor_below(x.b, y.b, t.b, limit.b, zero.b)};
  }
  template <std::size_t N>
  RAMP_ALWAYS_INLINE static W pick(const element (&table)[N], const W& x) noexcept {
    return {one::pick(table, x.a), one::pick(table, x.b)};
  }
  template <int Shift, std::size_t N>
  RAMP_ALWAYS_INLINE static W pick_power(const element (&table)[N], const W& x) noexcept {
    return {one::template pick_power<Shift>(table, x.a), one::template pick_power<Shift>(table, x.b)};
  }

  template <class Table>
  class row {
   public:
    RAMP_ALWAYS_INLINE explicit row(const W& x) noexcept : a_(x.a), b_(x.b) {}
    template <std::size_t Column>
    RAMP_ALWAYS_INLINE W get() const noexcept {
      return {a_.template get<Column>(), b_.template get<Column>()};
    }

   private:
    typename one::template row<Table> a_, b_;
  };
};

}  // namespace ramp::detail
