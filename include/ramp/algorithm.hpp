// SPDX-License-Identifier: MIT
// The verbs: they apply an activation to memory.
//
//   forward             (f, x, y)            y = f(x)
//   backward            (f, x, dy, dx)       dx = dy * f'(x)
//   backward_from_output(f, y, dy, dx)       dx = dy * f'(x) with x forgotten
//   forward_with_mask   (f, x, y, mask)      y = f(x), and one bit per element: x > 0
//   backward_from_mask  (f, mask, dy, dx)    dx = dy * f'(x) for an activation with two slopes
//
// Each has two forms, and each form takes an execution as its first argument or none: execution.hpp.
//
//   Ranges: std::vector, std::span, std::array, Eigen::VectorXf and other contiguous ranges of float or of double, all
//   of one size. Bad arguments throw std::invalid_argument, which names the verb and the numbers that do not fit,
//   before anything is written; with -fno-exceptions the same sentence goes to stderr and the program aborts.
//
//   Pointers and a count: without an execution noexcept, and nothing is checked. What the other form would refuse has
//   no defined result.
//
// An output may be exactly one of the inputs, which is then overwritten; other overlap is refused. A mask holds one bit
// per element, the first in the least significant bit of its first byte, in ceil(n / 8) bytes, and overlaps nothing;
// bits behind the last element are written as 0 and not read. The three backward verbs take `ramp::accumulate` as last
// argument: dx += … instead of dx = ….
//
// A result depends on its own element alone: not on position, length, alignment or instruction set (transcendental
// functions keep their ULP bound on each instruction set, not their bits), nor on the execution. Nothing is allocated,
// no thread is started unless the execution does, the floating-point environment stays as it is. Outputs that are large
// beside the cache are stored past it: execution.hpp.
//
// The first template argument chooses the instruction set, by default the best that the compiler's flags allow:
// `forward<xsimd::sse2>(f, x, y)`.
//
// Under -ffast-math this still holds for finite values of activations made of straight lines (the others promise
// nothing there), but for the sign of a zero and for the last bit of an accumulated sum; infinities and NaN have no
// defined result. A program that GCC links with -ffast-math flushes subnormal numbers to zero, in these functions as
// everywhere else.
#pragma once

#include <ramp/concepts.hpp>
#include <ramp/detail/arguments.hpp>
#include <ramp/detail/chunks.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/execution.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <type_traits>

