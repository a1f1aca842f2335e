// SPDX-License-Identifier: MIT
// ramp::dispatch gives what the verbs give that this translation unit's flags make: the same bits, for every verb. Part
// of algorithm.cpp, where those verbs are compiled anyway.
#pragma once

#include "../support.hpp"
#include "verbs.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace bits {

template <class T>
bool equal(const std::vector<T>& a, const std::vector<T>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), support::same<T>);
}

/// Every verb of F, each with what it is called with.
template <class F, class T>
class comparison {
 public:
  comparison(const F& f, std::size_t n)
      : f_(f),
        n_(n),
        x_(support::samples<T>(n, 1)),
        dy_(support::samples<T>(n, 2)),
        before_(support::samples<T>(n, 3)) {}

  void run() const {
    both([&](auto verbs, std::vector<T>& out, auto&) { verbs.forward(f_, x_.data(), out.data(), n_); });
    both([&](auto verbs, std::vector<T>& out, auto&) { verbs.forward(f_, x_, out); });
    both([&](auto verbs, std::vector<T>& out, auto& mask) {
      verbs.forward_with_mask(f_, x_.data(), out.data(), mask.data(), n_);
    });
    both([&](auto verbs, std::vector<T>& out, auto& mask) { verbs.forward_with_mask(f_, x_, out, mask); });
    stored([&](auto verbs, std::vector<T>& out, auto... store) {
      verbs.backward(f_, x_.data(), dy_.data(), out.data(), n_, store...);
    });
    stored([&](auto verbs, std::vector<T>& out, auto... store) { verbs.backward(f_, x_, dy_, out, store...); });
    if constexpr (ramp::output_differentiable<F, T>) {
      std::vector<T> y(n_);
      ramp::forward(f_, x_, y);
      stored([&](auto verbs, std::vector<T>& out, auto... store) {
        verbs.backward_from_output(f_, y.data(), dy_.data(), out.data(), n_, store...);
      });
      if (output_suffices()) {
        stored([&](auto verbs, std::vector<T>& out, auto... store) {
          verbs.backward_from_output(f_, y, dy_, out, store...);
        });
      }
    }
    if constexpr (ramp::mask_differentiable<F, T>) {
      const std::vector<std::uint8_t> mask((n_ + 7) / 8, 0x5a);
      stored([&](auto verbs, std::vector<T>& out, auto... store) {
        verbs.backward_from_mask(f_, mask.data(), dy_.data(), out.data(), n_, store...);
      });
      stored([&](auto verbs, std::vector<T>& out, auto... store) {
        verbs.backward_from_mask(f_, mask, dy_, out, store...);
      });
    }
  }

 private:
  bool output_suffices() const {
    if constexpr (requires { f_.output_condition(); }) {
      return f_.output_condition().holds;
    } else {
      return true;
    }
  }

  template <class Call>
  void both(Call call) const {
    std::vector<T> expected = before_, got = before_;
    std::vector<std::uint8_t> expected_mask((n_ + 7) / 8), mask = expected_mask;
    call(compiled_here(), expected, expected_mask);
    call(dispatched(), got, mask);
    CHECK(equal(got, expected));
    CHECK(mask == expected_mask);
  }

  template <class Call>
  void stored(Call call) const {
    both([&](auto verbs, std::vector<T>& out, auto&) { call(verbs, out); });
    both([&](auto verbs, std::vector<T>& out, auto&) { call(verbs, out, ramp::accumulate); });
  }

  F f_;
  std::size_t n_;
  std::vector<T> x_, dy_, before_;
};

}  // namespace bits
