// SPDX-License-Identifier: MIT
// What the tests share: comparisons by bits and in ULP, sample values, and arrays that notice what happens around them.
#pragma once

#include <ramp/detail/simd.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <new>
#include <random>
#include <span>
#include <type_traits>
#include <vector>

#if defined(__unix__)
#include <sys/mman.h>
#include <unistd.h>
#endif

namespace support {

/// A vector of T on the instruction set that the compiler's flags choose.
template <class T>
using batch = ramp::detail::batch_of<T, xsimd::default_arch>;

template <class T>
using bits_of = std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>;

/// Which slope element i has, by the written meaning of ramp::channels.
std::size_t channel_of(const auto& shape, std::size_t i) {
  return i / shape.block / shape.inner % (shape.count / shape.block) * shape.block + i % shape.block;
}

template <class First, class... Rest>
struct last_of : last_of<Rest...> {};

template <class Last>
struct last_of<Last> {
  using type = Last;
};

template <template <class...> class List, class... Types>
struct last_of<List<Types...>> : last_of<xsimd::default_arch, Types...> {};

/// The last type of a list of architectures, which is the weakest. (xsimd does not list an emulated one.)
template <class List>
using last = typename last_of<List>::type;

/// Whether the vectors of T take subnormal numbers for zeros, and give zeros for them: those of 32-bit NEON do, and
/// have no switch. There, all tests are about normal numbers, and what would be a subnormal result may be a zero.
#if defined(__arm__)
template <class T>
constexpr bool flushes = std::is_same_v<T, float>;
#else
template <class T>
constexpr bool flushes = false;
#endif

template <class T>
T flushed(T x) {
  return flushes<T> && std::fabs(x) < std::numeric_limits<T>::min() ? std::copysign(T(0), x) : x;
}

/// No further apart than what such vectors lose on the way: those of several parts of a result that are subnormal.
template <class T>
bool lost_parts(T got, T exact) {
  return flushes<T> && std::fabs(got - exact) <= 3 * std::numeric_limits<T>::min();
}

/// The same number: the same bits, or both NaN (compilers may quiet a signalling NaN, or not).
template <class T>
bool same(T a, T b) {
  return std::bit_cast<bits_of<T>>(flushed(a)) == std::bit_cast<bits_of<T>>(flushed(b)) ||
         (std::isnan(a) && std::isnan(b));
}

/// The distance from a number's magnitude to the next greater one; for the largest one and infinity, as if there were
/// more of them. Below the normal numbers it is that of the subnormal ones.
template <class T>
T ulp(T x) {
  using bits = bits_of<T>;
  constexpr int mantissa = std::numeric_limits<T>::digits - 1;
  const bits exponent = (std::bit_cast<bits>(x) & ~(bits{1} << (8 * sizeof(T) - 1))) >> mantissa;
  return std::bit_cast<T>(exponent > mantissa ? (exponent - mantissa) << mantissa
                                              : bits{1} << (exponent == 0 ? 0 : exponent - 1));
}

/// The next greater number; itself for infinity and NaN.
template <class T>
T next(T x) {
  if (!(x < std::numeric_limits<T>::infinity())) {
    return x;
  }
  const auto b = std::bit_cast<bits_of<T>>(x == 0 ? T(0) : x);
  return std::bit_cast<T>(x < 0 ? b - 1 : b + 1);
}

/// The distance from y to the exact value, in units of the last place of the exact value rounded to T. Infinite for
/// another kind of number: a NaN, an infinity, a zero of the other sign.
template <class T, class Wide>
double ulp_error(T y, Wide exact) {
  const T nearest = static_cast<T>(exact);
  if (!std::isfinite(nearest) || !std::isfinite(y) || (flushed(nearest) == 0 && flushed(y) == 0)) {
    return same(y, nearest) ? 0 : std::numeric_limits<double>::infinity();
  }
  const Wide distance = static_cast<Wide>(y) - exact;
  return static_cast<double>((distance < 0 ? -distance : distance) / static_cast<Wide>(ulp(nearest)));
}

/// Zeros, subnormals, infinities, NaN, limits, and what lies beside each kink.
template <class T>
std::vector<T> special_values(std::span<const double> kinks = {}) {
  using limits = std::numeric_limits<T>;
  std::vector<T> values;
  for (const T magnitude : {T(0),
                            limits::denorm_min(),
                            T(3) * limits::denorm_min(),
                            limits::min() / 2,
                            limits::min(),
                            limits::epsilon(),
                            T(0.1),
                            T(0.5),
                            T(1),
                            T(1) + limits::epsilon(),
                            T(2),
                            T(3),
                            T(6),
                            T(20),
                            T(88),
                            T(89),
                            T(104),
                            T(710),
                            T(1e30),
                            limits::max(),
                            limits::infinity(),
                            limits::quiet_NaN()}) {
    values.push_back(flushed(magnitude));
    values.push_back(-flushed(magnitude));
  }
  for (const double kink : kinks) {
    const T k = static_cast<T>(kink);
    for (const T x : {k, std::nextafter(k, limits::infinity()), std::nextafter(k, -limits::infinity())}) {
      values.push_back(flushed(x));
    }
  }
  return values;
}

/// Special values, values of everyday size, and random bit patterns, in a fixed order.
template <class T>
std::vector<T> samples(std::size_t n, unsigned seed) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> everyday(0, 3);
  const std::vector<T> special = special_values<T>();
  std::vector<T> values(n);
  for (T& value : values) {
    switch (random() % 4) {
      case 0:
        value = special[static_cast<std::size_t>(random() % special.size())];
        break;
      case 1:
        value = flushed(std::bit_cast<T>(static_cast<bits_of<T>>(random())));
        break;
      default:
        value = static_cast<T>(everyday(random));
        break;
    }
  }
  return values;
}

