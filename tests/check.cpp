// SPDX-License-Identifier: MIT
// What the verbs refuse: every rule of every verb, the sentence, and that nothing was written.
#include "refusal.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_test_macros.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace {

const ramp::leaky_relu f{.alpha = 0.25};

/// An array of 8 whose memory the ranges below are cut from, and what it held.
struct memory {
  std::vector<float> values{-1, 2, -3, 4, -5, 6, -7, 8};
  std::vector<std::uint8_t> bytes{0xa5, 0x5a, 0xa5};

  std::span<float> cut(std::size_t first, std::size_t n) { return std::span(values).subspan(first, n); }
  std::span<std::uint8_t> mask(std::size_t n) { return std::span(bytes).first(n); }
  /// The bytes of values[first], as a mask.
  std::span<std::uint8_t> inside(std::size_t first, std::size_t n) {
    return {reinterpret_cast<std::uint8_t*>(values.data() + first), n};
  }
};

/// verb(memory) must be refused with this sentence and leave the memory as it was.
template <class Verb>
void refuses(Verb verb, const char* sentence) {
  memory m;
  const memory before = m;
  RAMP_CHECK_REFUSED(verb(m), sentence);
  CHECK(m.values == before.values);
  CHECK(m.bytes == before.bytes);
}

}  // namespace

TEST_CASE("forward refuses", "[check]") {
  refuses([](memory& m) { ramp::forward(f, m.cut(0, 3), m.cut(4, 4)); },
          "ramp::forward: x has 3 elements, but y has 4");
  refuses([](memory& m) { ramp::forward(f, m.cut(0, 4), m.cut(1, 4)); },
          "ramp::forward: x (16 bytes) and y (16 bytes) overlap: they start 4 bytes apart");
  refuses([](memory& m) { ramp::forward(f, m.cut(3, 4), m.cut(0, 4)); },
          "ramp::forward: x (16 bytes) and y (16 bytes) overlap: they start 12 bytes apart");
}

TEST_CASE("backward refuses", "[check]") {
  std::vector<float> other(4, 1.0F);
  refuses([&](memory& m) { ramp::backward(f, m.cut(0, 3), other, m.cut(4, 4)); },
          "ramp::backward: x has 3 elements, but dx has 4");
  refuses([&](memory& m) { ramp::backward(f, other, m.cut(0, 2), m.cut(4, 4), ramp::accumulate); },
          "ramp::backward: dy has 2 elements, but dx has 4");
  refuses([&](memory& m) { ramp::backward(f, m.cut(0, 4), other, m.cut(2, 4)); },
          "ramp::backward: x (16 bytes) and dx (16 bytes) overlap: they start 8 bytes apart");
  refuses([&](memory& m) { ramp::backward(f, other, m.cut(1, 4), m.cut(0, 4), ramp::accumulate); },
          "ramp::backward: dy (16 bytes) and dx (16 bytes) overlap: they start 4 bytes apart");
}

TEST_CASE("backward_from_output refuses", "[check]") {
  std::vector<float> other(4, 1.0F);
  refuses([&](memory& m) { ramp::backward_from_output(f, m.cut(0, 3), other, m.cut(4, 4)); },
          "ramp::backward_from_output: y has 3 elements, but dx has 4");
  refuses([&](memory& m) { ramp::backward_from_output(f, other, m.cut(0, 3), m.cut(4, 4)); },
          "ramp::backward_from_output: dy has 3 elements, but dx has 4");
  refuses([&](memory& m) { ramp::backward_from_output(f, m.cut(0, 4), other, m.cut(1, 4)); },
          "ramp::backward_from_output: y (16 bytes) and dx (16 bytes) overlap: they start 4 bytes apart");
  refuses([&](memory& m) { ramp::backward_from_output(f, other, m.cut(0, 4), m.cut(1, 4)); },
          "ramp::backward_from_output: dy (16 bytes) and dx (16 bytes) overlap: they start 4 bytes apart");
  refuses([&](memory& m) { ramp::backward_from_output(ramp::leaky_relu{.alpha = -0.3}, other, other, m.cut(0, 4)); },
          "ramp::backward_from_output: needs leaky_relu's alpha >= 0, but it is -0.3");
}

