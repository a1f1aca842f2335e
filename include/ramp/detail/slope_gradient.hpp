// SPDX-License-Identifier: MIT
// The gradients of a PReLU's slopes: for each, the sum of dy * x over the x <= 0 of its channel.
//
// The order of the additions is a tree whose shape depends on the sizes alone: not on the instruction set, nor on
// addresses. Two or four terms are added pairwise in the element type (or in double, if the sums are to be double),
// everything above in double. Up to 64 of these sums are added in turn, then 64 of those, and so on; of large arrays
// this gives the sums of up to 64 parts, which are added in turn. So a float sum of terms of one sign has an error of
// three roundings at most (the product's and two additions'), whatever its length, before it is rounded to float once
// more.
#pragma once

#include <ramp/detail/chunks.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/loop.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/detail/slopes.hpp>
#include <ramp/detail/spread.hpp>
#include <ramp/detail/streaming.hpp>
#include <ramp/formula.hpp>

#include <concepts>
#include <cstddef>
#include <type_traits>

namespace ramp::detail {

/// As many doubles as batch<T> has lanes.
template <class Arch, class T>
struct doubles {
  using batch = batch_of<double, Arch>;
  static constexpr std::size_t lanes = batch_of<T, Arch>::size;
  static constexpr std::size_t parts = sizeof(double) / sizeof(T);
  batch part[parts];

  RAMP_ALWAYS_INLINE static doubles zero() noexcept {
    doubles d;
    for (batch& p : d.part) {
      p = batch(0.0);
    }
    return d;
  }

  RAMP_ALWAYS_INLINE static doubles widened(const batch_of<T, Arch>& v) noexcept {
    doubles d;
    if constexpr (std::same_as<T, double>) {
      d.part[0] = v;
#if defined(__AVX512F__)
    } else if constexpr (std::derived_from<Arch, xsimd::avx512f>) {
      // maskz: for GCC 12, which takes what the plain forms leave undefined for a mistake of ours.
      const __m512d bits = _mm512_castps_pd(v);
      d.part[0] = _mm512_maskz_cvtps_pd(0xff, _mm256_castpd_ps(_mm512_maskz_extractf64x4_pd(0xff, bits, 0)));
      d.part[1] = _mm512_maskz_cvtps_pd(0xff, _mm256_castpd_ps(_mm512_maskz_extractf64x4_pd(0xff, bits, 1)));
#endif
#if defined(__AVX__)
    } else if constexpr (std::derived_from<Arch, xsimd::avx>) {
      d.part[0] = _mm256_cvtps_pd(_mm256_castps256_ps128(v));
      d.part[1] = _mm256_cvtps_pd(_mm256_extractf128_ps(v, 1));
#endif
#if defined(__SSE2__)
    } else if constexpr (std::derived_from<Arch, xsimd::sse2>) {
      d.part[0] = _mm_cvtps_pd(v);
      d.part[1] = _mm_cvtps_pd(_mm_movehl_ps(v, v));
#endif
    } else {
      alignas(alignment<batch_of<T, Arch>>) T from[lanes];
      alignas(alignment<batch>) double to[lanes];
      v.store_aligned(from);
      for (std::size_t i = 0; i < lanes; ++i) {
        to[i] = double{from[i]};
      }
      for (std::size_t k = 0; k < parts; ++k) {
        d.part[k] = batch::load_aligned(to + k * batch::size);
      }
    }
    return d;
  }

  RAMP_ALWAYS_INLINE doubles operator+(const doubles& other) const noexcept {
    doubles d;
    for (std::size_t k = 0; k < parts; ++k) {
      d.part[k] = part[k] + other.part[k];
    }
    return d;
  }

  RAMP_ALWAYS_INLINE doubles operator*(const doubles& other) const noexcept {
    doubles d;
    for (std::size_t k = 0; k < parts; ++k) {
      d.part[k] = part[k] * other.part[k];
    }
    return d;
  }
};

/// Sums of many columns at a time, in a cascade: level 0 takes up to 64 additions per column, then goes to level 1, and
/// so on.
template <class Arch>
class column_sums {
  using batch = batch_of<double, Arch>;
  static constexpr std::size_t levels = 4;

