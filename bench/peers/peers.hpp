// SPDX-License-Identifier: MIT
// The parts of ramp_bench_peers.
#pragma once

void register_prelu();
void register_activations();

/// How many threads every contender has: RAMP_PEERS_THREADS in the environment, else one.
int threads();

/// Call it first in main(): OpenMP reads how many threads it may start before main() begins, so the program starts
/// again.
void insist_on_threads(char** argv);
