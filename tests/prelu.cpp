// SPDX-License-Identifier: MIT
// PReLU: every element against the formula, every sum of gradients against a wider sum over the same terms, for every
// layout, over small shapes exhaustively.
#include "refusal.hpp"
#include "support.hpp"

#include <ramp/prelu.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <numeric>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

using support::channel_of;
using support::guarded;
using support::placement;

namespace {

template <class T>
using wide = std::conditional_t<std::is_same_v<T, float>, double, long double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// Slopes that tell channels apart, and among them the special ones.
template <class T>
std::vector<T> slopes_for(std::size_t count, bool finite) {
  std::vector<T> slopes(count);
  for (std::size_t c = 0; c < count; ++c) {
    slopes[c] = T(1) / static_cast<T>(c + 2);
  }
  const double special[] = {-0.5, 0, 3, -0.0, finite ? 2 : infinity, finite ? 5 : not_a_number, finite ? -7 : -infinity,
                            1};
  for (std::size_t k = 0; k < std::size(special); ++k) {
    if (5 * k + 1 < count) {
      slopes[5 * k + 1] = static_cast<T>(special[k]);
    }
  }
  return slopes;
}

/// Numbers of everyday size, of both signs, with a few zeros.
template <class T>
std::vector<T> everyday(std::size_t n, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> normal;
  std::vector<T> values(n);
  for (T& v : values) {
    v = random() % 16 == 0 ? T(0) : static_cast<T>(normal(random));
  }
  return values;
}

template <class T>
bool equal(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), support::same<T>);
}

/// What the verbs must give: y and dx exactly, dslope in the wide type, with the sum of its terms' magnitudes.
template <class T>
struct expectation {
  std::vector<T> y, dx, dx_sum;
  std::vector<wide<T>> dslope, magnitude;

  template <class Channel>
  expectation(std::span<const T> slopes, Channel channel, std::span<const T> x, std::span<const T> dy,
              std::span<const T> before)
      : dslope(slopes.size()), magnitude(slopes.size()) {
    for (std::size_t i = 0; i < x.size(); ++i) {
      const std::size_t c = channel(i);
      const bool positive = x[i] > 0;
      y.push_back(positive ? x[i] : static_cast<T>(slopes[c] * x[i]));
      volatile T gradient = positive ? dy[i] : static_cast<T>(slopes[c] * dy[i]);  // not to be fused with the sum
      dx.push_back(static_cast<T>(gradient));
      dx_sum.push_back(before[i] + gradient);
      if (!positive) {
        const wide<T> term = wide<T>{x[i]} * wide<T>{dy[i]};
        dslope[c] += term;
        magnitude[c] += std::fabs(term);
      }
    }
  }

  /// The bound that prelu.hpp gives, for sums of T.
  bool sums_fit(std::span<const T> got, std::span<const T> added_to = {}) const {
    const wide<T> unit = std::numeric_limits<T>::epsilon() / 2;
    for (std::size_t c = 0; c < got.size(); ++c) {
      const wide<T> exact = dslope[c] + (added_to.empty() ? wide<T>{0} : wide<T>{added_to[c]});
      const wide<T> depth = std::is_same_v<T, float> ? 3.001 : 200;
      const wide<T> tolerance = depth * unit * magnitude[c] + 1.001 * unit * std::fabs(exact);
      if (!(std::fabs(got[c] - exact) <= tolerance)) {
        return false;
      }
    }
    return true;
  }
};

