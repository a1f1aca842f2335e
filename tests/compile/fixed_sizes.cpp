// SPDX-License-Identifier: MIT
// Small arrays whose size the optimiser knows, and counts that it knows or does not: no path that cannot be taken may
// draw a warning about bounds. Compiled optimised, warnings as errors, for every instruction set.
#include <ramp/ramp.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace {

template <class T, std::size_t n>
T known_count() {
  const ramp::leaky_relu f{.alpha = 0.5};
  std::array<T, n> x{}, y{}, dx{};
  std::array<std::uint8_t, (n + 7) / 8> mask{};
  ramp::forward(f, x, y);
  ramp::backward(f, x, y, dx, ramp::accumulate);
  ramp::backward_from_output(f, y, x, dx);
  ramp::forward_with_mask(f, x, y, mask);
  ramp::backward_from_mask(f, mask, y, dx);
  ramp::forward(ramp::relu{}, dx.data(), dx.data(), n);

  std::vector<T> vx(n), vy(n);
  std::vector<std::uint8_t> vmask((n + 7) / 8);
  ramp::forward_with_mask(f, vx, vy, vmask);
  ramp::backward_from_mask(f, vmask, vx, vy);
  return dx[0] + vy[0];
}

template <class T, std::size_t capacity>
T unknown_count(std::size_t n) {
  const ramp::leaky_relu f{.alpha = 0.5};
  T x[capacity] = {}, y[capacity] = {};
  std::uint8_t mask[(capacity + 7) / 8] = {};
  ramp::forward(f, x, y, n);
  ramp::backward(f, x, y, y, n);
  ramp::forward_with_mask(f, x, y, mask, n);
  ramp::backward_from_mask(f, mask, x, y, n);
  ramp::forward_with_mask(f, std::span(x).first(n), std::span(y).first(n), std::span(mask).first((n + 7) / 8));
  return y[0];
}

#if XSIMD_WITH_SSE2
using weak = xsimd::sse2;
#else
using weak = xsimd::default_arch;
#endif

/// The program chooses a weaker instruction set than the flags allow, for a count that the optimiser knows.
template <class F>
float chosen_architecture(const F& f) {
  std::vector<float> x(1003), y(1003);
  std::vector<std::uint8_t> mask((x.size() + 7) / 8);
  ramp::forward_with_mask<weak>(f, x, y, mask);
  ramp::backward<weak>(f, x, y, x, ramp::accumulate);
  ramp::backward_from_mask<weak>(f, mask, y, x);
  return x[0];
}

}  // namespace

double fixed_sizes(std::size_t n) {
  return double{known_count<float, 1>()} + double{known_count<float, 5>()} + known_count<double, 9>() +
         double{known_count<float, 17>()} + known_count<double, 33>() + double{known_count<float, 131>()} +
         double{chosen_architecture(ramp::relu{})} + double{chosen_architecture(ramp::leaky_relu{})} +
         double{unknown_count<float, 1>(n)} + unknown_count<double, 3>(n) + double{unknown_count<float, 12>(n)} +
         unknown_count<double, 20>(n) + double{unknown_count<float, 200>(n)};
}
