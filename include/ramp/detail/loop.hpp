// SPDX-License-Identifier: MIT
// The loop behind every verb: it reads streams, applies an operation, and writes a stream.
//
// Every name here carries the architecture in its template arguments: the linker merges inline functions by name, and
// a program may hold copies of this code that were compiled for different instruction sets.
#pragma once

#include <ramp/detail/batch_machine.hpp>
#include <ramp/detail/config.hpp>
#include <ramp/detail/partial.hpp>
#include <ramp/detail/simd.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>
#include <utility>

namespace ramp::detail {

/// One element per value.
template <class Arch, class T>
struct values {
  using batch = batch_of<std::remove_const_t<T>, Arch>;
  static constexpr bool many = false;  ///< used for long arrays alone
  using at_ends = values;              ///< for the ends of arrays
  T* data;

  RAMP_ALWAYS_INLINE explicit values(T* p) noexcept : data(opaque(p)) {}

  RAMP_ALWAYS_INLINE batch load(std::size_t i) const noexcept { return batch::load_unaligned(data + i); }

  RAMP_ALWAYS_INLINE batch load(std::size_t i, std::size_t count) const noexcept {
    return load_partial<batch>(data + i, count);
  }

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v) const noexcept { v.store_unaligned(data + i); }

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v, std::size_t count) const noexcept {
    store_partial(data + i, v, count);
  }

  RAMP_ALWAYS_INLINE bool overwrites(const void* input) const noexcept { return data == input; }

  /// Asks for a cache line that will be reached, or would be if the array went on.
  RAMP_ALWAYS_INLINE void prefetch(std::size_t i) const noexcept {
#if defined(__GNUC__)
    __builtin_prefetch(data + i, std::is_const_v<T> ? 0 : 1);
#else
    static_cast<void>(i);
#endif
  }
};

/// What an accumulating verb writes: += instead of =.
template <class Arch, class T>
struct sums : values<Arch, T> {
  using at_ends = sums;
  using typename values<Arch, T>::batch;
  using values<Arch, T>::values;

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v, auto... count) const noexcept {
    values<Arch, T>::store(i, this->load(i, count...) + unfused(v), count...);
  }
};

/// The same where both kinds share a kernel: += if `add`.
template <class Arch, class T>
struct sums_if : sums<Arch, T> {
  using typename sums<Arch, T>::batch;
  bool add;

  RAMP_ALWAYS_INLINE sums_if(T* p, bool a) noexcept : sums<Arch, T>(p), add(a) {}

  RAMP_ALWAYS_INLINE void store(std::size_t i, batch v, auto... count) const noexcept {
    if (add) {
      sums<Arch, T>::store(i, v, count...);
    } else {
      values<Arch, T>::store(i, v, count...);
    }
  }
};

/// One bit per value, the first in the least significant bit of the first byte.
template <class Arch, class T, class Byte>
struct bits {
  using mask = typename batch_of<T, Arch>::batch_bool_type;
  static constexpr std::size_t lanes = mask::size;
  Byte* data;

  RAMP_ALWAYS_INLINE explicit bits(Byte* p) noexcept : data(opaque(p)) {}

  RAMP_ALWAYS_INLINE mask load(std::size_t i, std::size_t count = lanes) const noexcept {
    std::uint64_t word = 0;
    if (count == lanes && std::endian::native == std::endian::little) {
      std::memcpy(&word, data + i / 8, bytes);
    } else {
      for (std::size_t byte = 0; byte < bytes && 8 * byte < count; ++byte) {
        word |= std::uint64_t{data[i / 8 + byte]} << (8 * byte);
      }
    }
    return mask::from_mask(word >> (i % 8) & every_lane);
  }

  /// i is a multiple of the lanes. Where these are fewer than 8, a byte is written in pieces, from its low end.
  RAMP_ALWAYS_INLINE void store(std::size_t i, mask m, std::size_t count = lanes) const noexcept {
    std::uint64_t word = m.mask() & every_lane >> (lanes - count);
    if (i % 8 != 0) {
      word = word << (i % 8) | data[i / 8];
    }
    if (count == lanes && std::endian::native == std::endian::little) {
      std::memcpy(data + i / 8, &word, bytes);
    } else {
      for (std::size_t byte = 0; byte < bytes && 8 * byte < count; ++byte) {
        data[i / 8 + byte] = static_cast<Byte>(word >> (8 * byte));
      }
    }
  }

 private:
  static constexpr std::size_t bytes = (lanes + 7) / 8;
  static constexpr std::uint64_t every_lane = ~std::uint64_t{0} >> (64 - lanes);
};