/// Every verb on one shape, against the expectation; the name of the first that fails, or nothing.
template <class T, class Shape, class Channel>
std::string first_failure(const ramp::prelu<T, Shape>& p, Channel channel, unsigned seed) {
  const std::size_t n = p.shape.size();
  const std::vector<T> x = everyday<T>(n, seed), dy = everyday<T>(n, seed + 1), before = everyday<T>(n, seed + 2);
  const std::vector<T> slopes_before = everyday<T>(p.slopes.size(), seed + 3);
  const expectation<T> expected(p.slopes, channel, x, dy, before);
  const auto is = [](const std::vector<T>& a, const std::vector<T>& b) { return equal<T>(a, b); };

  std::vector<T> y(n), dx(n), dslope(p.slopes.size(), T(99));
  ramp::forward(p, x, y);
  if (!is(y, expected.y))
    return "forward";
  y = x;
  ramp::forward(p, y, y);
  if (!is(y, expected.y))
    return "forward in place";
  ramp::backward(p, x, dy, dx);
  if (!is(dx, expected.dx))
    return "backward";
  dx = before;
  ramp::backward(p, x, dy, dx, ramp::accumulate);
  if (!is(dx, expected.dx_sum))
    return "backward, accumulate";
  std::fill(dx.begin(), dx.end(), T(99));
  ramp::backward(p, x, dy, dx, dslope);
  if (!is(dx, expected.dx))
    return "backward with dslope: dx";
  if (!expected.sums_fit(dslope))
    return "backward with dslope: dslope";
  std::vector<T> alone(p.slopes.size(), T(99));
  ramp::backward_slopes(p, x, dy, alone);
  if (!is(alone, dslope))
    return "backward_slopes";
  alone = slopes_before;
  ramp::backward_slopes(p, x, dy, alone, ramp::accumulate);
  if (!expected.sums_fit(alone, slopes_before))
    return "backward_slopes, accumulate";
  const std::vector<T> accumulated = alone;
  alone = slopes_before;
  dx = before;
  ramp::backward(p, x, dy, dx, alone, ramp::accumulate);
  if (!is(dx, expected.dx_sum) || !is(alone, accumulated))
    return "backward with dslope, accumulate";
  alone = slopes_before;
  dx = dy;
  ramp::backward(p, x, dx, dx, alone, ramp::accumulate_slopes);
  if (!is(dx, expected.dx) || !is(alone, accumulated))
    return "backward over dy, accumulate_slopes";
  dx = x;
  ramp::backward(p, dx, dy, dx, alone);
  if (!is(dx, expected.dx) || !is(alone, dslope))
    return "backward over x";
  std::vector<double> in_double(p.slopes.size());
  ramp::backward(p, x, dy, dx, in_double);
  for (std::size_t c = 0; c < in_double.size(); ++c) {
    const double tolerance = 1e-14 * static_cast<double>(expected.magnitude[c]);
    if (!(std::fabs(in_double[c] - static_cast<double>(expected.dslope[c])) <= tolerance))
      return "dslope in double";
  }
  using Weakest = support::last<xsimd::supported_architectures>;
  ramp::forward<Weakest>(p, x, y);
  ramp::backward<Weakest>(p, x, dy, dx, alone);
  if (!is(y, expected.y) || !is(dx, expected.dx) || !is(alone, dslope))
    return "the weakest architecture";
  return "";
}

template <class T>
std::string first_failure(const ramp::channels& shape, unsigned seed) {
  const std::vector<T> slopes = slopes_for<T>(shape.count, true);
  return first_failure(
      ramp::prelu<T>{slopes, shape}, [&](std::size_t i) { return channel_of(shape, i); }, seed);
}

/// Shapes on both sides of every limit that the kernels know.
std::vector<ramp::channels> shapes() {
  return {{1, 1, 70000},     {1, 5000, 1},  {3, 700, 1},    {2, 1, 4097},  {1, 3, 4096},   {2, 3, 4200},
          {700, 3, 1},       {70, 16, 1},   {9, 130, 1},    {5, 1000, 1},  {2, 1025, 1},   {3, 100, 7},
          {2, 19, 31},       {2, 19, 32},   {2, 70, 49},    {70, 2, 49},   {300, 2, 33},   {4, 64, 64},
          {5, 48, 49, 16},   {2, 16, 9, 8}, {3, 12, 70, 4}, {1, 32, 1, 8}, {2, 24, 5, 24}, {1, 1024, 2, 512},
          {2, 2100, 2, 700}, {20000, 2, 1}, {40000, 1, 1},  {1100, 513, 1}};
}

}  // namespace

TEMPLATE_TEST_CASE("PReLU over small shapes, all of them", "[prelu]", float, double) {
  unsigned seed = 1;
  for (std::size_t outer = 0; outer <= 3; ++outer) {
    for (std::size_t count = 0; count <= 17; ++count) {
      for (std::size_t inner = 0; inner <= 35; ++inner) {
        for (const std::size_t block : {1U, 2U, 4U, 8U, 16U}) {
          if (count % block != 0 || (block != 1 && inner > 9)) {
            continue;
          }
          const std::string failed = first_failure<TestType>({outer, count, inner, block}, ++seed);
          if (!failed.empty()) {
            FAIL_CHECK(failed << ": " << outer << " x " << count << " x " << inner << ", block " << block);
          }
        }
      }
    }
  }
  SUCCEED();
}

