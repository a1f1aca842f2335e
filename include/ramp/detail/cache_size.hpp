// SPDX-License-Identifier: MIT
// How large the last-level cache is, found at run time.
#pragma once

#include <ramp/detail/config.hpp>

#include <cstddef>

#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
#include <cpuid.h>
#elif defined(__linux__)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace ramp::detail {

inline constexpr std::size_t assumed_cache_size = std::size_t{32} << 20;

/// The largest data cache that this machine's first processor tells of, in bytes; 0 if it tells of none.
template <class Arch>
std::size_t read_cache_size() noexcept {
  std::size_t largest = 0;
#if defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
  // The same words on two pages: Intel's and AMD's. A processor that does not know a page has zeros there.
  constexpr unsigned pages[] = {4, 0x8000001d};
  for (const unsigned page : pages) {
    for (unsigned cache = 0; cache < 16; ++cache) {
      unsigned a = 0, b = 0, c = 0, d = 0;
      if (__get_cpuid_count(page, cache, &a, &b, &c, &d) == 0 || (a & 31) == 0) {
        break;
      }
      constexpr unsigned instructions = 2;
      const std::size_t size =
          ((b >> 22) + std::size_t{1}) * ((b >> 12 & 0x3ff) + 1) * ((b & 0xfff) + 1) * (c + std::size_t{1});
      largest = (a & 31) != instructions && size > largest ? size : largest;
    }
  }
#elif defined(__linux__)
  // A number and K or M.
  char name[] = "/sys/devices/system/cpu/cpu0/cache/index0/size";
  for (char& digit = name[sizeof name - 7]; digit < '9'; ++digit) {
    char text[32] = {};
    const int file = open(name, O_RDONLY | O_CLOEXEC);
    if (file < 0) {
      break;
    }
    const auto length = read(file, text, sizeof text - 1);
    close(file);
    std::size_t size = 0;
    const char* at = text;
    for (; length > 0 && *at >= '0' && *at <= '9'; ++at) {
      size = 10 * size + static_cast<std::size_t>(*at - '0');
    }
    size <<= *at == 'K' ? 10 : *at == 'M' ? 20 : 0;
    largest = size > largest ? size : largest;
  }
#endif
  return largest;
}

/// Read once.
template <class Arch>
std::size_t cache_size() noexcept {
  static const std::size_t found = read_cache_size<Arch>();
  return found != 0 ? found : assumed_cache_size;
}

/// From how many bytes on, of all arrays of a call, its output streams by default: see docs/performance.md.
template <class Arch>
std::size_t streaming_threshold() noexcept {
  constexpr std::size_t at_the_latest = std::size_t{64} << 20;
  return cache_size<Arch>() < at_the_latest ? cache_size<Arch>() : at_the_latest;
}

}  // namespace ramp::detail
