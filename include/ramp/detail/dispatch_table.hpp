// SPDX-License-Identifier: MIT
// What <ramp/dispatch.hpp> calls: tables of kernels, one for each instruction set. src/dispatch defines them.
#pragma once

#include <ramp/activations.hpp>
#include <ramp/channels.hpp>
#include <ramp/detail/any_execution.hpp>
#include <ramp/detail/arguments.hpp>
#include <ramp/detail/axes.hpp>
#include <ramp/detail/config.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace ramp::detail {

/// The instruction sets, by the names that users see.
namespace isa {
struct sse2 {
  static constexpr const char* name = "sse2";
};
struct sse4_2 {
  static constexpr const char* name = "sse4.2";
};
struct avx2 {
  static constexpr const char* name = "avx2";
};
struct avx512 {
  static constexpr const char* name = "avx512";
};
struct neon64 {
  static constexpr const char* name = "neon64";
};
struct sve128 {
  static constexpr const char* name = "sve128";
};
struct sve256 {
  static constexpr const char* name = "sve256";
};
struct sve512 {
  static constexpr const char* name = "sve512";
};
struct rvv128 {
  static constexpr const char* name = "rvv128";
};
struct rvv256 {
  static constexpr const char* name = "rvv256";
};
struct rvv512 {
  static constexpr const char* name = "rvv512";
};
}  // namespace isa

/// What the kernels of one instruction set need of the machine: what their compiler was allowed to use.
struct isa_needs {
  const char* name;
  std::uint32_t instructions;
  std::uint32_t vector_bits;
};

template <class Isa>
struct needs_of {
  static const isa_needs value;
};

/// The kernels of one activation. Null where it does not offer the verb; of two, the second accumulates.
template <class F, class T>
struct kernels {
  void (*forward)(const F& f, const T* x, T* y, std::size_t n, any_execution e);
  void (*forward_with_mask)(const F& f, const T* x, T* y, std::uint8_t* mask, std::size_t n, any_execution e);
  void (*backward[2])(const F& f, const T* x, const T* dy, T* dx, std::size_t n, any_execution e);
  void (*backward_from_output[2])(const F& f, const T* y, const T* dy, T* dx, std::size_t n, any_execution e);
  void (*backward_from_mask[2])(const F& f, const std::uint8_t* mask, const T* dy, T* dx, std::size_t n,
                                any_execution e);
};

/// Those of PReLU.
template <class T>
struct kernels<prelu<T>, T> {
  /// dslope = …, or += … if add.
  template <class Dslope>
  struct sums {
    /// The first index: from the output. The second: dx += …
    void (*backward[2][2])(const axes& shape, const T* slopes, const T* x, const T* dy, T* dx, Dslope* dslope, bool add,
                           any_execution e);
    void (*backward_slopes)(const axes& shape, const T* slopes, const T* x, const T* dy, Dslope* dslope, bool add,
                            any_execution e);
  };
  void (*forward)(const axes& shape, const T* slopes, const T* x, T* y, any_execution e);
  void (*backward[2])(const axes& shape, const T* slopes, const T* x, const T* dy, T* dx, any_execution e);
  sums<float> float_sums;
  sums<double> double_sums;

  template <class Dslope>
  RAMP_ALWAYS_INLINE const sums<Dslope>& sums_for(const Dslope*) const noexcept {
    if constexpr (std::is_same_v<Dslope, float>) {
      return float_sums;
    } else {
      return double_sums;
    }
  }
};

/// An activation with an element type, and all of them. The fast tier has no kernels for double: there it is the exact
/// one.
template <class F, class T>
struct entry {};

template <class... F, class... Fast>
auto entries_of(list<F...>, list<Fast...>) -> list<entry<F, float>..., entry<F, double>..., entry<Fast, float>...,
                                                   entry<prelu<float>, float>, entry<prelu<double>, double>>;
using entries = decltype(entries_of(activations(), fast_activations()));

/// Compiled for one instruction set.
template <class Isa, class F, class T>
struct kernels_of {
  static const kernels<F, T> value;
};

/// The same for each instruction set, weakest first, and null behind the last.
inline constexpr std::size_t most_isas = 8;

template <class F, class T>
struct kernels_by_isa {
  const kernels<F, T>* of[most_isas];
  static const kernels_by_isa value;
};

struct needs_by_isa {
  const isa_needs* of[most_isas];
  static const needs_by_isa value;
};

template <class F, class... Listed>
constexpr bool is_listed(list<Listed...>) {
  return (std::is_same_v<F, Listed> || ...);
}

/// An activation of ramp's own, for which there are kernels.
template <class F>
concept built_in = is_listed<F>(activations()) || is_listed<F>(fast_activations());

}  // namespace ramp::detail
