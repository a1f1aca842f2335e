// SPDX-License-Identifier: MIT
// ramp::dispatch's PReLU gives what the verbs give that this file's compiler flags make: bits.hpp for learned slopes.
#include "verbs.hpp"

#include <ramp/prelu.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cstddef>
#include <vector>

namespace {

using bits::compiled_here;
using bits::dispatched;
using ramp::channels;

/// Everyday numbers: sums of special ones are NaN, which says little.
template <class T>
std::vector<T> values(std::size_t n, int step) {
  std::vector<T> v(n);
  for (std::size_t i = 0; i < n; ++i) {
    v[i] = static_cast<T>(static_cast<int>(i * static_cast<std::size_t>(step) % 97) - 48) / 7;
  }
  return v;
}

template <class T, class Dslope, class Shape>
void compare(const Shape& shape, std::size_t count) {
  const std::size_t n = shape.size();
  const auto x = values<T>(n, 31), dy = values<T>(n, 57);
  std::vector<T> slopes(count);
  for (std::size_t c = 0; c < count; ++c) {
    slopes[c] = 1 / static_cast<T>(c + 2);
  }
  const ramp::prelu p{slopes, shape};
  const auto both = [&](auto call) {
    auto expected = values<T>(n, 3), got = expected;
    auto expected_sums = values<Dslope>(count, 5), sums = expected_sums;
    call(compiled_here(), expected, expected_sums);
    call(dispatched(), got, sums);
    CHECK(got == expected);
    CHECK(sums == expected_sums);
  };
  const auto stored = [&](auto call, auto... store) {
    both([&](auto verbs, auto& out, auto& sums) { call(verbs, out, sums, store...); });
  };
  const auto forward = [&](auto verbs, auto& y, auto&) { verbs.forward(p, x, y); };
  const auto backward = [&](auto verbs, auto& dx, auto&, auto... s) { verbs.backward(p, x, dy, dx, s...); };
  const auto from_output = [&](auto verbs, auto& dx, auto&, auto... s) {
    verbs.backward_from_output(p, x, dy, dx, s...);
  };
  const auto sums = [&](auto verbs, auto& dx, auto& ds, auto... s) { verbs.backward(p, x, dy, dx, ds, s...); };
  const auto slopes_alone = [&](auto verbs, auto&, auto& ds, auto... s) { verbs.backward_slopes(p, x, dy, ds, s...); };
  const auto sums_from_output = [&](auto verbs, auto& dx, auto& ds, auto... s) {
    verbs.backward_from_output(p, x, dy, dx, ds, s...);
  };
  both(forward);
  stored(backward);
  stored(backward, ramp::accumulate);
  stored(from_output);
  stored(from_output, ramp::accumulate);
  stored(sums);
  stored(sums, ramp::accumulate);
  stored(sums, ramp::accumulate_slopes);
  stored(slopes_alone);
  stored(slopes_alone, ramp::accumulate);
  stored(sums_from_output);
  stored(sums_from_output, ramp::accumulate);
  stored(sums_from_output, ramp::accumulate_slopes);
}

}  // namespace

TEMPLATE_TEST_CASE("dispatch's PReLU gives the bits of " RAMP_TEST_ISA, "[dispatch]", float, double) {
  REQUIRE(ramp::dispatch::isa() == RAMP_TEST_ISA);
  for (const channels& shape :
       {channels{}, channels{.inner = 1000}, channels{.count = 1000}, channels{.outer = 3, .count = 5, .inner = 49},
        channels{.outer = 100, .count = 3}, channels{.outer = 2, .count = 32, .inner = 9, .block = 16},
        channels{.outer = 0, .count = 4}}) {
    compare<TestType, float>(shape, shape.count);
    compare<TestType, double>(shape, shape.count);
  }
  compare<TestType, float>(ramp::broadcast({4, 3, 5, 7}, {1, 3}), 21);
}
