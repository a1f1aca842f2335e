// SPDX-License-Identifier: MIT
// xsimd, safe from <windows.h>: its function-like macros min and max break it.
#pragma once

#pragma push_macro("min")
#pragma push_macro("max")
#undef min
#undef max
#include <xsimd/xsimd.hpp>
#pragma pop_macro("max")
#pragma pop_macro("min")

static_assert(XSIMD_VERSION_MAJOR == 13 || XSIMD_VERSION_MAJOR == 14, "ramp is tested with xsimd 13 and 14");
