// SPDX-License-Identifier: MIT
// Prints the instruction set that ramp::dispatch uses, and those that it could use.
#include <ramp/dispatch.hpp>

#include <cstdio>

int main() {
  std::printf("%s of", ramp::dispatch::isa().data());
  for (const auto name : ramp::dispatch::supported_isas()) {
    std::printf(" %s", name.data());
  }
  std::printf("\n");
}
