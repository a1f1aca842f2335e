// SPDX-License-Identifier: MIT
// The verbs of algorithm.hpp and prelu.hpp, choosing the instruction set at run time: one program for every CPU.
//
//   ramp::dispatch::forward(ramp::leaky_relu{}, x, y);
//
// They take the same arguments, executions included, give the same values, refuse the same calls with the same
// sentences, and are as safe to call from several threads; ramp's own activations only, since their kernels are
// compiled beforehand, for each instruction set with its own flags. Link ramp::dispatch, or what README's recipe
// compiles. This header includes no xsimd.
//
// The first call chooses the best instruction set that the CPU and the operating system support: of sse2, sse4.2, avx2
// and avx512 on x86, of neon64 and an sve of the machine's vector length on Arm. The environment can ask for a weaker
// one before that: RAMP_ISA=avx2. A name that is unknown or not supported gets one line on stderr, and the best is
// used. From then on a verb costs one indirect call.
#pragma once

#include <ramp/channels.hpp>
#include <ramp/concepts.hpp>
#include <ramp/detail/any_execution.hpp>
#include <ramp/detail/arguments.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/dispatch_table.hpp>
#include <ramp/detail/instructions.hpp>
#include <ramp/execution.hpp>

#include <bit>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

namespace ramp::detail {

/// Which of them is used; negative before the first call.
extern int chosen_isa;
int choose_isa() noexcept;

RAMP_ALWAYS_INLINE inline std::size_t isa_index() noexcept {
  // Relaxed: the tables are constants, there is nothing to wait for. <atomic> would cost every file a twentieth of a
  // second.
  const int i = __atomic_load_n(&chosen_isa, __ATOMIC_RELAXED);
  return static_cast<std::size_t>(i < 0 ? choose_isa() : i);
}

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"  // src/dispatch/tables.cpp defines them
#endif

template <class T, class F>
RAMP_ALWAYS_INLINE inline const kernels<F, T>& chosen_kernels(const F&) noexcept {
  return *kernels_by_isa<F, T>::value.of[isa_index()];
}

template <class T, class Shape>
RAMP_ALWAYS_INLINE inline const kernels<prelu<T>, T>& chosen_kernels(const prelu<T, Shape>&) noexcept {
  return *kernels_by_isa<prelu<T>, T>::value.of[isa_index()];
}

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

/// f, as what there are kernels of.
template <class T, class F>
RAMP_ALWAYS_INLINE inline decltype(auto) with_kernels(const F& f) noexcept {
  if constexpr (std::is_same_v<T, double> && requires { typename F::exact; }) {
    return std::bit_cast<typename F::exact>(f);
  } else {
    return (f);
  }
}

/// call(execution), as kernels take it.
template <executor E>
RAMP_ALWAYS_INLINE inline void hidden(const E& execution, auto call) {
  if constexpr (std::same_as<E, by_default>) {
    call(any_execution(nullptr));
  } else {
    const erased_execution without_type(execution);
    call(any_execution(&without_type));
  }
}

}  // namespace ramp::detail

namespace ramp::dispatch {

/// The instruction set that the verbs use, by its name in RAMP_ISA.
std::string_view isa() noexcept;

/// Those that this machine supports, weakest first.
std::span<const std::string_view> supported_isas() noexcept;

// Every verb is written once with an execution (execution.hpp), which its kernels see without its type; without one, it
// runs as with ramp::serial{}.

/// y[i] = f(x[i]) for n elements. y may be x.
template <executor E, detail::built_in F, detail::real T>
RAMP_ALWAYS_INLINE inline void forward(const E& execution, const F& f, const T* x, T* y, std::size_t n) {
  const auto& g = detail::with_kernels<T>(f);
  detail::hidden(execution, [&](detail::any_execution e)
                                RAMP_ALWAYS_INLINE { detail::chosen_kernels<T>(g).forward(g, x, y, n, e); });
}
template <detail::built_in F, detail::real T>
RAMP_ALWAYS_INLINE inline void forward(const F& f, const T* x, T* y, std::size_t n) noexcept {
  dispatch::forward(detail::by_default(), f, x, y, n);
}

/// y = f(x). Throws as ramp::forward does.
template <executor E, detail::built_in F, class X, detail::output Y>
requires detail::input<const X, detail::element_of<Y>> RAMP_ALWAYS_INLINE inline void forward(const E& execution,
                                                                                              const F& f, const X& x,
                                                                                              Y&& y) {
  const std::size_t n = detail::check_forward<detail::compiled_for>(x, y);
  dispatch::forward(execution, f, std::data(x), std::data(y), n);
}
template <detail::built_in F, class X, detail::output Y>
requires detail::input<const X, detail::element_of<Y>> RAMP_ALWAYS_INLINE inline void forward(const F& f, const X& x,
                                                                                              Y&& y) {
  dispatch::forward(detail::by_default(), f, x, y);
}

/// dx[i] = dy[i] * f'(x[i]) for n elements, or dx[i] += … with ramp::accumulate. dx may be x or dy.
template <executor E, detail::built_in F, detail::real T, detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const E& execution, const F& f, const T* x, const T* dy, T* dx, std::size_t n,
                                        Store = {}) {
  const auto& g = detail::with_kernels<T>(f);
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(g).backward[std::same_as<Store, accumulate_t>](g, x, dy, dx, n, e);
  });
}
template <detail::built_in F, detail::real T, detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n,
                                        Store store = {}) noexcept {
  dispatch::backward(detail::by_default(), f, x, dy, dx, n, store);
}

