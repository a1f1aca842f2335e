// SPDX-License-Identifier: MIT
// xsimd, safe from <windows.h>: its function-like macros min and max break it.
#pragma once

#pragma push_macro("min")
#pragma push_macro("max")
#undef min
#undef max
#if defined(__arm__) && !defined(XSIMD_WITH_EMULATED)
#define XSIMD_WITH_EMULATED 1  // see doubles_of_neon
#endif
#include <xsimd/xsimd.hpp>
#pragma pop_macro("max")
#pragma pop_macro("min")

#include <cstddef>
#include <type_traits>

static_assert(XSIMD_VERSION_MAJOR == 13 || XSIMD_VERSION_MAJOR == 14, "ramp is tested with xsimd 13 and 14");

namespace ramp::detail {

// xsimd::neon has no vectors of double. Those of 64-bit ARM serve; on 32 bits, where there are none, an array of two
// that is worked on element by element.
#if defined(__arm__)
using doubles_of_neon = xsimd::emulated<128>;
#else
using doubles_of_neon = xsimd::neon64;
#endif

/// A vector of T on Arch.
template <class T, class Arch>
using batch_of = xsimd::batch<
    T, std::conditional_t<std::is_same_v<T, double> && std::is_same_v<Arch, xsimd::neon>, doubles_of_neon, Arch>>;

/// Where aligned loads and stores may go. (The vectors of s390x, as objects, are content with half of it.)
template <class Batch>
inline constexpr std::size_t alignment = Batch::arch_type::alignment();

}  // namespace ramp::detail
