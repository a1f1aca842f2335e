// SPDX-License-Identifier: MIT
// Short calls: LeakyReLU for a few elements, beside the loop that one writes by hand in intrinsics, whole vectors and a
// masked one at the end, and the plain loop. Names read
//
//   short/leaky_relu/float/n/contender
//
// Times are those of one call, with a count that the compiler does not know.
#include "run.hpp"

#include <ramp/ramp.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <string>

#if defined(__AVX512F__)
#include <immintrin.h>
#endif

namespace {

constexpr float alpha = 0.01F;
alignas(64) float x[64], y[64];

[[gnu::noinline]] void ramp_verb(const float* in, float* out, std::size_t n) {
  ramp::forward(ramp::leaky_relu{.alpha = alpha}, in, out, n);
}

[[gnu::noinline]] void loop(const float* in, float* out, std::size_t n) {
  for (std::size_t i = 0; i < n; ++i) {
    out[i] = in[i] > 0 ? in[i] : alpha * in[i];
  }
}

#if defined(__AVX512F__)
[[gnu::noinline]] void intrinsics(const float* in, float* out, std::size_t n) {
  const __m512 slope = _mm512_set1_ps(alpha);
  const auto f = [&](__m512 v) {
    return _mm512_mask_mul_ps(v, _mm512_cmp_ps_mask(v, _mm512_setzero_ps(), _CMP_NGT_UQ), v, slope);
  };
  std::size_t i = 0;
  for (; i + 16 <= n; i += 16) {
    _mm512_storeu_ps(out + i, f(_mm512_loadu_ps(in + i)));
  }
  if (i < n) {
    const __mmask16 some = static_cast<__mmask16>((1U << (n - i)) - 1);
    _mm512_mask_storeu_ps(out + i, some, f(_mm512_maskz_loadu_ps(some, in + i)));
  }
}
#endif

constexpr std::size_t sizes[] = {1, 2, 3, 4, 7, 8, 12, 15, 16, 17, 24, 31, 32, 33, 48, 63, 64};

using kernel = void (*)(const float* in, float* out, std::size_t n);

void add(std::size_t n, const char* who, kernel k) {
  const std::string name = "short/leaky_relu/float/" + std::to_string(n) + '/' + who;
  benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) {
    std::size_t count = n;
    for (auto _ : state) {
      benchmark::DoNotOptimize(count);
      k(x, y, count);
      benchmark::ClobberMemory();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(n) * state.iterations());
  });
}

}  // namespace

int main(int argc, char** argv) {
  for (std::size_t i = 0; i < 64; ++i) {
    x[i] = static_cast<float>(i) - 32;
  }
  return run_benchmarks(argc, argv, [] {
    for (const std::size_t n : sizes) {
      add(n, "ramp", ramp_verb);
#if defined(__AVX512F__)
      add(n, "intrinsics", intrinsics);
#endif
      add(n, "loop", loop);
    }
  });
}
