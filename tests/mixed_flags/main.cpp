// SPDX-License-Identifier: MIT
// Two translation units with different -m flags in one program: each must keep its own width in every verb.
#include "probe.hpp"

#include <cstdio>

namespace {

bool keeps_width(const char* name, const widths& w) {
  bool good = true;
  std::printf("%s: %zu lanes, got", name, w.expected);
  for (const float got : w.got) {
    std::printf(" %g", static_cast<double>(got));
    good = good && got == static_cast<float>(w.expected);
  }
  std::puts(good ? "" : "  WRONG");
  return good;
}

}  // namespace

int main() {
  const widths narrow = measure_narrow();
  const widths wide = measure_wide();
  const bool good = keeps_width("narrow", narrow) && keeps_width("wide", wide);
  return good && narrow.expected < wide.expected ? 0 : 1;
}
