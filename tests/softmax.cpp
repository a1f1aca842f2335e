// SPDX-License-Identifier: MIT
// softmax and log_softmax: every length of a row against a wider evaluation, and the rules of all verbs.
#include "catalogue/reference.hpp"
#include "refusal.hpp"
#include "support.hpp"

#include <ramp/detail/logarithm.hpp>
#include <ramp/softmax.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

using support::guarded;
using support::placement;

namespace {

using catalogue::doubt;
using catalogue::wide;

template <class T>
constexpr T infinity = std::numeric_limits<T>::infinity();
template <class T>
constexpr T nan_of = std::numeric_limits<T>::quiet_NaN();
template <class T>
constexpr double unit = std::numeric_limits<T>::epsilon() / 2;

/// n numbers around `center`.
template <class T>
std::vector<T> normal(std::size_t n, unsigned seed, double deviation = 1, double center = 0) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> distribution(center, deviation);
  std::vector<T> values(n);
  for (T& v : values) {
    v = static_cast<T>(distribution(random));
  }
  return values;
}

template <class T>
bool equal(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), support::same<T>);
}

/// What a + b is rounded by (Knuth). Where nothing is wider than double, references need it.
template <class W>
W lost(W a, W b) {
  const W sum = a + b, back = sum - a;
  return (a - (sum - back)) + (b - back);
}

/// e^(v - max)
template <class W>
W power_below(W v, W max) {
  const W rest = lost(v, -max);
  return catalogue::math::exp(v - max) * (std::isfinite(rest) ? 1 + rest : W(1));
}

/// What the verbs must give for one row.
template <class T>
struct expectation {
  std::vector<wide<T>> log, power;

  explicit expectation(std::span<const T> x) {
    const wide<T> max = *std::max_element(x.begin(), x.end());
    wide<T> sum = 0, rest = 0;
    for (const T v : x) {
      const wide<T> term = power_below<wide<T>>(v, max);
      rest += lost(sum, term);
      sum += term;
    }
    sum += rest;
    for (const T v : x) {
      log.push_back((v - max) - catalogue::math::log(sum));
      power.push_back(power_below<wide<T>>(v, max) / sum);
    }
  }
};

/// How far the forward verbs are off, by the measures of softmax.hpp.
template <class T>
struct errors {
  double softmax = 0, log_softmax = 0;

  void measure(const std::vector<T>& x) {
    const expectation<T> expected(x);
    std::vector<T> y(x.size());
    ramp::forward(ramp::softmax{x.size()}, x, y);
    for (std::size_t i = 0; i < x.size(); ++i) {
      softmax = std::max(softmax, support::ulp_error(y[i], expected.power[i]));
    }
    ramp::forward(ramp::log_softmax{x.size()}, x, y);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const auto size = static_cast<T>(std::max(std::fabs(expected.log[i]), wide<T>{1}));
      const wide<T> ulp = std::nextafter(size, infinity<T>) - size;
      log_softmax = std::max(log_softmax, static_cast<double>(std::fabs(y[i] - expected.log[i]) / ulp));
    }
  }
};

/// Row lengths on both sides of every limit that the kernels know.
template <class T>
std::vector<std::size_t> lengths() {
  std::vector<std::size_t> all;
  for (std::size_t n = 1; n <= 5 * std::max<std::size_t>(support::batch<T>::size, 16); ++n) {
    all.push_back(n);
  }
  all.insert(all.end(), {127, 128, 129, 1000, 1024, 4095, 4096, 4097, 4100, 8192, 8292});
  return all;
}

template <class Verb>
void refuses(Verb verb, const std::string& sentence) {
  RAMP_CHECK_REFUSED(verb(), "ramp::" + sentence);
}

}  // namespace

