// SPDX-License-Identifier: MIT
// Parametric rectified linear unit: a leaky ReLU whose slopes are learned, and how they spread over an array.
//
//   ramp::prelu p{slopes, ramp::channels{.outer = n, .count = c, .inner = h * w}};   // NCHW
//   ramp::forward (p, x, y);
//   ramp::backward(p, x, dy, dx, dslope);   // one pass over memory for both gradients
//
// f(x) = x for x > 0, else slope * x, for every slope: negative, zero, above 1, infinite, NaN. A slope touches nothing
// but the elements x <= 0 of its own channel. dx = dy * f'(x), and dslope, the gradient of one slope, is the sum of
// dy * x over the elements x <= 0 of its channel.
//
// x    | f(x)                        | dx         | term of dslope
// ---- | --------------------------- | ---------- | -----------------
// -inf | slope * -inf (NaN for 0)    | slope * dy | -inf * dy
// -0.0 | slope * -0.0                | slope * dy | -0.0 * dy
// 0.0  | slope * 0.0                 | slope * dy | 0.0 * dy
// inf  | inf                         | dy         | 0, whatever dy is
// NaN  | NaN                         | slope * dy | NaN
//
// y and dx are exact: one rounding, the same bits at every position and on every instruction set, as with leaky_relu.
//
// dslope is the same bits on every run, at every address and on every instruction set: a tree of additions whose shape
// depends on the sizes alone. It is float or double, whatever x is. For x of float, four products at most are added
// pairwise in float, and everything above in double: terms of one sign give a sum within 4 ULP of the exact one,
// however many they are; in general the error is at most 3 * 2^-24 times the sum of the terms' magnitudes, and the last
// rounding. This is as long as dy * x is in the range of normal floats; with dslope of double, products of floats are
// exact and all sums double. Sums in double take fewer than 400 additions in turn for up to 2^25 terms: their error is
// at most 400 * 2^-53 times the sum of the terms' magnitudes.
//
// As everywhere in ramp: ranges are checked, pointers are not; nothing is allocated (with an executor of many threads,
// memory for partial sums is: execution.hpp); an output may be exactly one of the inputs, except that dslope and the
// slopes overlap no output. Verbs with dslope use about 55 KB of the stack (twice as much unoptimised). The first
// template argument chooses the instruction set.
//
// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015; PyTorch's prelu for the kink and NaN.
#pragma once

#include <ramp/algorithm.hpp>
#include <ramp/channels.hpp>
#include <ramp/detail/axes.hpp>
#include <ramp/detail/chunks.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/detail/slope_gradient.hpp>
#include <ramp/detail/slopes.hpp>
#include <ramp/detail/spread.hpp>
#include <ramp/detail/streaming.hpp>
#include <ramp/execution.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <type_traits>