TEMPLATE_TEST_CASE("PReLU over large shapes of every kind", "[prelu]", float, double) {
  for (const ramp::channels& s : shapes()) {
    CAPTURE(s.outer, s.count, s.inner, s.block);
    CHECK(first_failure<TestType>(s, 7) == "");
  }
}

TEMPLATE_TEST_CASE("slopes that vary along any axes", "[prelu][long]", float, double) {
  using T = TestType;
  std::mt19937 random(3);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<std::size_t> shape(random() % 8), axes, strides(shape.size());
    std::size_t n = 1, count = 1;
    for (std::size_t a = shape.size(); a-- > 0;) {
      shape[a] = n > 5000 ? 1 + random() % 2 : 1 + random() % (trial % 2 == 0 ? 5 : 40);
      n *= shape[a];
      if (random() % 2 == 0) {
        axes.push_back(a);  // from the inside out: the order does not matter
        strides[a] = count;
        count *= shape[a];
      }
    }
    const auto channel = [&](std::size_t i) {
      std::size_t c = 0;
      for (std::size_t a = shape.size(); a-- > 0;) {
        c += i % shape[a] * strides[a];
        i /= shape[a];
      }
      return c;
    };
    const std::vector<T> slopes = slopes_for<T>(count, true);
    const ramp::prelu p{slopes, ramp::broadcast(shape, axes)};
    REQUIRE(p.shape.size() == n);
    REQUIRE(p.shape.count() == count);
    CAPTURE(shape, axes);
    CHECK(first_failure(p, channel, 11) == "");
  }
}

TEST_CASE("broadcast and channels name the same layouts", "[prelu]") {
  const std::vector<float> slopes{1, 2, 3, 4};
  const std::vector<float> x(2 * 4 * 3 * 5, -1);
  std::vector<float> a(x.size()), b(x.size());
  ramp::forward(ramp::prelu{slopes, ramp::channels_first(2, 4, 3, 5)}, x, a);
  ramp::forward(ramp::prelu{slopes, ramp::broadcast({2, 4, 3, 5}, {1})}, x, b);
  CHECK(a == b);
  CHECK(a[0] == -1);
  CHECK(a[15] == -2);
  ramp::forward(ramp::prelu{slopes, ramp::channels_last(2, 3, 5, 4)}, x, a);
  ramp::forward(ramp::prelu{slopes, ramp::broadcast({2, 3, 5, 4}, {3})}, x, b);
  CHECK(a == b);
  CHECK(a[1] == -2);
  constexpr ramp::channels first = ramp::channels_first(2, 4, 3, 5), last = ramp::channels_last(2, 3, 5, 4);
  static_assert(first.outer == 2 && first.count == 4 && first.inner == 15 && first.block == 1 && first.size() == 120);
  static_assert(last.outer == 30 && last.count == 4 && last.inner == 1 && last.size() == 120);
  static_assert(ramp::channels_first(7, 5).inner == 1 && ramp::channels_last(5).count == 5);
}

TEMPLATE_TEST_CASE("a special slope touches its own elements x <= 0, and nothing else", "[prelu]", float, double) {
  using T = TestType;
  for (const ramp::channels& s : {ramp::channels{3, 40, 1}, {2, 40, 5}, {2, 40, 50}, {2, 48, 3, 16}, {1, 200, 1}}) {
    const std::size_t n = s.size();
    const std::vector<T> slopes = slopes_for<T>(s.count, false);
    const ramp::prelu<T> p{slopes, s};
    auto x = support::samples<T>(n, 21);
    const auto dy = support::samples<T>(n, 22);
    const std::vector<T> before(n);
    const expectation<T> expected(
        slopes, [&](std::size_t i) { return channel_of(s, i); }, x, dy, before);
    std::vector<T> y(n), dx(n), dslope(s.count);
    ramp::forward(p, x, y);
    ramp::backward(p, x, dy, dx, dslope);
    CAPTURE(s.outer, s.count, s.inner, s.block);
    CHECK(equal<T>(y, expected.y));
    CHECK(equal<T>(dx, expected.dx));
    // A NaN or an infinity among the terms of one channel stays there.
    for (std::size_t c = 0; c < s.count; ++c) {
      std::vector<T> calm_x(n, T(-0.5)), calm_dy(n, T(2));
      for (std::size_t i = 0; i < n; ++i) {
        if (channel_of(s, i) == c) {
          calm_x[i] = T(not_a_number);
        }
      }
      ramp::backward(p, calm_x, calm_dy, dx, dslope);
      const auto others = std::count(dslope.begin(), dslope.end(), -static_cast<T>(n / s.count));
      CHECK((std::isnan(dslope[c]) && others == static_cast<std::ptrdiff_t>(s.count) - 1));
      for (std::size_t i = 0; i < n; ++i) {  // where x > 0, dy may be anything
        if (channel_of(s, i) == c) {
          calm_x[i] = T(infinity);
          calm_dy[i] = T(not_a_number);
        }
      }
      ramp::backward(p, calm_x, calm_dy, dx, dslope);
      CHECK((dslope[c] == 0 && !std::signbit(dslope[c])));
    }
  }
}