 public:
  static constexpr std::size_t fan_in = 64;
  static constexpr std::size_t room = cut::most_columns + 16;  ///< a batch may begin at the last column

  void begin(std::size_t columns) noexcept {
    columns_ = columns + 16;
    additions_ = 0;
    top_ = 0;
    clear(0);
  }

  RAMP_ALWAYS_INLINE void add(std::size_t column, const batch& v) noexcept {
    (batch::load_unaligned(sums_[0] + column) + v).store_unaligned(sums_[0] + column);
  }

  RAMP_ALWAYS_INLINE void add(std::size_t column, double v) noexcept { sums_[0][column] += v; }

  /// To be called when every column has had so many additions, or fewer.
  void added(std::size_t additions) noexcept {
    additions_ += additions;
    if (additions_ >= fan_in) {
      carry();
    }
  }

  /// From level 0 to level 1, and on where these are full.
  void carry() noexcept {
    additions_ = 0;
    for (std::size_t l = 0; l + 1 < levels; ++l) {
      if (l == top_) {
        ++top_;
        carried_[l] = 0;
        clear(l + 1);
      }
      move(l, l + 1);
      if (++carried_[l] % fan_in != 0) {
        return;
      }
    }
  }

  /// The sums, one per column.
  double* end() noexcept {
    for (std::size_t l = top_; l != 0; --l) {
      move(l, l - 1);
    }
    return sums_[0];
  }

 private:
  void clear(std::size_t level) noexcept {
    for (std::size_t j = 0; j < columns_; j += batch::size) {
      batch(0.0).store_unaligned(sums_[level] + j);
    }
  }

  void move(std::size_t from, std::size_t to) noexcept {
    for (std::size_t j = 0; j < columns_; j += batch::size) {
      (batch::load_unaligned(sums_[to] + j) + batch::load_unaligned(sums_[from] + j)).store_unaligned(sums_[to] + j);
    }
    clear(from);
  }

  std::size_t columns_;
  std::size_t additions_;
  std::size_t top_;
  std::size_t carried_[levels];
  alignas(64) double sums_[levels][room];
};

/// The output that nobody wants.
struct nowhere {
  RAMP_ALWAYS_INLINE void store(std::size_t, const auto&, auto...) const noexcept {}
  RAMP_ALWAYS_INLINE void prefetch(std::size_t) const noexcept {}
};

/// The kernel of a tiling. Dslope: what the sums are given as; if that is double for T = float, products and sums
/// are double throughout. Dx: the stream that takes dx, or nowhere. FromOutput: x is y, and dy * x comes from dy * y /
/// slope. add: to dslope.
template <class Arch, bool FromOutput, class T, class Dslope, class Dx>
class slope_gradient {
  using batch = batch_of<T, Arch>;
  using wide = doubles<Arch, T>;
  // dy * y may be beyond the range of float where dy * x is not.
  static constexpr bool double_products = sizeof(T) == 4 && (FromOutput || sizeof(Dslope) == 8);
  using term = std::conditional_t<double_products, wide, batch>;
  static constexpr std::size_t lanes = batch::size;
  static constexpr std::size_t row_width = 16;  ///< a run of one slope is seen as rows of so many columns
  static constexpr std::size_t cache_line = 64 / sizeof(T);
  static constexpr bool past_cache = std::same_as<Dx, streamed_values<Arch, T>>;
  static constexpr std::size_t prefetch_distance = (past_cache ? 4096 : 512) / sizeof(T);  // the fastest of 512 … 8192
  static constexpr std::size_t longest_run = cut::longest_run;  ///< that is summed in registers
  static_assert(longest_run <= 64 * 4 * row_width);
  static_assert(row_width % lanes == 0);

