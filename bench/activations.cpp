// SPDX-License-Identifier: MIT
// Every verb of one family of the tests' catalogue, catalogue::RAMP_TEST_FAMILY, beside a plain loop over the same
// formula, compiled with the same flags, and memcpy of the same number of bytes, which is the ceiling. Names read
//
//   verb/activation/element/n/contender
//
// ramp_dispatch is the same verb of ramp::dispatch. Each verb is compared with the plain loop before it is timed.
// Arrays start 16 bytes behind a page, as malloc's do.
#include "../tests/catalogue.hpp"
#include "memory.hpp"

#include <ramp/dispatch.hpp>
#include <ramp/ramp.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <tuple>
#include <vector>

namespace {

constexpr std::size_t sizes[] = {16, 1 << 10, 16 << 10, 256 << 10, 4 << 20, 64 << 20};

/// The operands of a verb.
template <class T>
struct operands {
  std::size_t n;
  T* x;
  T* dy;
  T* out;
  std::uint8_t* mask;

  /// room: how many elements memcpy wants from x and out.
  explicit operands(std::size_t count, std::size_t room)
      : n(count),
        x(x_memory.of<T>(std::max(n, room))),
        dy(dy_memory.of<T>(n)),
        out(out_memory.of<T>(std::max(n, room))),
        mask(mask_memory.of<std::uint8_t>(n)) {
    fill_with_signals(x, dy, n);
  }

  /// What the output holds before the call. In place it must not decay to subnormal numbers when it is overwritten
  /// again and again.
  void fill(T value) const { std::fill_n(out, n, value); }
};

// The verbs. bytes: read and written per element, without the mask. `apply` may be called any number of times.

struct forward {
  static constexpr const char* name = "forward";
  static constexpr std::size_t arrays = 2;
  static constexpr bool masked = false;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::forward(f, o.x, o.out, o.n);
  }
  template <class F, class T>
  static void dispatch(const F& f, const operands<T>& o) {
    ramp::dispatch::forward(f, o.x, o.out, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T* x, const T*, T* out, std::uint8_t*, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] = f(x[i]);
    }
  }
};

struct forward_range : forward {
  static constexpr const char* name = "forward_range";
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::forward(f, std::span<const T>(o.x, o.n), std::span<T>(o.out, o.n));
  }
  template <class F, class T>
  static void dispatch(const F& f, const operands<T>& o) {
    ramp::dispatch::forward(f, std::span<const T>(o.x, o.n), std::span<T>(o.out, o.n));
  }
};

struct forward_in_place {
  static constexpr const char* name = "forward_in_place";
  static constexpr std::size_t arrays = 2;
  static constexpr bool masked = false;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::forward(f, o.out, o.out, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T*, const T*, T* out, std::uint8_t*, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] = f(out[i]);
    }
  }
};

struct backward {
  static constexpr const char* name = "backward";
  static constexpr std::size_t arrays = 3;
  static constexpr bool masked = false;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::backward(f, o.x, o.dy, o.out, o.n);
  }
  template <class F, class T>
  static void dispatch(const F& f, const operands<T>& o) {
    ramp::dispatch::backward(f, o.x, o.dy, o.out, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T* x, const T* dy, T* out, std::uint8_t*, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] = ramp::detail::gradient(f, x[i], dy[i]);
    }
  }
};

struct backward_range : backward {
  static constexpr const char* name = "backward_range";
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::backward(f, std::span<const T>(o.x, o.n), std::span<const T>(o.dy, o.n), std::span<T>(o.out, o.n));
  }
  template <class F, class T>
  static void dispatch(const F& f, const operands<T>& o) {
    ramp::dispatch::backward(f, std::span<const T>(o.x, o.n), std::span<const T>(o.dy, o.n), std::span<T>(o.out, o.n));
  }
};

