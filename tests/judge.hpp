// SPDX-License-Identifier: MIT
// Judges what kernels compute by the catalogue's references.
#pragma once

#include "catalogue/description.hpp"
#include "support.hpp"

#include <ramp/ramp.hpp>

#include <cmath>
#include <cstddef>
#include <limits>
#include <type_traits>
#include <vector>

namespace judging {

using catalogue::described;

// What a kernel may compute from an array of inputs, and what it should have.

struct forward {
  static constexpr const char* name = "forward";
  template <class F, class T>
  static constexpr bool offered = ramp::activation<F, T>;
  template <class F>
  static constexpr double bound = described<F>::ulp;
  /// The sign of a zero counts.
  template <class F>
  static constexpr bool signed_zeros = true;

  template <class F>
  static bool allowed(const F&) {
    return true;
  }
  template <class W, class F, class T>
  static W reference(const F& f, T x) {
    return described<F>::template value<T, W>(f, static_cast<W>(x));
  }
  template <class F, class T>
  static void compute(const F& f, const T* x, const T* /*ones*/, T* y, std::size_t n) {
    ramp::forward(f, x, y, n);
  }
};

struct derivative {
  static constexpr const char* name = "derivative";
  template <class F, class T>
  static constexpr bool offered = ramp::differentiable<F, T>;
  template <class F>
  static constexpr double bound = described<F>::derivative_ulp;
  template <class F>
  static constexpr bool signed_zeros = described<F>::same_bits;

  template <class F>
  static bool allowed(const F&) {
    return true;
  }
  template <class W, class F, class T>
  static W reference(const F& f, T x) {
    return described<F>::template derivative<T, W>(f, static_cast<W>(x));
  }
  template <class F, class T>
  static void compute(const F& f, const T* x, const T* ones, T* dx, std::size_t n) {
    ramp::backward(f, x, ones, dx, n);
  }
};

/// As a function of y, for what y can be.
struct derivative_from_output {
  static constexpr const char* name = "derivative_from_output";
  template <class F, class T>
  static constexpr bool offered = ramp::output_differentiable<F, T>;
  template <class F>
  static constexpr double bound = described<F>::derivative_from_output_ulp;
  template <class F>
  static constexpr bool signed_zeros = described<F>::same_bits;

  template <class F>
  static bool allowed(const F& f) {
    if constexpr (requires { f.output_condition(); }) {
      return f.output_condition().holds;
    } else {
      return true;
    }
  }
  template <class W, class F, class T>
  static W reference(const F& f, T y) {
    return described<F>::template derivative_from_output<T, W>(f, static_cast<W>(y));
  }
  template <class F, class T>
  static void compute(const F& f, const T* y, const T* ones, T* dx, std::size_t n) {
    ramp::backward_from_output(f, y, ones, dx, n);
  }
};

/// How far a result is from the truth.
struct error {
  double ulp;       ///< infinite: another kind of number
  double absolute;  ///< only where near_root
  bool near_root;   ///< a derivative about to cross zero
};

template <class Quantity, class F, class T>
class judge {
 public:
  explicit judge(const F& f) : f_(f) {
    if constexpr (std::is_same_v<Quantity, derivative>) {
      for (const double root : described<F>::roots(f)) {
        roots_.push_back(static_cast<T>(root));
      }
    }
  }

  /// The exact result at x, but for what judging adds.
  catalogue::wide<T> reference(T x) const { return Quantity::template reference<catalogue::wide<T>>(f_, x); }

  /// The error of `got` at x. What is above `known`, or in doubt, is decided in the widest type.
  error operator()(T x, T got, double known) const {
    const auto exact = reference(x);
    const error e = compare(x, got, exact);
    if constexpr (!std::is_same_v<catalogue::wide<T>, catalogue::widest<T>>) {
      if (e.ulp > known || (e.near_root && cancels(x, exact))) {
        return compare(x, got, Quantity::template reference<catalogue::widest<T>>(f_, x));
      }
    }
    return e;
  }

  /// Within the bound, but for what references can be trusted with.
  bool accepts(const error& e) const {
    if (described<F>::derivative_absolute > 0 && e.near_root) {
      return e.absolute <= described<F>::derivative_absolute + doubt * double{std::numeric_limits<T>::epsilon()};
    }
    return e.ulp <= bound * 1.0001 + doubt;
  }
  bool accepts(T x, T got) const {
    return accepts((*this)(x, got, bound)) ||
           (support::flushes<T> && x != support::flushed(x) && accepts((*this)(support::flushed(x), got, bound)));
  }

  static constexpr double bound = Quantity::template bound<F>;
  /// Straight lines need no functions, and are exact in any type.
  static constexpr double doubt = described<F>::same_bits ? 0 : catalogue::doubt<T>;

  /// A derivative is about to cross zero.
  template <class W>
  bool near_root(T x, W exact) const {
    if constexpr (std::is_same_v<Quantity, derivative>) {
      return within(x, T(0.25)) || described<F>::template near_root<T, W>(f_, static_cast<W>(x), exact);
    } else {
      return false;
    }
  }

 private:
  template <class W>
  error compare(T x, T got, W exact) const {
    const T nearest = static_cast<T>(exact);
    const bool is_flushed = !described<F>::subnormals && std::fabs(nearest) < std::numeric_limits<T>::min() && got == 0;
    const bool is_zero = !Quantity::template signed_zeros<F> && nearest == 0 && got == 0;
    const double ulp = is_flushed || is_zero || support::lost_parts(got, nearest) ? 0 : support::ulp_error(got, exact);
    if (near_root(x, exact)) {
      return {ulp, static_cast<double>(catalogue::magnitude(static_cast<W>(got) - exact)), true};
    }
    return {ulp, 0, false};
  }

  template <class W>
  bool cancels(T x, W exact) const {
    return within(x, T(catalogue::ample<T, W> ? 0x1p-13 : 0.25)) ||
           described<F>::template cancels<T, W>(f_, static_cast<W>(x), exact);
  }
  bool within(T x, T fraction) const {
    for (const T root : roots_) {
      if (std::fabs(x - root) <= fraction * std::fabs(root)) {
        return true;
      }
    }
    return false;
  }

  F f_;
  std::vector<T> roots_;
};

}  // namespace judging
