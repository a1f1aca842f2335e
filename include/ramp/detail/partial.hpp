// SPDX-License-Identifier: MIT
// The ragged edge of an array: fewer elements than a batch has lanes.
//
//   load_partial<Batch>(p, count)     p[0] … p[count - 1], and 0 in the lanes behind them
//   store_partial(p, v, count)        p[0] … p[count - 1] = the first lanes of v
//
// 0 < count < lanes, and no byte outside [p, p + count) is touched.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/simd.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace ramp::detail {

/// p, but from nowhere that the optimiser knows. Inlined next to an array of known size, kernels have paths that this
/// array cannot take, and compilers warn that they would leave its bounds.
template <class T>
RAMP_ALWAYS_INLINE inline T* opaque(T* p) noexcept {
#if defined(__GNUC__)
  asm("" : "+r"(p));
#endif
  return p;
}

template <class Batch, class T>
RAMP_ALWAYS_INLINE inline Batch load_partial(const T* p, std::size_t count) noexcept {
  // Lane by lane, in registers: a batch loaded from a buffer that was just written in pieces would have to wait until
  // those stores have left the store buffer.
  const T zero(0);
  const auto gather = [&]<std::size_t... Lane>(std::index_sequence<Lane...>) RAMP_ALWAYS_INLINE {
    return Batch(*(Lane < count ? p + Lane : &zero)...);
  };
  return gather(std::make_index_sequence<Batch::size>());
}

template <class Batch, class T>
RAMP_ALWAYS_INLINE inline void store_partial(T* p, Batch v, std::size_t count) noexcept {
  alignas(alignment<Batch>) T lanes[Batch::size];
  v.store_aligned(lanes);
  const T* from = lanes;
  // The binary digits of count: 4, 2, 1 elements, moves that need no loop.
  const auto move_if = [&]<std::size_t Digit>(std::integral_constant<std::size_t, Digit>) RAMP_ALWAYS_INLINE {
    if ((count & Digit) != 0) {
      std::memcpy(p, from, Digit * sizeof(T));
      p += Digit;
      from += Digit;
    }
  };
  const auto scatter = [&]<std::size_t... Bit>(std::index_sequence<Bit...>) RAMP_ALWAYS_INLINE {
    (move_if(std::integral_constant<std::size_t, (Batch::size >> (Bit + 1))>()), ...);
  };
  scatter(std::make_index_sequence<std::bit_width(Batch::size) - 1>());
}

// AVX and AVX-512 have masked loads and stores. (xsimd offers them since 14.3 only.)

#if defined(__AVX__)

template <class Batch>
concept avx = std::derived_from<typename Batch::arch_type, xsimd::avx>;

/// The sign bit set in the first count lanes.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline __m256i first_lanes(std::size_t count) noexcept {
  if constexpr (sizeof(T) == 4) {
    static constexpr std::int32_t ones_then_zeros[16] = {-1, -1, -1, -1, -1, -1, -1, -1};
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(opaque(ones_then_zeros + 8) - count));
  } else {
    static constexpr std::int64_t ones_then_zeros[8] = {-1, -1, -1, -1};
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(opaque(ones_then_zeros + 4) - count));
  }
}

template <avx Batch, class T>
RAMP_ALWAYS_INLINE inline Batch load_partial(const T* p, std::size_t count) noexcept {
  const __m256i first = first_lanes<typename Batch::arch_type, T>(count);
  if constexpr (sizeof(T) == 4) {
    return Batch(_mm256_maskload_ps(p, first));
  } else {
    return Batch(_mm256_maskload_pd(p, first));
  }
}

template <avx Batch, class T>
RAMP_ALWAYS_INLINE inline void store_partial(T* p, Batch v, std::size_t count) noexcept {
  const __m256i first = first_lanes<typename Batch::arch_type, T>(count);
  if constexpr (sizeof(T) == 4) {
    _mm256_maskstore_ps(p, first, v);
  } else {
    _mm256_maskstore_pd(p, first, v);
  }
}

#endif
#if defined(__AVX512F__)

template <class Batch>
concept avx512f = std::derived_from<typename Batch::arch_type, xsimd::avx512f>;

template <avx512f Batch, class T>
RAMP_ALWAYS_INLINE inline Batch load_partial(const T* p, std::size_t count) noexcept {
  const auto first = (1U << count) - 1U;
  if constexpr (sizeof(T) == 4) {
    return Batch(_mm512_maskz_loadu_ps(static_cast<__mmask16>(first), p));
  } else {
    return Batch(_mm512_maskz_loadu_pd(static_cast<__mmask8>(first), p));
  }
}

template <avx512f Batch, class T>
RAMP_ALWAYS_INLINE inline void store_partial(T* p, Batch v, std::size_t count) noexcept {
  const auto first = (1U << count) - 1U;
  if constexpr (sizeof(T) == 4) {
    _mm512_mask_storeu_ps(p, static_cast<__mmask16>(first), v);
  } else {
    _mm512_mask_storeu_pd(p, static_cast<__mmask8>(first), v);
  }
}

#endif

// So have SVE, and RISC-V by a shorter vector.

#if XSIMD_WITH_SVE

template <class Batch>
concept sve = std::same_as<typename Batch::arch_type, xsimd::default_arch>;

template <class T>
RAMP_ALWAYS_INLINE inline svbool_t first_lanes(std::size_t count) noexcept {
  if constexpr (sizeof(T) == 4) {
    return svwhilelt_b32_u64(0, count);
  } else {
    return svwhilelt_b64_u64(0, count);
  }
}

template <sve Batch, class T>
RAMP_ALWAYS_INLINE inline Batch load_partial(const T* p, std::size_t count) noexcept {
  return Batch(svld1(first_lanes<T>(count), p));
}

template <sve Batch, class T>
RAMP_ALWAYS_INLINE inline void store_partial(T* p, Batch v, std::size_t count) noexcept {
  svst1(first_lanes<T>(count), p, v);
}

#elif XSIMD_WITH_RVV

template <class Batch>
concept rvv = std::same_as<typename Batch::arch_type, xsimd::default_arch>;

template <rvv Batch, class T>
RAMP_ALWAYS_INLINE inline Batch load_partial(const T* p, std::size_t count) noexcept {
  if constexpr (sizeof(T) == 4) {
    return Batch(__riscv_vle32_v_f32m1_tu(Batch(T(0)).data, p, count));
  } else {
    return Batch(__riscv_vle64_v_f64m1_tu(Batch(T(0)).data, p, count));
  }
}

template <rvv Batch, class T>
RAMP_ALWAYS_INLINE inline void store_partial(T* p, Batch v, std::size_t count) noexcept {
  if constexpr (sizeof(T) == 4) {
    __riscv_vse32_v_f32m1(p, v.data, count);
  } else {
    __riscv_vse64_v_f64m1(p, v.data, count);
  }
}

#endif

}  // namespace ramp::detail