struct backward_in_place {
  static constexpr const char* name = "backward_in_place";
  static constexpr std::size_t arrays = 3;
  static constexpr bool masked = false;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::backward(f, o.x, o.out, o.out, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T* x, const T*, T* out, std::uint8_t*, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] = ramp::detail::gradient(f, x[i], out[i]);
    }
  }
};

struct backward_accumulate {
  static constexpr const char* name = "backward_accumulate";
  static constexpr std::size_t arrays = 4;
  static constexpr bool masked = false;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::backward(f, o.x, o.dy, o.out, o.n, ramp::accumulate);
  }
  template <class F, class T>
  static void loop(const F& f, const T* x, const T* dy, T* out, std::uint8_t*, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] += ramp::detail::gradient(f, x[i], dy[i]);
    }
  }
};

struct backward_from_output {
  static constexpr const char* name = "backward_from_output";
  static constexpr std::size_t arrays = 3;
  static constexpr bool masked = false;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::backward_from_output(f, o.x, o.dy, o.out, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T* y, const T* dy, T* out, std::uint8_t*, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] = ramp::detail::gradient_from_output(f, y[i], dy[i]);
    }
  }
};

struct forward_with_mask {
  static constexpr const char* name = "forward_with_mask";
  static constexpr std::size_t arrays = 2;
  static constexpr bool masked = true;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::forward_with_mask(f, o.x, o.out, o.mask, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T* x, const T*, T* out, std::uint8_t* mask, std::size_t n) {
    for (std::size_t i = 0; i < n; i += 8) {
      unsigned bits = 0;
      for (std::size_t k = 0; k < 8; ++k) {
        out[i + k] = f(x[i + k]);
        bits |= static_cast<unsigned>(x[i + k] > 0) << k;
      }
      mask[i / 8] = static_cast<std::uint8_t>(bits);
    }
  }
};

struct backward_from_mask {
  static constexpr const char* name = "backward_from_mask";
  static constexpr std::size_t arrays = 2;
  static constexpr bool masked = true;
  template <class F, class T>
  static void ramp(const F& f, const operands<T>& o) {
    ramp::backward_from_mask(f, o.mask, o.dy, o.out, o.n);
  }
  template <class F, class T>
  static void loop(const F& f, const T*, const T* dy, T* out, std::uint8_t* mask, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
      out[i] = f.gradient_from_mask((mask[i / 8] >> (i % 8) & 1) != 0, dy[i]);
    }
  }
};

template <class Verb, class F>
constexpr bool offers = (!std::is_same_v<Verb, backward_from_output> ||
                         ramp::output_differentiable<F>)&&(!std::is_same_v<Verb, backward_from_mask> ||
                                                           ramp::mask_differentiable<F>);

template <class Verb, class T>
constexpr std::size_t bytes(std::size_t n) {
  return Verb::arrays * n * sizeof(T) + (Verb::masked ? n / 8 : 0);
}

/// Whether ramp::dispatch is timed too: if it exists here, and where a call is short enough for the difference to show.
template <class Verb, class F, class T>
constexpr bool dispatched([[maybe_unused]] std::size_t n) {
#if defined(RAMP_BENCH_DISPATCH)
  return ramp::detail::built_in<F> && requires(const F& f, const operands<T>& o) {
    Verb::dispatch(f, o);
  }
  &&n <= 16 << 10;
#else
  return false;
#endif
}

/// A call through a function of its own: the loop's operands are unknown to the compiler, as they are to a library.
template <class Verb, class F, class T>
[[gnu::noinline]] void plain_loop(const F& f, const T* x, const T* dy, T* out, std::uint8_t* mask, std::size_t n) {
  Verb::loop(f, x, dy, out, mask, n);
}