TEMPLATE_TEST_CASE("PReLU anywhere in memory", "[prelu]", float, double) {
  using T = TestType;
  const std::size_t lanes = support::batch<T>::size;
  for (const ramp::channels& s : {ramp::channels{1, 1, 300},
                                  {1, 100, 1},
                                  {90, 3, 1},
                                  {2, 65, 1},
                                  {3, 9, 5},
                                  {2, 3, 49},
                                  {2, 8, 9, 4},
                                  {1, 600, 2},
                                  {2, 600, 1}}) {
    const std::size_t n = s.size();
    const std::vector<T> slopes = slopes_for<T>(s.count, true);
    const std::vector<T> x = everyday<T>(n, 31), dy = everyday<T>(n, 32);
    const ramp::prelu<T> p{slopes, s};
    std::vector<T> y(n), dx(n), dslope(s.count);
    ramp::forward(p, x, y);
    ramp::backward(p, x, dy, dx, dslope);
    bool good = true;
    for (std::size_t offset = 0; offset < lanes; ++offset) {
      for (const placement where : {placement::front, placement::back}) {
        const guarded<T> in(std::span<const T>(x), (3 * offset + 1) % lanes, where);
        const guarded<T> din(std::span<const T>(dy), (5 * offset + 2) % lanes, where);
        const guarded<T> weights(std::span<const T>(slopes), (7 * offset + 3) % lanes, where);
        const guarded<T> out(n, offset, where), sums(s.count, (3 * offset + 2) % lanes, where);
        const ramp::prelu<T> q{std::span<const T>(weights.data(), s.count), s};
        ramp::forward(q, in.data(), out.data(), n);
        good = good && equal<T>({out.data(), n}, y);
        ramp::backward(q, in.data(), din.data(), out.data(), n);
        good = good && equal<T>({out.data(), n}, dx);
        std::fill(out.begin(), out.end(), T(99));
        ramp::backward(q, in.data(), din.data(), out.data(), sums.data(), n);
        good = good && equal<T>({out.data(), n}, dx) && equal<T>({sums.data(), s.count}, dslope);
        good = good && out.intact() && sums.intact() && in.intact() && din.intact() && weights.intact();
      }
    }
    CAPTURE(s.outer, s.count, s.inner, s.block);
    CHECK(good);
  }
}

TEMPLATE_TEST_CASE("from the output", "[prelu]", float, double) {
  using T = TestType;
  const ramp::channels s{3, 7, 20};
  const std::size_t n = s.size();
  std::vector<T> slopes{T(0.25), T(1), T(3), T(1e-3), T(0.7), T(infinity), T(0.1)};
  const ramp::prelu<T> p{slopes, s};
  const std::vector<T> x = everyday<T>(n, 41), dy = everyday<T>(n, 42);
  std::vector<T> y(n), dx(n), from_y(n), dslope(7), dslope_from_y(7);
  slopes[5] = 2;
  ramp::forward(p, x, y);
  ramp::backward(p, x, dy, dx, dslope);
  ramp::backward_from_output(p, y, dy, from_y);
  CHECK(equal<T>(from_y, dx));
  std::fill(from_y.begin(), from_y.end(), T(99));
  ramp::backward_from_output(p, y, dy, from_y, dslope_from_y);
  CHECK(equal<T>(from_y, dx));
  for (std::size_t c = 0; c < 7; ++c) {
    CHECK(std::fabs(dslope_from_y[c] - dslope[c]) <= 20 * std::numeric_limits<T>::epsilon() * 60);
  }
  // In place, y to dx.
  from_y = y;
  ramp::backward_from_output(p, from_y, dy, from_y);
  CHECK(equal<T>(from_y, dx));

  slopes[3] = 0;
  slopes[6] = T(-1);
  RAMP_CHECK_REFUSED(ramp::backward_from_output(p, y, dy, from_y),
                     "ramp::backward_from_output: needs every slope > 0, but slopes[3] is 0");
  slopes[2] = T(not_a_number);
  RAMP_CHECK_REFUSED(ramp::backward_from_output(p, y, dy, from_y, dslope),
                     "ramp::backward_from_output: needs every slope > 0, but slopes[2] is nan");
  CHECK(equal<T>(from_y, dx));
}