/// Bits alone, as what a verb writes.
template <class Arch, class T>
struct marks : bits<Arch, T, std::uint8_t> {
  static constexpr bool many = false;
  using bits<Arch, T, std::uint8_t>::bits;
  RAMP_ALWAYS_INLINE bool overwrites(const void*) const noexcept { return false; }
};

/// A value with its bit, as an operation returns them.
template <class Arch, class T>
struct marked {
  batch_of<T, Arch> value;
  typename batch_of<T, Arch>::batch_bool_type mark;
};

/// Values to one place and their bits to another.
template <class Arch, class T, class Values = values<Arch, T>>
struct marked_values {
  static constexpr bool many = Values::many;
  Values y;
  bits<Arch, T, std::uint8_t> mask;

  RAMP_ALWAYS_INLINE void store(std::size_t i, marked<Arch, T> v, auto... count) const noexcept {
    y.store(i, v.value, count...);
    mask.store(i, v.mark, count...);
  }

  RAMP_ALWAYS_INLINE bool overwrites(const void* input) const noexcept { return y.overwrites(input); }

  RAMP_ALWAYS_INLINE bool is_past_cache() const noexcept { return y.is_past_cache(); }
};

/// How many elements come before the first whose batch is aligned. Batches that straddle cache lines cost AVX-512 up to
/// half of its speed.
template <class Arch, class T>
RAMP_ALWAYS_INLINE inline std::size_t until_aligned(const T* p) noexcept {
  constexpr std::size_t alignment = sizeof(batch_of<T, Arch>);
  return (0 - reinterpret_cast<std::uintptr_t>(p)) % alignment / sizeof(T);
}

/// In bytes: how far ahead of the arithmetic its inputs are asked for. What a processor holds in flight is a few
/// batches of a long formula, too few for memory, which would stand still in between. The fastest of 1 … 8 KiB.
inline constexpr std::size_t ask_ahead = 2048;

/// Two batches of a stream from i on, and two from j.
template <std::size_t Lanes, class In>
RAMP_ALWAYS_INLINE inline auto side_by_side(const In& in, std::size_t i, std::size_t j) noexcept {
  constexpr std::size_t element = sizeof(*in.data);
  for (std::size_t k = ask_ahead / element; k < ask_ahead / element + 2 * Lanes; k += 64 / element) {
    in.prefetch(i + k);
    in.prefetch(j + k);
  }
  return both(both(in.load(i), in.load(i + Lanes)), both(in.load(j), in.load(j + Lanes)));
}

/// How many arrays of T the loop goes through: its output, and those of its inputs that are no masks or slopes.
template <class T, class... In>
inline constexpr std::size_t array_count = (1 + ... +
                                            static_cast<std::size_t>(std::same_as<const T*, decltype(In::data)>));

/// Whether the output takes the place of an input.
template <class Out, class... In>
RAMP_ALWAYS_INLINE inline bool in_place(const Out& out, const In&... in) noexcept {
  return (out.overwrites(in.data) || ...);
}

/// In bytes. From here on two places in memory do not disturb each other.
inline constexpr std::size_t far_apart = std::size_t{1} << 20;

/// Whether the loop had better be at two places at once, so many bytes from each other: memory is read fastest in two
/// streams, and a call reads one where nothing is read for its stores, which go past the cache or to the input's place.
/// (Slopes, which must be read in order, come with a second input.)
template <class Out, class... In>
RAMP_ALWAYS_INLINE inline bool at_two_places(std::size_t apart, const Out& out, const In&... in) noexcept {
  if constexpr (Out::many && sizeof...(In) == 1) {
    return apart >= far_apart && (out.is_past_cache() || in_place(out, in...));
  }
  return false;
}

/// In bytes; many processors have so much.
inline constexpr std::size_t first_level_cache = 48 * 1024;

enum class bound { memory, arithmetic };

/// out[i] = operation(in[i]...) for i in [first, last), a batch at a time. Not inline: where the operation is long, its
/// copies for the ends of an array cost more compile time than a call costs time.
template <class Arch, class T, class Operation, class Out, class... In>
void transform_few(std::size_t first, std::size_t last, Operation operation, Out out, In... in) {
  constexpr std::size_t lanes = batch_of<T, Arch>::size;
  for (std::size_t i = first; i != last;) {
    const std::size_t count = last - i < lanes ? last - i : lanes;
    const bool whole = count == lanes;
    const auto load = [&](const auto& from) RAMP_ALWAYS_INLINE { return whole ? from.load(i) : from.load(i, count); };
    const auto result = operation(load(in)...);
    if (whole) {
      out.store(i, result);
    } else {
      out.store(i, result, count);
    }
    i += count;
  }
}

