// SPDX-License-Identifier: MIT
// Gains against their closed forms, weights against their distributions, and the purpose of it all: a deep network that
// keeps its signal's size.
#include "refusal.hpp"

#include <ramp/init.hpp>
#include <ramp/ramp.hpp>

#include <Eigen/Core>

#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <random>
#include <span>
#include <vector>

namespace {

/// A scalar function as an activation.
template <double (*Function)(double)>
struct scalar {
  double operator()(double x) const { return Function(x); }
};

using tanh_activation = scalar<[](double x) { return std::tanh(x); }>;
using sigmoid = scalar<[](double x) { return 1 / (1 + std::exp(-x)); }>;
using silu = scalar<[](double x) { return x / (1 + std::exp(-x)); }>;
using gelu = scalar<[](double x) { return x / 2 * std::erfc(-x / std::numbers::sqrt2); }>;
using elu = scalar<[](double x) { return x < 0 ? std::expm1(x) : x; }>;
using plain_relu = scalar<[](double x) { return x < 0 ? 0 : x; }>;
using plain_leaky = scalar<[](double x) { return x < 0 ? 0.2 * x : x; }>;
using clamped = scalar<[](double x) { return std::clamp(x, -0.7, 0.7); }>;

/// The Kolmogorov-Smirnov statistic times sqrt(n): over 2.23 in one of 10000 samples that are what they should be.
double misfit(std::vector<double> values, const std::function<double(double)>& cumulative) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double p = cumulative(values[i]);
    const auto at = static_cast<double>(i);
    largest = std::max({largest, (at + 1) / n - p, p - at / n});
  }
  return largest * std::sqrt(n);
}

}  // namespace

TEST_CASE("gains", "[init]") {
  static_assert(ramp::gain(ramp::relu{}) == std::numbers::sqrt2);
  static_assert(ramp::gain(ramp::leaky_relu{.alpha = 1}) == 1);
  constexpr double a_fifth = ramp::gain(ramp::leaky_relu{.alpha = 0.2});
  CHECK(a_fifth == Catch::Approx(std::sqrt(2 / 1.04)).epsilon(1e-15));
  const std::vector<float> slopes{0.25F, 0.5F};
  CHECK(ramp::gain(ramp::prelu{slopes, ramp::channels{.count = 2}}) ==
        Catch::Approx(std::sqrt(2 / (1 + (0.0625 + 0.25) / 2))).epsilon(1e-15));

  // By quadrature.
  CHECK(ramp::gain(plain_relu{}) == Catch::Approx(std::numbers::sqrt2).epsilon(1e-12));
  CHECK(ramp::gain(plain_leaky{}) == Catch::Approx(a_fifth).epsilon(1e-12));
  // E[clamp(z, -c, c)^2] = (2 Φ(c) - 1) - 2 c φ(c) + 2 c^2 (1 - Φ(c)); the kink is inside a panel.
  const double c = 0.7;
  const double inside = std::erf(c / std::numbers::sqrt2);
  const double square = inside - 2 * c * std::exp(-c * c / 2) / std::sqrt(2 * std::numbers::pi) + c * c * (1 - inside);
  CHECK(ramp::gain(clamped{}) == Catch::Approx(1 / std::sqrt(square)).epsilon(1e-3));
  CHECK(ramp::unit_variance_gain(plain_relu{}) ==
        Catch::Approx(1 / std::sqrt(0.5 - 0.5 / std::numbers::pi)).epsilon(1e-12));
  // What timm scales its activations with; estimated from samples, so to three digits.
  CHECK(ramp::unit_variance_gain(gelu{}) == Catch::Approx(1.7015).epsilon(2e-3));
  CHECK(ramp::unit_variance_gain(silu{}) == Catch::Approx(1.7881).epsilon(2e-3));
  CHECK(ramp::unit_variance_gain(elu{}) == Catch::Approx(1.2716).epsilon(2e-3));
  CHECK(ramp::unit_variance_gain(tanh_activation{}) == Catch::Approx(1.5939).epsilon(2e-3));
  CHECK(ramp::unit_variance_gain(sigmoid{}) == Catch::Approx(4.8038).epsilon(2e-3));
}