TEST_CASE("sums of 2^24 terms of one sign are within 4 ULP, in every layout", "[prelu][long]") {
  // A float loop stops at 2^24 * 0.1 / 8 or so, where 0.1 is less than half a unit of the sum.
  constexpr std::size_t n = 1 << 24;
  std::mt19937 random(1);
  std::vector<float> x(n), dy(n), dx(n);
  const auto fill = [&](bool constant) {
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = constant ? -0.3333333F : -std::ldexp(1.0F, -static_cast<int>(random() % 24)) * 1.7F;
      dy[i] = constant ? 0.7777777F : 1.3F;
    }
  };
  for (const bool constant : {true, false}) {
    fill(constant);
    constexpr std::size_t m = 1 << 20;
    for (const ramp::channels& s : {ramp::channels{1, 1, n},
                                    {n / 4, 4, 1},
                                    {m, 1, 1},
                                    {m / 49 / 64, 64, 49},
                                    {1, 2, m / 2},
                                    {m / 8 / 7, 8, 7},
                                    {m / 1000, 1000, 1},
                                    {16, 16, m / 256, 4}}) {
      const std::vector<float> slopes(s.count, 0.25F);
      std::vector<float> dslope(s.count);
      std::vector<double> in_double(s.count);
      std::vector<long double> exact(s.count), recent(s.count);
      const std::span<const float> in(x.data(), s.size()), din(dy.data(), s.size());
      ramp::backward(ramp::prelu<float>{slopes, s}, in, din, std::span(dx.data(), s.size()), dslope);
      ramp::backward_slopes(ramp::prelu<float>{slopes, s}, in, din, in_double);
      float naive = 0;
      for (std::size_t i = 0; i < s.size(); ++i) {
        recent[channel_of(s, i)] += static_cast<long double>(x[i]) * static_cast<long double>(dy[i]);
        if (i % 4096 == 4095 || i + 1 == s.size()) {  // even long double would lose digits in 2^24 additions
          for (std::size_t c = 0; c < s.count; ++c) {
            exact[c] += std::exchange(recent[c], 0);
          }
        }
        naive += channel_of(s, i) == 0 ? x[i] * dy[i] : 0;
      }
      double worst = 0, worst_in_double = 0;
      for (std::size_t c = 0; c < s.count; ++c) {
        worst = std::max(worst, support::ulp_error(dslope[c], exact[c]));
        worst_in_double = std::max(worst_in_double, support::ulp_error(in_double[c], exact[c]));
      }
      CAPTURE(constant, s.outer, s.count, s.inner, s.block, worst, worst_in_double);
      CHECK(worst <= 4);
      CHECK(worst_in_double <= 8);
      if (s.size() / s.count >= 1 << 20) {
        CHECK(support::ulp_error(naive, exact[0]) > 20);
      }
    }
  }
}

TEMPLATE_TEST_CASE("gradients are the differences of the function", "[prelu]", float, double) {
  using T = TestType;
  // sum(dy * f(x)) is linear in each slope, and in x between its kinks.
  const ramp::channels s{2, 5, 7};
  const std::size_t n = s.size();
  const std::vector<T> x = everyday<T>(n, 51), dy = everyday<T>(n, 52);
  std::vector<T> slopes = slopes_for<T>(5, true), dx(n), dslope(5), y(n);
  const ramp::prelu<T> p{slopes, s};
  const auto objective = [&](const std::vector<T>& at) {
    ramp::forward(p, at, y);
    return std::inner_product(y.begin(), y.end(), dy.begin(), 0.0L);
  };
  ramp::backward(p, x, dy, dx, dslope);
  const double tolerance = 1000 * std::numeric_limits<T>::epsilon();
  for (std::size_t c = 0; c < 5; ++c) {
    const T kept = slopes[c];
    slopes[c] = kept + 1;
    const long double above = objective(x);
    slopes[c] = kept - 1;
    const long double below = objective(x);
    slopes[c] = kept;
    CHECK(std::fabs(static_cast<double>((above - below) / 2 - dslope[c])) < tolerance);
  }
  for (std::size_t i = 0; i < n; ++i) {
    std::vector<T> moved = x;
    const T h = std::fabs(x[i]) / 4;
    if (h == 0) {
      continue;
    }
    moved[i] = x[i] + h;
    const long double above = objective(moved);
    moved[i] = x[i] - h;
    const long double below = objective(moved);
    CHECK(std::fabs(static_cast<double>((above - below) / (2 * h) - dx[i])) < tolerance / static_cast<double>(h));
  }
}