namespace ramp {

namespace detail {

/// Where the gradients go.
template <class Arch, class T, store Store>
using gradients = std::conditional_t<std::same_as<Store, accumulate_t>, sums<Arch, T>, values<Arch, T>>;

/// What F's operations wait for. Where it is arithmetic, a kernel is long: the verbs then share what they can, since
/// every copy costs compile time and nothing would be faster with it.
template <class F>
inline constexpr bound bound_of = bound::memory;
template <class F>
requires F::arithmetic_bound inline constexpr bound bound_of<F> = bound::arithmetic;

template <class F, class V>
RAMP_ALWAYS_INLINE inline V gradient(const F& f, V x, V dy) {
  if constexpr (requires { f.gradient(x, dy); }) {
    return f.gradient(x, dy);
  } else {
    return dy * f.derivative(x);
  }
}

template <class F, class V>
RAMP_ALWAYS_INLINE inline V gradient_from_output(const F& f, V y, V dy) {
  if constexpr (requires { f.gradient_from_output(y, dy); }) {
    return f.gradient_from_output(y, dy);
  } else {
    return dy * f.derivative_from_output(y);
  }
}

/// What f does to x, and to dy and `in`, which is x or y.
template <class F>
RAMP_ALWAYS_INLINE inline auto forward_operation(const F& f) noexcept {
  return [f](auto v) RAMP_ALWAYS_INLINE { return f(v); };
}
template <bool FromOutput, class F>
RAMP_ALWAYS_INLINE inline auto backward_operation(const F& f) noexcept {
  return [f](auto v, auto dv) RAMP_ALWAYS_INLINE {
    if constexpr (FromOutput) {
      return gradient_from_output(f, v, dv);
    } else {
      return gradient(f, v, dv);
    }
  };
}

// The kernels that are long, one for whoever runs them. A call of few batches spares itself the loop's preparations.

template <class Arch, class F, class T>
void forward_loop(const F& f, const T* x, T* y, std::size_t n, bool past_cache) {
  transform_range<Arch, T, bound::arithmetic>(0, n, until_aligned<Arch>(y), forward_operation(f),
                                              streamed_if<Arch, values<Arch, T>, false>(values<Arch, T>(y), past_cache),
                                              values<Arch, const T>(x));
}

template <class Arch, class F, class T>
RAMP_ALWAYS_INLINE inline void forward_kernel(const F& f, const T* x, T* y, std::size_t n, bool past_cache) {
  if (n < 4 * batch_of<T, Arch>::size) {
    transform_few<Arch, T>(0, n, forward_operation(f), values<Arch, T>(y), values<Arch, const T>(x));
  } else {
    forward_loop<Arch>(f, x, y, n, past_cache);
  }
}

template <class Arch, bool FromOutput, class F, class T>
void backward_loop(const F& f, const T* in, const T* dy, T* dx, std::size_t n, bool add, bool past_cache) {
  using Dx = sums_if<Arch, T>;
  transform_range<Arch, T, bound::arithmetic>(0, n, until_aligned<Arch>(dx), backward_operation<FromOutput>(f),
                                              streamed_if<Arch, Dx, false>(Dx(dx, add), past_cache),
                                              values<Arch, const T>(in), values<Arch, const T>(dy));
}

/// dx = …, or += if add.
template <class Arch, bool FromOutput, class F, class T>
RAMP_ALWAYS_INLINE inline void backward_kernel(const F& f, const T* in, const T* dy, T* dx, std::size_t n, bool add,
                                               bool past_cache) {
  if (n < 4 * batch_of<T, Arch>::size) {
    transform_few<Arch, T>(0, n, backward_operation<FromOutput>(f), sums_if<Arch, T>(dx, add),
                           values<Arch, const T>(in), values<Arch, const T>(dy));
  } else {
    backward_loop<Arch, FromOutput>(f, in, dy, dx, n, add, past_cache);
  }
}

template <class Arch, bool FromOutput, store Store, class Execution, class F, class T>
RAMP_ALWAYS_INLINE inline void backward_as(const Execution& execution, const F& f, const T* in, const T* dy, T* dx,
                                           std::size_t n) {
  const std::size_t head = until_aligned<Arch>(dx);
  if constexpr (bound_of<F> == bound::arithmetic) {
    constexpr bool add = std::same_as<Store, accumulate_t>;
    run_kernel<Arch, T>(execution, n, 3, head, add || dx == in || dx == dy,
                        [=](std::size_t i, std::size_t m, bool past_cache) RAMP_ALWAYS_INLINE {
                          backward_kernel<Arch, FromOutput>(f, in + i, dy + i, dx + i, m, add, past_cache);
                        });
  } else {
    transform<Arch, T>(execution, n, head, backward_operation<FromOutput>(f), gradients<Arch, T, Store>(dx),
                       values<Arch, const T>(in), values<Arch, const T>(dy));
  }
}

/// Bit i of mask = x[i] > 0.
template <class Arch, class T>
void mark_positive(const T* x, std::uint8_t* mask, std::size_t n) noexcept {
  transform_range<Arch, T>(
      0, n, 0, [](auto v) RAMP_ALWAYS_INLINE { return v > decltype(v)(0); }, marks<Arch, T>(mask),
      values<Arch, const T>(x));
}

}  // namespace detail

// Every verb is written once with an execution; without one, it runs as with serial{}.

/// y[i] = f(x[i]) for n elements. y may be x.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, activation<T> F>
void forward(const Execution& execution, const F& f, const T* x, T* y, std::size_t n) {
  const std::size_t head = detail::until_aligned<Arch>(y);
  if constexpr (detail::bound_of<F> == detail::bound::arithmetic) {
    detail::run_kernel<Arch, T>(execution, n, 2, head, x == y,
                                [=](std::size_t i, std::size_t m, bool past_cache) RAMP_ALWAYS_INLINE {
                                  detail::forward_kernel<Arch>(f, x + i, y + i, m, past_cache);
                                });
  } else {
    detail::transform<Arch, T>(execution, n, head, detail::forward_operation(f), detail::values<Arch, T>(y),
                               detail::values<Arch, const T>(x));
  }
}
template <class Arch = xsimd::default_arch, detail::real T, activation<T> F>
void forward(const F& f, const T* x, T* y, std::size_t n) noexcept {
  forward<Arch>(detail::by_default{}, f, x, y, n);
}

/// y = f(x). Throws std::invalid_argument where the sizes differ or y overlaps x partially.
template <class Arch = xsimd::default_arch, executor Execution, class F, class X, detail::output Y>
requires activation<F, detail::element_of<Y>> && detail::input<const X, detail::element_of<Y>>
void forward(const Execution& execution, const F& f, const X& x, Y&& y) {
  const std::size_t n = detail::check_forward<Arch>(x, y);
  forward<Arch>(execution, f, std::data(x), std::data(y), n);
}
template <class Arch = xsimd::default_arch, class F, class X, detail::output Y>
requires activation<F, detail::element_of<Y>> && detail::input<const X, detail::element_of<Y>>
void forward(const F& f, const X& x, Y&& y) {
  forward<Arch>(detail::by_default{}, f, x, y);
}

/// dx[i] = dy[i] * f'(x[i]) for n elements, or dx[i] += … with ramp::accumulate. dx may be x or dy.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, differentiable<T> F,
          detail::store Store = detail::assign_t>
void backward(const Execution& execution, const F& f, const T* x, const T* dy, T* dx, std::size_t n, Store = {}) {
  detail::backward_as<Arch, false, Store>(execution, f, x, dy, dx, n);
}
template <class Arch = xsimd::default_arch, detail::real T, differentiable<T> F, detail::store Store = detail::assign_t>
void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n, Store store = {}) noexcept {
  backward<Arch>(detail::by_default{}, f, x, dy, dx, n, store);
}

