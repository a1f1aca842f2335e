// SPDX-License-Identifier: MIT
// The verbs take ranges of every kind.
#include <ramp/ramp.hpp>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

TEST_CASE("ranges of every kind", "[algorithm]") {
  const ramp::leaky_relu f{.alpha = 0.5};
  const std::vector<float> x{-2, 0, 3};
  const std::array<float, 3> expected{-1, 0, 3};

  std::array<float, 3> array{};
  ramp::forward(f, x, array);
  CHECK(array == expected);

  float plain[3] = {};
  ramp::forward(f, x, plain);
  CHECK(std::equal(plain, plain + 3, expected.begin()));

  std::vector<float> vector(5);
  ramp::forward(f, x, std::span(vector).subspan(1, 3));
  CHECK(vector == std::vector<float>{0, -1, 0, 3, 0});

  const std::span<float> view(vector.data() + 1, 3);
  ramp::forward(f, x, view);
  CHECK(std::equal(view.begin(), view.end(), expected.begin()));

  std::vector<float> nothing;
  std::vector<std::uint8_t> no_mask;
  ramp::forward(f, nothing, nothing);
  ramp::forward_with_mask(f, nothing, nothing, no_mask);
  ramp::backward_from_mask(f, no_mask, nothing, nothing, ramp::accumulate);
  ramp::forward(f, static_cast<const float*>(nullptr), static_cast<float*>(nullptr), 0);
}