/// dx = dy * f'(x), or dx += … with ramp::accumulate. Throws as ramp::backward does.
template <executor E, detail::built_in F, class X, class DY, detail::output DX, detail::store Store = detail::assign_t>
requires detail::input<const X, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>> RAMP_ALWAYS_INLINE inline void
    backward(const E& execution, const F& f, const X& x, const DY& dy, DX&& dx, Store store = {}) {
  const std::size_t n = detail::check_backward<detail::compiled_for>(x, dy, dx);
  dispatch::backward(execution, f, std::data(x), std::data(dy), std::data(dx), n, store);
}
template <detail::built_in F, class X, class DY, detail::output DX, detail::store Store = detail::assign_t>
requires detail::input<const X, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>> RAMP_ALWAYS_INLINE inline void
    backward(const F& f, const X& x, const DY& dy, DX&& dx, Store store = {}) {
  dispatch::backward(detail::by_default(), f, x, dy, dx, store);
}

/// dx[i] = dy[i] * f'(x[i]), given y[i] = f(x[i]) and not x, for n elements, or dx[i] += … with ramp::accumulate. dx
/// may be y or dy. f.output_condition(), where f has one, must hold.
template <executor E, detail::built_in F, detail::real T, detail::store Store = detail::assign_t>
requires output_differentiable<F, T> RAMP_ALWAYS_INLINE inline void backward_from_output(const E& execution, const F& f,
                                                                                         const T* y, const T* dy, T* dx,
                                                                                         std::size_t n, Store = {}) {
  const auto& g = detail::with_kernels<T>(f);
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(g).backward_from_output[std::same_as<Store, accumulate_t>](g, y, dy, dx, n, e);
  });
}
template <detail::built_in F, detail::real T, detail::store Store = detail::assign_t>
requires output_differentiable<F, T> RAMP_ALWAYS_INLINE inline void backward_from_output(const F& f, const T* y,
                                                                                         const T* dy, T* dx,
                                                                                         std::size_t n,
                                                                                         Store store = {}) noexcept {
  dispatch::backward_from_output(detail::by_default(), f, y, dy, dx, n, store);
}

/// dx = dy * f'(x), given y = f(x) and not x, or dx += … with ramp::accumulate. Throws as ramp::backward_from_output
/// does.
template <executor E, detail::built_in F, class Y, class DY, detail::output DX, detail::store Store = detail::assign_t>
requires output_differentiable<F, detail::element_of<DX>> && detail::input<const Y, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>> RAMP_ALWAYS_INLINE inline void
    backward_from_output(const E& execution, const F& f, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  const std::size_t n = detail::check_backward_from_output<detail::compiled_for>(f, y, dy, dx);
  dispatch::backward_from_output(execution, f, std::data(y), std::data(dy), std::data(dx), n, store);
}
template <detail::built_in F, class Y, class DY, detail::output DX, detail::store Store = detail::assign_t>
requires output_differentiable<F, detail::element_of<DX>> && detail::input<const Y, detail::element_of<DX>> &&
    detail::input<const DY, detail::element_of<DX>> RAMP_ALWAYS_INLINE inline void
    backward_from_output(const F& f, const Y& y, const DY& dy, DX&& dx, Store store = {}) {
  dispatch::backward_from_output(detail::by_default(), f, y, dy, dx, store);
}