/// dx = dy * f'(x), or dx += … with ramp::accumulate. Throws std::invalid_argument where the sizes differ or dx
/// overlaps x or dy partially.
template <class Arch = xsimd::default_arch, executor Execution, class F, class X, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires differentiable<F, detail::element_of<DX>> && detail::input<const X, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>>
void backward(const Execution& execution, const F& f, const X& x, const DY& dy, DX&& dx, Store store = {}) {
  const std::size_t n = detail::check_backward<Arch>(x, dy, dx);
  backward<Arch>(execution, f, std::data(x), std::data(dy), std::data(dx), n, store);
}
template <class Arch = xsimd::default_arch, class F, class X, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires differentiable<F, detail::element_of<DX>> && detail::input<const X, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>>
void backward(const F& f, const X& x, const DY& dy, DX&& dx, Store store = {}) {
  backward<Arch>(detail::by_default{}, f, x, dy, dx, store);
}

/// dx[i] = dy[i] * f'(x[i]), given y[i] = f(x[i]) and not x, for n elements, or dx[i] += … with ramp::accumulate. dx
/// may be y or dy. f.output_condition(), where f has one, must hold.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, output_differentiable<T> F,
          detail::store Store = detail::assign_t>
void backward_from_output(const Execution& execution, const F& f, const T* y, const T* dy, T* dx, std::size_t n,
                          Store = {}) {
  detail::backward_as<Arch, true, Store>(execution, f, y, dy, dx, n);
}
template <class Arch = xsimd::default_arch, detail::real T, output_differentiable<T> F,
          detail::store Store = detail::assign_t>
void backward_from_output(const F& f, const T* y, const T* dy, T* dx, std::size_t n, Store store = {}) noexcept {
  backward_from_output<Arch>(detail::by_default{}, f, y, dy, dx, n, store);
}

/// dx = dy * f'(x), given y = f(x) and not x, or dx += … with ramp::accumulate. Throws std::invalid_argument where the
/// sizes differ, dx overlaps y or dy partially, or f's parameters do not let f' be recovered from y.
template <class Arch = xsimd::default_arch, executor Execution, class F, class Y, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires output_differentiable<F, detail::element_of<DX>> && detail::input<const Y, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>>
void backward_from_output(const Execution& execution, const F& f, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  const std::size_t n = detail::check_backward_from_output<Arch>(f, y, dy, dx);
  backward_from_output<Arch>(execution, f, std::data(y), std::data(dy), std::data(dx), n, store);
}
template <class Arch = xsimd::default_arch, class F, class Y, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires output_differentiable<F, detail::element_of<DX>> && detail::input<const Y, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>>
void backward_from_output(const F& f, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  backward_from_output<Arch>(detail::by_default{}, f, y, dy, dx, store);
}

/// y[i] = f(x[i]), and bit i of mask is x[i] > 0, for n elements. y may be x.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, activation<T> F>
void forward_with_mask(const Execution& execution, const F& f, const T* x, T* y, std::uint8_t* mask, std::size_t n) {
  if constexpr (detail::bound_of<F> == detail::bound::arithmetic) {
    constexpr std::size_t piece_size = 1024;  // stays in the first-level cache until it is read again
    const auto kernel = [=](std::size_t first, std::size_t n_here, bool past_cache) {
      for (std::size_t i = first, end = first + n_here; i < end; i += piece_size) {
        const std::size_t m = end - i < piece_size ? end - i : piece_size;
        detail::mark_positive<Arch>(x + i, mask + i / 8, m);
        detail::forward_kernel<Arch>(f, x + i, y + i, m, past_cache);
      }
    };
    detail::run_kernel<Arch, T>(execution, n, 2, 0, x == y, kernel);
  } else {
    detail::transform<Arch, T>(
        execution, n, 0,
        [f](auto v) RAMP_ALWAYS_INLINE {
          return detail::marked<Arch, T>{f(v), v > decltype(v)(0)};
        },
        detail::marked_values<Arch, T>{detail::values<Arch, T>(y), detail::bits<Arch, T, std::uint8_t>(mask)},
        detail::values<Arch, const T>(x));
  }
}
template <class Arch = xsimd::default_arch, detail::real T, activation<T> F>
void forward_with_mask(const F& f, const T* x, T* y, std::uint8_t* mask, std::size_t n) noexcept {
  forward_with_mask<Arch>(detail::by_default{}, f, x, y, mask, n);
}