 public:
  RAMP_ALWAYS_INLINE slope_gradient(const T* x, const T* dy, const T* slopes, Dx dx, Dslope* dslope, bool add) noexcept
      : x_(x), dy_(dy), slopes_(slopes), dx_(dx), dslope_(dslope), add_(add) {}

  void begin(const tile& t) noexcept { sums_.begin(t.columns()); }

  /// Runs of n elements, one for each slope.
  void runs_of(const T* slopes, std::size_t count, std::size_t from, std::size_t n, std::size_t pitch,
               std::size_t column, std::size_t next) noexcept {
    for (std::size_t i = 0; i < prefetch_distance; i += cache_line) {
      prefetch(next + i);
    }
    if constexpr (past_cache) {
      if (n * sizeof(T) % 16 != 0) {
        ragged_runs(slopes, count, from, n, pitch, column);
        return;
      }
    }
    for (std::size_t k = 0; k < count; ++k, from += pitch) {
      sum_run(slopes[k], from, n, column + k, dx_, [](std::size_t) {});
    }
  }

  /// Rows of columns, each column with its slope.
  void rows_of(const T* slopes, std::size_t columns, std::size_t at, std::size_t rows, std::size_t pitch,
               std::size_t column) noexcept {
    const values<Arch, const T> s(slopes);
    std::size_t additions = 0;
    for (; rows >= 2; rows -= 2, at += 2 * pitch) {
      strip<2>(s, at, pitch, columns, column);
      one_more(additions);
    }
    if (rows == 1) {
      strip<1>(s, at, pitch, columns, column);
      one_more(additions);
    }
    count_at_row_end(additions);
  }

  void row_ends() noexcept {
    sums_.added(most_additions_);
    most_additions_ = 0;
  }

  /// The sums of a part, one per column.
  double* sums() noexcept { return sums_.end(); }

  /// From the sums of all parts, which are overwritten, to the gradients.
  void end(const tile& t, double* sums) const noexcept {
    const std::size_t columns = t.channels * t.width;
    for (std::size_t g = 0; g < t.groups; ++g, sums += t.repeats * columns) {
      for (std::size_t repeats = t.repeats; repeats > 1;) {
        repeats /= 2;
        for (std::size_t j = 0; j < repeats * columns; ++j) {
          sums[j] += sums[j + repeats * columns];
        }
      }
      if (t.width > 1) {
        for (std::size_t k = 0; k < t.channels; ++k) {
          double total = sums[k * t.width];
          for (std::size_t i = 1; i < t.width; ++i) {
            total += sums[k * t.width + i];
          }
          sums[k] = total;
        }
      }
      const std::size_t first = t.first + g * t.slopes_pitch;
      for (std::size_t k = 0; k < t.channels; ++k) {
        const double total = FromOutput ? sums[k] / double{slopes_[first + k]} : sums[k];
        dslope_[first + k] = static_cast<Dslope>(add_ ? double{dslope_[first + k]} + total : total);
      }
    }
  }

 private:
  // What is added to one column, or to some side by side, is counted while the others of the tile wait. Of all columns
  // the greatest number counts at the end of the row.
  RAMP_ALWAYS_INLINE void one_more(std::size_t& additions) noexcept {
    if (++additions == column_sums<Arch>::fan_in) {
      sums_.carry();
      additions = 0;
    }
  }
  RAMP_ALWAYS_INLINE void count_at_row_end(std::size_t additions) noexcept {
    most_additions_ = most_additions_ < additions ? additions : most_additions_;
  }

