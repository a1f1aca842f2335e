// SPDX-License-Identifier: MIT
// The parts of ramp_bench_peers.
#pragma once

#include "../memory.hpp"

void register_prelu();
void register_activations();

/// How many threads every contender has: RAMP_PEERS_THREADS in the environment, else one.
int threads();

/// With threads, what counts is the time that passes.
template <class Benchmark>
void time_as_raced(Benchmark* b) {
  b->ComputeStatistics("min", fastest);
  if (threads() > 1) {
    b->UseRealTime();
  }
}

/// Call it first in main(): OpenMP reads how many threads it may start before main() begins, so the program starts
/// again.
void insist_on_threads(char** argv);
