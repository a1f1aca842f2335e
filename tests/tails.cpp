// SPDX-License-Identifier: MIT
// The sign of zero where gates close, which other tests of derivatives take either way: -0, in f and in f'.
#include "support.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

TEMPLATE_TEST_CASE("gates close at -0.0", "[activation]", ramp::silu, ramp::swish, ramp::mish, ramp::gelu,
                   ramp::gelu_tanh) {
  const TestType f;
  const auto closes = [&]<class T>(T x) {
    using batch = support::batch<T>;
    const auto is_negative_zero = [](T y) { return y == 0 && std::signbit(y); };
    CAPTURE(x, sizeof(T));
    CHECK(is_negative_zero(f(x)));
    CHECK(is_negative_zero(f.derivative(x)));
    CHECK(is_negative_zero(f(batch(x)).get(0)));
    CHECK(is_negative_zero(f.derivative(batch(x)).get(0)));
    T y[2 * batch::size + 1], dx[2 * batch::size + 1], xs[2 * batch::size + 1], dy[2 * batch::size + 1];
    std::fill(std::begin(xs), std::end(xs), x);
    std::fill(std::begin(dy), std::end(dy), T(1));
    ramp::forward(f, xs, y);
    ramp::backward(f, xs, dy, dx);
    CHECK(std::all_of(std::begin(y), std::end(y), is_negative_zero));
    CHECK(std::all_of(std::begin(dx), std::end(dx), is_negative_zero));
  };
  for (const float x : {-120.0F, -200.0F, -1e30F, -std::numeric_limits<float>::infinity()}) {
    closes(x);
  }
  for (const double x : {-800.0, -2000.0, -1e300, -std::numeric_limits<double>::infinity()}) {
    closes(x);
  }
}
