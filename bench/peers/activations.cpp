// SPDX-License-Identifier: MIT
// Every activation beside the same one of PyTorch, oneDNN, XNNPACK and Eigen: float, the same arrays, out
// of place, one process. Names read
//
//   activation/function/forward or backward/n/contender
//
// and the function memcpy moves as many bytes (its contender "streaming" past the cache, where that can be done). Each
// contender is checked against the definition before it is timed.
#include "activations.hpp"

#include "../memory.hpp"
#include "peers.hpp"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <stdexcept>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

namespace {

constexpr std::size_t sizes[] = {16, 1 << 10, 16 << 10, 256 << 10, 4 << 20, 64 << 20};
constexpr std::size_t largest = *std::max_element(std::begin(sizes), std::end(sizes));

/// Signals as a network's layers see them, made once.
operands signals(std::size_t n, std::size_t row) {
  static array x, dy, y, out;
  static const operands all = [] {
    constexpr std::size_t room = largest + largest / 2 + 32;  // what memcpy wants, where three arrays are its measure
    const operands o{largest, x.of<float>(room), dy.of<float>(largest), y.of<float>(largest), out.of<float>(room), 0};
    std::mt19937 bits;
    std::normal_distribution<float> normal;
    std::generate_n(o.x, largest, [&] { return 3 * normal(bits); });
    std::generate_n(o.dy, largest, [&] { return normal(bits); });
    return o;
  }();
  return {n, all.x, all.dy, all.y, all.out, row};
}

/// What o.out should hold, of the first elements.
std::vector<wide> expectation(const definition& d, const operands& o, bool backward, std::size_t n) {
  std::vector<wide> all;
  while (all.size() < n) {
    const std::size_t i = all.size();
    if (d.row == 0) {
      all.push_back(backward ? d.derivative(o.x[i]) * o.dy[i] : d.value(o.x[i]));
    } else {
      const auto row = backward ? d.row_gradient(o.x + i, o.dy + i) : d.row_value(o.x + i);
      all.insert(all.end(), row.begin(), row.end());
    }
  }
  return all;
}

constexpr std::size_t compared = 16 << 10;  // elements of each result

bool agrees(const definition& d, const operands& o, bool backward, const work& w) {
  w.call();
  w.publish();
  const auto expected = expectation(d, o, backward, std::min(o.n, compared));
  return std::equal(expected.begin(), expected.end(), o.out,
                    [](wide e, float got) { return std::abs(got - e) <= 1e-4L * (1 + std::abs(e)); });
}

void run(benchmark::State& state, const definition& d, const contender& c, std::size_t n) try {
  const operands o = signals(n, d.row);
  std::fill_n(o.out, std::min(o.n, compared), std::numeric_limits<float>::quiet_NaN());
  const work w = c.prepare(o);
  if (!agrees(d, o, c.backward, w)) {
    state.SkipWithError("differs from the definition");
    return;
  }
  time(state, n, (c.backward ? 3 : 2) * n * sizeof(float), w.call);
} catch (const std::exception& e) {
  state.SkipWithError(e.what());
}

void run_memcpy(benchmark::State& state, bool backward, std::size_t n) {
  const operands o = signals(n, 0);
  const std::size_t bytes = (backward ? 3 : 2) * n * sizeof(float);
  time(state, n, bytes, [&] { copy(o.out, o.x, bytes / 2); });
}

#if defined(__AVX512F__)
/// The limit of memory: 64 bytes at a time, from aligned lines to aligned lines.
void run_streaming(benchmark::State& state, bool backward, std::size_t n) {
  const operands o = signals(n, 0);
  const std::size_t bytes = (backward ? 3 : 2) * n * sizeof(float);
  const auto line = [](float* p) {
    return reinterpret_cast<float*>((reinterpret_cast<std::uintptr_t>(p) + 63) & ~63ULL);
  };
  const float* const from = line(o.x);
  float* const to = line(o.out);
  time(state, n, bytes, [&] {
    for (std::size_t i = 0; i < bytes / 2 / sizeof(float); i += 16) {
      _mm512_stream_ps(to + i, _mm512_load_ps(from + i));
    }
    _mm_sfence();
  });
}
#endif

std::string label(const std::string& function, bool backward, std::size_t n, const std::string& who) {
  return "activation/" + function + (backward ? "/backward/" : "/forward/") + std::to_string(n) + '/' + who;
}

}  // namespace

void register_activations() {
  static const std::vector<contender> all = contenders();
  for (const std::size_t n : sizes) {
    for (const bool backward : {false, true}) {
      race(label("memcpy", backward, n, "memcpy"), threads() > 1,
           [=](benchmark::State& state) { run_memcpy(state, backward, n); });
#if defined(__AVX512F__)
      race(label("memcpy", backward, n, "streaming"), threads() > 1,
           [=](benchmark::State& state) { run_streaming(state, backward, n); });
#endif
    }
    for (const definition& d : definitions()) {
      for (const contender& c : all) {
        if (c.function == d.name && n >= d.row) {
          race(label(d.name, c.backward, n, c.peer), threads() > 1,
               [&, n](benchmark::State& state) { run(state, d, c, n); });
        }
      }
    }
  }
}
