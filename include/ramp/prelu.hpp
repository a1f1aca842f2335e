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
#include <ramp/detail/check.hpp>
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
#include <initializer_list>
#include <iterator>
#include <span>
#include <type_traits>

namespace ramp {

namespace detail {
struct shape_access;
}

/// An array of outer * count * inner elements, row-major [outer][count][inner], of which the middle axis picks the
/// slope:
///
///   {.outer = n, .count = c, .inner = h * w}               NCHW
///   {.outer = n * h * w, .count = c}                       NHWC
///   {.inner = n}                                           one slope for all of n elements
///   {.count = n}                                           one slope per element
///   {.outer = n, .count = c, .inner = h * w, .block = 16}  NCHW16c, row-major [n][c / 16][h * w][16]
struct channels {
  std::size_t outer = 1;
  std::size_t count = 1;  ///< slopes
  std::size_t inner = 1;
  std::size_t block = 1;  ///< so many channels stand side by side behind inner; divides count

  /// Elements.
  [[nodiscard]] RAMP_ALWAYS_INLINE constexpr std::size_t size() const noexcept {
    return detail::product(detail::product(outer, count), inner);
  }
};

/// The channels of an array of shape (n, c, …), such as NCHW.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr channels channels_first(std::integral auto n, std::integral auto c,
                                                                   std::integral auto... spatial) noexcept {
  channels shape{.outer = detail::extent(n), .count = detail::extent(c)};
  ((shape.inner = detail::product(shape.inner, detail::extent(spatial))), ...);
  return shape;
}

/// The channels of an array of shape (…, c), such as NHWC.
[[nodiscard]] RAMP_ALWAYS_INLINE constexpr channels channels_last(std::integral auto first,
                                                                  std::integral auto... rest) noexcept {
  channels shape{.count = detail::extent(first)};
  ((shape.outer = detail::product(shape.outer, shape.count), shape.count = detail::extent(rest)), ...);
  return shape;
}

/// A row-major array of any shape, and the axes along which the slope varies, counted from 0 on the outside. The slopes
/// are in the order of these axes in the array: broadcast({n, c, h, w}, {1, 3}) has c * w of them, row-major [c][w].
///
/// Throws std::invalid_argument for an axis that the shape does not have, and for more than 16 axes.
class broadcast {
 public:
  RAMP_ALWAYS_INLINE broadcast(std::span<const std::size_t> shape, std::span<const std::size_t> axes) {
    const detail::check<xsimd::default_arch> check("broadcast");
    check.rank(shape.size(), detail::axes::most);
    for (const std::size_t axis : axes) {
      check.axis(axis, shape.size());
    }
    for (std::size_t i = 0; i < shape.size(); ++i) {
      bool varies = false;
      for (const std::size_t axis : axes) {
        varies = varies || axis == i;
      }
      axes_.push(shape[i], varies);
    }
  }
  RAMP_ALWAYS_INLINE broadcast(std::initializer_list<std::size_t> shape, std::initializer_list<std::size_t> axes)
      : broadcast(std::span(shape.begin(), shape.size()), std::span(axes.begin(), axes.size())) {}
  RAMP_ALWAYS_INLINE broadcast(std::span<const std::size_t> shape, std::initializer_list<std::size_t> axes)
      : broadcast(shape, std::span(axes.begin(), axes.size())) {}

  /// Elements.
  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t size() const noexcept { return axes_.size; }
  /// Slopes.
  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t count() const noexcept { return axes_.count; }

 private:
  friend struct detail::shape_access;
  detail::axes axes_;
};

/// A leaky ReLU whose slopes are learned. It refers to the slopes and does not own them: prelu{slopes, shape} takes
/// any contiguous range of float or double that outlives it (of an Eigen vector, std::span(v.data(), v.size())). Shape:
/// channels or broadcast.
template <class T, class Shape = channels>
struct prelu {
  std::span<const T> slopes;
  Shape shape;
};

// Slopes from any range that is still there afterwards.
template <class R, class Shape>
requires std::is_lvalue_reference_v<R> || std::ranges::enable_borrowed_range<std::remove_cvref_t<R>> prelu(R&&, Shape)
->prelu<std::remove_const_t<detail::element_of<R>>, Shape>;
template <class R>
requires std::is_lvalue_reference_v<R> || std::ranges::enable_borrowed_range<std::remove_cvref_t<R>> prelu(R&&,
                                                                                                           channels)
->prelu<std::remove_const_t<detail::element_of<R>>, channels>;

/// Last argument of backward with dslope: dslope += … and dx = …. (With ramp::accumulate both are added to.)
struct accumulate_slopes_t {
  explicit accumulate_slopes_t() = default;
};
inline constexpr accumulate_slopes_t accumulate_slopes{};