/// y[i] = f(x[i]), and bit i of mask is x[i] > 0, for n elements. y may be x.
template <executor E, detail::built_in F, detail::real T>
RAMP_ALWAYS_INLINE inline void forward_with_mask(const E& execution, const F& f, const T* x, T* y, std::uint8_t* mask,
                                                 std::size_t n) {
  const auto& g = detail::with_kernels<T>(f);
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(g).forward_with_mask(g, x, y, mask, n, e);
  });
}
template <detail::built_in F, detail::real T>
RAMP_ALWAYS_INLINE inline void forward_with_mask(const F& f, const T* x, T* y, std::uint8_t* mask,
                                                 std::size_t n) noexcept {
  dispatch::forward_with_mask(detail::by_default(), f, x, y, mask, n);
}

/// y = f(x), and one bit per element: x > 0. Throws as ramp::forward_with_mask does.
template <executor E, detail::built_in F, class X, detail::output Y, class Mask>
requires detail::input<const X, detail::element_of<Y>> && detail::contiguous<Mask> &&
    std::same_as<detail::element_of<Mask>, std::uint8_t> RAMP_ALWAYS_INLINE inline void
    forward_with_mask(const E& execution, const F& f, const X& x, Y&& y, Mask&& mask) {
  const std::size_t n = detail::check_forward_with_mask<detail::compiled_for>(x, y, mask);
  dispatch::forward_with_mask(execution, f, std::data(x), std::data(y), std::data(mask), n);
}
template <detail::built_in F, class X, detail::output Y, class Mask>
requires detail::input<const X, detail::element_of<Y>> && detail::contiguous<Mask> &&
    std::same_as<detail::element_of<Mask>, std::uint8_t> RAMP_ALWAYS_INLINE inline void
    forward_with_mask(const F& f, const X& x, Y&& y, Mask&& mask) {
  dispatch::forward_with_mask(detail::by_default(), f, x, y, mask);
}

/// dx[i] = dy[i] * f'(x[i]), given bit i of mask, which is x[i] > 0, for n elements, or dx[i] += … with
/// ramp::accumulate. dx may be dy.
template <executor E, detail::built_in F, detail::real T, detail::store Store = detail::assign_t>
requires mask_differentiable<F, T> RAMP_ALWAYS_INLINE inline void backward_from_mask(const E& execution, const F& f,
                                                                                     const std::uint8_t* mask,
                                                                                     const T* dy, T* dx, std::size_t n,
                                                                                     Store = {}) {
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(f).backward_from_mask[std::same_as<Store, accumulate_t>](f, mask, dy, dx, n, e);
  });
}
template <detail::built_in F, detail::real T, detail::store Store = detail::assign_t>
requires mask_differentiable<F, T> RAMP_ALWAYS_INLINE inline void backward_from_mask(const F& f,
                                                                                     const std::uint8_t* mask,
                                                                                     const T* dy, T* dx, std::size_t n,
                                                                                     Store store = {}) noexcept {
  dispatch::backward_from_mask(detail::by_default(), f, mask, dy, dx, n, store);
}

/// dx = dy * f'(x), given one bit per element: x > 0; or dx += … with ramp::accumulate. Throws as
/// ramp::backward_from_mask does.
template <executor E, detail::built_in F, class Mask, class DY, detail::output DX,
          detail::store Store = detail::assign_t>
requires mask_differentiable<F, detail::element_of<DX>> && detail::input<const Mask, std::uint8_t> &&
    detail::input<const DY, detail::element_of<DX>> RAMP_ALWAYS_INLINE inline void
    backward_from_mask(const E& execution, const F& f, const Mask& mask, const DY& dy, DX&& dx, Store store = {}) {
  const std::size_t n = detail::check_backward_from_mask<detail::compiled_for>(mask, dy, dx);
  dispatch::backward_from_mask(execution, f, std::data(mask), std::data(dy), std::data(dx), n, store);
}
template <detail::built_in F, class Mask, class DY, detail::output DX, detail::store Store = detail::assign_t>
requires mask_differentiable<F, detail::element_of<DX>> && detail::input<const Mask, std::uint8_t> &&
    detail::input<const DY, detail::element_of<DX>> RAMP_ALWAYS_INLINE inline void
    backward_from_mask(const F& f, const Mask& mask, const DY& dy, DX&& dx, Store store = {}) {
  dispatch::backward_from_mask(detail::by_default(), f, mask, dy, dx, store);
}

// PReLU: see prelu.hpp. With pointers, n is the number of elements of p.shape.

/// y[i] = f(x[i]) for n elements. y may be x.
template <executor E, detail::real T, class Shape>
RAMP_ALWAYS_INLINE inline void forward(const E& execution, const prelu<T, Shape>& p, const T* x, T* y, std::size_t n) {
  if (n != 0) {
    detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
      detail::chosen_kernels<T>(p).forward(detail::shape_access::of(p.shape), p.slopes.data(), x, y, e);
    });
  }
}
template <detail::real T, class Shape>
RAMP_ALWAYS_INLINE inline void forward(const prelu<T, Shape>& p, const T* x, T* y, std::size_t n) noexcept {
  dispatch::forward(detail::by_default(), p, x, y, n);
}

