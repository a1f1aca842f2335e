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

#include <ramp/detail/axes.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/detail/slopes.hpp>

#include <cstddef>

namespace ramp::detail {

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
    RAMP_ALWAYS_INLINE constexpr levels() noexcept {}  // NOLINT
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
/// Columns are ordered [groups][repeats][channels][width].
struct tile {
  std::size_t first;         ///< slope
  std::size_t groups;        ///< so many groups of channels
  std::size_t slopes_pitch;  ///< from one group's first slope to the next one's
  std::size_t repeats;       ///< how often the columns of a group come again: a power of two
  std::size_t channels;      ///< slopes in a group
  std::size_t width;         ///< columns of one channel
};

/// How a kernel's columns are cut.
struct cut {
  static constexpr std::size_t most_columns = 1024;   ///< in a tile
  static constexpr std::size_t enough_columns = 128;  ///< for channels that are fewer to be repeated
  static constexpr std::size_t long_run = 32;  ///< elements with one slope, from which on one column takes all of them
};

/// Calls, for every tile,
///
///   kernel.begin(tile)
///   kernel.runs_of(slopes, count, at, n, column, next)    from `at` on, n elements for each of count slopes; or
///   kernel.rows_of(slopes, columns, at, rows, pitch, column)   rows of columns, whose slopes are slopes[0 … columns)
///   kernel.row_ends()                                     every column has had its part of a row
///   kernel.end(tile)
///
/// until it has seen every element. The columns of a call begin at `column`; `next` is where it will probably go on.
template <class Arch, class T, class Kernel>
RAMP_ALWAYS_INLINE inline void for_each_tile(const spread& s, const T* slopes, Kernel& kernel) {
  const std::size_t pitch = s.count * s.inner;
  const bool long_runs = s.inner >= cut::long_run;

  // A tile has the same channels of some groups, or some channels of one group.
  const spread::level group = s.groups.rank != 0 ? s.groups.list[0] : spread::level{1, 0, 0};
  spread::levels outer_groups;
  for (std::size_t l = 1; l < s.groups.rank; ++l) {
    outer_groups.push(s.groups.list[l]);
  }
  const std::size_t width = long_runs ? 1 : s.inner;
  std::size_t step = s.count, repeats = 1, groups = 1;
  if (s.count > cut::most_columns / width) {
    step = cut::most_columns / width;
  } else {
    while (!long_runs && 2 * repeats <= s.repeats && 2 * repeats * pitch <= cut::enough_columns) {
      repeats *= 2;
    }
    groups = cut::most_columns / (repeats * s.count * width);
  }
  // Rows of a group: long runs go through all of its repeats in turn.
  spread::levels rows;
  rows.push({long_runs ? s.repeats : 1, pitch, 0});
  for (std::size_t l = 0; l < s.rows.rank; ++l) {
    rows.push(s.rows.list[l]);
  }

  T pattern[cut::most_columns + batch_of<T, Arch>::size];
  const auto visit_tile = [&](const tile& t, std::size_t from) RAMP_ALWAYS_INLINE {
    const std::size_t columns = t.repeats * t.channels * t.width;
    const bool copied = !long_runs && columns != t.channels;
    if (copied) {
      for (std::size_t g = 0; g < t.groups; ++g) {
        expand<Arch>(pattern + g * columns, columns, slopes + t.first + g * t.slopes_pitch, t.channels, t.width);
      }
    }
    kernel.begin(t);
    for_each_offset<Arch>(rows, [&](std::size_t row, std::size_t) RAMP_ALWAYS_INLINE {
      for (std::size_t g = 0; g < t.groups; ++g) {
        const T* const of_group = slopes + t.first + g * t.slopes_pitch;
        const std::size_t at = from + row + g * group.pitch, column = g * columns;
        if (long_runs) {
          const std::size_t next = at + (g + 1 < t.groups ? group.pitch : rows.list[0].pitch);
          kernel.runs_of(of_group, t.channels, at, s.inner, column, next);
        } else {
          const T* const of_columns = copied ? pattern + column : of_group;
          const std::size_t whole = s.repeats / repeats, left = s.repeats % repeats;
          kernel.rows_of(of_columns, columns, at, whole, repeats * pitch, column);
          kernel.rows_of(of_columns, left * pitch, at + whole * repeats * pitch, left != 0 ? 1 : 0, 0, column);
        }
      }
      kernel.row_ends();
    });
    kernel.end(t);
  };
  for_each_offset<Arch>(outer_groups, [&](std::size_t outer, std::size_t first) RAMP_ALWAYS_INLINE {
    for (std::size_t g = 0; g < group.extent; g += groups) {
      for (std::size_t c = 0; c < s.count; c += step) {
        visit_tile({.first = first + g * group.slopes_pitch + c,
                    .groups = group.extent - g < groups ? group.extent - g : groups,
                    .slopes_pitch = group.slopes_pitch,
                    .repeats = repeats,
                    .channels = s.count - c < step ? s.count - c : step,
                    .width = width},
                   outer + g * group.pitch + c * s.inner);
      }
    }
  });
}

}  // namespace ramp::detail
