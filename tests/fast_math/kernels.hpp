// SPDX-License-Identifier: MIT
// The verbs of one activation, compiled with -ffast-math in kernels.cpp and called from main.cpp, which is not: only
// this way do the expected values stay exact. (A program whose translation units disagree about -ffast-math gets one
// copy of each inline function, and does not choose which.)
#pragma once

#include "../catalogue.hpp"

#include <ramp/prelu.hpp>

#include <cstddef>
#include <cstdint>

/// The others promise nothing there yet.
using pieces_of_lines = catalogue::subjects_of<
    std::tuple<ramp::relu, ramp::leaky_relu, scaled_leaky_relu, ramp::relu_squared, ramp::relu6, ramp::hardtanh,
               ramp::hardsigmoid, ramp::threshold, ramp::hardshrink, ramp::softshrink>>;

template <class F, class T>
struct fast_math {
  static T scalar(const F& f, T x);
  static void forward(const F& f, const T* x, T* y, std::size_t n);
  static void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n);
  static void backward_sum(const F& f, const T* x, const T* dy, T* dx, std::size_t n);
  static void forward_with_mask(const F& f, const T* x, T* y, std::uint8_t* mask, std::size_t n);
};

template <class T>
struct fast_math_prelu {
  static void forward(const ramp::prelu<T>& p, const T* x, T* y, std::size_t n);
  static void backward(const ramp::prelu<T>& p, const T* x, const T* dy, T* dx, T* dslope, std::size_t n);
};
