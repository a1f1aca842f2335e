// SPDX-License-Identifier: MIT
// The kernels of ramp::dispatch for one instruction set. Compiled once for each, with
//
//   -D RAMP_DISPATCH_ISA=avx2            its name in ramp::detail::isa
//   -D RAMP_DISPATCH_PART=0,4            optional: of four parts, this is the first; for several compilers side by side
//
// and the flags that allow it: cmake/dispatch.cmake has them. Always with optimisation: without it, std's inline
// functions stay functions, and the linker would merge those of different instruction sets.
#include <ramp/detail/dispatch_table.hpp>
#include <ramp/detail/instructions.hpp>
#include <ramp/ramp.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace ramp::detail {

namespace {

using this_isa = isa::RAMP_DISPATCH_ISA;

/// xsimd's name for it. For vectors whose length is the machine's choice, the flags make it.
template <class Isa>
struct arch_of {
  using type = xsimd::default_arch;
};
template <>
struct arch_of<isa::sse2> {
  using type = xsimd::sse2;
};
template <>
struct arch_of<isa::sse4_2> {
  using type = xsimd::sse4_2;
};
template <>
struct arch_of<isa::avx2> {
  using type = xsimd::fma3<xsimd::avx2>;
};
template <>
struct arch_of<isa::avx512> {
  using type = xsimd::avx512bw;
};
template <>
struct arch_of<isa::neon64> {
  using type = xsimd::neon64;
};
using arch = arch_of<this_isa>::type;

/// F, known to this translation unit alone. So are the functions that have it in their template arguments: none of them
/// can be merged with one of the same name in another translation unit.
template <class F>
struct local : F {};

template <class F, class T>
struct verbs {
  static void forward(const F& f, const T* x, T* y, std::size_t n, any_execution e) {
    ramp::forward<arch>(e, local<F>{f}, x, y, n);
  }
  static void forward_with_mask(const F& f, const T* x, T* y, std::uint8_t* mask, std::size_t n, any_execution e) {
    ramp::forward_with_mask<arch>(e, local<F>{f}, x, y, mask, n);
  }
  template <class Store>
  static void backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n, any_execution e) {
    ramp::backward<arch>(e, local<F>{f}, x, dy, dx, n, Store());
  }
  template <class Store>
  static void backward_from_output(const F& f, const T* y, const T* dy, T* dx, std::size_t n, any_execution e) {
    ramp::backward_from_output<arch>(e, local<F>{f}, y, dy, dx, n, Store());
  }
  template <class Store>
  static void backward_from_mask(const F& f, const std::uint8_t* mask, const T* dy, T* dx, std::size_t n,
                                 any_execution e) {
    ramp::backward_from_mask<arch>(e, local<F>{f}, mask, dy, dx, n, Store());
  }

  static constexpr kernels<F, T> table() {
    kernels<F, T> k{.forward = forward,
                    .forward_with_mask = forward_with_mask,
                    .backward = {backward<assign_t>, backward<accumulate_t>},
                    .backward_from_output = {},
                    .backward_from_mask = {}};
    if constexpr (output_differentiable<F, T>) {
      k.backward_from_output[0] = backward_from_output<assign_t>;
      k.backward_from_output[1] = backward_from_output<accumulate_t>;
    }
    if constexpr (mask_differentiable<F, T>) {
      k.backward_from_mask[0] = backward_from_mask<assign_t>;
      k.backward_from_mask[1] = backward_from_mask<accumulate_t>;
    }
    return k;
  }
};

template <class T>
struct verbs<prelu<T>, T> {
  static void forward(const axes& shape, const T* slopes, const T* x, T* y, any_execution e) {
    prelu_forward<arch>(e, shape, slopes, x, y);
  }
  template <class Dx>
  static void backward(const axes& shape, const T* slopes, const T* x, const T* dy, T* dx, any_execution e) {
    prelu_dx<arch, Dx>(e, shape, slopes, x, dy, dx);
  }
  template <bool FromOutput, class Dx, class Dslope>
  static void backward_both(const axes& shape, const T* slopes, const T* x, const T* dy, T* dx, Dslope* dslope,
                            bool add, any_execution e) {
    prelu_dslope<arch, FromOutput>(e, shape, slopes, x, dy, dslope, Dx(dx), add);
  }
  template <class Dslope>
  static void backward_slopes(const axes& shape, const T* slopes, const T* x, const T* dy, Dslope* dslope, bool add,
                              any_execution e) {
    prelu_dslope<arch, false>(e, shape, slopes, x, dy, dslope, nowhere(), add);
  }

  template <class Dslope>
  static constexpr typename kernels<prelu<T>, T>::template sums<Dslope> sums_table() {
    using assign = values<arch, T>;
    using add = sums<arch, T>;
    return {.backward = {{backward_both<false, assign, Dslope>, backward_both<false, add, Dslope>},
                         {backward_both<true, assign, Dslope>, backward_both<true, add, Dslope>}},
            .backward_slopes = backward_slopes<Dslope>};
  }

  static constexpr kernels<prelu<T>, T> table() {
    return {.forward = forward,
            .backward = {backward<values<arch, T>>, backward<sums<arch, T>>},
            .float_sums = sums_table<float>(),
            .double_sums = sums_table<double>()};
  }
};

}  // namespace

template <class Isa>
const isa_needs needs_of<Isa>::value = {Isa::name, compiled_for::set, compiled_for::vector_bits};

template <class Isa, class F, class T>
const kernels<F, T> kernels_of<Isa, F, T>::value = verbs<F, T>::table();

namespace {

#if !defined(RAMP_DISPATCH_PART)
#define RAMP_DISPATCH_PART 0, 1
#endif
constexpr std::size_t part[] = {RAMP_DISPATCH_PART};

template <std::size_t I, class F, class T>
constexpr const void* address(entry<F, T>) {
  if constexpr (I % part[1] == part[0]) {
    return &kernels_of<this_isa, F, T>::value;
  } else {
    return nullptr;
  }
}

template <class... Entry, std::size_t... I>
constexpr auto addresses(list<Entry...>, std::index_sequence<I...>) {
  return std::array<const void*, 1 + sizeof...(I)>{&needs_of<this_isa>::value, address<I>(Entry())...};
}

template <class... Entry>
constexpr auto addresses(list<Entry...> all) {
  return addresses(all, std::make_index_sequence<sizeof...(Entry)>());
}

// Whatever is named here is compiled.
[[gnu::used]] constexpr auto compiled = addresses(entries());

}  // namespace

}  // namespace ramp::detail
