// SPDX-License-Identifier: MIT
// Stores past the cache: which machines have them, when they are worth it, and an output of the loop that does them.
#pragma once

#include <ramp/detail/cache_size.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/execution.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace ramp::detail {

#if defined(__SSE2__)
template <class Arch>
concept streams_by_sse = std::derived_from<Arch, xsimd::sse2> || std::derived_from<Arch, xsimd::avx> ||
    std::derived_from<Arch, xsimd::avx512f>;
#else
template <class Arch>
concept streams_by_sse = false;
#endif

#if defined(__GNUC__) && defined(__aarch64__)
template <class Arch>
concept streams_by_neon = std::derived_from<Arch, xsimd::neon64>;
#else
template <class Arch>
concept streams_by_neon = false;
#endif

/// Whether the machine has stores past the cache.
template <class Arch>
concept can_stream = streams_by_sse<Arch> || streams_by_neon<Arch>;

/// Outputs below this many bytes never stream by default: the cache's size is not looked up.
inline constexpr std::size_t never_streamed = std::size_t{256} << 10;

/// Whether the stores of a call go past the cache, which reads and writes so many arrays of so many bytes.
template <class Arch>
RAMP_ALWAYS_INLINE inline bool streams(const stores& s, std::size_t bytes, std::size_t arrays) noexcept {
  if constexpr (can_stream<Arch>) {
    return s.from == stores::by_cache_size ? bytes >= never_streamed && bytes >= streaming_threshold<Arch>() / arrays
                                           : bytes >= s.from;
  } else {
    return false;
  }
}

/// p[0 … count) = v past the cache, in pieces of 16 bytes, which meet again in a write-combining buffer; false where
/// that cannot be done.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline bool stored_in_pieces([[maybe_unused]] T* p, [[maybe_unused]] const batch_of<T, Arch>& v,
                                                [[maybe_unused]] std::size_t count) noexcept {
#if defined(__SSE2__)
  constexpr std::size_t lanes = batch_of<T, Arch>::size, piece = 16 / sizeof(T);
  if constexpr (streams_by_sse<Arch>) {
    if (reinterpret_cast<std::uintptr_t>(p) % 16 == 0 && count % piece == 0) {
      alignas(alignment<batch_of<T, Arch>>) T lane[lanes];
      v.store_aligned(lane);
      for (std::size_t i = 0; i < count; i += piece) {
        if constexpr (sizeof(T) == 4) {
          _mm_stream_ps(p + i, _mm_load_ps(lane + i));
        } else {
          _mm_stream_pd(p + i, _mm_load_pd(lane + i));
        }
      }
      return true;
    }
  }
#endif
  return false;
}

/// p[0 … lanes) = v past the cache; false where that cannot be done. It can if p is a multiple of the vector's size,
/// and InPieces also if it is one of 16 bytes.
template <class Arch, bool InPieces, class T>
RAMP_ALWAYS_INLINE inline bool stored_past_cache(T* p, const batch_of<T, Arch>& v) noexcept {
  if (reinterpret_cast<std::uintptr_t>(p) % sizeof(v) != 0) {
    return InPieces && stored_in_pieces<Arch>(p, v, batch_of<T, Arch>::size);
  }
#if defined(__SSE2__)
  if constexpr (std::derived_from<Arch, xsimd::sse2>) {
    if constexpr (sizeof(T) == 4) {
      _mm_stream_ps(p, v);
    } else {
      _mm_stream_pd(p, v);
    }
    return true;
  }
#endif
#if defined(__AVX__)
  if constexpr (std::derived_from<Arch, xsimd::avx>) {
    if constexpr (sizeof(T) == 4) {
      _mm256_stream_ps(p, v);
    } else {
      _mm256_stream_pd(p, v);
    }
    return true;
  }
#endif
#if defined(__AVX512F__)
  if constexpr (std::derived_from<Arch, xsimd::avx512f>) {
    if constexpr (sizeof(T) == 4) {
      _mm512_stream_ps(p, v);
    } else {
      _mm512_stream_pd(p, v);
    }
    return true;
  }
#endif
#if defined(__GNUC__) && defined(__aarch64__)
  if constexpr (streams_by_neon<Arch>) {
    const typename batch_of<T, Arch>::register_type all = v;
    asm("mov v31.d[0], %1.d[1]\n\tstnp %d1, d31, %0" : "=Q"(*reinterpret_cast<char(*)[16]>(p)) : "w"(all) : "v31");
    return true;
  }
#endif
  return false;
}