TEST_CASE("a slope of zero can be recovered from the output, however it is written", "[check]") {
  const std::vector<float> y{0, 2};
  const std::vector<float> dy{3, 5};
  for (const double alpha : {0.0, -0.0}) {
    std::vector<float> dx(2);
    ramp::backward_from_output(ramp::leaky_relu{.alpha = alpha}, y, dy, dx);
    CHECK(dx == std::vector<float>{0, 5});
  }
}

TEST_CASE("forward_with_mask refuses", "[check]") {
  refuses([](memory& m) { ramp::forward_with_mask(f, m.cut(0, 3), m.cut(4, 4), m.mask(1)); },
          "ramp::forward_with_mask: x has 3 elements, but y has 4");
  refuses([](memory& m) { ramp::forward_with_mask(f, m.cut(0, 4), m.cut(1, 4), m.mask(1)); },
          "ramp::forward_with_mask: x (16 bytes) and y (16 bytes) overlap: they start 4 bytes apart");
  refuses([](memory& m) { ramp::forward_with_mask(f, m.cut(0, 8), m.cut(0, 8), m.mask(2)); },
          "ramp::forward_with_mask: mask has 2 bytes, but the 8 elements of y need 1");
  refuses([](memory& m) { ramp::forward_with_mask(f, m.cut(0, 4), m.cut(4, 4), m.mask(0)); },
          "ramp::forward_with_mask: mask has 0 bytes, but the 4 elements of y need 1");
  refuses([](memory& m) { ramp::forward_with_mask(f, m.cut(0, 4), m.cut(4, 4), m.inside(4, 1)); },
          "ramp::forward_with_mask: mask (1 bytes) and y (16 bytes) overlap: they start 0 bytes apart");
  refuses([](memory& m) { ramp::forward_with_mask(f, m.cut(0, 4), m.cut(4, 4), m.inside(2, 1)); },
          "ramp::forward_with_mask: mask (1 bytes) and x (16 bytes) overlap: they start 8 bytes apart");
}

TEST_CASE("backward_from_mask refuses", "[check]") {
  refuses([](memory& m) { ramp::backward_from_mask(f, m.mask(1), m.cut(0, 3), m.cut(4, 4)); },
          "ramp::backward_from_mask: dy has 3 elements, but dx has 4");
  refuses([](memory& m) { ramp::backward_from_mask(f, m.mask(1), m.cut(0, 4), m.cut(2, 4)); },
          "ramp::backward_from_mask: dy (16 bytes) and dx (16 bytes) overlap: they start 8 bytes apart");
  refuses([](memory& m) { ramp::backward_from_mask(f, m.mask(3), m.cut(0, 8), m.cut(0, 8), ramp::accumulate); },
          "ramp::backward_from_mask: mask has 3 bytes, but the 8 elements of dx need 1");
  refuses([](memory& m) { ramp::backward_from_mask(f, m.inside(5, 1), m.cut(0, 4), m.cut(4, 4)); },
          "ramp::backward_from_mask: mask (1 bytes) and dx (16 bytes) overlap: they start 4 bytes apart");
}

TEST_CASE("any slope is fine with a mask", "[check]") {
  const std::vector<float> x{-2, 0, 3};
  std::vector<float> y(3);
  std::vector<std::uint8_t> mask(1);
  std::vector<float> dx(3);
  const ramp::leaky_relu negative{.alpha = -2};
  ramp::forward_with_mask(negative, x, y, mask);
  ramp::backward_from_mask(negative, mask, x, dx);
  CHECK(y == std::vector<float>{4, 0, 3});
  CHECK(mask == std::vector<std::uint8_t>{0b100});
  CHECK(dx == std::vector<float>{4, 0, 3});
}

TEST_CASE("ranges that only touch do not overlap", "[check]") {
  memory m;
  ramp::forward(f, m.cut(0, 4), m.cut(4, 4));
  CHECK(m.values == std::vector<float>{-1, 2, -3, 4, -0.25F, 2, -0.75F, 4});
  ramp::forward(f, m.cut(4, 4), m.cut(0, 4));
  CHECK(m.values == std::vector<float>{-0.0625F, 2, -0.1875F, 4, -0.25F, 2, -0.75F, 4});
}
