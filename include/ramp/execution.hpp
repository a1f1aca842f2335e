// SPDX-License-Identifier: MIT
// An execution: the first argument of every verb, for those who want to say who computes and how it is stored.
//
//   ramp::forward(ramp::openmp{.threads = 4}, f, x, y);                 // <ramp/openmp.hpp>
//   ramp::forward(ramp::tbb{}, f, x, y);                                // <ramp/tbb.hpp>
//   ramp::forward(ramp::serial{.stores = ramp::cached}, f, x, y);
//   ramp::forward(my_pool, f, x, y);                                    // anything that models ramp::executor
//
// Without one, verbs run as with ramp::serial{}: in the calling thread, with automatic stores.
//
// A call is cut into chunks of 16 Ki elements, or of as many whole rows of softmax; for the gradients of slopes into at
// most 64 parts, or as many as there are tiles of 1024 slopes, that depend on the sizes alone. What has no more than
// 64 Ki elements is one chunk, and runs in the caller. The result is the same bits for every executor, number of
// threads and kind of stores, sums of gradients included.
//
// Arguments are checked in the caller, before any chunk runs. What a chunk throws (an activation of one's own may), and
// what the executor throws, reaches the caller; the output is then partly written. No form with an execution is
// noexcept. Apart from what the engine does, nothing is allocated, except half a megabyte at most for the partial sums
// of prelu's slopes where an executor other than serial runs.
//
// Verbs may be called from many threads at once, with one and the same execution too, as far as its engine allows that
// (OpenMP, oneTBB and serial do).
#pragma once

#include <ramp/detail/config.hpp>

#include <cstddef>

namespace ramp {

/// How a call stores its output: through the cache, or past it (streaming, also called non-temporal stores). A store
/// through the cache first reads the line that it overwrites; one past the cache does not, which saves a third of the
/// traffic of forward and a quarter of backward's, but whoever reads the output next finds it in memory only. Worth it
/// where it would not have stayed in the cache anyway.
///
/// ramp::stores{.from = bytes} streams outputs of at least so many bytes.
///
/// Never past the cache, whatever is asked for: an output that is also an input (in place, ramp::accumulate), masks,
/// slope gradients, rows of less than 256 bytes (3 KiB where their size or place is no multiple of 16 bytes), what
/// forward makes of rows of softmax of more than 8 KiB (it is read again), what is left of an array at its ends, and
/// everything on machines without such stores: x86 and 64-bit Arm have them.
struct stores {
  std::size_t from;

  static constexpr std::size_t never = static_cast<std::size_t>(-1);
  static constexpr std::size_t by_cache_size = static_cast<std::size_t>(-2);
};

/// Past the cache where the arrays of a call, inputs and output, fill the last-level cache, or 64 MiB if that is less:
/// from half of it on for forward, a third for backward. The cache's size is found at run time, once (x86: cpuid; Linux
/// on Arm: sysfs); where it cannot be found, it is taken for 32 MiB. docs/performance.md says why.
inline constexpr stores automatic{.from = stores::by_cache_size};
inline constexpr stores cached{.from = stores::never};
inline constexpr stores streaming{.from = 0};

namespace detail {

/// What an executor is given: something to be called with the number of a chunk. This one hides its type.
class any_chunk {
 public:
  template <class Chunk>
  RAMP_ALWAYS_INLINE explicit any_chunk(const Chunk& chunk) noexcept
      : chunk_(&chunk), call_([](const void* c, std::size_t i) { (*static_cast<const Chunk*>(c))(i); }) {}

  RAMP_ALWAYS_INLINE void operator()(std::size_t i) const { call_(chunk_, i); }

 private:
  const void* chunk_;
  void (*call_)(const void* chunk, std::size_t i);
};

}  // namespace detail

/// Runs chunks: e.run(n, chunk) calls chunk(i) once for each i in [0, n), in any order, on any threads, and returns
/// when all have returned. What they wrote is then visible to the caller. If one throws, run throws this exception, or
/// one of them if there are more, after all that were begun have ended. chunk is const and may be called by many
/// threads at once.
///
/// Optional: a member `ramp::stores stores`; without it, stores are automatic.
template <class E>
concept executor = requires(const E& e, std::size_t n, const detail::any_chunk& chunk) {
  e.run(n, chunk);
};

namespace detail {

template <class E>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr stores stores_of(const E& execution) noexcept {
  if constexpr (requires { stores{execution.stores}; }) {
    return execution.stores;
  } else {
    return automatic;
  }
}

}  // namespace detail

/// Everything in the calling thread, in one piece.
struct serial {
  ramp::stores stores = automatic;

  template <class Chunk>
  void run(std::size_t n, const Chunk& chunk) const {
    for (std::size_t i = 0; i < n; ++i) {
      chunk(i);
    }
  }
};

namespace detail {

/// What a verb without an execution runs with: serial{}, as a type of its own, so that the compiler knows.
struct by_default {
  template <class Chunk>
  void run(std::size_t n, const Chunk& chunk) const {
    serial{}.run(n, chunk);
  }
};

/// Executors that need no chunks.
template <class E>
inline constexpr bool needs_no_chunks = false;
template <>
inline constexpr bool needs_no_chunks<serial> = true;
template <>
inline constexpr bool needs_no_chunks<by_default> = true;

}  // namespace detail

}  // namespace ramp