/// Whether a run of n elements is long enough to be stored past the cache, next to other runs. Where it is not made of
/// pieces, its ends go through the cache, and lines that go both ways are slow.
template <class T>
RAMP_ALWAYS_INLINE inline bool run_streams(const T* p, std::size_t n) noexcept {
  const std::size_t bytes = n * sizeof(T);
  const bool made_of_pieces = (reinterpret_cast<std::uintptr_t>(p) | bytes) % 16 == 0;
  return bytes >= std::size_t{made_of_pieces ? 256U : 3072U};
}

/// Stores past the cache are ordered with others after this. (Arm's are ordered as all of its stores.)
template <class Arch>
RAMP_ALWAYS_INLINE inline void fence() noexcept {
#if defined(__SSE2__)
  if constexpr (streams_by_sse<Arch>) {
    _mm_sfence();
  }
#endif
}

/// Values that go past the cache.
template <class Arch, class T>
struct streamed_values : values<Arch, T> {
  using typename values<Arch, T>::batch;
  static constexpr bool many = true;
  using at_ends = streamed_values;

  RAMP_ALWAYS_INLINE explicit streamed_values(const values<Arch, T>& v) noexcept : values<Arch, T>(v) {}

  RAMP_ALWAYS_INLINE bool is_past_cache() const noexcept { return true; }

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v) const noexcept {
    if (!stored_past_cache<Arch, true>(this->data + i, v)) {
      values<Arch, T>::store(i, v);
    }
  }

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v, std::size_t count) const noexcept {
    if (!stored_in_pieces<Arch>(this->data + i, v, count)) {
      values<Arch, T>::store(i, v, count);
    }
  }

  RAMP_ALWAYS_INLINE void prefetch(std::size_t) const noexcept {}
};

/// An output that goes past the cache or not, for arrays that have left the first-level cache: asking at every store is
/// then cheaper than a second copy of the loop. A long kernel's loop begins where the output is aligned, and needs no
/// pieces.
template <class Arch, class Out, bool InPieces>
struct streamed_if : Out {
  using typename Out::batch;
  using at_ends = Out;
  static constexpr bool many = true;
  bool past_cache;

  RAMP_ALWAYS_INLINE streamed_if(const Out& out, bool past) noexcept : Out(out), past_cache(past) {}

  RAMP_ALWAYS_INLINE bool is_past_cache() const noexcept { return past_cache; }

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v) const noexcept {
    if (!past_cache || !stored_past_cache<Arch, InPieces>(this->data + i, v)) {
      Out::store(i, v);
    }
  }

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v, std::size_t count) const noexcept { Out::store(i, v, count); }
};

/// Outputs that may go past the cache: those that are not read.
template <class Out>
inline constexpr bool may_stream = false;
template <class Arch, class T>
inline constexpr bool may_stream<values<Arch, T>> = can_stream<Arch>;
template <class Arch, class T>
inline constexpr bool may_stream<marked_values<Arch, T>> = can_stream<Arch>;

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline streamed_values<Arch, T> streamed(const values<Arch, T>& out) noexcept {
  return streamed_values<Arch, T>(out);
}

template <class Arch, class T>
RAMP_ALWAYS_INLINE inline auto chosen(const values<Arch, T>& out, bool past_cache) noexcept {
  return streamed_if<Arch, values<Arch, T>, true>(out, past_cache);
}
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline auto chosen(const marked_values<Arch, T>& out, bool past_cache) noexcept {
  using Values = decltype(chosen(out.y, past_cache));
  return marked_values<Arch, T, Values>{chosen(out.y, past_cache), out.mask};
}

}  // namespace ramp::detail