TEST_CASE("what PReLU refuses", "[prelu][check]") {
  std::vector<float> slopes{1, 2, 3}, x(24, -1), y(24, 5), dslope(3, 5);
  const std::vector<float> y_before = y, dslope_before = dslope;
  const auto refuses = [&](auto call, const std::string& sentence) {
    RAMP_CHECK_REFUSED(call(), "ramp::" + sentence);
    CHECK(y == y_before);
    CHECK(dslope == dslope_before);
  };
  const auto p = [&](ramp::channels s) { return ramp::prelu<float>{slopes, s}; };
  constexpr auto most = std::numeric_limits<std::size_t>::max();
  refuses([&] { ramp::forward(p({2, 3, 5}), x, y); }, "forward: x has 24 elements, but the shape has 30");
  refuses([&] { ramp::forward(p({2, 4, 3}), x, y); }, "forward: slopes has 3 elements, but the shape has 4 channels");
  refuses([&] { ramp::forward(p({2, 3, 4, 2}), x, y); }, "forward: block is 2, which does not divide count, 3");
  refuses([&] { ramp::forward(p({2, 3, 4, 0}), x, y); }, "forward: block is 0, which does not divide count, 3");
  refuses(
      [&] {
        ramp::forward(p({most / 4, 3, 32}), x, y);
      },
      "forward: x has 24 elements, but the shape has " + std::to_string(most));
  refuses(
      [&] {
        ramp::backward(p({2, 3, 4}), x, std::span(x).first(23), y);
      },
      "backward: dy has 23 elements, but dx has 24");
  refuses([&] { ramp::backward(p({2, 3, 5}), x, x, y, dslope); }, "backward: x has 24 elements, but the shape has 30");
  refuses(
      [&] {
        ramp::backward(p({2, 3, 4}), x, x, y, std::span(dslope).first(2));
      },
      "backward: slopes has 3 elements, but dslope has 2");
  refuses(
      [&] {
        ramp::backward_slopes(p({2, 3, 4}), x, std::span(x).first(20), dslope);
      },
      "backward_slopes: dy has 20 elements, but x has 24");
  refuses(
      [&] {
        ramp::backward(p({2, 3, 4}), x, x, y, slopes);
      },
      "backward: dslope (12 bytes) and slopes (12 bytes) overlap: they start 0 bytes apart");
  refuses(
      [&] {
        ramp::backward(p({2, 3, 4}), x, x, y, std::span(y).first(3));
      },
      "backward: dslope (12 bytes) and dx (96 bytes) overlap: they start 0 bytes apart");
  refuses(
      [&] {
        ramp::forward(ramp::prelu<float>{std::span(x).first(3), {2, 3, 4}}, y, x);
      },
      "forward: slopes (12 bytes) and y (96 bytes) overlap: they start 0 bytes apart");
  refuses([&] { ramp::broadcast({2, 3, 4}, {3}); }, "broadcast: axis 3 is none of a shape of 3 axes");
  refuses([&] { ramp::broadcast(std::vector<std::size_t>(17, 1), std::vector<std::size_t>{}); },
          "broadcast: the shape has 17 axes, but at most 16 are supported");
  refuses(
      [&] {
        ramp::forward(ramp::prelu{slopes, ramp::broadcast({2, 3, 4}, {2})}, x, y);
      },
      "forward: slopes has 3 elements, but the shape has 4 channels");
}

TEST_CASE("nothing to do", "[prelu]") {
  std::vector<float> nothing, slopes{1, 2}, dslope{7, 7};
  const ramp::prelu p{slopes, ramp::channels{.outer = 0, .count = 2, .inner = 3}};
  ramp::forward(p, nothing, nothing);
  ramp::backward(p, nothing, nothing, nothing, dslope, ramp::accumulate);
  CHECK(dslope == std::vector<float>{7, 7});
  ramp::backward(p, nothing, nothing, nothing, dslope);
  CHECK(dslope == std::vector<float>{0, 0});
}
