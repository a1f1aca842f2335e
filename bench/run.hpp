// SPDX-License-Identifier: MIT
// The main() of a program of benchmarks.
#pragma once

#include <benchmark/benchmark.h>
#include <xsimd/xsimd.hpp>

/// Runs what the command line asks for of what register_all() registers, and tells what ran.
inline int run_benchmarks(int argc, char** argv, auto register_all) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 1;
  }
  benchmark::AddCustomContext("instruction_set", xsimd::default_arch::name());
  benchmark::AddCustomContext("compiler", __VERSION__);
  register_all();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  return 0;
}
