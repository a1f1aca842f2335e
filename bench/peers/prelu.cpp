// SPDX-License-Identifier: MIT
// PReLU, forward and backward with both gradients, against PyTorch's and oneDNN's kernels: the same arrays, one
// process. Each contender is checked against ramp before it is timed.
#include "../memory.hpp"
#include "peers.hpp"

#include <ramp/openmp.hpp>
#include <ramp/ramp.hpp>

#include <benchmark/benchmark.h>

#if defined(RAMP_HAS_TORCH)
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#endif
#if defined(RAMP_HAS_DNNL)
#include <dnnl.hpp>
#endif

#include <cmath>
#include <cstddef>
#include <functional>
#include <new>
#include <string>
#include <vector>

namespace {

array x_memory, dy_memory, y_memory, dx_memory;

struct image {
  const char* name;
  bool channels_last;
  long c, h, w;
};

const image images[] = {{"nchw_64_7_7", false, 64, 7, 7},   {"nchw_64_8_8", false, 64, 8, 8},
                        {"nchw_4_56_56", false, 4, 56, 56}, {"nhwc_16_8_8", true, 16, 8, 8},
                        {"nhwc_64_7_7", true, 64, 7, 7},    {"nhwc_3_64_64", true, 3, 64, 64}};

/// A batch of images with everything that a contender reads and writes.
struct problem {
  long n, c, h, w;
  bool channels_last;
  float *x, *dy, *y, *dx;
  std::vector<float> slopes, dslope;

