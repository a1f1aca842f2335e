// SPDX-License-Identifier: MIT
#include "prelu.hpp"

#include "memory.hpp"

#include <ramp/ramp.hpp>

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace {

struct layout {
  const char* name;
  ramp::channels shape;  ///< of one sample, or of one position; n says how many there are
  bool one_sample = false;
};

const layout layouts[] = {
    {"shared", {1, 1, 1}, true},       {"per_element", {1, 1024, 1}},     {"nchw_inner_1", {1, 256, 1}},
    {"nchw_inner_7", {1, 64, 7}},      {"nchw_inner_49", {1, 64, 49}},    {"nchw_inner_64", {1, 64, 64}},
    {"nchw_inner_3136", {1, 1, 3136}}, {"nhwc_count_3", {1, 3, 1}},       {"nhwc_count_16", {1, 16, 1}},
    {"nhwc_count_64", {1, 64, 1}},     {"nhwc_count_1000", {1, 1000, 1}}, {"nchw16c_inner_49", {1, 64, 49, 16}},
};

/// As many samples as n elements have room for.
ramp::channels shape_of(const layout& l, std::size_t n) {
  ramp::channels shape = l.shape;
  (l.one_sample ? shape.inner : shape.outer) = n / shape.size();
  return shape;
}

using loop = void (*)(const ramp::prelu<float>& p, const float* x, const float* dy, float* out, float* dslope);

/// visit(element, channel) for all of them, in the order of memory.
template <class Visit>
void for_each(const ramp::channels& s, Visit visit) {
  std::size_t i = 0;
  for (std::size_t o = 0; o < s.outer; ++o) {
    for (std::size_t c = 0; c < s.count; c += s.block) {
      if (s.block == 1) {
        for (std::size_t k = 0; k < s.inner; ++k, ++i) {
          visit(i, c);
        }
      } else {
        for (std::size_t k = 0; k < s.inner; ++k) {
          for (std::size_t b = 0; b < s.block; ++b, ++i) {
            visit(i, c + b);
          }
        }
      }
    }
  }
}

[[gnu::noinline]] void forward_loop(const ramp::prelu<float>& p, const float* x, const float*, float* y, float*) {
  const float* const slopes = p.slopes.data();
  for_each(p.shape, [=](std::size_t i, std::size_t c) { y[i] = x[i] > 0 ? x[i] : slopes[c] * x[i]; });
}

[[gnu::noinline]] void backward_loop(const ramp::prelu<float>& p, const float* x, const float* dy, float* dx,
                                     float* dslope) {
  const float* const slopes = p.slopes.data();
  for (std::size_t c = 0; c < p.shape.count; ++c) {
    dslope[c] = 0;
  }
  for_each(p.shape, [=](std::size_t i, std::size_t c) {
    dx[i] = x[i] > 0 ? dy[i] : slopes[c] * dy[i];
    dslope[c] += x[i] > 0 ? 0 : x[i] * dy[i];
  });
}

void forward_ramp(const ramp::prelu<float>& p, const float* x, const float*, float* y, float*) {
  ramp::forward(p, x, y, p.shape.size());
}

void backward_ramp(const ramp::prelu<float>& p, const float* x, const float* dy, float* dx, float* dslope) {
  ramp::backward(p, x, dy, dx, dslope, p.shape.size());
}

/// Not PReLU but the floor: one slope, no sums.
void forward_leaky_relu(const ramp::prelu<float>& p, const float* x, const float*, float* y, float*) {
  ramp::forward(ramp::leaky_relu{.alpha = 0.5}, x, y, p.shape.size());
}

void backward_leaky_relu(const ramp::prelu<float>& p, const float* x, const float* dy, float* dx, float*) {
  ramp::backward(ramp::leaky_relu{.alpha = 0.5}, x, dy, dx, p.shape.size());
}

/// ramp's numbers are those of the loop, but for the rounding of a float sum.
bool agree(loop ramp, loop plain, const ramp::prelu<float>& p, const float* x, const float* dy, float* out) {
  std::vector<float> dslope(p.slopes.size()), expected(p.slopes.size());
  ramp(p, x, dy, out, dslope.data());
  const std::vector<float> got(out, out + p.shape.size());
  plain(p, x, dy, out, expected.data());
  bool good = true;
  for (std::size_t i = 0; i < got.size(); ++i) {
    good = good && got[i] == out[i];
  }
  for (std::size_t c = 0; c < dslope.size(); ++c) {
    good = good && std::fabs(dslope[c] - expected[c]) <= 1e-3F * std::fabs(expected[c]);
  }
  return good;
}

enum class contender { plain, leaky_relu, ramp };

/// The three ways to compute one verb, which moves so many arrays.
struct verb {
  const char* name;
  std::size_t arrays;
  loop ramp, plain, leaky_relu;
};

const verb verbs[] = {{"prelu_forward", 2, forward_ramp, forward_loop, forward_leaky_relu},
                      {"prelu_backward", 3, backward_ramp, backward_loop, backward_leaky_relu}};

void run(benchmark::State& state, const layout& l, const verb& v, std::size_t n, contender who) try {
  const ramp::channels shape = shape_of(l, n);
  float* const x = x_memory.of<float>(n);
  float* const dy = dy_memory.of<float>(n);
  float* const out = out_memory.of<float>(n);
  fill_with_signals(x, dy, n);
  std::vector<float> slopes(shape.count), dslope(shape.count);
  for (std::size_t c = 0; c < slopes.size(); ++c) {
    slopes[c] = 1 / static_cast<float>(c + 2);
  }
  const ramp::prelu<float> p{slopes, shape};
  const ramp::prelu<float> part{slopes, shape_of(l, n < (1 << 20) ? n : 1 << 20)};
  if (who == contender::ramp && !agree(v.ramp, v.plain, part, x, dy, out)) {
    state.SkipWithError("differs from the plain loop");
    return;
  }
  const loop call = who == contender::ramp ? v.ramp : who == contender::plain ? v.plain : v.leaky_relu;
  time(state, shape.size(), v.arrays * shape.size() * sizeof(float), [&] { call(p, x, dy, out, dslope.data()); });
} catch (const std::bad_alloc&) {
  state.SkipWithError("not enough memory");
}

}  // namespace

void register_prelu() {
  for (const layout& l : layouts) {
    for (const std::size_t n : {16U << 10, 256U << 10, 4U << 20, 64U << 20}) {
      for (const verb& v : verbs) {
        for (const auto& [who, who_name] :
             {std::pair{contender::plain, "loop"}, std::pair{contender::leaky_relu, "leaky_relu"},
              std::pair{contender::ramp, "ramp"}}) {
          const std::string name = std::string(v.name) + '/' + l.name + "/float/" + std::to_string(n) + '/' + who_name;
          benchmark::RegisterBenchmark(name.c_str(),
                                       [=, &l, &v, who = who](benchmark::State& state) { run(state, l, v, n, who); });
        }
      }
    }
  }
}
