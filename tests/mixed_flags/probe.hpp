// SPDX-License-Identifier: MIT
// An activation that answers with the number of lanes it is computed in, run by every verb.
#pragma once

#include <ramp/ramp.hpp>

#include <cstddef>
#include <cstdint>
#include <span>

struct lane_count {
  template <class V>
  V operator()(V) const noexcept {
    return V(lanes<V>());
  }
  template <class V>
  V derivative(V x) const noexcept {
    return (*this)(x);
  }
  template <class V>
  V derivative_from_output(V y) const noexcept {
    return (*this)(y);
  }
  template <class Mask, class V>
  V gradient_from_mask(Mask, V dy) const noexcept {
    return (*this)(dy);
  }

 private:
  template <class V>
  static constexpr ramp::element_t<V> lanes() {
    return static_cast<ramp::element_t<V>>(sizeof(V) / sizeof(ramp::element_t<V>));
  }
};

/// What one translation unit sees and gets.
struct widths {
  std::size_t expected;
  float got[11];
};

/// An executor, of one type in both of them.
struct in_turn {
  void run(std::size_t n, const auto& chunk) const {
    for (std::size_t i = 0; i < n; ++i) {
      chunk(i);
    }
  }
};

/// One that tells the width of its own code.
struct telling {
  float* width;

  void run(std::size_t, const auto&) const { *width = static_cast<float>(xsimd::batch<float>::size); }
};

namespace {  // a copy in each translation unit, so that only ramp's own functions can be merged by the linker

inline widths measure() {
  constexpr std::size_t n = 200;
  float x[n];
  float one[n];
  float out[n];
  std::uint8_t mask[n / 8];
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = one[i] = 1;
  }
  const lane_count f;
  widths w{xsimd::batch<float>::size, {}};
  ramp::forward(f, x, out, n);
  w.got[0] = out[17];
  ramp::forward(f, std::span(x), std::span(out));
  w.got[1] = out[n - 1];
  ramp::backward(f, x, one, out, n);
  w.got[2] = out[17];
  ramp::backward(f, std::span(x), std::span(one), std::span(out));
  w.got[3] = out[n - 1];
  ramp::backward_from_output(f, x, one, out, n);
  w.got[4] = out[n - 1];
  ramp::forward_with_mask(f, x, out, mask, n);
  w.got[5] = out[17];
  ramp::backward_from_mask(f, mask, one, out, n);
  w.got[6] = out[17];
  ramp::forward(f, x, out, 1);
  w.got[7] = out[0];
  constexpr std::size_t many = 100000;
  static float big[many];
  ramp::forward(in_turn{}, f, big, big, many);
  w.got[8] = big[many / 2];
  ramp::forward(ramp::serial{ramp::streaming}, f, x, out, n);
  w.got[9] = out[n / 2];
  const telling t{&w.got[10]};
  const ramp::detail::erased_execution hidden(t);
  ramp::detail::any_execution(&hidden).run(1, [](std::size_t) {});
  return w;
}

}  // namespace

widths measure_narrow();
widths measure_wide();
