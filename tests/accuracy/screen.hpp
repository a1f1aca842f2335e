// SPDX-License-Identifier: MIT
// Passes over the floats that cannot be the worst, 256 at a time: what makes a sweep over all of them a matter of
// seconds.
//
// In a piece of 256 consecutive floats, which lie in one binade, x is a straight line and the relative change of x is
// 2^-16; a smooth function is a cubic there, to much better than 0.0001 ULP of float. So the reference is computed for
// four floats of a piece, and for two more where a cubic through those would be worst: if these agree to 0.00001 ULP,
// the cubic serves the other 250 as reference. (On 40000 pieces of each function it was then within 0.00001 ULP, and
// within 0.0001 for snake, whose waves are shorter than a piece where they are smaller than 0.0001 ULP.) Where they do
// not agree, as beside a kink, and wherever the result may be news, the floats are judged one by one.
//
// The 256 comparisons are in screen.cpp: compiled once, for this machine, whatever instruction set is swept.
#pragma once

#include "../judge.hpp"

#include <cstddef>

namespace accuracy {

constexpr std::size_t piece = 256;

/// The reference at six places of a piece.
struct samples {
  static constexpr std::size_t nodes[] = {0, 85, 170, 255};  ///< where a cubic goes through it
  static constexpr std::size_t checks[] = {32, 223};         ///< where that would be worst
  double at_nodes[4], at_checks[2];
};

/// Whether the cubic serves as reference, and none of the results is more than `known` ULP from it. Where zeros have
/// signs, none has the other sign, either.
bool nothing_worse(const samples& reference, const float* got, double known, bool signed_zeros);

/// None of these results is worse than `known`, as far as can be seen without looking at each.
template <class Quantity, class F>
bool nothing_new(const judging::judge<Quantity, F, float>& judged, const float* x, const float* got, double known) {
  samples reference;
  for (std::size_t k = 0; k < 4; ++k) {
    reference.at_nodes[k] = judged.reference(x[samples::nodes[k]]);
  }
  for (std::size_t k = 0; k < 2; ++k) {
    reference.at_checks[k] = judged.reference(x[samples::checks[k]]);
  }
  return !judged.near_root(x[0], reference.at_nodes[0]) && !judged.near_root(x[piece - 1], reference.at_nodes[3]) &&
         nothing_worse(reference, got, known, Quantity::template signed_zeros<F>);
}

}  // namespace accuracy
