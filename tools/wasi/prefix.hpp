// SPDX-License-Identifier: MIT
// Included before everything when the tests are built for WASI.
#include <version>

// Catch2 names streams of files, which Debian's libc++ for WASI leaves out of its library. Its headers have them.
#undef _LIBCPP_HAS_NO_FILESYSTEM
#undef _LIBCPP_AVAILABILITY_HAS_ADDITIONAL_IOSTREAM_EXPLICIT_INSTANTIATIONS_1
#define _LIBCPP_AVAILABILITY_HAS_ADDITIONAL_IOSTREAM_EXPLICIT_INSTANTIATIONS_1 0

// xsimd knows WebAssembly by Emscripten. Nothing else may take this compiler for it.
#if __has_include(<xsimd/config/xsimd_config.hpp>)
#define __EMSCRIPTEN__ 1
#include <xsimd/config/xsimd_config.hpp>
#undef __EMSCRIPTEN__
#endif