TEMPLATE_TEST_CASE("rows of every length are as accurate as promised", "[softmax]", float, double) {
  using T = TestType;
  errors<T> worst;
  for (const std::size_t n : lengths<T>()) {
    const auto seed = static_cast<unsigned>(n);
    for (const double deviation : {0.01, 1.0, 5.0, 30.0, 300.0}) {
      for (const double center : {0.0, 100.0, -250.0, 300.0, 1500.0, -1600.0, 1e5, -1e5}) {
        worst.measure(normal<T>(n, seed, deviation, center));
      }
    }
    worst.measure(std::vector<T>(n, T(0.3)));  // all equal: roundings add up where they can
    std::vector<T> one = normal<T>(n, seed);
    one[n / 2] = T(12);
    worst.measure(one);  // one stands out
  }
  CAPTURE(worst.softmax, worst.log_softmax);
  CHECK(worst.softmax <= 2.4 + doubt<T>);
  CHECK(worst.log_softmax <= 2 + doubt<T>);
}

TEMPLATE_TEST_CASE("subnormal probabilities are rounded once", "[softmax]", float, double) {
  using T = TestType;
  const double bottom = std::is_same_v<T, float> ? -87 : -708;
  errors<T> worst;
  for (unsigned seed = 0; seed < 100; ++seed) {
    std::vector<T> x = normal<T>(70, seed, std::is_same_v<T, float> ? 8 : 16, bottom);
    x[seed % 70] = T(0);
    worst.measure(x);
  }
  CAPTURE(worst.softmax);
  CHECK(worst.softmax <= 2.4 + doubt<T>);
}

TEMPLATE_TEST_CASE("a log-probability is never positive, and 0 where it is alone", "[softmax]", float, double) {
  using T = TestType;
  for (unsigned seed = 0; seed < 300; ++seed) {
    const std::vector<T> x = normal<T>(1 + seed % 40, seed, 1 + seed);
    std::vector<T> y(x.size());
    ramp::forward(ramp::log_softmax{x.size()}, x, y);
    CHECK(*std::max_element(y.begin(), y.end()) <= 0);
    std::vector<T> alone(x.size());
    ramp::forward(ramp::log_softmax{1}, x, alone);
    CHECK(alone == std::vector<T>(x.size()));
    ramp::forward(ramp::softmax{x.size()}, x, y);
    CHECK(*std::max_element(y.begin(), y.end()) <= 1);
  }
}

TEMPLATE_TEST_CASE("gradients of rows of every length", "[softmax]", float, double) {
  using T = TestType;
  for (const std::size_t n : lengths<T>()) {
    const auto seed = static_cast<unsigned>(n);
    const std::vector<T> x = normal<T>(n, seed), dy = normal<T>(n, seed + 1), before = normal<T>(n, seed + 2);
    std::vector<T> y(n), dx(n), sum = before;
    bool good = true;

    ramp::forward(ramp::softmax{n}, x, y);
    ramp::backward_from_output(ramp::softmax{n}, y, dy, dx);
    wide<T> total = 0, size = 0;
    for (std::size_t i = 0; i < n; ++i) {
      total += wide<T>{y[i]} * wide<T>{dy[i]};
      size += std::fabs(wide<T>{y[i]} * wide<T>{dy[i]});
    }
    for (std::size_t i = 0; i < n; ++i) {
      const wide<T> exact = wide<T>{y[i]} * (wide<T>{dy[i]} - total);
      good = good && std::fabs(dx[i] - exact) <= 5 * unit<T> * y[i] * (std::fabs(dy[i]) + size);
    }
    CAPTURE(n);
    CHECK(good);
    ramp::backward_from_output(ramp::softmax{n}, y, dy, sum, ramp::accumulate);
    for (std::size_t i = 0; i < n; ++i) {
      good = good && sum[i] == before[i] + dx[i];
    }
    CHECK(good);

    ramp::forward(ramp::log_softmax{n}, x, y);
    ramp::backward_from_output(ramp::log_softmax{n}, y, dy, dx);
    sum = before;
    ramp::backward_from_output(ramp::log_softmax{n}, y, dy, sum, ramp::accumulate);
    total = size = 0;
    for (std::size_t i = 0; i < n; ++i) {
      total += wide<T>{dy[i]};
      size += std::fabs(wide<T>{dy[i]});
    }
    for (std::size_t i = 0; i < n; ++i) {
      const wide<T> power = catalogue::math::exp(wide<T>{y[i]});
      const wide<T> exact = wide<T>{dy[i]} - power * total;
      good = good && std::fabs(dx[i] - exact) <= 5 * unit<T> * (std::fabs(dy[i]) + power * size);
      good = good && sum[i] == before[i] + dx[i];
    }
    CHECK(good);
  }
}