namespace detail {

struct shape_access {
  RAMP_ALWAYS_INLINE static axes of(const channels& s) noexcept {
    axes a;
    a.push(s.outer, false);
    a.push(s.count / s.block, true);
    a.push(s.inner, false);
    a.push(s.block, true);
    return a;
  }
  RAMP_ALWAYS_INLINE static const axes& of(const broadcast& s) noexcept { return s.axes_; }
};

template <class Store>
concept store_with_slopes = store<Store> || std::same_as<Store, accumulate_slopes_t>;

/// piece(at, n, slopes) for the elements from `from` to `to`, n at a time from `at` on, with their slopes as an input
/// of the loop. All: these are all elements, which spares short calls the search for where to begin.
template <class Arch, bool All, class T, class Piece>
RAMP_ALWAYS_INLINE inline void for_each_piece(const axes& shape, const spread& s, const T* all_slopes, std::size_t from,
                                              std::size_t to, Piece piece) {
  constexpr std::size_t lanes = batch_of<T, Arch>::size;
  const std::size_t period = s.count * s.inner, n = s.repeats * period;
  for (std::size_t number = All ? 0 : from / n; from < to; ++number) {
    const T* const slopes = all_slopes + first_slope<Arch>(shape, s, number);
    const std::size_t begin = All ? from : number * n, at = from - begin, end = to - begin < n ? to : begin + n;
    pattern<Arch, T> copy;
    if (s.count == 1 || s.inner >= lanes) {
      piece(from, end - from, runs<Arch, T>(slopes, s.count, s.inner, at));
    } else if (s.inner == 1 && (s.repeats == 1 || period > copy.room)) {
      piece(from, end - from, cycle<Arch, T>(slopes, period, period, at));
    } else if (period <= copy.room) {
      piece(from, end - from, copy.periodic(slopes, s.count, s.inner, at));
    } else {
      const std::size_t step = copy.room / s.inner;
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

template <class Arch, executor Execution, class T>
void prelu_forward(const Execution& execution, const axes& shape, const T* slopes, const T* x, T* y) {
  const whole_call<Arch> whole(execution, shape.size, sizeof(T));
  const spread spread(shape);
  const std::size_t head = until_aligned<Arch>(y);
  for_each_chunk<Arch>(execution, whole, shape.size, 1, head, [&](std::size_t from, std::size_t to) RAMP_ALWAYS_INLINE {
    for_each_piece<Arch, runs_in_caller<Execution>>(
        shape, spread, slopes, from, to,
        [&, x, y](std::size_t at, std::size_t n, const auto& slope) RAMP_ALWAYS_INLINE {
          transform_part<Arch, T>(
              whole, n, until_aligned<Arch>(y + at),
              []<class V>(V v, V s) RAMP_ALWAYS_INLINE { return where(v > V(0), v, s * v); }, values<Arch, T>(y + at),
              values<Arch, const T>(x + at), slope);
        });
  });
}

/// dx from x and dy, or from y and dy.
template <class Arch, class Dx, executor Execution, class T>
void prelu_dx(const Execution& execution, const axes& shape, const T* slopes, const T* x, const T* dy, T* dx) {
  const whole_call<Arch> whole(execution, shape.size, sizeof(T));
  const spread spread(shape);
  const std::size_t head = until_aligned<Arch>(dx);
  for_each_chunk<Arch>(execution, whole, shape.size, 1, head, [&](std::size_t from, std::size_t to) RAMP_ALWAYS_INLINE {
    for_each_piece<Arch, runs_in_caller<Execution>>(
        shape, spread, slopes, from, to,
        [&, x, dy, dx](std::size_t at, std::size_t n, const auto& slope) RAMP_ALWAYS_INLINE {
          transform_part<Arch, T>(
              whole, n, until_aligned<Arch>(dx + at),
              []<class V>(V v, V dv, V s) RAMP_ALWAYS_INLINE { return where(v > V(0), dv, s * dv); }, Dx(dx + at),
              values<Arch, const T>(x + at), values<Arch, const T>(dy + at), slope);
        });
  });
}

/// dslope, and dx where it is wanted, from x and dy, or from y and dy.
template <class Arch, bool FromOutput, bool Add, executor Execution, class T, class Dslope, class Dx>
void prelu_dslope(const Execution& execution, const axes& shape, const T* slopes, const T* x, const T* dy,
                  Dslope* dslope, Dx dx) {
  if (shape.size == 0) {
    for (std::size_t c = 0; c < shape.count && !Add; ++c) {
      dslope[c] = Dslope(0);
    }
    return;
  }
  const whole_call<Arch> whole(execution, shape.size, sizeof(T));
  const spread s(shape);
  const tiling<Arch, T> tiles(s, shape.size);
  const auto sum = [&]<class Out>(const Out& out) {
    sum_tiles<Arch>(execution, whole, tiles, shape.size, slopes, [&]() RAMP_ALWAYS_INLINE {
      return slope_gradient<Arch, FromOutput, Add, T, Dslope, Out>(x, dy, slopes, out, dslope);
    });
  };
  if constexpr (may_stream<Dx>) {
    if (whole.streams && !dx.overwrites(x) && !dx.overwrites(dy)) {
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
  prelu_dslope<Arch, FromOutput, !std::same_as<Store, assign_t>>(execution, shape_access::of(p.shape), p.slopes.data(),
                                                                 x, dy, dslope, Dx(dx));
}

template <class T>
RAMP_ALWAYS_INLINE inline argument describe_slopes(std::span<const T> slopes) noexcept {
  return {.name = "slopes", .data = slopes.data(), .size = slopes.size(), .bytes = slopes.size_bytes()};
}

/// What the verbs refuse beside what they refuse of an activation without slopes: a shape that is not in's, slopes that
/// are not the shape's, and an output over the slopes.
template <class Arch, class T, class Shape>
RAMP_ALWAYS_INLINE inline void check_slopes(const check<Arch>& check, const prelu<T, Shape>& p, const argument& in,
                                            const std::same_as<argument> auto&... outs) {
  if constexpr (std::same_as<Shape, channels>) {
    check.divides(p.shape.block, p.shape.count);
  }
  const axes& shape = shape_access::of(p.shape);
  check.shape(in, shape.size, describe_slopes(p.slopes), shape.count);
  check.separate(describe_slopes(p.slopes), outs...);
}

template <class Arch, class T, class Shape>
RAMP_ALWAYS_INLINE inline void check_dslope(const check<Arch>& check, const prelu<T, Shape>& p, auto& dslope,
                                            const std::same_as<argument> auto&... others) {
  const argument out = describe("dslope", dslope);
  check.same_size(describe_slopes(p.slopes), out);
  check.separate(out, describe_slopes(p.slopes), others...);
}

/// Everything that backward (from x) and backward_from_output (from y) refuse, with dslope or without. Returns how many
/// elements there are.
template <class Arch, bool FromOutput, class T, class Shape>
RAMP_ALWAYS_INLINE inline std::size_t check_backward(const prelu<T, Shape>& p, const auto& x, const auto& dy, auto& dx,
                                                     auto&... dslope) {
  const auto in = describe(FromOutput ? "y" : "x", x);
  const auto din = describe("dy", dy);
  const auto out = describe("dx", dx);
  const check<Arch> check(FromOutput ? "backward_from_output" : "backward");
  check.elementwise(out, in, din);
  check_slopes(check, p, in, out);
  (check_dslope(check, p, dslope, in, din, out), ...);
  for (std::size_t c = 0; FromOutput && c < p.slopes.size(); ++c) {
    check.positive(c, static_cast<double>(p.slopes[c]));
  }
  return out.size;
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
  const auto in = detail::describe("x", x);
  const auto out = detail::describe("y", y);
  const detail::check<Arch> check("forward");
  check.elementwise(out, in);
  detail::check_slopes(check, p, in, out);
  forward<Arch>(execution, p, std::data(x), std::data(y), out.size);
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
  const std::size_t n = detail::check_backward<Arch, false>(p, x, dy, dx);
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
  const std::size_t n = detail::check_backward<Arch, false>(p, x, dy, dx, dslope);
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
  detail::prelu_dslope<Arch, false, !std::same_as<Store, detail::assign_t>>(
      execution, detail::shape_access::of(p.shape), p.slopes.data(), x, dy, dslope, detail::nowhere{});
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
  const auto in = detail::describe("x", x);
  const auto din = detail::describe("dy", dy);
  const detail::check<Arch> check("backward_slopes");
  check.contiguous(in);
  check.contiguous(din);
  check.same_size(din, in);
  detail::check_slopes(check, p, in);
  detail::check_dslope(check, p, dslope, in, din);
  backward_slopes<Arch>(execution, p, std::data(x), std::data(dy), std::data(dslope), in.size, store);
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
  const std::size_t n = detail::check_backward<Arch, true>(p, y, dy, dx);
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
  const std::size_t n = detail::check_backward<Arch, true>(p, y, dy, dx, dslope);
  backward_from_output<Arch>(execution, p, std::data(y), std::data(dy), std::data(dx), std::data(dslope), n, store);
}
template <class Arch = xsimd::default_arch, detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY,
          detail::output DX, detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
void backward_from_output(const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx, Dslope&& dslope,
                          Store store = {}) {
  backward_from_output<Arch>(detail::by_default{}, p, y, dy, dx, dslope, store);
}

}  // namespace ramp
