// SPDX-License-Identifier: MIT
// The activations have registered themselves: activations.cpp, once for each family.
#include "prelu.hpp"

#include <ramp/ramp.hpp>

#include <benchmark/benchmark.h>

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 1;
  }
  benchmark::AddCustomContext("instruction_set", xsimd::default_arch::name());
  benchmark::AddCustomContext("compiler", __VERSION__);
  register_prelu();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
