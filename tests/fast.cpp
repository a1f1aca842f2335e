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
  using batch = support::batch<double>;
  for (const TestType& f : described<TestType>::parameters()) {
    const auto exact = described<TestType>::exact(f);
    CAPTURE(described<TestType>::label(f));
    const std::vector<double> x = support::samples<double>(1000, 1);
    std::size_t different = 0;
    for (std::size_t i = 0; i + batch::size <= x.size(); i += batch::size) {
      const batch at = batch::load_unaligned(&x[i]);
      double got[2][batch::size], wanted[2][batch::size];
      f(at).store_unaligned(got[0]);
      f.derivative(at).store_unaligned(got[1]);
      exact(at).store_unaligned(wanted[0]);
      exact.derivative(at).store_unaligned(wanted[1]);
      for (const std::size_t quantity : {0U, 1U}) {
        for (std::size_t k = 0; k < batch::size; ++k) {
          if (!support::same(got[quantity][k], wanted[quantity][k])) {
            ++different;
          }
        }
      }
    }
    CHECK(different == 0);
    static_assert(ramp::output_differentiable<TestType, batch> == ramp::output_differentiable<decltype(exact), batch>);
  }
}
