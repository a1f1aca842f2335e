// SPDX-License-Identifier: MIT
// Stores through the cache and past it, and threads. Names read
//
//   verb/activation/element/n/contender
//
// Contenders: the kinds of stores, in one thread; memcpy of as many bytes as the verb moves; and the engines that CMake
// found, with as many threads as the name says, with automatic stores. forward moves two arrays, backward three.
// The table has the fastest of all repetitions: what else a machine does can only add to a time. …_then_read is the
// verb and someone who sums up the output at once, from its beginning.
#include "memory.hpp"
#include "run.hpp"

#include <ramp/ramp.hpp>
#if defined(RAMP_HAS_OPENMP)
#include <ramp/openmp.hpp>
#endif
#if defined(RAMP_HAS_TBB)
#include <ramp/tbb.hpp>
#endif

#include <benchmark/benchmark.h>

#include <cstddef>
#include <new>
#include <string>

namespace {

constexpr std::size_t sizes[] = {32 << 10, 64 << 10, 128 << 10, 256 << 10, 512 << 10, 1 << 20,  2 << 20, 3 << 20,
                                 4 << 20,  6 << 20,  8 << 20,   12 << 20,  16 << 20,  32 << 20, 64 << 20};

struct operands {
  std::size_t n;
  const float* x;
  const float* dy;
  float* out;
};

struct forward {
  static constexpr const char* name = "forward";
  static constexpr std::size_t arrays = 2;
  static void run(const auto& e, const auto& f, const operands& o) { ramp::forward(e, f, o.x, o.out, o.n); }
};

struct backward {
  static constexpr const char* name = "backward";
  static constexpr std::size_t arrays = 3;
  static void run(const auto& e, const auto& f, const operands& o) { ramp::backward(e, f, o.x, o.dy, o.out, o.n); }
};

/// As fast as memory is read.
[[gnu::noinline]] float sum(const float* p, std::size_t n) {
  using batch = xsimd::batch<float>;
  batch sums[4] = {batch(0.0F), batch(0.0F), batch(0.0F), batch(0.0F)};
  for (std::size_t i = 0; i + 4 * batch::size <= n; i += 4 * batch::size) {
    for (std::size_t k = 0; k < 4; ++k) {
      sums[k] = sums[k] + batch::load_unaligned(p + i + k * batch::size);
    }
  }
  return ((sums[0] + sums[1]) + (sums[2] + sums[3])).get(0);  // of one lane: the loads are what counts
}

void register_one(const std::string& name, std::size_t n, std::size_t arrays, bool threads, auto call) {
  race(name, threads, [=](benchmark::State& state) {
    try {
      float* const x = x_memory.of<float>(2 * n);
      float* const dy = dy_memory.of<float>(n);
      const operands o{n, x, dy, out_memory.of<float>(2 * n)};
      fill_with_signals(x, dy, n);
      time(state, n, arrays * n * sizeof(float), [&] { call(o); });
    } catch (const std::bad_alloc&) {
      state.SkipWithError("not enough memory");
    }
  });
}

template <class Verb>
void register_verb(const char* activation, const auto& f) {
  for (const std::size_t n : sizes) {
    const std::string middle = std::string("/") + activation + "/float/" + std::to_string(n) + '/';
    const auto contend = [&](const char* contender, const auto& e, bool threads = false) {
      register_one(Verb::name + middle + contender, n, Verb::arrays, threads,
                   [=](const operands& o) { Verb::run(e, f, o); });
      register_one(std::string(Verb::name) + "_then_read" + middle + contender, n, Verb::arrays + 1, threads,
                   [=](const operands& o) {
                     Verb::run(e, f, o);
                     benchmark::DoNotOptimize(sum(o.out, o.n));
                   });
    };
    contend("cached", ramp::serial{.stores = ramp::cached});
    contend("streaming", ramp::serial{.stores = ramp::streaming});
    contend("automatic", ramp::serial{});
    register_one(Verb::name + middle + "memcpy", n, Verb::arrays, false,
                 [](const operands& o) { copy(o.out, o.x, Verb::arrays * o.n * sizeof(float) / 2); });
#if defined(RAMP_HAS_OPENMP)
    contend("openmp_2", ramp::openmp{.threads = 2}, true);
#endif
#if defined(RAMP_HAS_TBB)
    contend("tbb", ramp::tbb{}, true);
#endif
  }
}

}  // namespace

int main(int argc, char** argv) {
  return run_benchmarks(argc, argv, [] {
    using Arch = xsimd::default_arch;
    benchmark::AddCustomContext("cache_size", std::to_string(ramp::detail::cache_size<Arch>()));
    benchmark::AddCustomContext("streaming_threshold", std::to_string(ramp::detail::streaming_threshold<Arch>()));
    register_verb<forward>("leaky_relu", ramp::leaky_relu{});
    register_verb<backward>("leaky_relu", ramp::leaky_relu{});
    register_verb<forward>("gelu", ramp::gelu{});
  });
}
