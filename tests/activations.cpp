// SPDX-License-Identifier: MIT
// Activations as functions of one value: against their definition, and the same on a scalar and in a batch of every
// architecture that this file was compiled for.
#include "catalogue.hpp"
#include "support.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <vector>

using catalogue::described;

namespace {

/// The largest error seen, and where.
template <class T>
struct worst {
  double error = 0;
  T at = 0;
  void see(double e, T x) {
    if (!(e <= error)) {
      error = e;
      at = x;
    }
  }
};

template <class F, class T>
std::vector<T> inputs() {
  std::vector<T> x = support::special_values<T>(described<F>::kinks(F{}));
  const std::vector<T> more = support::samples<T>(5000, 1);
  x.insert(x.end(), more.begin(), more.end());
  return x;
}

/// Calls check(Arch{}) for every architecture that the compiler's flags allow.
template <class Check>
void for_each_architecture(Check check) {
  xsimd::supported_architectures::for_each(check);
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("the value keeps its bound", "[activation]", catalogue::subjects) {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  for (const F& f : described<F>::parameters()) {
    worst<T> seen;
    for (const T x : inputs<F, T>()) {
      seen.see(support::ulp_error(f(x), described<F>::template value<T>(f, x)), x);
    }
    CAPTURE(described<F>::label(f), seen.at);
    CHECK(seen.error <= described<F>::ulp * 1.001);
  }
}

TEMPLATE_LIST_TEST_CASE("the derivative keeps its bound", "[activation]", catalogue::subjects) {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  for (const F& f : described<F>::parameters()) {
    worst<T> seen;
    for (const T x : inputs<F, T>()) {
      seen.see(support::ulp_error(f.derivative(x), described<F>::template derivative<T>(f, x)), x);
    }
    CAPTURE(described<F>::label(f), seen.at);
    CHECK(seen.error <= described<F>::derivative_ulp * 1.001);
  }
}

TEMPLATE_LIST_TEST_CASE("the derivative is the slope of the value", "[activation]", catalogue::subjects) {
  using F = typename TestType::activation;
  for (const F& f : described<F>::parameters()) {
    for (double x = -4.05; x < 4; x += 0.1) {  // never nearer to a kink than h
      const double h = 1e-4;
      const double slope = (f(x + h) - f(x - h)) / (2 * h);
      const double derivative = f.derivative(x);
      if (std::isfinite(slope)) {
        CAPTURE(described<F>::label(f), x, slope, derivative);
        CHECK(std::fabs(slope - derivative) <= 1e-6 * (1 + std::fabs(derivative)));
      }
    }
  }
}

TEMPLATE_LIST_TEST_CASE("the derivative from the output is the derivative", "[activation]", catalogue::subjects) {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  if constexpr (ramp::output_differentiable<F, T>) {
    for (const F& f : described<F>::parameters()) {
      if constexpr (requires { f.output_condition(); }) {
        if (!f.output_condition().holds) {
          continue;
        }
      }
      worst<T> seen;
      for (const T x : inputs<F, T>()) {
        seen.see(support::ulp_error(f.derivative_from_output(f(x)), described<F>::template derivative<T>(f, x)), x);
      }
      CAPTURE(described<F>::label(f), seen.at);
      CHECK(seen.error <= described<F>::derivative_ulp * 1.001);
    }
  }
}

TEMPLATE_LIST_TEST_CASE("a batch of every architecture equals the scalar", "[activation]", catalogue::subjects) {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  const std::vector<T> all = inputs<F, T>();
  for (const F& f : described<F>::parameters()) {
    for_each_architecture([&](auto arch) {
      using batch = xsimd::batch<T, decltype(arch)>;
      static_assert(ramp::differentiable<F, batch>);
      worst<T> seen;
      for (std::size_t i = 0; i + batch::size <= all.size(); i += batch::size) {
        const auto x = batch::load_unaligned(&all[i]);
        T value[batch::size];
        T derivative[batch::size];
        f(x).store_unaligned(value);
        f.derivative(x).store_unaligned(derivative);
        for (std::size_t k = 0; k < batch::size; ++k) {
          const bool equal =
              support::same(value[k], f(all[i + k])) && support::same(derivative[k], f.derivative(all[i + k]));
          seen.see(equal ? 0 : 1, all[i + k]);
        }
      }
      CAPTURE(described<F>::label(f), decltype(arch)::name(), seen.at);
      CHECK(seen.error == 0);
    });
  }
}