  /// Runs that begin anywhere: their stores would cut each other's cache lines. dx is written for itself, as far as the
  /// sums are, in batches that are aligned and go across the ends of runs.
  void ragged_runs(const T* slopes, std::size_t count, std::size_t from, std::size_t n, std::size_t pitch,
                   std::size_t column) noexcept {
    const std::size_t side_by_side = pitch == n ? count : 1;
    for (std::size_t k = 0; k < count; k += side_by_side, from += pitch) {
      runs<Arch, T> slope(slopes + k, side_by_side, n, 0);
      std::size_t at = 0;
      const auto write = [&](std::size_t some, auto... partial) RAMP_ALWAYS_INLINE {
        const batch x = x_.load(from + at, partial...), dy = dy_.load(from + at, partial...);
        dx_.store(from + at, where(x > batch(T(0)), dy, slope.load(at, partial...) * dy), partial...);
        at += some;
      };
      if (const std::size_t head = until_aligned<Arch>(dx_.data + from); head != 0) {
        write(head, head);
      }
      const std::size_t end = side_by_side * n;
      for (std::size_t r = 0; r < side_by_side; ++r) {
        sum_run(slopes[k + r], from + r * n, n, column + k + r, nowhere(), [&](std::size_t summed) RAMP_ALWAYS_INLINE {
          while (at + lanes <= r * n + summed) {
            write(lanes);
          }
        });
      }
      if (at != end) {
        write(end - at, end - at);
      }
    }
  }

  /// A run of n elements. done(i) is called when the first i of them are.
  template <class Out>
  RAMP_ALWAYS_INLINE void sum_run(T slope, std::size_t from, std::size_t n, std::size_t column, const Out& out,
                                  auto done) noexcept {
    std::size_t i = 0, additions = 0;
    for (; n - i > longest_run; i += longest_run) {
      run(batch(slope), from + i, longest_run, column, out);
      one_more(additions);
      done(i + longest_run);
    }
    run(batch(slope), from + i, n - i, column, out);
    one_more(additions);
    count_at_row_end(additions);
    done(n);
  }

  /// One slope, n elements: rows of 16 columns, four at a time.
  RAMP_ALWAYS_INLINE void run(const batch& slope, std::size_t at, std::size_t n, std::size_t column,
                              const auto& out) noexcept {
    constexpr std::size_t groups = row_width / lanes;
    wide sums[groups];
    for (wide& sum : sums) {
      sum = wide::zero();
    }
    std::size_t i = 0;
    for (; n - i >= 4 * row_width; i += 4 * row_width) {
      prefetch_rows(at + i, 4 * row_width);
      for (std::size_t g = 0; g < groups; ++g) {
        sums[g] = sums[g] + widened(leaf<4>(out, slope, at + i + g * lanes, row_width));
      }
    }
    if (i != n) {
      prefetch_rows(at + i, n - i);
      for (std::size_t g = 0; g < groups; ++g) {
        sums[g] = sums[g] + widened(ragged_leaf(out, slope, at + i, n - i, g * lanes));
      }
    }
    // 16 columns become 8, 4, 2, 1: first in whole batches, then in one.
    constexpr std::size_t parts = groups * wide::parts;
    using double_batch = typename wide::batch;
    double_batch part[parts];
    for (std::size_t k = 0; k < parts; ++k) {
      part[k] = sums[k / wide::parts].part[k % wide::parts];
    }
    for (std::size_t half = parts / 2; half != 0; half /= 2) {
      for (std::size_t k = 0; k < half; ++k) {
        part[k] = part[k] + part[k + half];
      }
    }
    alignas(alignment<double_batch>) double lane[double_batch::size];
    part[0].store_aligned(lane);
    for (std::size_t half = double_batch::size / 2; half != 0; half /= 2) {
      for (std::size_t k = 0; k < half; ++k) {
        lane[k] += lane[k + half];
      }
    }
    sums_.add(column, lane[0]);
  }

