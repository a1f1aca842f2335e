// SPDX-License-Identifier: MIT
// Verbs on the threads of oneTBB:
//
//   ramp::forward(ramp::tbb{}, f, x, y);
//
// Link TBB::tbb (-ltbb): ramp does not do that for you. See execution.hpp for what an execution promises.
#pragma once

#include <ramp/execution.hpp>

#include <cstddef>

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace ramp {

/// An executor: tbb::parallel_for over the chunks.
struct tbb {
  ::tbb::task_arena* arena = nullptr;  ///< where to run; by default where the caller is
  ramp::stores stores = automatic;

  /// If a chunk throws, those not yet begun may be left out, as tbb::parallel_for does.
  template <class Chunk>
  void run(std::size_t n, const Chunk& chunk) const {
    const auto all = [&] { ::tbb::parallel_for(std::size_t{0}, n, chunk); };
    if (arena != nullptr) {
      arena->execute(all);
    } else {
      all();
    }
  }
};

}  // namespace ramp
