// SPDX-License-Identifier: MIT
#include <ramp/ramp.hpp>

#include <cstddef>
#include <cstdio>
#include <thread>
#include <vector>

/// An executor of one's own, here two threads; yours hands the chunks to the pool that you have.
struct two_threads {
  ramp::stores stores = ramp::automatic;  // optional

  void run(std::size_t n, const auto& chunk) const {
    const auto some = [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        chunk(i);
      }
    };
    std::jthread other(some, n / 2, n);
    some(0, n / 2);
  }
};
static_assert(ramp::executor<two_threads>);

int main() {
  const std::size_t n = 1 << 20;
  std::vector<float> x(n, -1), y(n), again(n);
  const ramp::gelu f;
  ramp::forward(f, x, y);                                            // this thread
  ramp::forward(two_threads{}, f, x, again);                         // the same bits
  ramp::forward(ramp::serial{.stores = ramp::cached}, f, x, again);  // y is read soon: keep it in the cache
  std::printf("%g %s\n", y[0], y == again ? "same" : "different");
}