TEST_CASE("gradients are the derivatives", "[softmax]") {
  const std::size_t n = 7;
  const std::vector<double> x = normal<double>(n, 1), dy = normal<double>(n, 2);
  const auto check = [&](auto f) {
    std::vector<double> y(n), dx(n), above(n), below(n);
    ramp::forward(f, x, y);
    ramp::backward_from_output(f, y, dy, dx);
    for (std::size_t i = 0; i < n; ++i) {
      const double h = 1e-5;
      std::vector<double> moved = x;
      moved[i] = x[i] + h;
      ramp::forward(f, moved, above);
      moved[i] = x[i] - h;
      ramp::forward(f, moved, below);
      double slope = 0;
      for (std::size_t k = 0; k < n; ++k) {
        slope += dy[k] * (above[k] - below[k]) / (2 * h);
      }
      CHECK(std::fabs(slope - dx[i]) < 1e-9);
    }
  };
  check(ramp::softmax{n});
  check(ramp::log_softmax{n});
}

TEMPLATE_TEST_CASE("special values in a row", "[softmax]", float, double) {
  using T = TestType;
  for (const std::size_t n : {2U, 5U, 16U, 17U, 40U, 100U, 200U, 5000U}) {
    for (const std::size_t at : {std::size_t{0}, n / 2, n - 1}) {
      CAPTURE(n, at);
      const std::vector<T> finite = normal<T>(n, 3);
      std::vector<T> x = finite, y(n), log(n), rest, rest_y(n - 1);
      const auto forward = [&] {
        ramp::forward(ramp::softmax{n}, x, y);
        ramp::forward(ramp::log_softmax{n}, x, log);
      };
      const auto all_nan = [&](const std::vector<T>& v) {
        return std::all_of(v.begin(), v.end(), [](T e) { return std::isnan(e); });
      };
      for (const T special : {nan_of<T>, infinity<T>}) {
        x[at] = special;
        forward();
        CHECK((all_nan(y) && all_nan(log)));
        std::fill(x.begin(), x.end(), -infinity<T>);
        x[at] = special;
        forward();
        CHECK((all_nan(y) && all_nan(log)));
        x = finite;
      }
      std::fill(x.begin(), x.end(), -infinity<T>);
      forward();
      CHECK((all_nan(y) && all_nan(log)));
      x[at] = T(-3);  // alone among -inf
      forward();
      CHECK(std::fabs(y[at] - 1) <= std::numeric_limits<T>::epsilon());
      CHECK(log[at] == 0);
      CHECK(std::count(y.begin(), y.end(), T(0)) == static_cast<std::ptrdiff_t>(n) - 1);
      CHECK(std::count(log.begin(), log.end(), -infinity<T>) == static_cast<std::ptrdiff_t>(n) - 1);

      // The gradients there: masked elements get 0 from softmax, and their own dy from log_softmax.
      std::vector<T> dy(n, T(2)), dx(n);
      ramp::backward_from_output(ramp::softmax{n}, y, dy, dx);
      CHECK(
          std::all_of(dx.begin(), dx.end(), [](T v) { return std::fabs(v) <= 4 * std::numeric_limits<T>::epsilon(); }));
      ramp::backward_from_output(ramp::log_softmax{n}, log, dy, dx);
      CHECK(std::count(dx.begin(), dx.end(), T(2)) == static_cast<std::ptrdiff_t>(n) - 1);
      CHECK(dx[at] == T(2) - T(2) * static_cast<T>(n));

      // The greatest numbers there are.
      x = finite;
      x[at] = std::numeric_limits<T>::max();
      forward();
      CHECK(std::fabs(y[at] - 1) <= std::numeric_limits<T>::epsilon());
      CHECK(log[at] == 0);
      std::fill(x.begin(), x.end(), std::numeric_limits<T>::lowest());
      forward();
      CHECK(std::all_of(y.begin(), y.end(), [&](T v) { return std::fabs(v * static_cast<T>(n) - 1) < 1e-5; }));
    }
  }
}