/// y = f(x). Throws as ramp::forward does.
template <executor E, detail::real T, class Shape, detail::input<T> X, detail::output Y>
RAMP_ALWAYS_INLINE inline void forward(const E& execution, const prelu<T, Shape>& p, const X& x, Y&& y) {
  const std::size_t n = detail::check_prelu_forward<detail::compiled_for>(p, x, y);
  dispatch::forward(execution, p, std::data(x), std::data(y), n);
}
template <detail::real T, class Shape, detail::input<T> X, detail::output Y>
RAMP_ALWAYS_INLINE inline void forward(const prelu<T, Shape>& p, const X& x, Y&& y) {
  dispatch::forward(detail::by_default(), p, x, y);
}

/// dx[i] = dy[i] * f'(x[i]) for n elements, or dx[i] += … with ramp::accumulate. dx may be x or dy.
template <executor E, detail::real T, class Shape, detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const E& execution, const prelu<T, Shape>& p, const T* x, const T* dy, T* dx,
                                        std::size_t n, Store = {}) {
  if (n != 0) {
    detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
      detail::chosen_kernels<T>(p).backward[std::same_as<Store, accumulate_t>](detail::shape_access::of(p.shape),
                                                                               p.slopes.data(), x, dy, dx, e);
    });
  }
}
template <detail::real T, class Shape, detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const prelu<T, Shape>& p, const T* x, const T* dy, T* dx, std::size_t n,
                                        Store store = {}) noexcept {
  dispatch::backward(detail::by_default(), p, x, dy, dx, n, store);
}

/// dx = dy * f'(x), or dx += … with ramp::accumulate. Throws as ramp::backward does.
template <executor E, detail::real T, class Shape, detail::input<T> X, detail::input<T> DY, detail::output DX,
          detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const E& execution, const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx,
                                        Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<detail::compiled_for, false>(p, x, dy, dx);
  dispatch::backward(execution, p, std::data(x), std::data(dy), std::data(dx), n, store);
}
template <detail::real T, class Shape, detail::input<T> X, detail::input<T> DY, detail::output DX,
          detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx, Store store = {}) {
  dispatch::backward(detail::by_default(), p, x, dy, dx, store);
}

/// dx, and dslope[c] = the sum of dy[i] * x[i] over the x[i] <= 0 of channel c, in one pass. With ramp::accumulate both
/// are added to, with ramp::accumulate_slopes only dslope is. dx may be x or dy.
template <executor E, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const E& execution, const prelu<T, Shape>& p, const T* x, const T* dy, T* dx,
                                        Dslope* dslope, std::size_t, Store = {}) {
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(p).sums_for(dslope).backward[0][std::same_as<Store, accumulate_t>](
        detail::shape_access::of(p.shape), p.slopes.data(), x, dy, dx, dslope, !std::same_as<Store, detail::assign_t>,
        e);
  });
}
template <detail::real T, class Shape, detail::real Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const prelu<T, Shape>& p, const T* x, const T* dy, T* dx, Dslope* dslope,
                                        std::size_t n, Store store = {}) noexcept {
  dispatch::backward(detail::by_default(), p, x, dy, dx, dslope, n, store);
}

/// dx and dslope. Throws as ramp::backward does.
template <executor E, detail::real T, class Shape, detail::input<T> X, detail::input<T> DY, detail::output DX,
          detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const E& execution, const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx,
                                        Dslope&& dslope, Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<detail::compiled_for, false>(p, x, dy, dx, dslope);
  dispatch::backward(execution, p, std::data(x), std::data(dy), std::data(dx), std::data(dslope), n, store);
}
template <detail::real T, class Shape, detail::input<T> X, detail::input<T> DY, detail::output DX,
          detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward(const prelu<T, Shape>& p, const X& x, const DY& dy, DX&& dx, Dslope&& dslope,
                                        Store store = {}) {
  dispatch::backward(detail::by_default(), p, x, dy, dx, dslope, store);
}

/// dslope alone.
template <executor E, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_slopes(const E& execution, const prelu<T, Shape>& p, const T* x, const T* dy,
                                               Dslope* dslope, std::size_t, Store = {}) {
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(p).sums_for(dslope).backward_slopes(
        detail::shape_access::of(p.shape), p.slopes.data(), x, dy, dslope, !std::same_as<Store, detail::assign_t>, e);
  });
}
template <detail::real T, class Shape, detail::real Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_slopes(const prelu<T, Shape>& p, const T* x, const T* dy, Dslope* dslope,
                                               std::size_t n, Store store = {}) noexcept {
  dispatch::backward_slopes(detail::by_default(), p, x, dy, dslope, n, store);
}