enum class placement { front, back };

/// n elements that start `offset` elements behind an unreadable page, or end `offset` elements before one. The bytes
/// around them are filled with a pattern, which intact() finds unchanged if nothing was written there.
template <class T>
class guarded {
 public:
  guarded(std::size_t n, std::size_t offset, placement where) : n_(n) {
    const std::size_t page = page_size();
    const std::size_t wanted = (n + offset) * sizeof(T) + 64;
    size_ = (wanted + page - 1) / page * page;
    memory_ = allocate(size_, page);
    std::memset(memory_, pattern, size_);
    const std::size_t first = where == placement::front ? offset * sizeof(T) : size_ - (n + offset) * sizeof(T);
    data_ = reinterpret_cast<T*>(memory_ + first);
  }
  guarded(std::span<const T> values, std::size_t offset, placement where) : guarded(values.size(), offset, where) {
    std::copy(values.begin(), values.end(), data_);
  }
  guarded(const guarded&) = delete;
  guarded& operator=(const guarded&) = delete;
  ~guarded() { release(memory_, size_, page_size()); }

  T* data() const { return data_; }
  std::size_t size() const { return n_; }
  T* begin() const { return data_; }
  T* end() const { return data_ + n_; }
  T& operator[](std::size_t i) const { return data_[i]; }

  /// Nothing was written outside the elements.
  bool intact() const {
    const auto* const first = reinterpret_cast<const unsigned char*>(data_);
    const auto* const last = reinterpret_cast<const unsigned char*>(data_ + n_);
    for (const unsigned char* byte = memory_; byte != memory_ + size_; ++byte) {
      if ((byte < first || byte >= last) && *byte != pattern) {
        return false;
      }
    }
    return true;
  }

 private:
  static constexpr unsigned char pattern = 0xa5;

#if defined(__unix__)
  static std::size_t page_size() {
    return static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  }

  static unsigned char* allocate(std::size_t size, std::size_t page) {
    void* const p = mmap(nullptr, size + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED || mprotect(static_cast<char*>(p) + page, size, PROT_READ | PROT_WRITE) != 0) {
      throw std::bad_alloc();
    }
    return static_cast<unsigned char*>(p) + page;
  }

  static void release(unsigned char* p, std::size_t size, std::size_t page) {
    munmap(p - page, size + 2 * page);
  }
#else
  static std::size_t page_size() {
    return 4096;
  }
  static unsigned char* allocate(std::size_t size, std::size_t) {
    return static_cast<unsigned char*>(::operator new(size, std::align_val_t(64)));
  }
  static void release(unsigned char* p, std::size_t, std::size_t) {
    ::operator delete(p, std::align_val_t(64));
  }
#endif

  std::size_t n_;
  std::size_t size_;
  unsigned char* memory_;
  T* data_;
};

}  // namespace support
