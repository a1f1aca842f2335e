// SPDX-License-Identifier: MIT
// Initial weights that keep a signal's size from layer to layer, whatever activation is between the layers.
//
//   const ramp::fans fan = ramp::fans_of(out_channels, in_channels, 3, 3);
//   ramp::he_normal(weights, fan.in, random, ramp::gain(ramp::leaky_relu{.alpha = 0.2}));
//
// A layer behind an activation f keeps E[x^2] of its inputs, normally distributed, if its weights have the variance
// gain^2 / fan_in with gain = 1 / sqrt(E[f(z)^2]), z ~ N(0, 1). For relu this is the square root of 2, for leaky_relu
// and prelu sqrt(2 / (1 + slope^2)): PyTorch's calculate_gain. (Its gains of tanh, 5/3, and selu, 3/4, are empirical,
// and not what gain() returns.) With fan_out in place of fan_in it is the gradient that keeps its size.
//
// These functions fill memory once: they are plain loops over <random>'s distributions, whose numbers differ between
// standard libraries.
// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015; Glorot and Bengio, "Understanding the
// difficulty of training deep feedforward neural networks", 2010; Brock, De and Smith, "Characterizing signal
// propagation", 2021.
#pragma once

#include <ramp/activations/leaky_relu.hpp>
#include <ramp/activations/relu.hpp>
#include <ramp/concepts.hpp>
#include <ramp/detail/check.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/prelu.hpp>

#include <cmath>
#include <concepts>
#include <cstddef>
#include <iterator>
#include <limits>
#include <numbers>
#include <random>
#include <type_traits>

namespace ramp {

namespace detail {

RAMP_ALWAYS_INLINE constexpr double square_root(double x) noexcept {
  if (!std::is_constant_evaluated()) {
    return std::sqrt(x);
  }
  if (!(x > 0) || x > (std::numeric_limits<double>::max)()) {
    return x < 0 ? std::numeric_limits<double>::quiet_NaN() : x;
  }
  long double root = x > 1 ? x : 1;  // Newton's iteration, from above
  long double next = (root + x / root) / 2;
  while (next < root) {
    root = next;
    next = (root + x / root) / 2;
  }
  return static_cast<double>(root);
}

/// What keeps E[f^2] = mean_square.
RAMP_ALWAYS_INLINE constexpr double gain_of(double mean_square) noexcept {
  return square_root(1 / mean_square);
}

/// E[g(z)], z ~ N(0, 1), for g(z) of polynomial growth: Gauss-Legendre with 8 nodes on panels of width 1/2 from -12
/// to 12. Kinks at multiples of 1/2 lie between panels.
template <class G>
RAMP_ALWAYS_INLINE inline double normal_expectation(const G& g) {
  constexpr double nodes[] = {0.18343464249564980, 0.52553240991632899, 0.79666647741362674, 0.96028985649753623};
  constexpr double weights[] = {0.36268378337836199, 0.31370664587788729, 0.22238103445337447, 0.10122853629037626};
  constexpr double half_width = 0.25;
  double sum = 0;
  for (double middle = -12 + half_width; middle < 12; middle += 2 * half_width) {
    for (int k = 0; k < 4; ++k) {
      for (const double z : {middle - half_width * nodes[k], middle + half_width * nodes[k]}) {
        sum += weights[k] * std::exp(-z * z / 2) * g(z);
      }
    }
  }
  return sum * half_width / std::sqrt(2 * std::numbers::pi);
}

/// Fills weights with scale * draw(random), drawn in double.
template <class Arch, class Weights, class Random, class Distribution>
void fill(const char* verb, Weights& weights, double fan, double scale, Random& random, Distribution draw) {
  const check<Arch> check(verb);
  const argument out = describe("weights", weights);
  check.contiguous(out);
  check.fan(fan);
  for (std::size_t i = 0; i < out.size; ++i) {
    std::data(weights)[i] = static_cast<element_of<Weights>>(scale * draw(random));
  }
}

}  // namespace detail

/// 1 / sqrt(E[f(z)^2]), z ~ N(0, 1), by quadrature: what keeps E[x^2] through f. Exact to about 1e-12 if
/// f's kinks and jumps lie at multiples of 1/2, otherwise to about 1e-3 for kinks and 3e-2 for jumps.
template <activation<double> F>
[[nodiscard]] double gain(const F& f) {
  return detail::gain_of(detail::normal_expectation([&](double z) { return f(z) * f(z); }));
}

/// The square root of 2.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr double gain(const relu&) noexcept {
  return detail::gain_of(0.5);
}

