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
  std::size_t outer_axes = 0;  ///< those of groups and rows, on the outside

  RAMP_ALWAYS_INLINE constexpr explicit spread(const axes& a) noexcept {
    std::size_t left = a.rank;
    const auto take = [&](bool varies) RAMP_ALWAYS_INLINE {
      return left != 0 && a.list[left - 1].varies == varies ? a.list[--left].extent : 1;
    };
    inner = take(false);
    count = take(true);
    repeats = take(false);
    outer_axes = left;
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

/// Offsets in the array and in the slopes.
struct offsets {
  std::size_t at, slopes;
};

/// How many indices these levels have.
template <class Arch>
RAMP_ALWAYS_INLINE inline std::size_t extent_of(const spread::levels& levels) noexcept {
  std::size_t total = 1;
  for (std::size_t l = 0; l < levels.rank; ++l) {
    total *= levels.list[l].extent;
  }
  return total;
}

/// Where an index of these levels is, of which the first goes fastest.
template <class Arch>
RAMP_ALWAYS_INLINE inline offsets offsets_of(const spread::levels& levels, std::size_t index) noexcept {
  offsets o{0, 0};
  for (std::size_t l = 0; l < levels.rank; ++l) {
    o.at += index % levels.list[l].extent * levels.list[l].pitch;
    o.slopes += index % levels.list[l].extent * levels.list[l].slopes_pitch;
    index /= levels.list[l].extent;
  }
  return o;
}

/// The first slope of a contiguous part of the array, counted in the order of memory.
template <class Arch>
RAMP_ALWAYS_INLINE inline std::size_t first_slope(const axes& a, const spread& s, std::size_t part) noexcept {
  std::size_t slope = 0, pitch = s.count;
  for (std::size_t left = s.outer_axes; left-- > 0;) {
    const auto [extent, varies] = a.list[left];
    if (varies) {
      slope += part % extent * pitch;
      pitch *= extent;
    }
    part /= extent;
  }
  return slope;
}

/// Some channels, as columns: a kernel sees an array as rows of columns, and the slope depends on the column alone.
/// Columns are ordered [groups][repeats][channels][width].
struct tile {
  std::size_t from;          ///< element
  std::size_t first;         ///< slope
  std::size_t groups;        ///< so many groups of channels
  std::size_t slopes_pitch;  ///< from one group's first slope to the next one's
  std::size_t repeats;       ///< how often the columns of a group come again: a power of two
  std::size_t channels;      ///< slopes in a group
  std::size_t width;         ///< columns of one channel

  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t columns() const noexcept { return groups * repeats * channels * width; }
};

/// How a kernel's columns are cut.
struct cut {
  static constexpr std::size_t most_columns = 1024;   ///< in a tile
  static constexpr std::size_t enough_columns = 128;  ///< for channels that are fewer to be repeated
  static constexpr std::size_t long_run = 32;  ///< elements with one slope, from which on one column takes all of them
  static constexpr std::size_t longest_run = 4096;                       ///< elements that go to one addition
  static constexpr std::size_t most_parts = 64;                          ///< that all tiles together are cut into
  static constexpr std::size_t enough_elements = std::size_t{32} << 10;  ///< for a part of its own
};

/// An array as tiles, and tiles as parts, whose sums are added in order. All of it depends on the sizes alone: so do
/// the sums, whoever computes the parts.
template <class Arch, class T>
class tiling {
 public:
  /// size: of the array.
  RAMP_ALWAYS_INLINE tiling(const spread& s, std::size_t size) noexcept
      : s_(s), pitch_(s.count * s.inner), long_runs_(s.inner >= cut::long_run) {
    // A tile has the same channels of some groups, or some channels of one group.
    group_ = s.groups.rank != 0 ? s.groups.list[0] : spread::level{1, 0, 0};
    for (std::size_t l = 1; l < s.groups.rank; ++l) {
      outer_groups_.push(s.groups.list[l]);
    }
    width_ = long_runs_ ? 1 : s.inner;
    if (s.count > cut::most_columns / width_) {
      step_ = cut::most_columns / width_;
    } else {
      step_ = s.count;
      while (!long_runs_ && 2 * repeats_ <= s.repeats && 2 * repeats_ * pitch_ <= cut::enough_columns) {
        repeats_ *= 2;
      }
      groups_ = cut::most_columns / (repeats_ * s.count * width_);
    }
    // Rows of a group: long runs go through all of its repeats in turn.
    rows_.push({long_runs_ ? s.repeats : 1, pitch_, 0});
    for (std::size_t l = 0; l < s.rows.rank; ++l) {
      rows_.push(s.rows.list[l]);
    }
    tiles_in_group_ = s.count <= step_ ? 1 : quotient_up(s.count, step_);
    tiles_in_groups_ = (group_.extent <= groups_ ? 1 : quotient_up(group_.extent, groups_)) * tiles_in_group_;
    tiles_ = extent_of<Arch>(outer_groups_) * tiles_in_groups_;

    // Of a tile, a part has some rows; or, where these are too few, a segment of each row.
    const std::size_t rows = extent_of<Arch>(rows_);
    segments_in_part_ = rows;
    if (size / cut::enough_elements < 2 * tiles_ || tiles_ > cut::most_parts / 2) {
      return;
    }
    const std::size_t elements = size / tiles_ / cut::enough_elements;
    const std::size_t most = cut::most_parts / tiles_, wanted = elements < most ? elements : most;
    const std::size_t units =
        long_runs_ ? quotient_up(s.inner, cut::longest_run) : quotient_up(s.repeats / repeats_, 2);
    const std::size_t units_in_segment = quotient_up(units, quotient_up(wanted, rows));
    segment_ = units_in_segment * (long_runs_ ? cut::longest_run : 2);
    segments_ = quotient_up(units, units_in_segment);
    segments_in_part_ = quotient_up(rows * segments_, wanted);
    parts_ = quotient_up(rows * segments_, segments_in_part_);
  }

  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t tiles() const noexcept { return tiles_; }
  [[nodiscard]] RAMP_ALWAYS_INLINE std::size_t parts() const noexcept { return parts_; }  ///< of each tile

  [[nodiscard]] RAMP_ALWAYS_INLINE tile operator[](std::size_t index) const noexcept {
    std::size_t g = 0, c = 0;
    offsets outer{0, 0};
    if (tiles_ != 1) {
      g = index % tiles_in_groups_ / tiles_in_group_ * groups_;
      c = index % tiles_in_group_ * step_;
      outer = offsets_of<Arch>(outer_groups_, index / tiles_in_groups_);
    }
    return {.from = outer.at + g * group_.pitch + c * s_.inner,
            .first = outer.slopes + g * group_.slopes_pitch + c,
            .groups = group_.extent - g < groups_ ? group_.extent - g : groups_,
            .slopes_pitch = group_.slopes_pitch,
            .repeats = repeats_,
            .channels = s_.count - c < step_ ? s_.count - c : step_,
            .width = width_};
  }

  /// Calls
  ///
  ///   kernel.runs_of(slopes, count, at, n, pitch, column, next)
  ///                        n elements for each of count slopes, of the first from `at` on; or
  ///   kernel.rows_of(slopes, columns, at, rows, pitch, column)
  ///                        rows of columns, whose slopes are slopes[0 … columns)
  ///   kernel.row_ends()    every column has had its segment of a row
  ///
  /// until it has seen every element of a part. The columns of a call begin at `column`; `next` is where it will
  /// probably go on.
  template <class Kernel>
  RAMP_ALWAYS_INLINE void visit(const tile& t, std::size_t part, const T* slopes, Kernel& kernel) const noexcept {
    T pattern[cut::most_columns + batch_of<T, Arch>::size];
    const std::size_t columns = t.repeats * t.channels * t.width;
    const bool copied = !long_runs_ && columns != t.channels;
    if (copied) {
      for (std::size_t g = 0; g < t.groups; ++g) {
        expand<Arch>(pattern + g * columns, columns, slopes + t.first + g * t.slopes_pitch, t.channels, t.width);
      }
    }
    const std::size_t all = extent_of<Arch>(rows_) * segments_, first = part * segments_in_part_;
    const std::size_t last = all - first < segments_in_part_ ? all : first + segments_in_part_;
    for (std::size_t index = first; index < last; ++index) {
      const std::size_t row = segments_ == 1 ? index : index / segments_, segment = index - row * segments_;
      const std::size_t from = t.from + offsets_of<Arch>(rows_, row).at, begin = segment * segment_;
      const bool ends = segment + 1 == segments_;
      for (std::size_t g = 0; g < t.groups; ++g) {
        const T* const of_group = slopes + t.first + g * t.slopes_pitch;
        const std::size_t at = from + g * group_.pitch, column = g * columns;
        if (long_runs_) {
          const std::size_t next = at + (g + 1 < t.groups ? group_.pitch : rows_.list[0].pitch);
          kernel.runs_of(of_group, t.channels, at + begin, ends ? s_.inner - begin : segment_, s_.inner, column,
                         next + begin);
        } else {
          const T* const of_columns = copied ? pattern + column : of_group;
          const std::size_t whole = s_.repeats / repeats_, left = s_.repeats % repeats_, pitch = repeats_ * pitch_;
          kernel.rows_of(of_columns, columns, at + begin * pitch, ends ? whole - begin : segment_, pitch, column);
          kernel.rows_of(of_columns, left * pitch_, at + whole * pitch, ends && left != 0 ? 1 : 0, 0, column);
        }
      }
      kernel.row_ends();
    }
  }

 private:
  RAMP_ALWAYS_INLINE static std::size_t quotient_up(std::size_t a, std::size_t b) noexcept { return (a + b - 1) / b; }

  const spread& s_;
  std::size_t pitch_;  ///< from one repeat to the next
  bool long_runs_;
  spread::level group_;
  spread::levels outer_groups_;
  spread::levels rows_;
  std::size_t width_;
  std::size_t step_;         ///< channels in a tile
  std::size_t repeats_ = 1;  ///< of a group's channels, side by side
  std::size_t groups_ = 1;   ///< in a tile
  std::size_t tiles_, tiles_in_group_, tiles_in_groups_;
  std::size_t segment_ = 0;  ///< of a row: elements of a long run, or repeats
  std::size_t segments_ = 1, segments_in_part_, parts_ = 1;
};

}  // namespace ramp::detail
