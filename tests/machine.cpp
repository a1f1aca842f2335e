// SPDX-License-Identifier: MIT
// The operations that formulas are made of: each lane of a batch does what the scalar does, and what is said to be one
// rounding is. An instruction set where that fails would fail many tests of activations, by little.
#include "support.hpp"

#include <ramp/detail/batch_machine.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <vector>

namespace {

/// How many lanes differ, where operation(m, v...) is called for batches and for their elements.
template <class T>
std::size_t differences(auto operation, const std::same_as<std::vector<T>> auto&... inputs) {
  using batch = support::batch<T>;
  std::size_t different = 0;
  const std::size_t n = std::min({inputs.size()...});
  for (std::size_t i = 0; i + batch::size <= n; i += batch::size) {
    T got[batch::size];
    operation(ramp::detail::machine<batch>{}, batch::load_unaligned(&inputs[i])...).store_unaligned(got);
    for (std::size_t k = 0; k < batch::size; ++k) {
      const T wanted = operation(ramp::detail::machine<T>{}, inputs[i + k]...);
      different += support::same(got[k], wanted) ? 0U : 1U;
    }
  }
  return different;
}

template <class T>
std::vector<T> everyday(unsigned seed) {
  std::vector<T> values = support::samples<T>(4000, seed);
  std::erase_if(values, [](T v) { return !(std::fabs(v) > T(1e-3) && std::fabs(v) < T(1e3)); });
  return values;
}

}  // namespace

TEMPLATE_TEST_CASE("a batch does what the scalar does", "[machine]", float, double) {
  using T = TestType;
  const std::vector<T> x = support::samples<T>(4000, 1), y = support::samples<T>(4000, 2);
  CHECK(differences<T>([](auto m, auto v) { return m.abs(v); }, x) == 0);
  CHECK(differences<T>([](auto m, auto v) { return m.minus_abs(v); }, x) == 0);
  CHECK(differences<T>([](auto m, auto v, auto s) { return m.copysign(v, s); }, x, y) == 0);
  CHECK(differences<T>([](auto m, auto v) { return m.upper_half(v); }, x) == 0);
  CHECK(differences<T>([](auto m, auto v) { return m.without_last_bits(v); }, x) == 0);
  for (const T limit : {T(1), T(0), -T(0), std::numeric_limits<T>::quiet_NaN()}) {
    CAPTURE(limit);
    CHECK(differences<T>([=](auto m, auto v) { return m.at_most(v, decltype(v)(limit)); }, x) == 0);
    CHECK(differences<T>([=](auto m, auto v) { return m.at_least(v, decltype(v)(limit)); }, x) == 0);
  }

  std::vector<T> exponents, tenths;
  for (int n = 3 - std::numeric_limits<T>::max_exponent; n < std::numeric_limits<T>::max_exponent; ++n) {
    exponents.push_back(static_cast<T>(n));
    tenths.push_back(T(1) + static_cast<T>(exponents.size() % 10) / 10);
  }
  CHECK(differences<T>([](auto m, auto n) { return m.power_of_two(n); }, exponents) == 0);
  CHECK(differences<T>([](auto m, auto v, auto n) { return m.scale(v, n + n); }, tenths, exponents) == 0);
}

TEMPLATE_TEST_CASE("fused operations round once", "[machine]", float, double) {
  using T = TestType;
  using m = ramp::detail::machine<support::batch<T>>;
  if constexpr (m::has_fma) {
    const std::vector<T> a = everyday<T>(3), b = everyday<T>(4);
    std::vector<T> c(std::min(a.size(), b.size()));
    for (std::size_t i = 0; i < c.size(); ++i) {
      const volatile T product = a[i] * b[i];
      c[i] = -product;
    }
    const auto fused = [](auto batched, auto scalar) {
      return [=](auto machine, auto... v) {
        if constexpr (std::is_same_v<decltype(machine), m>) {
          return batched(v...) + support::batch<T>(0);  // a zero may have either sign: on SVE one is a sum's negative
        } else {
          return scalar(v...) + 0;
        }
      };
    };
    CHECK(differences<T>(fused(m::fma, [](T p, T q, T r) { return std::fma(p, q, r); }), a, b, c) == 0);
    CHECK(differences<T>(fused([](auto p, auto q, auto r) { return m::fms(p, q, -r); },
                               [](T p, T q, T r) { return std::fma(p, q, r); }),
                         a, b, c) == 0);
    CHECK(differences<T>(fused([](auto p, auto q, auto r) { return m::fnma(p, q, -r); },
                               [](T p, T q, T r) { return std::fma(-p, q, -r); }),
                         a, b, c) == 0);
    CHECK(differences<T>(fused([](auto p, auto q, auto r) { return m::fnms(p, q, r); },
                               [](T p, T q, T r) { return std::fma(-p, q, -r); }),
                         a, b, c) == 0);
  }
}

TEMPLATE_TEST_CASE("a quotient rounds once, and the estimate of a reciprocal is short", "[machine]", float, double) {
  using T = TestType;
  using batch = support::batch<T>;
  using m = ramp::detail::machine<batch>;
  const std::vector<T> a = everyday<T>(5), b = everyday<T>(6);
  CHECK(differences<T>([](auto machine, auto p, auto q) { return machine.divide(p, q); }, a, b) == 0);
  std::size_t inexact = 0;
  for (std::size_t i = 0; i + batch::size <= a.size(); i += batch::size) {
    T estimate[batch::size];
    m::reciprocal_estimate(batch::load_unaligned(&a[i])).store_unaligned(estimate);
    for (std::size_t k = 0; k < batch::size; ++k) {
      const T one_minus = 1 - std::fabs(estimate[k]);
      const bool exact = std::fabs(estimate[k]) > 1 || one_minus + std::fabs(estimate[k]) == 1;
      const auto error = std::fabs(std::fma(a[i + k], estimate[k], T(-1)));
      inexact += exact && error < std::ldexp(T(1), -m::estimate_bits) ? 0U : 1U;
    }
  }
  CHECK(inexact == 0);
}
