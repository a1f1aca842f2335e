// SPDX-License-Identifier: MIT
// The axes of an array, and along which of them the slope of a PReLU varies.
#pragma once

#include <ramp/detail/config.hpp>

#include <cstddef>

namespace ramp::detail {

/// a * b, or the greatest number there is.
RAMP_ALWAYS_INLINE constexpr std::size_t product(std::size_t a, std::size_t b) noexcept {
  return b != 0 && a > static_cast<std::size_t>(-1) / b ? static_cast<std::size_t>(-1) : a * b;
}

/// An extent that a user gave; the greatest number there is for a negative one, which no array has.
template <class Integer>
RAMP_ALWAYS_INLINE constexpr std::size_t extent(Integer i) noexcept {
  return i < Integer(0) ? static_cast<std::size_t>(-1) : static_cast<std::size_t>(i);
}

/// The axes of an array, pushed from the outside in.
struct axes {
  static constexpr std::size_t most = 16;
  struct axis {
    std::size_t extent;
    bool varies;
  };
  axis list[most] = {};
  std::size_t rank = 0;
  std::size_t size = 1;   ///< elements; the greatest number there is, where the product is greater
  std::size_t count = 1;  ///< slopes

  // Written out: implicit constructors are not inlined, and the linker would merge them.
  RAMP_ALWAYS_INLINE constexpr axes() noexcept {}  // NOLINT

  RAMP_ALWAYS_INLINE constexpr void push(std::size_t extent, bool varies) noexcept {
    size = product(size, extent);
    count = varies ? product(count, extent) : count;
    if (extent == 1) {
      return;
    }
    if (rank != 0 && list[rank - 1].varies == varies) {
      list[rank - 1].extent = product(list[rank - 1].extent, extent);
    } else {
      list[rank++] = {extent, varies};
    }
  }
};

}  // namespace ramp::detail
