// SPDX-License-Identifier: MIT
// ramp beside its peers.
#include "../run.hpp"
#include "peers.hpp"

#include <benchmark/benchmark.h>

#include <string>

int main(int argc, char** argv) {
  insist_on_threads(argv);
  return run_benchmarks(argc, argv, [] {
    benchmark::AddCustomContext("threads", std::to_string(threads()));
    register_prelu();
    register_activations();
  });
}