  /// Rows rows of columns.
  template <std::size_t Rows>
  void strip(const values<Arch, const T>& slopes, std::size_t at, std::size_t pitch, std::size_t columns,
             std::size_t column) noexcept {
    const auto add = [&](std::size_t j, const term& t) RAMP_ALWAYS_INLINE {
      const wide sum = widened(t);
      for (std::size_t k = 0; k < wide::parts; ++k) {
        sums_.add(column + j + k * wide::batch::size, sum.part[k]);
      }
    };
    if constexpr (past_cache && Rows == 2) {
      // From memory, one row after the other is read in half of the time of both at once. The first one's terms wait in
      // the cache.
      const std::size_t ahead = at + prefetch_distance / columns * pitch + prefetch_distance % columns;
      term first[cut::most_columns / lanes];
      for_each_batch(columns, [&](std::size_t j, auto... count) RAMP_ALWAYS_INLINE {
        prefetch(ahead + j);
        first[j / lanes] = leaf<1>(dx_, slopes.load(j, count...), at + j, 0, count...);
      });
      at += pitch;
      for_each_batch(columns, [&](std::size_t j, auto... count) RAMP_ALWAYS_INLINE {
        prefetch(ahead + pitch + j);
        add(j, first[j / lanes] + leaf<1>(dx_, slopes.load(j, count...), at + j, 0, count...));
      });
    } else {
      for_each_batch(columns, [&](std::size_t j, auto... count) RAMP_ALWAYS_INLINE {
        // At the end of these rows the next ones begin.
        std::size_t ahead = j + prefetch_distance;
        ahead = ahead < columns ? at + ahead : at + Rows * pitch + ahead - columns;
        for (std::size_t r = 0; r < Rows; ++r) {
          prefetch(ahead + r * pitch);
        }
        add(j, leaf<Rows>(dx_, slopes.load(j, count...), at + j, pitch, count...));
      });
    }
  }

  /// body(j) for whole batches of columns, body(j, count) for the rest.
  RAMP_ALWAYS_INLINE static void for_each_batch(std::size_t columns, auto body) noexcept {
    std::size_t j = 0;
    for (; columns - j >= lanes; j += lanes) {
      body(j);
    }
    if (j != columns) {
      body(j, columns - j);
    }
  }

  RAMP_ALWAYS_INLINE void prefetch_rows(std::size_t at, std::size_t n) const noexcept {
    for (std::size_t i = 0; i < n; i += cache_line) {
      prefetch(at + prefetch_distance + i);
    }
  }

  RAMP_ALWAYS_INLINE void prefetch(std::size_t at) const noexcept {
    x_.prefetch(at);
    dy_.prefetch(at);
    dx_.prefetch(at);
  }

  /// dx, to out, of one batch in each of Rows rows, and the sum of their terms.
  template <std::size_t Rows>
  RAMP_ALWAYS_INLINE term leaf(const auto& out, const batch& slope, std::size_t at, std::size_t pitch,
                               auto... count) const noexcept {
    batch x[Rows], dy[Rows];
    for (std::size_t r = 0; r < Rows; ++r) {
      x[r] = x_.load(at + r * pitch, count...);
      dy[r] = dy_.load(at + r * pitch, count...);
    }
    const batch zero(T(0));
    for (std::size_t r = 0; r < Rows; ++r) {
      out.store(at + r * pitch, where(x[r] > zero, dy[r], slope * dy[r]), count...);
    }
    const auto one = [&](std::size_t r) RAMP_ALWAYS_INLINE {
      const auto positive = x[r] > zero;
      if constexpr (std::same_as<term, batch>) {
        return where(positive, zero, x[r] * dy[r]);
      } else {
        return wide::widened(where(positive, zero, x[r])) * wide::widened(where(positive, zero, dy[r]));
      }
    };
    if constexpr (Rows == 4) {
      return (one(0) + one(1)) + (one(2) + one(3));
    } else if constexpr (Rows == 3) {
      return (one(0) + one(1)) + one(2);
    } else if constexpr (Rows == 2) {
      return one(0) + one(1);
    } else {
      return one(0);
    }
  }

