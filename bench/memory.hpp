// SPDX-License-Identifier: MIT
// What every benchmark works on, and how it is timed.
#pragma once

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <string>
#include <vector>

/// One array that grows to the largest n asked for, and keeps its pages.
class array {
 public:
  template <class T>
  T* of(std::size_t n) {
    const std::size_t bytes = n * sizeof(T) + page;
    if (bytes > size_) {
      memory_.reset();
      size_ = (bytes + page - 1) / page * page;
      memory_.reset(static_cast<char*>(std::aligned_alloc(page, size_)));
      if (!memory_) {
        size_ = 0;
        throw std::bad_alloc();
      }
      std::memset(memory_.get(), 0, size_);
    }
    return reinterpret_cast<T*>(memory_.get() + 16);
  }

 private:
  struct release {
    void operator()(char* p) const { std::free(p); }
  };
  static constexpr std::size_t page = 4096;
  std::unique_ptr<char, release> memory_;
  std::size_t size_ = 0;
};

/// One set for all benchmarks: the largest are larger than half of some machines' memory.
inline array x_memory, dy_memory, out_memory, mask_memory;

/// Both signs, in no pattern that a branch predictor could learn.
template <class T>
void fill_with_signals(T* x, T* dy, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t hash = static_cast<std::uint32_t>(i) * 2654435761U;
    x[i] = static_cast<T>(hash >> 16) / 16384 - 2;
    dy[i] = static_cast<T>(hash & 0xffff) / 65536;
  }
}

/// memcpy of a size that the compiler does not know.
[[gnu::noinline]] inline void copy(void* to, const void* from, std::size_t size) {
  std::memcpy(to, from, size);
}

/// Of all repetitions: what else a machine does can only add to a time.
inline double fastest(const std::vector<double>& times) {
  return *std::min_element(times.begin(), times.end());
}

/// Registers a contender whose fastest repetition counts; with threads, what counts is the time that passes.
template <class Run>
void race(const std::string& name, bool threads, Run run) {
  auto* const registered = benchmark::RegisterBenchmark(name.c_str(), run);
  registered->ComputeStatistics("min", fastest);
  if (threads) {
    registered->UseRealTime();
  }
}

/// Times a call that works on n elements and moves so many bytes.
template <class Call>
void time(benchmark::State& state, std::size_t n, std::size_t bytes, Call call) {
  for (auto _ : state) {
    call();
    benchmark::ClobberMemory();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
  state.SetItemsProcessed(static_cast<std::int64_t>(n) * state.iterations());
}
