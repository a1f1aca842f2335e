// SPDX-License-Identifier: MIT
// What the tests of the catalogue leave out of ramp::fast: double is the exact tier's.
#include "catalogue.hpp"
#include "support.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cstddef>
#include <vector>

TEMPLATE_LIST_TEST_CASE("ramp::fast on double is as exact as ramp", "[fast]", catalogue::fast_tier_activations) {
  using catalogue::described;
  using batch = xsimd::batch<double>;
  for (const TestType& f : described<TestType>::parameters()) {
    const auto exact = described<TestType>::exact(f);
    const std::vector<double> x = support::samples<double>(1000, 1);
    std::vector<double> y(x.size());
    std::vector<double> wanted(x.size());
    const auto same = [&] {
      for (std::size_t i = 0; i < x.size(); ++i) {
        if (!support::same(y[i], wanted[i])) {
          return false;
        }
      }
      return true;
    };
    CAPTURE(described<TestType>::label(f));
    ramp::forward(f, x, y);
    ramp::forward(exact, x, wanted);
    CHECK(same());
    const std::vector<double> ones(x.size(), 1);
    ramp::backward(f, x, ones, y);
    ramp::backward(exact, x, ones, wanted);
    CHECK(same());
    static_assert(ramp::output_differentiable<TestType, batch> == ramp::output_differentiable<decltype(exact), batch>);
  }
}