TEMPLATE_TEST_CASE("rows anywhere in memory, in place, and among others", "[softmax]", float, double) {
  using T = TestType;
  const std::size_t lanes = support::batch<T>::size;
  for (const std::size_t columns : {1U, 3U, 8U, 16U, 21U, 33U, 50U, 64U, 100U, 131U}) {
    const std::size_t rows = 3, n = rows * columns;
    const std::vector<T> x = normal<T>(n, 5, 3), dy = normal<T>(n, 6);
    const auto check = [&](auto f) {
      std::vector<T> y(n), dx(n), sums(n, T(0.5));
      for (std::size_t r = 0; r < n; r += columns) {  // one row at a time
        ramp::forward(f, x.data() + r, y.data() + r, columns);
        ramp::backward_from_output(f, y.data() + r, dy.data() + r, dx.data() + r, columns);
      }
      ramp::backward_from_output(f, y, dy, sums, ramp::accumulate);
      bool good = true;
      for (std::size_t offset = 0; offset < lanes; ++offset) {
        for (const placement where : {placement::front, placement::back}) {
          const guarded<T> in(std::span<const T>(x), (3 * offset + 1) % lanes, where);
          const guarded<T> din(std::span<const T>(dy), (5 * offset + 2) % lanes, where);
          const guarded<T> out(n, offset, where), dout(n, (7 * offset + 3) % lanes, where);
          ramp::forward(f, in.data(), out.data(), n);
          good = good && equal<T>({out.data(), n}, y);
          ramp::backward_from_output(f, out.data(), din.data(), dout.data(), n);
          good = good && equal<T>({dout.data(), n}, dx);
          std::fill(dout.begin(), dout.end(), T(0.5));
          ramp::backward_from_output(f, out.data(), din.data(), dout.data(), n, ramp::accumulate);
          good = good && equal<T>({dout.data(), n}, sums);
          ramp::forward(f, in.data(), in.data(), n);
          good = good && equal<T>({in.data(), n}, y);
          ramp::backward_from_output(f, in.data(), din.data(), in.data(), n);
          good = good && equal<T>({in.data(), n}, dx);
          ramp::backward_from_output(f, out.data(), din.data(), din.data(), n);
          good = good && equal<T>({din.data(), n}, dx);
          good = good && in.intact() && din.intact() && out.intact() && dout.intact();
        }
      }
      CAPTURE(columns);
      CHECK(good);
    };
    check(ramp::softmax{columns});
    check(ramp::log_softmax{columns});
  }
}

TEMPLATE_TEST_CASE("softmax on the weakest architecture", "[softmax]", float, double) {
  using T = TestType;
  using Weakest = support::last<xsimd::supported_architectures>;
  const std::size_t columns = 150;
  const std::vector<T> x = normal<T>(2 * columns, 8), dy = normal<T>(2 * columns, 9);
  const auto check = [&](auto f) {
    std::vector<T> a(x.size()), b(x.size());
    ramp::forward(f, x, a);
    ramp::forward<Weakest>(f, x, b);
    for (std::size_t i = 0; i < x.size(); ++i) {
      CHECK(std::fabs(a[i] - b[i]) <= 8 * unit<T> * std::fabs(a[i]));
    }
    std::vector<T> da(x.size()), db(x.size());
    ramp::backward_from_output(f, a, dy, da);
    ramp::backward_from_output<Weakest>(f, a, dy, db);
    for (std::size_t i = 0; i < x.size(); ++i) {
      CHECK(std::fabs(da[i] - db[i]) <= 32 * unit<T>);
    }
    if constexpr (std::is_same_v<decltype(f), ramp::softmax>) {  // no exponential: the same bits everywhere
      CHECK(equal<T>(da, db));
    }
  };
  check(ramp::softmax{columns});
  check(ramp::log_softmax{columns});
}