  problem(const image& i, std::size_t elements)
      : n(static_cast<long>(elements) / (i.c * i.h * i.w)), c(i.c), h(i.h), w(i.w), channels_last(i.channels_last) {
    x = x_memory.of<float>(size());
    dy = dy_memory.of<float>(size());
    y = y_memory.of<float>(size());
    dx = dx_memory.of<float>(size());
    fill_with_signals(x, dy, size());
    for (long k = 0; k < c; ++k) {
      slopes.push_back(1 / static_cast<float>(k + 2));
    }
    dslope.resize(slopes.size());
  }
  std::size_t size() const { return static_cast<std::size_t>(n * c * h * w); }
  ramp::channels channels() const {
    return channels_last ? ramp::channels_last(n, h, w, c) : ramp::channels_first(n, c, h, w);
  }
};

/// A contender makes, from a problem, the two calls to time.
struct calls {
  std::function<void()> forward, backward;
};
using contender = std::function<calls(problem& p)>;

calls ramp_calls(problem& p) {
  const ramp::prelu<float> f{p.slopes, p.channels()};
  if (threads() > 1) {
    const ramp::openmp team{.threads = threads()};
    return {[=, &p] { ramp::forward(team, f, p.x, p.y, p.size()); },
            [=, &p] { ramp::backward(team, f, p.x, p.dy, p.dx, p.dslope.data(), p.size()); }};
  }
  return {[f, &p] { ramp::forward(f, p.x, p.y, p.size()); },
          [f, &p] { ramp::backward(f, p.x, p.dy, p.dx, p.dslope.data(), p.size()); }};
}

/// Not PReLU: the floor, one slope and no sums.
calls leaky_relu_calls(problem& p) {
  return {[&p] { ramp::forward(ramp::leaky_relu{.alpha = 0.5}, p.x, p.y, p.size()); },
          [&p] { ramp::backward(ramp::leaky_relu{.alpha = 0.5}, p.x, p.dy, p.dx, p.size()); }};
}

#if defined(RAMP_HAS_TORCH)
calls torch_calls(problem& p) {
  const auto tensor = [&](float* data) {
    if (p.channels_last) {
      return at::from_blob(data, {p.n, p.h, p.w, p.c}).permute({0, 3, 1, 2});
    }
    return at::from_blob(data, {p.n, p.c, p.h, p.w});
  };
  const auto slopes = at::from_blob(p.slopes.data(), {1, p.c, 1, 1});
  return {[=, x = tensor(p.x), y = tensor(p.y)]() mutable {
            const c10::InferenceMode guard;
            y = at::_prelu_kernel(x, slopes);
          },
          [=, &p, x = tensor(p.x), dy = tensor(p.dy), dx = tensor(p.dx)]() mutable {
            const c10::InferenceMode guard;
            at::Tensor terms;
            std::tie(dx, terms) = at::_prelu_kernel_backward(dy, x, slopes);
            at::from_blob(p.dslope.data(), {1, p.c, 1, 1}).copy_(terms.sum_to_size({1, p.c, 1, 1}));
          }};
}
#endif

#if defined(RAMP_HAS_DNNL)
calls dnnl_calls(problem& p) {
  using namespace dnnl;
  using tag = memory::format_tag;
  static engine cpu(engine::kind::cpu, 0);
  static stream queue(cpu);
  const memory::desc data({p.n, p.c, p.h, p.w}, memory::data_type::f32, p.channels_last ? tag::nhwc : tag::nchw);
  const memory::desc weights({1, p.c, 1, 1}, memory::data_type::f32, tag::nchw);
  const prelu_forward::primitive_desc forward(cpu, prop_kind::forward_training, data, weights, data);
  const prelu_backward::primitive_desc backward(cpu, data, weights, data, weights, data, forward);
  const memory x(data, cpu, p.x), y(data, cpu, p.y), dy(data, cpu, p.dy), dx(data, cpu, p.dx);
  const memory slopes(weights, cpu, p.slopes.data()), dslope(weights, cpu, p.dslope.data());
  return {[=, kernel = prelu_forward(forward)] {
            kernel.execute(queue, {{DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, slopes}, {DNNL_ARG_DST, y}});
            queue.wait();
          },
          [=, kernel = prelu_backward(backward)] {
            kernel.execute(queue, {{DNNL_ARG_SRC, x},
                                   {DNNL_ARG_WEIGHTS, slopes},
                                   {DNNL_ARG_DIFF_DST, dy},
                                   {DNNL_ARG_DIFF_SRC, dx},
                                   {DNNL_ARG_DIFF_WEIGHTS, dslope}});
            queue.wait();
          }};
}
#endif

/// The sums agree to float rounding, which is where contenders differ.
bool sums_agree(problem& p, const calls& theirs) {
  ramp_calls(p).backward();
  const std::vector<float> expected = p.dslope;
  p.dslope.assign(p.dslope.size(), 0);
  theirs.backward();
  for (std::size_t c = 0; c < expected.size(); ++c) {
    if (!(std::fabs(p.dslope[c] - expected[c]) <= 1e-3F * std::fabs(expected[c]))) {
      return false;
    }
  }
  return true;
}

void run(benchmark::State& state, const image& i, std::size_t elements, const std::string& name, const contender& make,
         bool backward) try {
  problem p(i, elements);
  const calls c = make(p);
  if (name != "leaky_relu" && !sums_agree(p, c)) {
    state.SkipWithError("its gradient differs from ramp's");
    return;
  }
  time(state, p.size(), (backward ? 3 : 2) * p.size() * sizeof(float), backward ? c.backward : c.forward);
} catch (const std::bad_alloc&) {
  state.SkipWithError("not enough memory");
}

}  // namespace

void register_prelu() {
  std::vector<std::pair<std::string, contender>> contenders{{"leaky_relu", leaky_relu_calls}, {"ramp", ramp_calls}};
#if defined(RAMP_HAS_TORCH)
  at::set_num_threads(threads());
  contenders.emplace_back("torch", torch_calls);
#endif
#if defined(RAMP_HAS_DNNL)
  contenders.emplace_back("onednn", dnnl_calls);
#endif
  for (const image& i : images) {
    for (const std::size_t elements : {16U << 10, 256U << 10, 4U << 20, 64U << 20}) {
      for (const auto& [name, make] : contenders) {
        for (const bool backward : {false, true}) {
          const std::string label = std::string(backward ? "prelu_backward/" : "prelu_forward/") + i.name + "/float/" +
                                    std::to_string(elements) + '/' + name;
          race(label, threads() > 1, [=, name = name, make = make, &i](benchmark::State& state) {
            run(state, i, elements, name, make, backward);
          });
        }
      }
    }
  }
}