/// y = f(x), and one bit per element: x > 0. Throws std::invalid_argument where the sizes of x and y differ, mask does
/// not have ceil(n / 8) bytes, y overlaps x partially, or mask overlaps x or y.
template <class Arch = xsimd::default_arch, executor Execution, class F, class X, detail::output Y, class Mask>
requires activation<F, detail::element_of<Y>> && detail::input<const X, detail::element_of<Y>> &&
    detail::contiguous<Mask> && std::same_as<detail::element_of<Mask>, std::uint8_t>
void forward_with_mask(const Execution& execution, const F& f, const X& x, Y&& y, Mask&& mask) {
  const std::size_t n = detail::check_forward_with_mask<Arch>(x, y, mask);
  forward_with_mask<Arch>(execution, f, std::data(x), std::data(y), std::data(mask), n);
}
template <class Arch = xsimd::default_arch, class F, class X, detail::output Y, class Mask>
requires activation<F, detail::element_of<Y>> && detail::input<const X, detail::element_of<Y>> &&
    detail::contiguous<Mask> && std::same_as<detail::element_of<Mask>, std::uint8_t>
void forward_with_mask(const F& f, const X& x, Y&& y, Mask&& mask) {
  forward_with_mask<Arch>(detail::by_default{}, f, x, y, mask);
}

/// dx[i] = dy[i] * f'(x[i]), given bit i of mask, which is x[i] > 0, for n elements, or dx[i] += … with
/// ramp::accumulate. dx may be dy.
template <class Arch = xsimd::default_arch, executor Execution, detail::real T, mask_differentiable<T> F,
          detail::store Store = detail::assign_t>
void backward_from_mask(const Execution& execution, const F& f, const std::uint8_t* mask, const T* dy, T* dx,
                        std::size_t n, Store = {}) {
  detail::transform<Arch, T>(
      execution, n, 0, [f](auto positive, auto dv) RAMP_ALWAYS_INLINE { return f.gradient_from_mask(positive, dv); },
      detail::gradients<Arch, T, Store>(dx), detail::bits<Arch, T, const std::uint8_t>(mask),
      detail::values<Arch, const T>(dy));
}
template <class Arch = xsimd::default_arch, detail::real T, mask_differentiable<T> F,
          detail::store Store = detail::assign_t>
void backward_from_mask(const F& f, const std::uint8_t* mask, const T* dy, T* dx, std::size_t n,
                        Store store = {}) noexcept {
  backward_from_mask<Arch>(detail::by_default{}, f, mask, dy, dx, n, store);
}

/// dx = dy * f'(x), given one bit per element: x > 0; or dx += … with ramp::accumulate. Any slope of either sign, at
/// 1/32 of the memory that x takes as float. Throws std::invalid_argument where the sizes of dy and dx differ, mask
/// does not have ceil(n / 8) bytes, dx overlaps dy partially, or mask overlaps dx.
template <class Arch = xsimd::default_arch, executor Execution, class F, class Mask, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires mask_differentiable<F, detail::element_of<DX>> && detail::input<const Mask, std::uint8_t> &&
    detail::input<const DY, detail::element_of<DX>>
void backward_from_mask(const Execution& execution, const F& f, const Mask& mask, const DY& dy, DX&& dx,
                        Store store = {}) {
  const std::size_t n = detail::check_backward_from_mask<Arch>(mask, dy, dx);
  backward_from_mask<Arch>(execution, f, std::data(mask), std::data(dy), std::data(dx), n, store);
}
template <class Arch = xsimd::default_arch, class F, class Mask, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires mask_differentiable<F, detail::element_of<DX>> && detail::input<const Mask, std::uint8_t> &&
    detail::input<const DY, detail::element_of<DX>>
void backward_from_mask(const F& f, const Mask& mask, const DY& dy, DX&& dx, Store store = {}) {
  backward_from_mask<Arch>(detail::by_default{}, f, mask, dy, dx, store);
}

}  // namespace ramp