TEST_CASE("softmax refuses", "[softmax]") {
  std::vector<float> x(12), y(12), other(12);
  const std::span<float> part(x);
  const auto all = [&](auto f) {
    refuses([&] { ramp::forward(f, x, std::span(y).first(8)); }, "forward: x has 12 elements, but y has 8");
    refuses([&] { ramp::forward(f, part.first(8), part.subspan(1, 8)); },
            "forward: x (32 bytes) and y (32 bytes) overlap: they start 4 bytes apart");
    refuses([&] { ramp::forward(f, part.first(10), std::span(y).first(10)); },
            "forward: y has 10 elements, which are not rows of 4 columns");
    refuses([&] { ramp::backward_from_output(f, x, part.first(4), y); },
            "backward_from_output: dy has 4 elements, but dx has 12");
    refuses([&] { ramp::backward_from_output(f, part.first(4), other, y, ramp::accumulate); },
            "backward_from_output: y has 4 elements, but dx has 12");
    refuses([&] { ramp::backward_from_output(f, std::span(other).first(8), part.first(8), part.subspan(4, 8)); },
            "backward_from_output: dy (32 bytes) and dx (32 bytes) overlap: they start 16 bytes apart");
    refuses([&] { ramp::backward_from_output(f, part.first(6), std::span(other).first(6), std::span(y).first(6)); },
            "backward_from_output: dx has 6 elements, which are not rows of 4 columns");
    f.columns = 0;
    refuses([&] { ramp::forward(f, x, y); }, "forward: y has 12 elements, which are not rows of 0 columns");
    std::vector<float> nothing;
    ramp::forward(f, nothing, nothing);
    ramp::backward_from_output(f, nothing, nothing, nothing);
  };
  all(ramp::softmax{4});
  all(ramp::log_softmax{4});
  CHECK(y == std::vector<float>(12));
}

TEST_CASE("the logarithm of a sum", "[softmax]") {
  static_assert(ramp::detail::logarithm(1, 0).high == 0 && ramp::detail::logarithm(1, 0).low == 0);
  std::mt19937_64 random(4);
  std::uniform_real_distribution<double> exponent(0, 40);
  for (int i = 0; i < 20000; ++i) {
    const double x = std::exp2(i % 3 == 0 ? exponent(random) / 1000 : exponent(random));
    const double low = (i % 2 == 0 ? 1 : -1) * x * 0x1p-55;
    const auto log = ramp::detail::logarithm(x, low);
    const auto exact = catalogue::math::log(static_cast<catalogue::extended>(x) + low);
    const auto error = std::fabs((static_cast<catalogue::extended>(log.high) - exact) + log.low);
    if (!(error <= 0x1p-55 + 0x1p-62 * exact + doubt<double> * 0x1p-53 * (1 + exact))) {
      FAIL_CHECK(x << " " << static_cast<double>(error));
    }
    const double y = std::exp2(exponent(random) - 20);
    const double short_log = ramp::detail::logarithm_of_quotient(x * y, y);
    const auto expected = static_cast<double>(catalogue::math::log(static_cast<catalogue::extended>(x * y) / y));
    if (!(std::fabs(short_log - expected) <= 0x1p-34 * std::fabs(expected))) {
      FAIL_CHECK(x << " * " << y << " / " << y << ": " << short_log - expected);
    }
  }
  CHECK(std::isnan(ramp::detail::logarithm(nan_of<double>, 0).high));
  CHECK(std::isnan(ramp::detail::logarithm_of_quotient(nan_of<double>, 1)));
  CHECK(ramp::detail::logarithm_of_quotient(3, 3) == 0);
}
