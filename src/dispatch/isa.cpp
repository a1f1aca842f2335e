// SPDX-License-Identifier: MIT
// Which of the instruction sets that ramp::dispatch was compiled for is used: once, at the first call. Compiled without
// flags, as it runs before that is known.
#include <ramp/detail/dispatch_table.hpp>
#include <ramp/detail/instructions.hpp>
#include <ramp/dispatch.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <string_view>

#if defined(__x86_64__) || defined(__i386__)
#include <cpuid.h>
#elif defined(__linux__)
#include <sys/auxv.h>
#include <sys/prctl.h>
#endif

namespace ramp::detail {

namespace {

#if defined(__x86_64__) || defined(__i386__)

/// What the CPU has and the operating system saves the registers of: the compiler's runtime library asks both.
std::uint32_t instructions_here() noexcept {
  namespace i = instruction;
  __builtin_cpu_init();
  std::uint32_t set = 0;
  set |= __builtin_cpu_supports("sse3") ? i::sse3 : 0U;
  set |= __builtin_cpu_supports("ssse3") ? i::ssse3 : 0U;
  set |= __builtin_cpu_supports("sse4.1") ? i::sse4_1 : 0U;
  set |= __builtin_cpu_supports("sse4.2") ? i::sse4_2 : 0U;
  set |= __builtin_cpu_supports("popcnt") ? i::popcnt : 0U;
  set |= __builtin_cpu_supports("avx") ? i::avx : 0U;
  set |= __builtin_cpu_supports("fma") ? i::fma : 0U;
  set |= __builtin_cpu_supports("avx2") ? i::avx2 : 0U;
  set |= __builtin_cpu_supports("bmi") ? i::bmi : 0U;
  set |= __builtin_cpu_supports("bmi2") ? i::bmi2 : 0U;
  set |= __builtin_cpu_supports("avx512f") ? i::avx512f : 0U;
  set |= __builtin_cpu_supports("avx512cd") ? i::avx512cd : 0U;
  set |= __builtin_cpu_supports("avx512dq") ? i::avx512dq : 0U;
  set |= __builtin_cpu_supports("avx512bw") ? i::avx512bw : 0U;
  set |= __builtin_cpu_supports("avx512vl") ? i::avx512vl : 0U;
  // clang 14 does not know the names of these.
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) != 0) {
    set |= (c >> 22 & 1) != 0 ? i::movbe : 0U;
    set |= (c >> 29 & 1) != 0 && (set & i::avx) != 0 ? i::f16c : 0U;
  }
  if (__get_cpuid(0x80000001, &a, &b, &c, &d) != 0) {
    set |= (c >> 5 & 1) != 0 ? i::lzcnt : 0U;
  }
  return set;
}

std::uint32_t vector_bits_here() noexcept {
  return 0;  // every instruction has its own
}

#elif defined(__aarch64__) && defined(__linux__)

std::uint32_t instructions_here() noexcept {
  constexpr unsigned long hwcap_sve = 1UL << 22;
  return (getauxval(AT_HWCAP) & hwcap_sve) != 0 ? instruction::sve : 0U;
}

std::uint32_t vector_bits_here() noexcept {
  constexpr int get_vector_length = 51;  // PR_SVE_GET_VL
  const int length = prctl(get_vector_length, 0, 0, 0, 0);
  return length < 0 ? 0 : static_cast<std::uint32_t>(length & 0xffff) * 8;
}

#elif defined(__riscv) && defined(__linux__)

std::uint32_t instructions_here() noexcept {
  return (getauxval(AT_HWCAP) >> ('V' - 'A') & 1) != 0 ? instruction::rvv : 0U;
}

std::uint32_t vector_bits_here() noexcept {
  if (instructions_here() == 0) {
    return 0;
  }
  unsigned long bytes = 0;
  asm("csrr %0, 0xc22" : "=r"(bytes));  // vlenb, which an assembler without V has no name for
  return static_cast<std::uint32_t>(bytes) * 8;
}

#else

std::uint32_t instructions_here() noexcept {
  return compiled_for::set;
}

std::uint32_t vector_bits_here() noexcept {
  return compiled_for::vector_bits;
}

#endif

/// The instruction sets that run here, in the order of the tables.
struct supported {
  std::string_view names[most_isas];
  int index[most_isas] = {};  ///< in the tables
  std::size_t count = 0;

  supported() noexcept {
    const std::uint32_t instructions = instructions_here(), vector_bits = vector_bits_here();
    for (int i = 0; i < static_cast<int>(most_isas) && needs_by_isa::value.of[i] != nullptr; ++i) {
      const isa_needs& needs = *needs_by_isa::value.of[i];
      if ((needs.instructions & ~instructions) == 0 && (needs.vector_bits == 0 || needs.vector_bits == vector_bits)) {
        names[count] = needs.name;
        index[count++] = i;
      }
    }
  }
};

const supported& supported_here() noexcept {
  static const supported here;
  return here;
}

bool is_compiled(std::string_view name) noexcept {
  for (const isa_needs* needs : needs_by_isa::value.of) {
    if (needs != nullptr && name == needs->name) {
      return true;
    }
  }
  return false;
}

/// What the environment asks for, if it can be had, else the best.
int choose() noexcept {
  const supported& here = supported_here();
  if (here.count == 0) {
    std::fprintf(stderr, "ramp: this machine supports none of the instruction sets of this program\n");
    std::abort();
  }
  const std::size_t best = here.count - 1;
  const char* const wanted = std::getenv("RAMP_ISA");
  if (wanted == nullptr || *wanted == '\0') {
    return here.index[best];
  }
  for (std::size_t i = 0; i < here.count; ++i) {
    if (here.names[i] == wanted) {
      return here.index[i];
    }
  }
  std::fprintf(stderr, "ramp: RAMP_ISA=%s is %s; using %s\n", wanted,
               is_compiled(wanted) ? "not supported by this machine" : "no instruction set of this program",
               here.names[best].data());
  return here.index[best];
}

}  // namespace

constinit int chosen_isa = -1;

int choose_isa() noexcept {
  static const int choice = choose();  // one thread says what is wrong with RAMP_ISA, the others wait
  __atomic_store_n(&chosen_isa, choice, __ATOMIC_RELAXED);
  return choice;
}

}  // namespace ramp::detail

namespace ramp::dispatch {

std::string_view isa() noexcept {
  return detail::needs_by_isa::value.of[detail::isa_index()]->name;
}

std::span<const std::string_view> supported_isas() noexcept {
  const detail::supported& here = detail::supported_here();
  return {here.names, here.count};
}

}  // namespace ramp::dispatch
