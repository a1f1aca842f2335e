// SPDX-License-Identifier: MIT
// The slopes of consecutive elements, as an input of the loop. Like every input they are read in order, so they need
// not find out where they are.
#pragma once

#include <ramp/detail/config.hpp>
#include <ramp/detail/partial.hpp>
#include <ramp/detail/simd.hpp>
#include <ramp/formula.hpp>

#include <cstddef>

namespace ramp::detail {

/// 0, 1, 2 … in the lanes.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline batch_of<T, Arch> lane_numbers() noexcept {
  static constexpr T numbers[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  static_assert(batch_of<T, Arch>::size <= 16);
  return batch_of<T, Arch>::load_unaligned(numbers);
}

/// to[0 … n) = the slopes of consecutive elements, each for `length` of them; again from the first after the last. Up
/// to a batch behind n is overwritten too.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline void expand(T* to, std::size_t n, const T* slopes, std::size_t count,
                                      std::size_t length) noexcept {
  using batch = batch_of<T, Arch>;
  to = opaque(to);
  if (length == 1) {
    for (std::size_t i = 0; i < count; ++i) {
      to[i] = slopes[i];
    }
    for (std::size_t i = count; i < n; ++i) {
      to[i] = to[i - count];
    }
    return;
  }
  for (std::size_t first = 0, c = 0; first < n; first += length) {
    for (std::size_t i = first; i < first + length && i < n; i += batch::size) {  // the next run overwrites the excess
      batch(slopes[c]).store_unaligned(to + i);
    }
    c = c + 1 == count ? 0 : c + 1;
  }
}

/// Each slope for a run of so many elements, not fewer than a batch has; again from the first after the last.
template <class Arch, class T>
class runs {
  using batch = batch_of<T, Arch>;

 public:
  static constexpr const T* data = nullptr;

  RAMP_ALWAYS_INLINE runs(const T* slopes, std::size_t count, std::size_t length) noexcept
      : slopes_(opaque(slopes)), count_(count), length_(length), current_(*slopes), end_(length) {}

  RAMP_ALWAYS_INLINE batch load(std::size_t i, std::size_t count = batch::size) noexcept {
    if (i + count <= end_) [[likely]] {
      return current_;
    }
    next_ = next_ == count_ ? 0 : next_;
    const batch before = current_;
    current_ = batch(slopes_[next_++]);
    const batch left(static_cast<T>(end_ - i));
    end_ += length_;
    return where(lane_numbers<Arch, T>() < left, before, current_);
  }

 private:
  const T* slopes_;
  std::size_t count_;
  std::size_t length_;
  batch current_;
  std::size_t end_;  ///< where the current run ends
  std::size_t next_ = 1;
};

/// A slope for each element, and again from the first after the last. readable: how many elements slopes has; if that
/// is more than period, they repeat it.
template <class Arch, class T>
class cycle {
  using batch = batch_of<T, Arch>;

 public:
  static constexpr const T* data = nullptr;

  RAMP_ALWAYS_INLINE cycle(const T* slopes, std::size_t period, std::size_t readable) noexcept
      : slopes_(opaque(slopes)), period_(period), readable_(readable) {}

  RAMP_ALWAYS_INLINE batch load(std::size_t) noexcept {
    const batch v = at_ + batch::size <= readable_ ? batch::load_unaligned(slopes_ + at_) : around(batch::size);
    advance(batch::size);
    return v;
  }

  RAMP_ALWAYS_INLINE batch load(std::size_t, std::size_t count) noexcept {
    const batch v = at_ + count <= readable_ ? load_partial<batch>(slopes_ + at_, count) : around(count);
    advance(count);
    return v;
  }

 private:
  /// Past the end and on from the beginning.
  RAMP_ALWAYS_INLINE batch around(std::size_t count) const noexcept {
    alignas(alignment<batch>) T lanes[batch::size] = {};
    for (std::size_t i = 0; i < count; ++i) {
      lanes[i] = slopes_[(at_ + i) % period_];
    }
    return batch::load_aligned(lanes);
  }

  RAMP_ALWAYS_INLINE void advance(std::size_t count) noexcept {
    at_ += count;
    at_ = at_ >= period_ ? at_ - period_ : at_;
  }

  const T* slopes_;
  std::size_t period_;
  std::size_t readable_;
  std::size_t at_ = 0;
};

/// A buffer for the slopes of consecutive elements, each slope for a run of them.
template <class Arch, class T>
class pattern {
  using batch = batch_of<T, Arch>;

 public:
  static constexpr std::size_t room = 512;

  /// count * length elements, and no more.
  RAMP_ALWAYS_INLINE cycle<Arch, T> once(const T* slopes, std::size_t count, std::size_t length) noexcept {
    expand<Arch>(slopes_, count * length, slopes, count, length);
    return {slopes_, count * length, count * length};
  }

  /// The same again and again.
  RAMP_ALWAYS_INLINE cycle<Arch, T> periodic(const T* slopes, std::size_t count, std::size_t length) noexcept {
    const std::size_t period = count * length;
    const std::size_t times = period >= batch::size ? 1 : (batch::size + period - 1) / period;
    expand<Arch>(slopes_, times * period + batch::size, slopes, count, length);
    return {slopes_, times * period, times * period + batch::size};
  }

 private:
  T slopes_[room + 2 * batch::size];
};

}  // namespace ramp::detail
