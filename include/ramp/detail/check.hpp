// SPDX-License-Identifier: MIT
// What the verbs refuse, and the sentence that they refuse it with. Everything is checked before anything is written.
#pragma once

#include <ramp/concepts.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#if defined(__GLIBCXX__)
#include <bits/functexcept.h>  // <stdexcept> takes a compiler a tenth of a second
#else
#include <stdexcept>
#endif

namespace ramp::detail {

/// One of a verb's ranges, under the name that the documentation gives it.
struct argument {
  const char* name;
  const void* data;
  std::size_t size;
  std::size_t bytes;
  std::ptrdiff_t stride = 1;  ///< from one element to the next
};

/// The checks of one verb. Arch is here for the reason given in loop.hpp.
template <class Arch>
class check {
 public:
  constexpr explicit check(const char* verb) noexcept : verb_(verb) {}

  /// Contiguous ranges of one size, of which out may be exactly an input: anything between that and apart would read
  /// what was just written.
  void elementwise(const argument& out, const std::same_as<argument> auto&... in) const {
    (contiguous(in), ..., contiguous(out));
    (same_size(in, out), ...);
    ((in.data != out.data ? apart(in, out) : void()), ...);
  }

  /// A mask for the elements of out, apart from every range that is read or written with it.
  void mask(const argument& mask, const argument& out, const std::same_as<argument> auto&... in) const {
    const std::size_t needed = out.size / 8 + (out.size % 8 != 0 ? 1 : 0);
    contiguous(mask);
    if (mask.size != needed) {
      refuse("mask has %zu bytes, but the %zu elements of %s need %zu", mask.size, out.size, out.name, needed);
    }
    apart(mask, out);
    (apart(mask, in), ...);
  }

  void same_size(const argument& a, const argument& b) const {
    if (a.size != b.size) {
      refuse("%s has %zu elements, but %s has %zu", a.name, a.size, b.name, b.size);
    }
  }

  void contiguous(const argument& a) const {
    if (a.stride != 1) {
      refuse("%s is not contiguous: from one of its %zu elements to the next it is %td", a.name, a.size, a.stride);
    }
  }

  /// Ranges of which the first overlaps none of the others.
  void separate(const argument& a, const std::same_as<argument> auto&... others) const {
    contiguous(a);
    (apart(a, others), ...);
  }

  /// x has the elements of the shape, and there is a slope for each of its channels.
  void shape(const argument& x, std::size_t size, const argument& slopes, std::size_t count) const {
    if (x.size != size) {
      refuse("%s has %zu elements, but the shape has %zu", x.name, x.size, size);
    }
    if (slopes.size != count) {
      refuse("%s has %zu elements, but the shape has %zu channels", slopes.name, slopes.size, count);
    }
  }

  void rows(const argument& a, std::size_t columns) const {
    if (a.size != 0 && (columns == 0 || a.size % columns != 0)) {
      refuse("%s has %zu elements, which are not rows of %zu columns", a.name, a.size, columns);
    }
  }

  void divides(std::size_t block, std::size_t count) const {
    if (block == 0 || count % block != 0) {
      refuse("block is %zu, which does not divide count, %zu", block, count);
    }
  }

  void axis(std::size_t axis, std::size_t rank) const {
    if (axis >= rank) {
      refuse("axis %zu is none of a shape of %zu axes", axis, rank);
    }
  }

  void rank(std::size_t rank, std::size_t most) const {
    if (rank > most) {
      refuse("the shape has %zu axes, but at most %zu are supported", rank, most);
    }
  }

  void positive(std::size_t channel, double slope) const {
    if (!(slope > 0)) {
      refuse("needs every slope > 0, but slopes[%zu] is %g", channel, slope);
    }
  }

  void fan(double fan) const {
    if (!(fan > 0)) {
      refuse("a layer without weights has no fan: it is %g", fan);
    }
  }

  void satisfied(const condition& c) const {
    if (!c.holds) {
      refuse("needs %s, but it is %g", c.rule, c.value);
    }
  }

 private:
  void apart(const argument& a, const argument& b) const {
    const auto from_a = reinterpret_cast<std::uintptr_t>(a.data);
    const auto from_b = reinterpret_cast<std::uintptr_t>(b.data);
    if (from_a < from_b + b.bytes && from_b < from_a + a.bytes) {
      refuse("%s (%zu bytes) and %s (%zu bytes) overlap: they start %zu bytes apart", a.name, a.bytes, b.name, b.bytes,
             static_cast<std::size_t>(from_a < from_b ? from_b - from_a : from_a - from_b));
    }
  }

  template <class... Values>
  [[noreturn]] void refuse(const char* format, Values... given) const {
    char message[256];
    const int prefix = std::snprintf(message, sizeof message, "ramp::%s: ", verb_);
    std::snprintf(message + prefix, sizeof message - static_cast<std::size_t>(prefix), format, given...);
#if defined(__cpp_exceptions) && defined(__GLIBCXX__)
    std::__throw_invalid_argument(message);
#elif defined(__cpp_exceptions)
    throw std::invalid_argument(message);
#else
    std::fprintf(stderr, "%s\n", message);
    std::abort();
#endif
  }

  const char* verb_;
};

}  // namespace ramp::detail
