// SPDX-License-Identifier: MIT
// Activations as functions of one value: against their definition, and the same on a scalar and in a batch of every
// architecture that this file was compiled for.
#include "catalogue.hpp"
#include "judge.hpp"
#include "support.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using catalogue::described;

namespace {

using family = catalogue::subjects_of<catalogue::RAMP_TEST_FAMILY>;

/// The inputs that a judge did not accept.
template <class T>
struct refused {
  std::size_t count = 0;
  T first = 0;
  void see(bool good, T x) {
    if (!good && count++ == 0) {
      first = x;
    }
  }
};

template <class F, class T>
std::vector<T> inputs(const F& f) {
  std::vector<T> x = support::special_values<T>(described<F>::kinks(f));
  const std::vector<T> roots = support::special_values<T>(described<F>::roots(f));
  x.insert(x.end(), roots.begin(), roots.end());
  const std::vector<T> more = support::samples<T>(5000, 1);
  x.insert(x.end(), more.begin(), more.end());
  return x;
}

/// Calls check(Arch{}) for the architecture that the compiler's flags choose, and for weaker ones that ramp has other
/// code for.
template <class Check>
void for_each_architecture(Check check) {
  check(xsimd::default_arch{});
#if defined(__AVX512F__)
  check(xsimd::fma3<xsimd::avx2>{});
#endif
#if defined(__AVX2__)
  check(xsimd::sse2{});
#endif
}

}  // namespace

/// What `compute` gives keeps the bound of the quantity.
template <class Quantity, class T, class F>
void keeps_bound(const F& f, auto compute) {
  const judging::judge<Quantity, F, T> judge(f);
  refused<T> by_judge;
  for (const T x : inputs<F, T>(f)) {
    by_judge.see(judge.accepts(x, compute(x)), x);
  }
  CAPTURE(described<F>::label(f), by_judge.first, compute(by_judge.first));
  CHECK(by_judge.count == 0);
}

#define RAMP_TEXT_OF(name) #name
#define RAMP_TEXT(name) RAMP_TEXT_OF(name)
#define RAMP_FAMILY_TEST(text) TEMPLATE_LIST_TEST_CASE(text ": " RAMP_TEXT(RAMP_TEST_FAMILY), "[activation]", family)

RAMP_FAMILY_TEST("the value keeps its bound") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  for (const F& f : described<F>::parameters()) {
    keeps_bound<judging::forward, T>(f, [&](T x) { return f(x); });
  }
}

RAMP_FAMILY_TEST("the derivative keeps its bound") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  for (const F& f : described<F>::parameters()) {
    keeps_bound<judging::derivative, T>(f, [&](T x) { return f.derivative(x); });
  }
}

RAMP_FAMILY_TEST("the derivative is the slope of the value") {
  using F = typename TestType::activation;
  for (const F& f : described<F>::parameters()) {
    for (double x = -4.05; x < 4; x += 0.1) {  // never nearer to a kink than h
      const double h = 1e-4;
      const double slope = (f(x + h) - f(x - h)) / (2 * h);
      const double derivative = f.derivative(x);
      if (std::isfinite(slope) && std::fabs(f(x)) < 1e6) {  // beyond, the difference has no digits
        CAPTURE(described<F>::label(f), x, slope, derivative);
        CHECK(std::fabs(slope - derivative) <= 1e-6 * (1 + std::fabs(derivative)));
      }
    }
  }
}

RAMP_FAMILY_TEST("the derivative from the output keeps its bound") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  using Quantity = judging::derivative_from_output;
  if constexpr (ramp::output_differentiable<F, T>) {
    for (const F& f : described<F>::parameters()) {
      if (!Quantity::allowed(f)) {
        continue;
      }
      const judging::judge<Quantity, F, T> judge(f);
      refused<T> by_judge;
      for (const T x : inputs<F, T>(f)) {
        const T y = f(x);
        by_judge.see(judge.accepts(y, f.derivative_from_output(y)), y);
      }
      CAPTURE(described<F>::label(f), by_judge.first, f.derivative_from_output(by_judge.first));
      CHECK(by_judge.count == 0);
    }
  }
}

RAMP_FAMILY_TEST("a batch of every architecture is as good as the scalar") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  for (const F& f : described<F>::parameters()) {
    const std::vector<T> all = inputs<F, T>(f);
    const judging::judge<judging::forward, F, T> judge_value(f);
    const judging::judge<judging::derivative, F, T> judge_derivative(f);
    for_each_architecture([&](auto arch) {
      using batch = ramp::detail::batch_of<T, decltype(arch)>;
      static_assert(ramp::differentiable<F, batch>);
      refused<T> values, derivatives;
      for (std::size_t i = 0; i + batch::size <= all.size(); i += batch::size) {
        const auto x = batch::load_unaligned(&all[i]);
        T value[batch::size];
        T derivative[batch::size];
        f(x).store_unaligned(value);
        f.derivative(x).store_unaligned(derivative);
        for (std::size_t k = 0; k < batch::size; ++k) {
          const T at = all[i + k];
          if constexpr (described<F>::same_bits) {
            values.see(support::same(value[k], f(at)), at);
            derivatives.see(support::same(derivative[k], f.derivative(at)), at);
          } else {
            values.see(judge_value.accepts(at, value[k]), at);
            derivatives.see(judge_derivative.accepts(at, derivative[k]), at);
          }
        }
      }
      CAPTURE(described<F>::label(f), decltype(arch)::name(), values.first, derivatives.first);
      CHECK(values.count == 0);
      CHECK(derivatives.count == 0);
    });
  }
}
