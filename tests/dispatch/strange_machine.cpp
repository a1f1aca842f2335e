// SPDX-License-Identifier: MIT
// src/dispatch/isa.cpp with instruction sets that this machine has in part: no real machine can show all of it.
#include <ramp/detail/dispatch_table.hpp>

#include <cstdint>

namespace ramp::detail {

namespace {
constexpr std::uint32_t of_no_machine = std::uint32_t{1} << 31;
[[maybe_unused]] constexpr isa_needs weak{"weak", 0, 0}, future{"future", of_no_machine, 0}, wide{"wide", 0, 4096};
}  // namespace

#if defined(RAMP_TEST_HOPELESS)
const needs_by_isa needs_by_isa::value = {{&future, &wide}};
#else
const needs_by_isa needs_by_isa::value = {{&weak, &future, &wide}};
#endif

}  // namespace ramp::detail
