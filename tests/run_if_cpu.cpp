// SPDX-License-Identifier: MIT
// run_if_cpu FEATURE PROGRAM [ARGUMENT...]: runs the program if this CPU has the feature; otherwise says so and exits
// with 77, which ctest counts as skipped. Compiled without -m flags, so that it runs everywhere.
#include <unistd.h>

#include <cstdio>
#include <string_view>

namespace {

bool cpu_has([[maybe_unused]] std::string_view feature) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_cpu_init();
  if (feature == "sse4.2") {
    return __builtin_cpu_supports("sse4.2");
  }
  if (feature == "avx") {
    return __builtin_cpu_supports("avx");
  }
  if (feature == "avx2") {
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
  }
  if (feature == "avx512") {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl");
  }
#endif
  return true;  // what every CPU has that runs this program
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: run_if_cpu FEATURE PROGRAM [ARGUMENT...]\n");
    return 2;
  }
  if (!cpu_has(argv[1])) {
    std::printf("skipped: this CPU has no %s\n", argv[1]);
    return 77;
  }
  execv(argv[2], argv + 2);
  std::perror(argv[2]);
  return 2;
}