  /// The same for one batch of columns of fewer than four rows of 16, the last of which may be cut off.
  RAMP_ALWAYS_INLINE term ragged_leaf(const auto& out, const batch& slope, std::size_t at, std::size_t n,
                                      std::size_t column) const noexcept {
    const std::size_t rows = n / row_width, left = n % row_width;
    const std::size_t last = at + rows * row_width + column;
    const term cut_off = left >= column + lanes ? leaf<1>(out, slope, last, 0)
                         : left > column        ? leaf<1>(out, slope, last, 0, left - column)
                                                : zero();
    at += column;
    if (rows == 0) {
      return cut_off;
    }
    if (rows == 1) {
      return leaf<1>(out, slope, at, 0) + cut_off;
    }
    const term two = leaf<2>(out, slope, at, row_width);
    return rows == 2 ? two + cut_off : two + (leaf<1>(out, slope, at + 2 * row_width, 0) + cut_off);
  }

  RAMP_ALWAYS_INLINE static term zero() noexcept {
    if constexpr (std::same_as<term, batch>) {
      return batch(T(0));
    } else {
      return wide::zero();
    }
  }

  RAMP_ALWAYS_INLINE static wide widened(const term& t) noexcept {
    if constexpr (std::same_as<term, batch>) {
      return wide::widened(t);
    } else {
      return t;
    }
  }

  values<Arch, const T> x_;
  values<Arch, const T> dy_;
  const T* slopes_;
  Dx dx_;
  Dslope* dslope_;
  bool add_;
  std::size_t most_additions_ = 0;
  column_sums<Arch> sums_;
};

/// Memory for sums; none for n = 0.
template <class Arch>
struct kept_sums {
  double* data;
  explicit kept_sums(std::size_t n) : data(n != 0 ? new double[n] : nullptr) {}
  kept_sums(const kept_sums&) = delete;
  kept_sums& operator=(const kept_sums&) = delete;
  ~kept_sums() { delete[] data; }
};

/// kernel() gives a slope_gradient, one for each chunk. The parts of a tile are added in order: each when it is there,
/// or, if others compute them, when all are there.
template <class Arch, class T, executor Execution>
void sum_tiles(const Execution& execution, bool past_cache, const tiling<Arch, T>& tiles, std::size_t size,
               const T* slopes, const auto& kernel) {
  constexpr std::size_t room = column_sums<Arch>::room;
  const std::size_t parts = tiles.parts(), n = tiles.tiles() * parts;
  const kept_sums<Arch> kept(!needs_chunks(execution) || parts == 1 ? 0 : n * room);
  const auto add = [](double* total, const double* sums, std::size_t columns, std::size_t part) RAMP_ALWAYS_INLINE {
    for (std::size_t j = 0; j < columns; ++j) {
      total[j] = part == 0 ? sums[j] : total[j] + sums[j];
    }
  };
  const std::size_t elements = needs_chunks(execution) ? size / n : 0;
  for_each_chunk<Arch>(execution, past_cache, n, elements, 0, [&](std::size_t from, std::size_t to) RAMP_ALWAYS_INLINE {
    auto k = kernel();
    double total[room];
    for (std::size_t i = from; i < to; ++i) {
      const std::size_t number = parts == 1 ? i : i / parts, part = i - number * parts;
      const tile t = tiles[number];
      k.begin(t);
      tiles.visit(t, part, slopes, k);
      if (parts == 1) {
        k.end(t, k.sums());
      } else if (kept.data != nullptr) {
        add(kept.data + i * room, k.sums(), t.columns(), 0);
      } else {
        add(total, k.sums(), t.columns(), part);
        if (part + 1 == parts) {
          k.end(t, total);
        }
      }
    }
  });
  if (kept.data != nullptr) {
    const auto k = kernel();
    for (std::size_t i = 0; i < n; ++i) {
      double* const total = kept.data + i / parts * parts * room;
      if (i % parts != 0) {
        add(total, kept.data + i * room, tiles[i / parts].columns(), i % parts);
      }
      if (i % parts + 1 == parts) {
        k.end(tiles[i / parts], total);
      }
    }
  }
}

}  // namespace ramp::detail