/// sqrt(2 / (1 + alpha^2)).
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr double gain(const leaky_relu& f) noexcept {
  return detail::gain_of((1 + f.alpha * f.alpha) / 2);
}

/// sqrt(2 / (1 + slope^2)) with the mean of slope^2 over the current slopes.
template <class T, class Shape>
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr double gain(const prelu<T, Shape>& p) noexcept {
  double sum = 0;
  for (const T slope : p.slopes) {
    sum += static_cast<double>(slope) * static_cast<double>(slope);
  }
  return detail::gain_of((1 + sum / static_cast<double>(p.slopes.size())) / 2);
}

/// 1 / sqrt(Var[f(z)]), z ~ N(0, 1), by quadrature: what makes f(z) have variance 1, as networks without normalisation
/// scale their activations. Greater than gain(f) where f(z) has a mean.
template <activation<double> F>
[[nodiscard]] double unit_variance_gain(const F& f) {
  const double mean = detail::normal_expectation([&](double z) { return f(z); });
  return detail::gain_of(detail::normal_expectation([&](double z) { return (f(z) - mean) * (f(z) - mean); }));
}

/// How many weights lead to one output, and from one input.
struct fans {
  std::size_t in;
  std::size_t out;
};

/// The fans of a layer with weights [out][in][kernel…]: channels times the size of the kernel.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr fans fans_of(std::integral auto out, std::integral auto in,
                                                        std::integral auto... kernel) noexcept {
  const std::size_t field = (std::size_t{1} * ... * static_cast<std::size_t>(kernel));
  return {static_cast<std::size_t>(in) * field, static_cast<std::size_t>(out) * field};
}

// Each fills a range of float or double from a generator such as std::mt19937, and throws std::invalid_argument where a
// fan is 0.

/// N(0, gain^2 / fan), fan being fan_in or fan_out. PyTorch's kaiming_normal_.
template <class Arch = xsimd::default_arch, detail::output Weights, class Random>
requires std::uniform_random_bit_generator<std::remove_reference_t<Random>>
void he_normal(Weights&& weights, std::size_t fan, Random&& random, double gain = std::numbers::sqrt2) {
  const auto f = static_cast<double>(fan);
  detail::fill<Arch>("he_normal", weights, f, gain / std::sqrt(f), random, std::normal_distribution<double>());
}

/// U(-b, b) with b = gain * sqrt(3 / fan): the same variance. PyTorch's kaiming_uniform_.
template <class Arch = xsimd::default_arch, detail::output Weights, class Random>
requires std::uniform_random_bit_generator<std::remove_reference_t<Random>>
void he_uniform(Weights&& weights, std::size_t fan, Random&& random, double gain = std::numbers::sqrt2) {
  const auto f = static_cast<double>(fan);
  detail::fill<Arch>("he_uniform", weights, f, gain * std::sqrt(3 / f), random,
                     std::uniform_real_distribution<double>(-1, 1));
}

/// N(0, gain^2 * 2 / (fan.in + fan.out)). PyTorch's xavier_normal_.
template <class Arch = xsimd::default_arch, detail::output Weights, class Random>
requires std::uniform_random_bit_generator<std::remove_reference_t<Random>>
void xavier_normal(Weights&& weights, fans fan, Random&& random, double gain = 1) {
  const double sum = static_cast<double>(fan.in) + static_cast<double>(fan.out);
  detail::fill<Arch>("xavier_normal", weights, sum, gain * std::sqrt(2 / sum), random,
                     std::normal_distribution<double>());
}

/// U(-b, b) with b = gain * sqrt(6 / (fan.in + fan.out)): the same variance. PyTorch's xavier_uniform_.
template <class Arch = xsimd::default_arch, detail::output Weights, class Random>
requires std::uniform_random_bit_generator<std::remove_reference_t<Random>>
void xavier_uniform(Weights&& weights, fans fan, Random&& random, double gain = 1) {
  const double sum = static_cast<double>(fan.in) + static_cast<double>(fan.out);
  detail::fill<Arch>("xavier_uniform", weights, sum, gain * std::sqrt(6 / sum), random,
                     std::uniform_real_distribution<double>(-1, 1));
}

}  // namespace ramp