/// dslope alone. Throws as ramp::backward_slopes does.
template <executor E, detail::real T, class Shape, detail::input<T> X, detail::input<T> DY, detail::output Dslope,
          detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_slopes(const E& execution, const prelu<T, Shape>& p, const X& x, const DY& dy,
                                               Dslope&& dslope, Store store = {}) {
  const std::size_t n = detail::check_prelu_slopes<detail::compiled_for>(p, x, dy, dslope);
  dispatch::backward_slopes(execution, p, std::data(x), std::data(dy), std::data(dslope), n, store);
}
template <detail::real T, class Shape, detail::input<T> X, detail::input<T> DY, detail::output Dslope,
          detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_slopes(const prelu<T, Shape>& p, const X& x, const DY& dy, Dslope&& dslope,
                                               Store store = {}) {
  dispatch::backward_slopes(detail::by_default(), p, x, dy, dslope, store);
}

/// dx[i] = dy[i] * f'(x[i]), given y[i] = f(x[i]) and not x, where every slope is > 0. dx may be y or dy.
template <executor E, detail::real T, class Shape, detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const E& execution, const prelu<T, Shape>& p, const T* y,
                                                    const T* dy, T* dx, std::size_t n, Store store = {}) {
  dispatch::backward(execution, p, y, dy, dx, n, store);  // y > 0 where x > 0
}
template <detail::real T, class Shape, detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const prelu<T, Shape>& p, const T* y, const T* dy, T* dx,
                                                    std::size_t n, Store store = {}) noexcept {
  dispatch::backward_from_output(detail::by_default(), p, y, dy, dx, n, store);
}

/// dx from y. Throws as ramp::backward_from_output does.
template <executor E, detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY, detail::output DX,
          detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const E& execution, const prelu<T, Shape>& p, const Y& y,
                                                    const DY& dy, DX&& dx, Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<detail::compiled_for, true>(p, y, dy, dx);
  dispatch::backward_from_output(execution, p, std::data(y), std::data(dy), std::data(dx), n, store);
}
template <detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY, detail::output DX,
          detail::store Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx,
                                                    Store store = {}) {
  dispatch::backward_from_output(detail::by_default(), p, y, dy, dx, store);
}

/// dx and dslope, given y and not x, where every slope is > 0.
template <executor E, detail::real T, class Shape, detail::real Dslope,
          detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const E& execution, const prelu<T, Shape>& p, const T* y,
                                                    const T* dy, T* dx, Dslope* dslope, std::size_t, Store = {}) {
  detail::hidden(execution, [&](detail::any_execution e) RAMP_ALWAYS_INLINE {
    detail::chosen_kernels<T>(p).sums_for(dslope).backward[1][std::same_as<Store, accumulate_t>](
        detail::shape_access::of(p.shape), p.slopes.data(), y, dy, dx, dslope, !std::same_as<Store, detail::assign_t>,
        e);
  });
}
template <detail::real T, class Shape, detail::real Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const prelu<T, Shape>& p, const T* y, const T* dy, T* dx,
                                                    Dslope* dslope, std::size_t n, Store store = {}) noexcept {
  dispatch::backward_from_output(detail::by_default(), p, y, dy, dx, dslope, n, store);
}

/// dx and dslope from y. Throws as ramp::backward_from_output does.
template <executor E, detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY, detail::output DX,
          detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const E& execution, const prelu<T, Shape>& p, const Y& y,
                                                    const DY& dy, DX&& dx, Dslope&& dslope, Store store = {}) {
  const std::size_t n = detail::check_prelu_backward<detail::compiled_for, true>(p, y, dy, dx, dslope);
  dispatch::backward_from_output(execution, p, std::data(y), std::data(dy), std::data(dx), std::data(dslope), n, store);
}
template <detail::real T, class Shape, detail::input<T> Y, detail::input<T> DY, detail::output DX,
          detail::output Dslope, detail::store_with_slopes Store = detail::assign_t>
RAMP_ALWAYS_INLINE inline void backward_from_output(const prelu<T, Shape>& p, const Y& y, const DY& dy, DX&& dx,
                                                    Dslope&& dslope, Store store = {}) {
  dispatch::backward_from_output(detail::by_default(), p, y, dy, dx, dslope, store);
}

}  // namespace ramp::dispatch