namespace ramp {

namespace detail {

/// piece(at, n, slopes) for the elements from `from` to `to`, n at a time from `at` on, with their slopes as an input
/// of the loop.
template <class Arch, class T, class Piece>
RAMP_ALWAYS_INLINE inline void for_each_piece(const axes& shape, const spread& s, const T* all_slopes, std::size_t from,
                                              std::size_t to, Piece piece) {
  constexpr std::size_t lanes = batch_of<T, Arch>::size;
  const std::size_t period = s.count * s.inner, n = s.repeats * period;
  // Short calls, which begin at 0, need not wait for a division.
  for (std::size_t number = from == 0 ? 0 : from / n; from < to; ++number) {
    const T* const slopes = all_slopes + first_slope<Arch>(shape, s, number);
    const std::size_t begin = number * n, at = from - begin, end = to - begin < n ? to : begin + n;
    pattern<Arch, T> copy;
    if (s.count == 1 || s.inner >= lanes) {
      piece(from, end - from, runs<Arch, T>(slopes, s.count, s.inner, at));
    } else if (s.inner == 1 && (s.repeats == 1 || period > copy.room)) {
      piece(from, end - from, cycle<Arch, T>(slopes, period, period, at));
    } else if (period <= copy.room) {
      piece(from, end - from, copy.periodic(slopes, s.count, s.inner, at));
    } else {
      const std::size_t step = copy.room / s.inner / 16 * 16;  // pieces of whole vectors are stored past the cache
      for (std::size_t c = at % period / s.inner, begun = at % s.inner; from < end; c = 0) {
        for (; c < s.count && from < end; c += step, begun = 0) {
          const std::size_t some = s.count - c < step ? s.count - c : step, left = some * s.inner - begun;
          const std::size_t m = end - from < left ? end - from : left;
          piece(from, m, copy.once(slopes + c, some, s.inner, begun));
          from += m;
        }
      }
    }
    from = end;
  }
}

// The kernels know slopes and a spread, not the kind of shape that it comes from.

/// out[i] = operation(in[i]..., the slope of i) for all elements. Out: the stream that goes to `to`.
template <class Arch, class Out, executor Execution, class T>
RAMP_ALWAYS_INLINE inline void transform_with_slopes(const Execution& execution, const axes& shape, const T* slopes,
                                                     auto operation, T* to, const std::same_as<const T*> auto... in) {
  const bool past_cache = call_streams<Arch>(execution, shape.size, sizeof(T), 1 + sizeof...(in));
  const spread spread(shape);
  const std::size_t head = until_aligned<Arch>(to);
  for_each_chunk<Arch>(
      execution, past_cache, shape.size, 1, head, [&](std::size_t first, std::size_t last) RAMP_ALWAYS_INLINE {
        for_each_piece<Arch>(shape, spread, slopes, first, last,
                             [&, to, in...](std::size_t at, std::size_t n, const auto& slope) RAMP_ALWAYS_INLINE {
                               transform_part<Arch, T>(past_cache, n, until_aligned<Arch>(to + at), operation,
                                                       Out(to + at), values<Arch, const T>(in + at)..., slope);
                             });
      });
}

template <class Arch, executor Execution, class T>
void prelu_forward(const Execution& execution, const axes& shape, const T* slopes, const T* x, T* y) {
  transform_with_slopes<Arch, values<Arch, T>>(
      execution, shape, slopes, []<class V>(V v, V s) RAMP_ALWAYS_INLINE { return where(v > V(0), v, s * v); }, y, x);
}

/// dx from x and dy, or from y and dy.
template <class Arch, class Dx, executor Execution, class T>
void prelu_dx(const Execution& execution, const axes& shape, const T* slopes, const T* x, const T* dy, T* dx) {
  transform_with_slopes<Arch, Dx>(
      execution, shape, slopes, []<class V>(V v, V dv, V s) RAMP_ALWAYS_INLINE { return where(v > V(0), dv, s * dv); },
      dx, x, dy);
}

/// dslope, and dx where it is wanted, from x and dy, or from y and dy.
template <class Arch, bool FromOutput, executor Execution, class T, class Dslope, class Dx>
void prelu_dslope(const Execution& execution, const axes& shape, const T* slopes, const T* x, const T* dy,
                  Dslope* dslope, Dx dx, bool add) {
  if (shape.size == 0) {
    for (std::size_t c = 0; c < shape.count && !add; ++c) {
      dslope[c] = Dslope(0);
    }
    return;
  }
  const bool past_cache = call_streams<Arch>(execution, shape.size, sizeof(T), 3);
  const spread s(shape);
  const tiling<Arch, T> tiles(s, shape.size);
  const auto sum = [&]<class Out>(const Out& out) {
    sum_tiles<Arch>(execution, past_cache, tiles, shape.size, slopes, [&]() RAMP_ALWAYS_INLINE {
      return slope_gradient<Arch, FromOutput, T, Dslope, Out>(x, dy, slopes, out, dslope, add);
    });
  };
  if constexpr (may_stream<Dx>) {
    if (past_cache && !dx.overwrites(x) && !dx.overwrites(dy)) {
      sum(streamed(dx));
      return;
    }
  }
  sum(dx);
}

/// Both, in one pass over memory.
template <class Arch, bool FromOutput, class Store, executor Execution, class T, class Shape, class Dslope>
RAMP_ALWAYS_INLINE inline void prelu_gradients(const Execution& execution, const prelu<T, Shape>& p, const T* x,
                                               const T* dy, T* dx, Dslope* dslope) {
  using Dx = gradients<Arch, T, std::conditional_t<std::same_as<Store, accumulate_t>, Store, assign_t>>;
  prelu_dslope<Arch, FromOutput>(execution, shape_access::of(p.shape), p.slopes.data(), x, dy, dslope, Dx(dx),
                                 !std::same_as<Store, assign_t>);
}

}  // namespace detail

// Pointers: n is the number of elements of p.shape.

/// y[i] = f(x[i]) for n elements. y may be x.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape>
void forward(const Execution& execution, const prelu<T, Shape>& p, const T* x, T* y, std::size_t n) {
  if (n != 0) {
    detail::prelu_forward<Arch>(execution, detail::shape_access::of(p.shape), p.slopes.data(), x, y);
  }
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape>
void forward(const prelu<T, Shape>& p, const T* x, T* y, std::size_t n) noexcept {
  forward<Arch>(detail::by_default{}, p, x, y, n);
}

/// y = f(x). Throws std::invalid_argument where the sizes of x, y and the shape differ, the slopes are not as many as
/// the shape has, y overlaps x partially or the slopes at all, or block does not divide count.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::input<T> X,
          detail::output Y>
void forward(const Execution& execution, const prelu<T, Shape>& p, const X& x, Y&& y) {
  const std::size_t n = detail::check_prelu_forward<Arch>(p, x, y);
  forward<Arch>(execution, p, std::data(x), std::data(y), n);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> X, detail::output Y>
void forward(const prelu<T, Shape>& p, const X& x, Y&& y) {
  forward<Arch>(detail::by_default{}, p, x, y);
}

/// dx[i] = dy[i] * f'(x[i]) for n elements, or dx[i] += … with ramp::accumulate. dx may be x or dy.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape,
          detail::store Store = detail::assign_t>
void backward(const Execution& execution, const prelu<T, Shape>& p, const T* x, const T* dy, T* dx, std::size_t n,
              Store = {}) {
  if (n != 0) {
    using Dx = detail::gradients<Arch, T, Store>;
    detail::prelu_dx<Arch, Dx>(execution, detail::shape_access::of(p.shape), p.slopes.data(), x, dy, dx);
  }
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::store Store = detail::assign_t>
void backward(const prelu<T, Shape>& p, const T* x, const T* dy, T* dx, std::size_t n, Store store = {}) noexcept {
  backward<Arch>(detail::by_default{}, p, x, dy, dx, n, store);
}

/// dx = dy * f'(x), or dx += … with ramp::accumulate. Throws std::invalid_argument as forward does.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::input<T> X,
          detail::input<T> DY, detail::output DX, detail::store Store = detail::assign_t>
void backward(const Execution& execution, const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx,
              Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<Arch, false>(p, x, dy, dx);
  backward<Arch>(execution, p, std::data(x), std::data(dy), std::data(dx), n, store);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> X, detail::input<T> DY,
          detail::output DX, detail::store Store = detail::assign_t>
void backward(const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx, Store store = {}) {
  backward<Arch>(detail::by_default{}, p, x, dy, dx, store);
}

/// dx[i] = dy[i] * f'(x[i]), and dslope[c] = the sum of dy[i] * x[i] over the x[i] <= 0 of channel c, in one pass. With
/// ramp::accumulate both are added to, with ramp::accumulate_slopes only dslope is. dx may be x or dy.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward(const Execution& execution, const prelu<T, Shape>& p, const T* x, const T* dy, T* dx, Dslope* dslope,
              std::size_t, Store = {}) {
  detail::prelu_gradients<Arch, false, Store>(execution, p, x, dy, dx, dslope);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward(const prelu<T, Shape>& p, const T* x, const T* dy, T* dx, Dslope* dslope, std::size_t n,
              Store store = {}) noexcept {
  backward<Arch>(detail::by_default{}, p, x, dy, dx, dslope, n, store);
}

/// dx and dslope, which is a range of float or double. Throws std::invalid_argument as forward does, and where dslope
/// has not the size of the slopes, or overlaps anything.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::input<T> X,
          detail::input<T> DY, detail::output DX, detail::output Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward(const Execution& execution, const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx, Dslope&& dslope,
              Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<Arch, false>(p, x, dy, dx, dslope);
  backward<Arch>(execution, p, std::data(x), std::data(dy), std::data(dx), std::data(dslope), n, store);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> X, detail::input<T> DY,
          detail::output DX, detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
void backward(const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx, Dslope&& dslope, Store store = {}) {
  backward<Arch>(detail::by_default{}, p, x, dy, dx, dslope, store);
}

/// dslope alone.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward_slopes(const Execution& execution, const prelu<T, Shape>& p, const T* x, const T* dy, Dslope* dslope,
                     std::size_t, Store = {}) {
  detail::prelu_dslope<Arch, false>(execution, detail::shape_access::of(p.shape), p.slopes.data(), x, dy, dslope,
                                    detail::nowhere{}, !std::same_as<Store, detail::assign_t>);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward_slopes(const prelu<T, Shape>& p, const T* x, const T* dy, Dslope* dslope, std::size_t n,
                     Store store = {}) noexcept {
  backward_slopes<Arch>(detail::by_default{}, p, x, dy, dslope, n, store);
}

/// dslope alone. Throws std::invalid_argument as backward does.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::input<T> X,
          detail::input<T> DY, detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
void backward_slopes(const Execution& execution, const prelu<T, Shape>& p, const X& x, const DY& dy, Dslope&& dslope,
                     Store store = {}) {
  const std::size_t n = detail::check_prelu_slopes<Arch>(p, x, dy, dslope);
  backward_slopes<Arch>(execution, p, std::data(x), std::data(dy), std::data(dslope), n, store);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> X, detail::input<T> DY,
          detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
void backward_slopes(const prelu<T, Shape>& p, const X& x, const DY& dy, Dslope&& dslope, Store store = {}) {
  backward_slopes<Arch>(detail::by_default{}, p, x, dy, dslope, store);
}

/// dx[i] = dy[i] * f'(x[i]), given y[i] = f(x[i]) and not x, where every slope is > 0. dx may be y or dy.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape,
          detail::store Store = detail::assign_t>
void backward_from_output(const Execution& execution, const prelu<T, Shape>& p, const T* y, const T* dy, T* dx,
                          std::size_t n, Store store = {}) {
  backward<Arch>(execution, p, y, dy, dx, n, store);  // y > 0 where x > 0
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::store Store = detail::assign_t>
void backward_from_output(const prelu<T, Shape>& p, const T* y, const T* dy, T* dx, std::size_t n,
                          Store store = {}) noexcept {
  backward_from_output<Arch>(detail::by_default{}, p, y, dy, dx, n, store);
}

/// dx from y. Throws std::invalid_argument as forward does, and for the first slope that is not > 0.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::input<T> Y,
          detail::input<T> DY, detail::output DX, detail::store Store = detail::assign_t>
void backward_from_output(const Execution& execution, const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx,
                          Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<Arch, true>(p, y, dy, dx);
  backward_from_output<Arch>(execution, p, std::data(y), std::data(dy), std::data(dx), n, store);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY,
          detail::output DX, detail::store Store = detail::assign_t>
void backward_from_output(const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  backward_from_output<Arch>(detail::by_default{}, p, y, dy, dx, store);
}

/// dx and dslope, given y and not x, where every slope is > 0: x is y / slope where y <= 0. So dslope has the rounding
/// of y in each of its terms, and means nothing where slope * x, or for double dy * y, went beyond the range of T, or
/// where the slope is infinite.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward_from_output(const Execution& execution, const prelu<T, Shape>& p, const T* y, const T* dy, T* dx,
                          Dslope* dslope, std::size_t, Store = {}) {
  detail::prelu_gradients<Arch, true, Store>(execution, p, y, dy, dx, dslope);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward_from_output(const prelu<T, Shape>& p, const T* y, const T* dy, T* dx, Dslope* dslope, std::size_t n,
                          Store store = {}) noexcept {
  backward_from_output<Arch>(detail::by_default{}, p, y, dy, dx, dslope, n, store);
}

/// dx and dslope from y. Throws std::invalid_argument as backward does, and for the first slope that is not > 0.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, class Shape, detail::input<T> Y,
          detail::input<T> DY, detail::output DX, detail::output Dslope,
          detail::store_with_slopes Store = detail::assign_t>
void backward_from_output(const Execution& execution, const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx,
                          Dslope&& dslope, Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<Arch, true>(p, y, dy, dx, dslope);
  backward_from_output<Arch>(execution, p, std::data(y), std::data(dy), std::data(dx), std::data(dslope), n, store);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY,
          detail::output DX, detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
void backward_from_output(const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx, Dslope&& dslope,
                          Store store = {}) {
  backward_from_output<Arch>(detail::by_default{}, p, y, dy, dx, dslope, store);
}

}  // namespace ramp
