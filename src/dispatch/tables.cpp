// SPDX-License-Identifier: MIT
// The kernels of every instruction set side by side. Compiled without flags, with
//
//   -D RAMP_DISPATCH_ISAS=sse2,avx2      the instruction sets that kernels.cpp was compiled for, weakest first, where
//                                        they are not all of those below
#include <ramp/detail/dispatch_table.hpp>

#include <array>

#if !defined(RAMP_DISPATCH_ISAS)
#if defined(__x86_64__) || defined(__i386__)
#define RAMP_DISPATCH_ISAS sse2, sse4_2, avx2, avx512
#elif defined(__aarch64__)
#define RAMP_DISPATCH_ISAS neon64
#else
#error "ramp: name the instruction sets that kernels.cpp is compiled for: -D RAMP_DISPATCH_ISAS=…"
#endif
#endif

#if defined(__clang__)
#pragma clang diagnostic ignored "-Wundefined-var-template"  // kernels.cpp defines them
#endif

namespace ramp::detail {

namespace isa {
using compiled = list<RAMP_DISPATCH_ISAS>;
}

namespace {

template <class F, class T, class... Isa>
constexpr kernels_by_isa<F, T> kernels_in(list<Isa...>) {
  static_assert(sizeof...(Isa) <= most_isas);
  return {{&kernels_of<Isa, F, T>::value...}};
}

template <class... Isa>
constexpr needs_by_isa needs_in(list<Isa...>) {
  return {{&needs_of<Isa>::value...}};
}

}  // namespace

constinit const needs_by_isa needs_by_isa::value = needs_in(isa::compiled());

template <class F, class T>
constinit const kernels_by_isa<F, T> kernels_by_isa<F, T>::value = kernels_in<F, T>(isa::compiled());

namespace {

template <class... F, class... T>
constexpr auto addresses(list<entry<F, T>...>) {
  return std::array<const void*, sizeof...(F)>{&kernels_by_isa<F, T>::value...};
}

// Whatever is named here is compiled.
[[gnu::used]] constexpr auto compiled = addresses(entries());

}  // namespace

}  // namespace ramp::detail