TEMPLATE_TEST_CASE("weights have the distribution that they should have", "[init]", float, double) {
  // Four tests, each of which a right generator fails once in 10000 seeds.
  std::vector<TestType> weights(200000);
  std::mt19937_64 random(1);
  const auto normal = [&](double deviation) {
    return misfit({weights.begin(), weights.end()},
                  [=](double w) { return std::erfc(-w / deviation / std::numbers::sqrt2) / 2; });
  };
  const auto uniform = [&](double bound) {
    return misfit({weights.begin(), weights.end()},
                  [=](double w) { return std::clamp((w / bound + 1) / 2, 0.0, 1.0); });
  };
  constexpr ramp::fans fan = ramp::fans_of(64, 32, 3, 3);
  static_assert(fan.in == 32 * 9 && fan.out == 64 * 9);
  ramp::he_normal(weights, fan.in, random);
  CHECK(normal(std::sqrt(2.0 / 288)) < 2.23);
  CHECK(normal(std::sqrt(2.0 / 288) * 1.02) > 2.23);  // the test is able to fail
  ramp::he_uniform(weights, fan.out, random, 3);
  CHECK(uniform(3 * std::sqrt(3.0 / 576)) < 2.23);
  ramp::xavier_normal(weights, fan, random);
  CHECK(normal(std::sqrt(2.0 / (288 + 576))) < 2.23);
  ramp::xavier_uniform(weights, fan, random, 0.5);
  CHECK(uniform(0.5 * std::sqrt(6.0 / (288 + 576))) < 2.23);
  CHECK(uniform(0.5 * std::sqrt(6.0 / (288 + 576)) * 1.02) > 2.23);
}

TEST_CASE("a layer without inputs is refused", "[init]") {
  std::vector<float> weights{1, 2};
  std::mt19937 random(1);
  RAMP_CHECK_REFUSED(ramp::he_normal(weights, 0, random),
                     "ramp::he_normal: a layer without weights has no fan: it is 0");
  RAMP_CHECK_REFUSED(ramp::xavier_uniform(weights, ramp::fans{0, 0}, random),
                     "ramp::xavier_uniform: a layer without weights has no fan: it is 0");
  CHECK(weights == std::vector<float>{1, 2});
}

TEST_CASE("30 layers keep the size of a signal", "[init][long]") {
  constexpr int width = 256, layers = 30, networks = 16;
  std::mt19937 random(1);
  // The mean of E[x^2] behind the last layer, for N(0, 1) in front of the first.
  const auto last_square = [&](const auto& f, double gain) {
    double sum = 0;
    Eigen::MatrixXf weights(width, width);
    for (int network = 0; network < networks; ++network) {
      Eigen::VectorXf x(width), y(width);
      ramp::he_normal(x, 1, random, 1);
      for (int layer = 0; layer < layers; ++layer) {
        ramp::he_normal(weights.reshaped(), width, random, gain);
        ramp::forward(f, x, y);
        x = weights * y;
      }
      sum += static_cast<double>(x.squaredNorm()) / width / networks;
    }
    return sum;
  };
  const auto keeps_size = [&](const auto& f, double gain) {
    const double square = last_square(f, gain);
    return square > 0.5 && square < 2;
  };
  const ramp::leaky_relu leaky{.alpha = 0.2};
  const std::vector<float> slopes(width, 0.25F);
  const ramp::prelu p{slopes, ramp::channels{.count = width}};
  CHECK(keeps_size(ramp::relu{}, ramp::gain(ramp::relu{})));
  CHECK(keeps_size(leaky, ramp::gain(leaky)));
  CHECK(keeps_size(p, ramp::gain(p)));
  CHECK_FALSE(keeps_size(leaky, ramp::gain(ramp::relu{})));  // the test is able to fail
}
