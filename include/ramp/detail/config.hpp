// SPDX-License-Identifier: MIT
// Every macro of ramp.
#pragma once

/// major * 10000 + minor * 100 + patch. The version is written here and nowhere else.
#define RAMP_VERSION 100

/// A kernel is one loop: nothing that it calls may stay a call.
#if defined(__GNUC__)
#define RAMP_ALWAYS_INLINE __attribute__((always_inline))
/// A part of one that most calls never reach stays a call, so that they do not pay for its registers.
#define RAMP_NEVER_INLINE __attribute__((noinline))
#else
#define RAMP_ALWAYS_INLINE
#define RAMP_NEVER_INLINE
#endif
