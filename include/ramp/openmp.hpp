// SPDX-License-Identifier: MIT
// Verbs on OpenMP's threads:
//
//   ramp::forward(ramp::openmp{}, f, x, y);
//
// Compile with -fopenmp, or link OpenMP::OpenMP_CXX: ramp does neither for you. See execution.hpp for what an execution
// promises.
#pragma once

#include <ramp/execution.hpp>

#include <cstddef>
#include <exception>

#if !defined(_OPENMP)
#error "<ramp/openmp.hpp> needs OpenMP: compile with -fopenmp"
#endif
#include <omp.h>

namespace ramp {

/// An executor: a parallel region per call, each thread with chunks that are neighbours. Inside of another parallel
/// region OpenMP decides, by default for one thread.
struct openmp {
  int threads = 0;  ///< 0: as many as OpenMP would take (OMP_NUM_THREADS)
  ramp::stores stores = automatic;

  /// Runs all chunks, even if one throws; then throws the first that came.
  template <class Chunk>
  void run(std::size_t n, const Chunk& chunk) const {
    const int team = threads > 0 ? threads : omp_get_max_threads();
#if defined(__cpp_exceptions)
    std::exception_ptr thrown;
#pragma omp parallel for schedule(static) num_threads(team)
    for (std::size_t i = 0; i < n; ++i) {
      try {
        chunk(i);
      } catch (...) {
#pragma omp critical(ramp_openmp)
        if (!thrown) {
          thrown = std::current_exception();
        }
      }
    }
    if (thrown) {
      std::rethrow_exception(thrown);
    }
#else
#pragma omp parallel for schedule(static) num_threads(team)
    for (std::size_t i = 0; i < n; ++i) {
      chunk(i);
    }
#endif
  }
};

}  // namespace ramp