/// out[i] = operation(in[i]...) for i in [from, to): whole batches, and partial ones at the ends, which go through the
/// same vector code, so that a result depends neither on its position nor on their number. out may be one of the
/// inputs, since a batch is read before it is written.
///
/// head: how many elements, fewer than a batch has, a long loop puts into a partial batch of their own at the front.
/// Bound: what the operation waits for. Where it is memory, eight batches a turn keep the loads and stores going in the
/// first-level cache, and in place; elsewhere memory is slower than one batch a turn, and prefetchers follow that best
/// (Out::many, and vectors of 32 bytes or more from that cache on).
/// Where it is arithmetic, four batches side by side do; more copies of a long formula would only cost compile time.
template <class Arch, class T, bound Bound = bound::memory, class Operation, class Out, class... In>
RAMP_ALWAYS_INLINE inline void transform_range(std::size_t from, std::size_t to, std::size_t head, Operation operation,
                                               Out out, In... in) {
  constexpr std::size_t lanes = batch_of<T, Arch>::size;
  constexpr bool arithmetic_is_slower = sizeof(batch_of<T, Arch>) < 32;  // than the second-level cache
  std::size_t i = from;
  // Compilers load dy under the mask that x gives. From memory that takes twice as long: one load waits for the other.
  const auto loaded = [](const auto& v) RAMP_ALWAYS_INLINE {
    if constexpr (Out::many && std::same_as<std::remove_cvref_t<decltype(v)>, batch_of<T, Arch>>) {
      return unfused(v);
    } else {
      return v;
    }
  };
  const auto evaluate = [&](std::size_t at, auto... count)
                            RAMP_ALWAYS_INLINE { return operation(loaded(in.load(at, count...))...); };
  const auto block = [&]<std::size_t... K>(std::index_sequence<K...>) RAMP_ALWAYS_INLINE {
    const decltype(evaluate(i)) results[] = {evaluate(i + K * lanes)...};
    (out.store(i + K * lanes, results[K]), ...);
  };

  const bool is_long = to - from >= 8 * lanes;
  if constexpr (Bound == bound::arithmetic) {
    const typename Out::at_ends& ends = out;
    if (is_long && head != 0) {
      transform_few<Arch, T>(from, from + head, operation, ends, in...);
      i = from + head;
    }
    const std::size_t half = (to - i) / (4 * lanes) * (2 * lanes), end = i + 2 * half;
    const bool two_places = at_two_places(half * sizeof(T), out, in...);
    const std::size_t apart = two_places ? half : 2 * lanes, step = two_places ? 2 * lanes : 4 * lanes;
    for (; i + apart < end; i += step) {
      const auto results = operation(side_by_side<lanes>(in, i, i + apart)...);
      out.store(i, results.a.a);
      out.store(i + lanes, results.a.b);
      out.store(i + apart, results.b.a);
      out.store(i + apart + lanes, results.b.b);
    }
    i = end;
    if (i != to) {
      transform_few<Arch, T>(i, to, operation, ends, in...);
    }
  } else {
    if (is_long) {
      if (head != 0) {
        // In place, a load of what a partial store has reached waits for it: the next batch is loaded before.
        const auto first = evaluate(from, head), second = evaluate(from + head);
        out.store(from, first, head);
        out.store(from + head, second);
        i = from + head + lanes;
      }
      if constexpr (Out::many) {
        const std::size_t half = (to - i) / (16 * lanes) * (8 * lanes);  // a whole number of a mask's bytes
        if (at_two_places(half * sizeof(T), out, in...)) {
          for (const std::size_t end = i + half; i != end; i += lanes) {
            const auto here = evaluate(i), there = evaluate(i + half);
            out.store(i, here);
            out.store(i + half, there);
          }
          i += half;
        }
      } else if (arithmetic_is_slower || array_count<T, In...> * (to - from) * sizeof(T) <= first_level_cache ||
                 in_place(out, in...)) {
        for (; i + 8 * lanes <= to; i += 8 * lanes) {
          block(std::make_index_sequence<8>());
        }
      }
    }
    for (; i + lanes <= to; i += lanes) {
      out.store(i, evaluate(i));
    }
    if (i != to) {
      out.store(i, evaluate(i, to - i), to - i);
    }
  }
}

}  // namespace ramp::detail
