// SPDX-License-Identifier: MIT
// The activations have registered themselves: activations.cpp, once for each family.
#include "prelu.hpp"
#include "run.hpp"

int main(int argc, char** argv) {
  return run_benchmarks(argc, argv, register_prelu);
}