/// The verb and the plain loop agree.
template <class Verb, class F, class T>
bool agree(const F& f, const operands<T>& o) {
  const std::size_t n = std::min<std::size_t>(o.n, 1 << 20);
  operands<T> part = o;
  part.n = n;
  std::copy_n(o.x, n, o.out);
  Verb::ramp(f, part);
  const std::vector<T> got(o.out, o.out + n);
  const std::vector<std::uint8_t> marks(o.mask, o.mask + n / 8);
  std::copy_n(o.x, n, o.out);
  plain_loop<Verb>(f, o.x, o.dy, o.out, o.mask, n);
  return std::equal(got.begin(), got.end(), o.out,
                    [](T a, T b) {
                      return std::abs(a - b) <= 8 * std::numeric_limits<T>::epsilon() * std::abs(b) ||
                             std::abs(a - b) <= std::numeric_limits<T>::epsilon();  // a derivative near its zero
                    }) &&
         std::equal(marks.begin(), marks.end(), o.mask);
}

enum class contender { ramp, dispatch, loop, memcpy };

template <class Verb, class F, class T>
void run(benchmark::State& state, const F& f, std::size_t n, contender who) try {
  const operands<T> o(n, bytes<Verb, T>(n) / 2 / sizeof(T) + 1);
  std::memset(o.mask, 0xa5, n / 8);
  if (who == contender::ramp && !agree<Verb>(f, o)) {
    state.SkipWithError("differs from the plain loop");
    return;
  }
  o.fill(std::is_same_v<Verb, forward_in_place> ? 1 : 0);
  switch (who) {
    case contender::ramp:
      time(state, n, bytes<Verb, T>(n), [&] { Verb::ramp(f, o); });
      break;
    case contender::dispatch:
      if constexpr (dispatched<Verb, F, T>(0)) {
        time(state, n, bytes<Verb, T>(n), [&] { Verb::dispatch(f, o); });
      }
      break;
    case contender::loop:
      time(state, n, bytes<Verb, T>(n), [&] { plain_loop<Verb>(f, o.x, o.dy, o.out, o.mask, o.n); });
      break;
    case contender::memcpy:
      time(state, n, bytes<Verb, T>(n), [&] { copy(o.out, o.x, bytes<Verb, T>(n) / 2); });
      break;
  }
} catch (const std::bad_alloc&) {
  state.SkipWithError("not enough memory");
}

template <class Verb, class F, class T>
void register_verb() {
  if constexpr (offers<Verb, F>) {
    const F f = catalogue::described<F>::parameters().front();
    for (const std::size_t n : sizes) {
      for (const auto& [who, contender_name] :
           {std::pair{contender::memcpy, "memcpy"}, std::pair{contender::loop, "loop"},
            std::pair{contender::ramp, "ramp"}, std::pair{contender::dispatch, "ramp_dispatch"}}) {
        if (who == contender::dispatch && !dispatched<Verb, F, T>(n)) {
          continue;
        }
        const std::string name = std::string(Verb::name) + '/' + catalogue::described<F>::name + '/' +
                                 (sizeof(T) == 4 ? "float" : "double") + '/' + std::to_string(n) + '/' + contender_name;
        benchmark::RegisterBenchmark(name.c_str(),
                                     [=, who = who](benchmark::State& state) { run<Verb, F, T>(state, f, n, who); });
      }
    }
  }
}

template <class F, class T>
void register_verbs() {
  register_verb<forward, F, T>();
  register_verb<backward, F, T>();
  register_verb<backward_from_output, F, T>();
  // The other verbs differ in how they go through memory: those for whom that is the limit.
  if constexpr (ramp::mask_differentiable<F, T>) {
    register_verb<forward_range, F, T>();
    register_verb<forward_in_place, F, T>();
    register_verb<backward_range, F, T>();
    register_verb<backward_in_place, F, T>();
    register_verb<backward_accumulate, F, T>();
    register_verb<forward_with_mask, F, T>();
    register_verb<backward_from_mask, F, T>();
  }
}

template <class... Subject>
void register_all(std::tuple<Subject...>*) {
  (register_verbs<typename Subject::activation, typename Subject::element>(), ...);
}

const bool registered =
    (register_all(static_cast<catalogue::subjects_of<catalogue::RAMP_TEST_FAMILY>*>(nullptr)), true);

}  // namespace
