// SPDX-License-Identifier: MIT
// ramp beside its peers.
#include "peers.hpp"

#include <ramp/ramp.hpp>

#include <benchmark/benchmark.h>

#include <string>

int main(int argc, char** argv) {
  insist_on_threads(argv);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) {
    return 1;
  }
  benchmark::AddCustomContext("instruction_set", xsimd::default_arch::name());
  benchmark::AddCustomContext("compiler", __VERSION__);
  benchmark::AddCustomContext("threads", std::to_string(threads()));
  register_prelu();
  register_activations();
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
