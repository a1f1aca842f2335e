// SPDX-License-Identifier: MIT
// What the compiler's flags let it use in a translation unit. Two uses: an inline function that has it in its template
// arguments is merged by the linker only with copies that were compiled for the same machine; and code that was
// compiled for a machine can say what it needs.
#pragma once

#include <cstdint>

namespace ramp::detail {

/// What compilers emit unasked, once a flag allows it.
namespace instruction {
enum : std::uint32_t {
  sse3 = 1 << 0,
  ssse3 = 1 << 1,
  sse4_1 = 1 << 2,
  sse4_2 = 1 << 3,
  popcnt = 1 << 4,
  avx = 1 << 5,
  f16c = 1 << 6,
  fma = 1 << 7,
  avx2 = 1 << 8,
  bmi = 1 << 9,
  bmi2 = 1 << 10,
  lzcnt = 1 << 11,
  movbe = 1 << 12,
  avx512f = 1 << 13,
  avx512cd = 1 << 14,
  avx512dq = 1 << 15,
  avx512bw = 1 << 16,
  avx512vl = 1 << 17,
  sve = 1 << 18,
  rvv = 1 << 19,
};
}  // namespace instruction

/// A set of them, and the length of a vector where that is the machine's choice, else 0.
template <std::uint32_t Set, std::uint32_t VectorBits>
struct machine_code {
  static constexpr std::uint32_t set = Set;
  static constexpr std::uint32_t vector_bits = VectorBits;
};

/// This translation unit's.
using compiled_for = machine_code<0
#if defined(__SSE3__)
                                      | instruction::sse3
#endif
#if defined(__SSSE3__)
                                      | instruction::ssse3
#endif
#if defined(__SSE4_1__)
                                      | instruction::sse4_1
#endif
#if defined(__SSE4_2__)
                                      | instruction::sse4_2
#endif
#if defined(__POPCNT__)
                                      | instruction::popcnt
#endif
#if defined(__AVX__)
                                      | instruction::avx
#endif
#if defined(__F16C__)
                                      | instruction::f16c
#endif
#if defined(__FMA__)
                                      | instruction::fma
#endif
#if defined(__AVX2__)
                                      | instruction::avx2
#endif
#if defined(__BMI__)
                                      | instruction::bmi
#endif
#if defined(__BMI2__)
                                      | instruction::bmi2
#endif
#if defined(__LZCNT__)
                                      | instruction::lzcnt
#endif
#if defined(__MOVBE__)
                                      | instruction::movbe
#endif
#if defined(__AVX512F__)
                                      | instruction::avx512f
#endif
#if defined(__AVX512CD__)
                                      | instruction::avx512cd
#endif
#if defined(__AVX512DQ__)
                                      | instruction::avx512dq
#endif
#if defined(__AVX512BW__)
                                      | instruction::avx512bw
#endif
#if defined(__AVX512VL__)
                                      | instruction::avx512vl
#endif
#if defined(__ARM_FEATURE_SVE)
                                      | instruction::sve
#endif
#if defined(__riscv_vector)
                                      | instruction::rvv
#endif
                                  ,
#if defined(__ARM_FEATURE_SVE_BITS)
                                  __ARM_FEATURE_SVE_BITS
#elif defined(__riscv_v_fixed_vlen)
                                  __riscv_v_fixed_vlen
#else
                                  0
#endif
                                  >;

}  // namespace ramp::detail
