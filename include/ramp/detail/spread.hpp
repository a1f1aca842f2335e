// SPDX-License-Identifier: MIT
// How the slopes of a PReLU spread over an array: from the axes of the array to pieces that a kernel can run through.
//
// Seen from the outside in, axes along which the slope varies alternate with axes along which it is shared (neighbours
// of one kind are one axis, and an axis of extent 1 is none):
//
//   … varying  shared  varying  shared [repeats]  varying [count]  shared [inner]
//     \____________ groups, rows ____________/    \________ contiguous ________/
//
// The innermost three are contiguous memory that a kernel reads in one go. Of the others, a varying axis makes groups,
// which have slopes of their own and nothing to do with each other; a shared axis makes rows, which use the same slopes
// again. NCHW, NHWC, one shared slope and one slope per element have neither.
#pragma once

#include <ramp/detail/config.hpp>

#include <cstddef>

namespace ramp::detail {

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

  RAMP_ALWAYS_INLINE constexpr axes() noexcept {}  // not implicit, hence inlined: see loop.hpp

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

 private:
  RAMP_ALWAYS_INLINE static constexpr std::size_t product(std::size_t a, std::size_t b) noexcept {
    return b != 0 && a > static_cast<std::size_t>(-1) / b ? static_cast<std::size_t>(-1) : a * b;
  }
};

/// The same, as the kernels want it.
struct spread {
  struct level {
    std::size_t extent;
    std::size_t pitch;         ///< from one to the next, in elements of the array
    std::size_t slopes_pitch;  ///< and in slopes
  };
  struct levels {
    level list[axes::most / 2] = {};
    std::size_t rank = 0;
    RAMP_ALWAYS_INLINE constexpr levels() noexcept {}
    RAMP_ALWAYS_INLINE constexpr void push(level l) noexcept { list[rank++] = l; }
  };
  levels groups;
  levels rows;
  std::size_t repeats = 1;
  std::size_t count = 1;
  std::size_t inner = 1;

  RAMP_ALWAYS_INLINE constexpr explicit spread(const axes& a) noexcept {
    std::size_t left = a.rank;
    const auto take = [&](bool varies) RAMP_ALWAYS_INLINE {
      return left != 0 && a.list[left - 1].varies == varies ? a.list[--left].extent : 1;
    };
    inner = take(false);
    count = take(true);
    repeats = take(false);
    std::size_t pitch = repeats * count * inner;
    std::size_t slopes_pitch = count;
    while (left != 0) {
      const auto [extent, varies] = a.list[--left];
      if (varies) {
        groups.push({extent, pitch, slopes_pitch});
        slopes_pitch *= extent;
      } else {
        rows.push({extent, pitch, 0});
      }
      pitch *= extent;
    }
  }
};

/// visit(offset in the array, offset in the slopes) for every index of these levels, the first level fastest.
template <class Arch, class Visit>
RAMP_ALWAYS_INLINE inline void for_each_offset(const spread::levels& levels, Visit visit) {
  std::size_t total = 1;
  for (std::size_t l = 0; l < levels.rank; ++l) {
    total *= levels.list[l].extent;
  }
  for (std::size_t index = 0; index < total; ++index) {
    std::size_t at = 0, slope = 0, rest = index;
    for (std::size_t l = 0; l < levels.rank; ++l) {
      at += rest % levels.list[l].extent * levels.list[l].pitch;
      slope += rest % levels.list[l].extent * levels.list[l].slopes_pitch;
      rest /= levels.list[l].extent;
    }
    visit(at, slope);
  }
}

/// Some channels, as columns: a kernel sees an array as rows of columns, and the slope depends on the column alone.
/// Columns are ordered [repeats][channels][width].
struct tile {
  std::size_t first;     ///< slope
  std::size_t channels;  ///< how many slopes
  std::size_t width;     ///< columns of one channel
  std::size_t repeats;   ///< how often the channels' columns come again
};

/// How a kernel's columns are cut.
struct cut {
  static constexpr std::size_t most_columns = 512;    ///< in a tile
  static constexpr std::size_t enough_columns = 128;  ///< for channels that are fewer to be repeated
  static constexpr std::size_t long_run = 32;  ///< elements with one slope, from which on they are a row of their own
  static constexpr std::size_t run_width = 8;  ///< columns that sums of such a row are kept in
  static constexpr std::size_t tile_size = 4096;  ///< elements of a tile in a row, where a run has not more
};

/// Calls, for every tile,
///
///   kernel.begin(tile)
///   kernel.runs_of(slopes, count, at, n)                from `at` on, n elements for each of count slopes, or
///   kernel.rows_of(slopes, columns, at, rows, pitch)    rows of columns, whose slopes are slopes[0 … columns)
///   kernel.end(tile)
///
/// until it has seen every element.
template <class Arch, class T, class Kernel>
RAMP_ALWAYS_INLINE inline void for_each_tile(const spread& s, const T* slopes, Kernel& kernel) {
  for_each_offset<Arch>(s.groups, [&](std::size_t group, std::size_t group_slope) RAMP_ALWAYS_INLINE {
    const std::size_t pitch = s.count * s.inner;

    if (s.inner >= cut::long_run) {
      constexpr std::size_t most = cut::most_columns / cut::run_width;
      const std::size_t fit = cut::tile_size / s.inner;
      const std::size_t step = fit == 0 ? 1 : fit < most ? fit : most;
      spread::levels rows = s.rows;
      for (std::size_t l = rows.rank++; l != 0; --l) {
        rows.list[l] = rows.list[l - 1];
      }
      rows.list[0] = {s.repeats, pitch, 0};
      for (std::size_t c = 0; c < s.count; c += step) {
        const tile t = {group_slope + c, s.count - c < step ? s.count - c : step, cut::run_width, 1};
        kernel.begin(t);
        for_each_offset<Arch>(rows, [&](std::size_t row, std::size_t) RAMP_ALWAYS_INLINE {
          kernel.runs_of(slopes + t.first, t.channels, group + row + c * s.inner, s.inner);
        });
        kernel.end(t);
      }
      return;
    }

    std::size_t step = s.count, repeats = 1;
    if (pitch > cut::most_columns) {
      step = cut::most_columns / s.inner;
    } else {
      while (2 * repeats <= s.repeats && 2 * repeats * pitch <= cut::enough_columns) {
        repeats *= 2;
      }
    }
    T pattern[cut::most_columns];
    for (std::size_t c = 0; c < s.count; c += step) {
      const tile t = {group_slope + c, s.count - c < step ? s.count - c : step, s.inner, repeats};
      const std::size_t columns = t.channels * t.width;
      const T* row_slopes = slopes + t.first;
      if (repeats != 1 || s.inner != 1) {
        T* p = pattern;
        for (std::size_t k = 0; k < t.channels; ++k) {
          for (std::size_t i = 0; i < t.width; ++i) {
            *p++ = row_slopes[k];
          }
        }
        for (; p != pattern + repeats * columns; ++p) {
          *p = *(p - columns);
        }
        row_slopes = pattern;
      }
      kernel.begin(t);
      for_each_offset<Arch>(s.rows, [&](std::size_t row, std::size_t) RAMP_ALWAYS_INLINE {
        const std::size_t at = group + row + c * s.inner;
        const std::size_t whole = s.repeats / repeats;
        kernel.rows_of(row_slopes, repeats * columns, at, whole, repeats * pitch);
        if (s.repeats % repeats != 0) {
          kernel.rows_of(row_slopes, s.repeats % repeats * columns, at + whole * repeats * pitch, 1, 0);
        }
      });
      kernel.end(t);
    }
  });
}

}  // namespace ramp::detail
