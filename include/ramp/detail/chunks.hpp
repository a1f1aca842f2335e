// SPDX-License-Identifier: MIT
// From an execution to loops over parts of an array.
#pragma once

#include <ramp/detail/any_execution.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/detail/streaming.hpp>
#include <ramp/execution.hpp>

#include <concepts>
#include <cstddef>

namespace ramp::detail {

/// In elements. A chunk is a multiple of a cache line and of a batch, and of 8 bits of a mask.
inline constexpr std::size_t chunk_size = std::size_t{16} << 10;
/// Up to so many elements, another thread would take longer to begin than the caller to end.
inline constexpr std::size_t grain = 4 * chunk_size;

/// Whether a call stores past the cache where that can be done. arrays: of n elements, the output included.
template <class Arch>
RAMP_ALWAYS_INLINE inline bool call_streams(const auto& execution, std::size_t n, std::size_t size,
                                            std::size_t arrays) noexcept {
  return streams<Arch>(stores_of(execution), n * size, arrays);
}

/// chunk(from, to) for parts of [0, n) that together are all of it. size: of one of n, in elements of the array. The
/// chunks behind the first begin `head` behind a multiple of their size.
template <class Arch, executor Execution, class Chunk>
RAMP_ALWAYS_INLINE inline void for_each_chunk(const Execution& execution, bool past_cache, std::size_t n,
                                              std::size_t size, std::size_t head, const Chunk& chunk) {
  const auto complete = [&](std::size_t from, std::size_t to) {  // one copy, where there are chunks
    chunk(from, to);
    if (past_cache) {
      fence<Arch>();
    }
  };
  if constexpr (!needs_no_chunks<Execution>) {
    if (needs_chunks(execution) && n != 0 && size > grain / n) {
      const std::size_t step = size < chunk_size ? chunk_size / size : 1;
      const std::size_t count = (n - head + step - 1) / step;
      execution.run(count, [&](std::size_t k) {
        complete(k == 0 ? 0 : head + k * step, k + 1 == count ? n : head + (k + 1) * step);
      });
      return;
    }
  }
  complete(0, n);
}

/// The loop for parts that are past the cache, out of the way of the others.
template <class Arch, class T, bound Bound, class Operation, class Out, class... In>
RAMP_NEVER_INLINE void transform_past_cache(std::size_t n, std::size_t head, Operation operation, Out out, In... in) {
  transform_range<Arch, T, Bound>(0, n, head, operation, streamed(out), in...);
}

/// out[i] = operation(in[i]...) for n elements that are a part of a call. head: where it goes through the cache.
template <class Arch, class T, bound Bound = bound::memory, class Out, class... In>
RAMP_ALWAYS_INLINE inline void transform_part(bool past_cache, std::size_t n, std::size_t head, auto operation, Out out,
                                              In... in) {
  if constexpr (may_stream<Out>) {
    if (past_cache && run_streams(out.data, n) && !in_place(out, in...)) {
      transform_past_cache<Arch, T, Bound>(n, until_aligned<Arch>(out.data), operation, out, in...);
      return;
    }
  }
  transform_range<Arch, T, Bound>(0, n, head, operation, out, in...);
}

/// transform() for arrays that may stream, and for executors.
template <class Arch, class T, executor Execution, class Operation, class Out, class... In>
RAMP_NEVER_INLINE void transform_chunks(const Execution& execution, std::size_t n, std::size_t head,
                                        Operation operation, Out out, In... in) {
  const bool past_cache = call_streams<Arch>(execution, n, sizeof(T), array_count<T, In...>);
  for_each_chunk<Arch>(execution, past_cache, n, 1, head, [&](std::size_t from, std::size_t to) RAMP_ALWAYS_INLINE {
    const std::size_t first = from == 0 ? head : 0;
    if constexpr (may_stream<Out>) {
      transform_range<Arch, T>(from, to, first, operation, chosen(out, past_cache && !in_place(out, in...)), in...);
    } else {
      transform_range<Arch, T>(from, to, first, operation, out, in...);
    }
  });
}

/// out[i] = operation(in[i]...) for n elements, as an execution says; bound by memory. head: see transform_range().
template <class Arch, class T, executor Execution, class Out>
RAMP_ALWAYS_INLINE inline void transform(const Execution& execution, std::size_t n, std::size_t head, auto operation,
                                         Out out, auto... in) {
  if constexpr (may_be_default<Execution>) {
    if (is_default(execution) && (!may_stream<Out> || n < never_streamed / sizeof(T))) [[likely]] {
      transform_range<Arch, T>(0, n, head, operation, out, in...);
      return;
    }
  }
  if constexpr (!std::same_as<Execution, by_default> || may_stream<Out>) {
    transform_chunks<Arch, T>(execution, n, head, operation, out, in...);
  }
}

/// The same where arithmetic is the bound: kernel(first, n, past_cache) computes n elements from `first` on. There is
/// one copy of a long kernel, whoever runs it. `reads`: the output is also an input. arrays: see call_streams().
template <class Arch, class T, executor Execution, class Kernel>
RAMP_NEVER_INLINE void run_in_chunks(const Execution& execution, std::size_t n, std::size_t arrays, std::size_t head,
                                     bool reads, Kernel kernel) {
  const bool past_cache = call_streams<Arch>(execution, n, sizeof(T), arrays);
  for_each_chunk<Arch>(execution, past_cache, n, 1, head,
                       [&](std::size_t from, std::size_t to) { kernel(from, to - from, past_cache && !reads); });
}

template <class Arch, class T, executor Execution>
RAMP_ALWAYS_INLINE inline void run_kernel(const Execution& execution, std::size_t n, std::size_t arrays,
                                          std::size_t head, bool reads, auto kernel) {
  if constexpr (may_be_default<Execution>) {
    if (is_default(execution) && (!can_stream<Arch> || n < never_streamed / sizeof(T))) [[likely]] {
      kernel(std::size_t{0}, n, false);
      return;
    }
  }
  run_in_chunks<Arch, T>(execution, n, arrays, head, reads, kernel);
}

}  // namespace ramp::detail
