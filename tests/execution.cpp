// SPDX-License-Identifier: MIT
// Executions: every verb gives the same bits whoever runs its chunks, in whatever order, and however they are stored;
// what a chunk or an executor throws arrives; what is refused is refused before anything runs.
#include "support.hpp"

#include <ramp/ramp.hpp>
#if defined(RAMP_HAS_OPENMP)
#include <ramp/openmp.hpp>
#endif
#if defined(RAMP_HAS_TBB)
#include <ramp/tbb.hpp>
#endif

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <fstream>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

using support::guarded;
using support::placement;

namespace {

using ramp::detail::chunk_size;
using ramp::detail::grain;
using chunk_function = std::function<void(std::size_t)>;

/// Any executor, so that each verb is compiled for one of them. Not a template: an executor may be as plain as this.
struct any_executor {
  std::string name;
  std::function<void(std::size_t, const chunk_function&)> engine;
  ramp::stores stores = ramp::automatic;

  void run(std::size_t n, const chunk_function& chunk) const { engine(n, chunk); }
};
static_assert(ramp::executor<any_executor> && ramp::executor<ramp::serial> && !ramp::executor<ramp::leaky_relu>);

/// Without a choice of stores.
struct reversed {
  void run(std::size_t n, const auto& chunk) const {
    while (n-- > 0) {
      chunk(n);
    }
  }
};
static_assert(ramp::executor<reversed>);

/// Three threads that take every third chunk; an exception ends the thread that it came in.
void run_on_threads(std::size_t n, const chunk_function& chunk) {
  std::exception_ptr thrown[3];
  {
    std::vector<std::jthread> team;
    for (std::size_t t = 0; t < 3; ++t) {
      team.emplace_back([&, t] {
        try {
          for (std::size_t i = t; i < n; i += 3) {
            chunk(i);
          }
        } catch (...) {
          thrown[t] = std::current_exception();
        }
      });
    }
  }
  for (const std::exception_ptr& e : thrown) {
    if (e) {
      std::rethrow_exception(e);
    }
  }
}

std::vector<any_executor> executors() {
  std::vector<any_executor> all;
  all.push_back({"reversed", [](std::size_t n, const chunk_function& chunk) { reversed{}.run(n, chunk); }});
  all.push_back({"threads", run_on_threads});
#if defined(RAMP_HAS_OPENMP)
  for (const int threads : {0, 1, 3}) {
    all.push_back({"openmp, " + std::to_string(threads) + " threads", [=](std::size_t n, const chunk_function& chunk) {
                     ramp::openmp{.threads = threads}.run(n, chunk);
                   }});
  }
#endif
#if defined(RAMP_HAS_TBB)
  all.push_back({"tbb", [](std::size_t n, const chunk_function& chunk) { ramp::tbb{}.run(n, chunk); }});
  all.push_back({"tbb in an arena", [](std::size_t n, const chunk_function& chunk) {
                   ::tbb::task_arena arena(3);
                   ramp::tbb{.arena = &arena}.run(n, chunk);
                 }});
#endif
  return all;
}

const std::pair<const char*, ramp::stores> every_store[] = {{"automatic", ramp::automatic},
                                                            {"cached", ramp::cached},
                                                            {"streaming", ramp::streaming},
                                                            {"from 300 KB", {.from = 300000}}};

/// visit(execution, name) for every executor with every kind of stores.
template <class Visit>
void for_each_execution(Visit visit) {
  for (const auto& [name, stores] : every_store) {
    visit(ramp::serial{.stores = stores}, std::string("serial, ") + name);
    for (any_executor e : executors()) {
      e.stores = stores;
      visit(e, e.name + ", " + name);
    }
  }
}

/// visit(executor, name) for every executor with one of the kinds, and one chunk after the other with streaming stores.
/// Of one type: PReLU takes long to compile.
template <class Visit>
void for_some_executions(Visit visit) {
  std::vector<any_executor> all = executors();
  all.insert(all.begin(),
             {"in turn", [](std::size_t n, const chunk_function& chunk) { ramp::serial{}.run(n, chunk); }});
  std::size_t kind = 1;
  for (any_executor& e : all) {
    const auto& [name, stores] = every_store[++kind % std::size(every_store)];
    e.stores = stores;
    visit(e, e.name + ", " + name);
  }
}

template <class T>
bool equal(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), support::same<T>);
}

/// Runs a verb on short pieces of the arrays, which no execution cuts: verb(first, n).
void in_short_pieces(std::size_t n, auto verb) {
  for (std::size_t i = 0; i < n; i += 1000) {
    verb(i, std::min<std::size_t>(1000, n - i));
  }
}

/// Inputs, and what each verb makes of them; out and mask stand for what was there before.
template <class F, class T>
struct expectation {
  F f;
  std::vector<T> x, dy, before, y, dx, dx_sum;
  std::vector<std::uint8_t> mask;

  expectation(const F& activation, std::size_t n)
      : f(activation),
        x(support::samples<T>(n, 1)),
        dy(support::samples<T>(n, 2)),
        before(support::samples<T>(n, 3)),
        y(n),
        dx(n),
        dx_sum(before),
        mask((n + 7) / 8) {
    in_short_pieces(n, [&](std::size_t i, std::size_t m) {
      ramp::forward_with_mask(f, &x[i], &y[i], &mask[i / 8], m);
      ramp::backward(f, &x[i], &dy[i], &dx[i], m);
      ramp::backward(f, &x[i], &dy[i], &dx_sum[i], m, ramp::accumulate);
    });
  }

  /// The first verb that gives something else on arrays that start somewhere, or nothing.
  std::string first_failure(const auto& e, std::size_t offset, placement where) const {
    const std::size_t n = x.size(), lanes = xsimd::batch<T>::size;
    const guarded<T> in(std::span<const T>(x), (3 * offset + 1) % lanes, where);
    const guarded<T> din(std::span<const T>(dy), (5 * offset + 2) % lanes, where);
    const guarded<T> out(std::span<const T>(before), offset, where);
    const guarded<std::uint8_t> bits(mask.size(), offset, where);
    const auto gives = [&](const std::vector<T>& expected) {
      const bool good = out.intact() && equal<T>({out.data(), n}, expected);
      std::copy(before.begin(), before.end(), out.begin());
      return good;
    };
    const auto holds = [&](const std::vector<T>& input) { std::copy(input.begin(), input.end(), out.begin()); };

    ramp::forward(e, f, in.data(), out.data(), n);
    if (!gives(y))
      return "forward";
    ramp::forward_with_mask(e, f, in.data(), out.data(), bits.data(), n);
    if (!gives(y) || !bits.intact() || !std::equal(bits.begin(), bits.end(), mask.begin()))
      return "forward_with_mask";
    ramp::backward(e, f, in.data(), din.data(), out.data(), n);
    if (!gives(dx))
      return "backward";
    ramp::backward(e, f, in.data(), din.data(), out.data(), n, ramp::accumulate);
    if (!gives(dx_sum))
      return "backward, accumulate";
    holds(x);
    ramp::forward(e, f, out.data(), out.data(), n);
    if (!gives(y))
      return "forward in place";
    holds(dy);
    ramp::backward(e, f, in.data(), out.data(), out.data(), n);
    if (!gives(dx))
      return "backward over dy";
    if constexpr (ramp::mask_differentiable<F, T>) {
      // leaky_relu: these are the same numbers, but for the x that are NaN.
      std::vector<T> from_mask(n), from_output(n), from_output_sum(before);
      in_short_pieces(n, [&](std::size_t i, std::size_t m) {
        ramp::backward_from_mask(f, &mask[i / 8], &dy[i], &from_mask[i], m);
        ramp::backward_from_output(f, &y[i], &dy[i], &from_output[i], m);
        ramp::backward_from_output(f, &y[i], &dy[i], &from_output_sum[i], m, ramp::accumulate);
      });
      ramp::backward_from_mask(e, f, bits.data(), din.data(), out.data(), n);
      if (!gives(from_mask))
        return "backward_from_mask";
      holds(dy);
      ramp::backward_from_mask(e, f, bits.data(), out.data(), out.data(), n);
      if (!gives(from_mask))
        return "backward_from_mask in place";
      ramp::backward_from_output(e, f, y.data(), din.data(), out.data(), n);
      if (!gives(from_output))
        return "backward_from_output";
      ramp::backward_from_output(e, f, y.data(), din.data(), out.data(), n, ramp::accumulate);
      if (!gives(from_output_sum))
        return "backward_from_output, accumulate";
    }
    return equal<T>({in.data(), n}, x) && equal<T>({din.data(), n}, dy) && in.intact() && din.intact() ? ""
                                                                                                       : "an input";
  }
};

/// The same through ranges.
template <class F, class T>
bool ranges_give(const expectation<F, T>& expected, const auto& e) {
  const std::size_t n = expected.x.size();
  std::vector<T> out(n);
  std::vector<std::uint8_t> mask(expected.mask.size());
  ramp::forward(e, expected.f, expected.x, out);
  bool good = equal<T>(out, expected.y);
  ramp::forward_with_mask(e, expected.f, expected.x, out, mask);
  good = good && equal<T>(out, expected.y) && mask == expected.mask;
  ramp::backward(e, expected.f, expected.x, expected.dy, out);
  good = good && equal<T>(out, expected.dx);
  ramp::backward_from_output(e, expected.f, expected.y, expected.dy, out);
  out = expected.before;
  ramp::backward(e, expected.f, expected.x, expected.dy, out, ramp::accumulate);
  good = good && equal<T>(out, expected.dx_sum);
  ramp::backward_from_mask(e, expected.f, mask, expected.dy, out);
  return good;
}

}  // namespace

TEMPLATE_TEST_CASE("every verb, executor and kind of stores gives the same bits", "[execution]", float, double) {
  using T = TestType;
  const std::size_t lanes = xsimd::batch<T>::size;
  SECTION("around the boundaries of chunks") {
    for (const std::size_t n : {grain - 1, grain, grain + 1, grain + lanes - 1, 5 * chunk_size - 8, 5 * chunk_size,
                                5 * chunk_size + 1, 6 * chunk_size + 3 * lanes + 5}) {
      const expectation<ramp::leaky_relu, T> expected({.alpha = 0.1}, n);
      for_each_execution([&](const auto& e, const std::string& name) {
        const std::size_t offset = n % lanes;
        CAPTURE(n, name);
        CHECK(expected.first_failure(e, offset, n % 2 == 0 ? placement::front : placement::back) == "");
      });
    }
  }
  SECTION("at every misalignment") {
    const expectation<ramp::leaky_relu, T> expected({.alpha = 0.1}, 4 * chunk_size + 11 * lanes + 3);
    any_executor e = executors().front();
    for (const auto& [name, stores] : every_store) {
      e.stores = stores;
      for (std::size_t offset = 0; offset < lanes; ++offset) {
        CAPTURE(offset, name);
        CHECK(expected.first_failure(e, offset, placement::back) == "");
        CHECK(expected.first_failure(ramp::serial{.stores = stores}, offset, placement::front) == "");
      }
    }
  }
  SECTION("short arrays past the cache") {
    for (std::size_t n = 0; n < 20 * lanes; ++n) {
      const expectation<ramp::leaky_relu, T> expected({.alpha = 0.1}, n);
      CAPTURE(n);
      CHECK(expected.first_failure(ramp::serial{.stores = ramp::streaming}, n % lanes, placement::back) == "");
    }
  }
  SECTION("at two places at once") {
    const auto check = [&](const auto& f, std::size_t n) {
      const expectation<std::remove_cvref_t<decltype(f)>, T> expected(f, n);
      for (const ramp::stores& stores : {ramp::cached, ramp::streaming}) {
        CAPTURE(n, stores.from);
        CHECK(expected.first_failure(ramp::serial{.stores = stores}, n % lanes, placement::back) == "");
      }
    };
    const std::size_t least = 2 * ramp::detail::far_apart / sizeof(T);
    check(ramp::leaky_relu{.alpha = 0.1}, least + 3 * lanes + 1);
    check(ramp::leaky_relu{.alpha = 0.1}, least + 35 * lanes - 1);
    check(ramp::softsign{}, least + 5 * lanes + 3);
    check(ramp::softsign{}, least + 8 * lanes);
  }
  SECTION("where arithmetic is the limit") {
    const expectation<ramp::softsign, T> expected({}, 5 * chunk_size + 5 * lanes + 1);
    static_assert(ramp::detail::bound_of<ramp::softsign> == ramp::detail::bound::arithmetic);
    for_each_execution([&](const auto& e, const std::string& name) {
      CAPTURE(name);
      CHECK(expected.first_failure(e, 1, placement::back) == "");
    });
  }
  SECTION("ranges") {
    const expectation<ramp::leaky_relu, T> expected({.alpha = 0.1}, 5 * chunk_size + 77);
    for_each_execution([&](const auto& e, const std::string& name) {
      CAPTURE(name);
      CHECK(ranges_give(expected, e));
    });
    CHECK(ranges_give(expected, reversed{}));
  }
}

namespace {

template <class T>
struct prelu_results {
  std::vector<T> y, dx, dx_sum, dslope, dslope_sum, alone;
  std::vector<double> in_double;
  bool operator==(const prelu_results&) const = default;

  prelu_results(const auto& p, const std::vector<T>& x, const std::vector<T>& dy, const auto&... e)
      : y(x.size()),
        dx(x.size()),
        dx_sum(dy),
        dslope(p.slopes.size()),
        dslope_sum(p.slopes.size(), T(1)),
        alone(p.slopes.size()),
        in_double(p.slopes.size()) {
    std::vector<T> again(x.size());
    ramp::forward(e..., p, x, y);
    ramp::backward(e..., p, x, dy, again);
    ramp::backward(e..., p, x, dy, dx, dslope);
    ramp::backward(e..., p, x, dy, dx_sum, dslope_sum, ramp::accumulate);
    ramp::backward_slopes(e..., p, x, dy, alone);
    ramp::backward(e..., p, x, dy, again, in_double);
    if (alone != dslope || again != dx) {
      dx.clear();
    }
    // In place, and from the output.
    again = dy;
    ramp::backward(e..., p, x, again, again, alone);
    if (alone != dslope || again != dx) {
      dx.clear();
    }
    again = x;
    ramp::forward(e..., p, again, again);
    if (again != y) {
      y.clear();
    }
    ramp::backward_from_output(e..., p, y, dy, again);
    if (again != dx) {
      dx.clear();
    }
    ramp::backward_from_output(e..., p, y, dy, again, alone, ramp::accumulate_slopes);
    dslope.insert(dslope.end(), alone.begin(), alone.end());
  }
};

template <class T>
std::vector<T> small_numbers(std::size_t n, std::uint32_t seed) {
  std::vector<T> values(n);
  for (T& v : values) {
    seed = seed * 1664525 + 1013904223;
    v = static_cast<T>(static_cast<std::int32_t>(seed >> 8) - (1 << 23)) / (1 << 22);
  }
  return values;
}

/// Numbers whose sum depends on the order, in double too.
template <class T>
std::vector<T> of_many_sizes(std::size_t n, std::uint32_t seed) {
  std::vector<T> values = small_numbers<T>(n, seed);
  for (std::size_t i = 0; i < n; ++i) {
    values[i] *= std::ldexp(T(1), static_cast<int>((i * 2654435761U >> 8) % 32));
  }
  return values;
}

template <class T, class Shape>
void check_prelu(const Shape& shape, std::size_t count) {
  std::vector<T> slopes(count);
  for (std::size_t c = 0; c < count; ++c) {
    slopes[c] = T(1) / static_cast<T>(c % 97 + 2);
  }
  const ramp::prelu<T, Shape> p{slopes, shape};
  const std::vector<T> x = of_many_sizes<T>(shape.size(), 5), dy = of_many_sizes<T>(shape.size(), 6);
  const prelu_results<T> expected(p, x, dy);
  CHECK(!expected.dx.empty());
  CHECK(!expected.y.empty());
  for_some_executions([&](const auto& e, const std::string& name) {
    CAPTURE(name);
    CHECK((prelu_results<T>(p, x, dy, e) == expected));
  });
}

}  // namespace

TEMPLATE_TEST_CASE("PReLU gives the same bits, sums included", "[execution][prelu]", float, double) {
  using T = TestType;
  for (const ramp::channels& s : {ramp::channels{1, 1, 270001},
                                  {1, 100003, 1},
                                  {33333, 3, 1},
                                  {2, 3, 40961},
                                  {19, 5, 1000},
                                  {40, 64, 49},
                                  {3, 48, 700, 16},
                                  {700, 130, 1},
                                  {100, 1200, 1},
                                  {50, 200, 7},
                                  {2, 2100, 20},
                                  {1, 70000, 1},
                                  {7, 10000, 1}}) {
    CAPTURE(s.outer, s.count, s.inner, s.block);
    check_prelu<T>(s, s.count);
  }
  if constexpr (std::is_same_v<T, float>) {
    check_prelu<T>(ramp::broadcast({6, 5, 70, 3, 20}, {1, 3}), 15);
    check_prelu<T>(ramp::broadcast({3, 40, 2, 35, 9, 2}, {1, 3, 5}), 2800);
  }
}

TEMPLATE_TEST_CASE("rows give the same bits", "[execution][softmax]", float, double) {
  using T = TestType;
  const auto check = [](auto f) {
    struct size {
      std::size_t rows, columns;
    };
    const std::size_t two_places = 2 * ramp::detail::far_apart / sizeof(T) + 37;
    for (const size& s :
         {size{10001, 7}, {999, 68}, {99, 1000}, {2, 150000}, {513, 128}, {5, 16385}, {1, two_places}}) {
      const std::size_t rows = s.rows, columns = s.columns, n = columns * rows;
      f.columns = columns;
      const std::vector<T> x = small_numbers<T>(n, 7), dy = small_numbers<T>(n, 8);
      std::vector<T> y(n), dx(n), dx_sum(dy);
      in_short_pieces(rows, [&](std::size_t row, std::size_t m) {
        for (std::size_t at = row * columns; at < (row + m) * columns; at += columns) {
          ramp::forward(f, &x[at], &y[at], columns);
          ramp::backward_from_output(f, &y[at], &dy[at], &dx[at], columns);
          ramp::backward_from_output(f, &y[at], &dy[at], &dx_sum[at], columns, ramp::accumulate);
        }
      });
      for_some_executions([&](const auto& e, const std::string& name) {
        CAPTURE(name, rows, columns);
        for (const std::size_t offset : {std::size_t{3}, 16 / sizeof(T)}) {  // the second: pieces of 16 bytes
          guarded<T> out(n, offset, placement::back);
          ramp::forward(e, f, x.data(), out.data(), n);
          CHECK((equal<T>({out.data(), n}, y) && out.intact()));
          ramp::backward_from_output(e, f, y.data(), dy.data(), out.data(), n);
          CHECK((equal<T>({out.data(), n}, dx) && out.intact()));
        }
        std::vector<T> in_place = x;
        ramp::forward(e, f, in_place, in_place);
        CHECK(equal<T>(in_place, y));
        in_place = dy;
        ramp::backward_from_output(e, f, y, in_place, in_place);
        CHECK(equal<T>(in_place, dx));
        in_place = dy;
        ramp::backward_from_output(e, f, y, dy, in_place, ramp::accumulate);
        CHECK(equal<T>(in_place, dx_sum));
      });
    }
  };
  check(ramp::softmax{1});
  check(ramp::log_softmax{1});
}

TEST_CASE("the architecture can be chosen, with an execution too", "[execution]") {
  using Weakest = support::last<xsimd::supported_architectures>;
  const expectation<ramp::leaky_relu, float> expected({.alpha = 0.1}, 5 * chunk_size + 77);
  std::vector<float> out(expected.x.size());
  ramp::forward<Weakest>(reversed{}, expected.f, expected.x, out);
  CHECK(equal<float>(out, expected.y));
  ramp::backward<Weakest>(ramp::serial{ramp::streaming}, expected.f, expected.x, expected.dy, out);
  CHECK(equal<float>(out, expected.dx));
}

TEST_CASE("chunks cover everything once, at whole cache lines, and small calls stay in the caller", "[execution]") {
  std::size_t runs = 0;
  const any_executor counting{"counting", [&](std::size_t n, const chunk_function& chunk) {
                                ++runs;
                                reversed{}.run(n, chunk);
                              }};
  using Arch = xsimd::default_arch;
  for (const std::size_t head : {0U, 1U, 15U}) {
    for (const std::size_t n : {std::size_t{0}, std::size_t{1}, grain, grain + 1, 6 * chunk_size, 6 * chunk_size + head,
                                6 * chunk_size + head + 1}) {
      std::vector<std::pair<std::size_t, std::size_t>> parts;
      runs = 0;
      const bool past_cache = ramp::detail::call_streams<Arch>(counting, n, 4, 2);
      ramp::detail::for_each_chunk<Arch>(counting, past_cache, n, 1, head,
                                         [&](std::size_t from, std::size_t to) { parts.emplace_back(from, to); });
      CAPTURE(n, head);
      CHECK(runs == (n > grain ? 1 : 0));
      std::sort(parts.begin(), parts.end());
      std::size_t at = 0;
      bool good = true;
      for (const auto& [from, to] : parts) {
        good =
            good && from == at && (from == to ? n == 0 : from < to) && to - from <= std::max(grain, chunk_size + head);
        good = good && (from == 0 || (from - head) % chunk_size == 0);
        at = to;
      }
      CHECK((good && at == n));
    }
  }
  static_assert(chunk_size * sizeof(float) % 64 == 0 && chunk_size % 64 == 0);
}

namespace {

/// The identity, but for 666.
struct thrower {
  template <class V>
  V operator()(const V& x) const {
    if constexpr (std::is_floating_point_v<V>) {
      check(x == V(666));
    } else {
      check(xsimd::any(x == V(666)));
    }
    return x;
  }
  static void check(bool bad) {
    if (bad) {
      throw std::domain_error("666");
    }
  }
};

}  // namespace

TEST_CASE("what a chunk throws reaches the caller", "[execution]") {
  std::vector<float> x(6 * chunk_size, 1), y(x.size());
  for (const std::size_t where : {std::size_t{0}, 2 * chunk_size + 5, x.size() - 1}) {
    x[where] = 666;
    for_some_executions([&](const auto& e, const std::string& name) {
      CAPTURE(where, name);
      CHECK_THROWS_MATCHES(ramp::forward(e, thrower{}, x, y), std::domain_error, Catch::Matchers::Message("666"));
      CHECK_THROWS_AS(ramp::forward(e, thrower{}, x.data(), y.data(), x.size()), std::domain_error);
      static_assert(!noexcept(ramp::forward(e, thrower{}, x.data(), y.data(), x.size())));
    });
    x[where] = 1;
    for_each_execution([&](const auto& e, const std::string& name) {  // the engine is as good as before
      CAPTURE(name);
      std::fill(y.begin(), y.end(), 0.0F);
      ramp::forward(e, thrower{}, x, y);
      CHECK(y == x);
    });
  }
  // Everywhere at once: one of them arrives.
  std::fill(x.begin(), x.end(), 666.0F);
  for (const any_executor& e : executors()) {
    CHECK_THROWS_AS(ramp::forward(e, thrower{}, x, y), std::domain_error);
  }
}

TEST_CASE("what an executor throws reaches the caller, and refusals come before it runs", "[execution][check]") {
  std::size_t runs = 0;
  const any_executor broken{"broken", [&](std::size_t, const chunk_function&) {
                              ++runs;
                              throw std::length_error("no threads");
                            }};
  const ramp::leaky_relu f{.alpha = -1};
  const std::size_t n = 6 * chunk_size;
  std::vector<float> x(n, 1), y(n, 7), slopes{1, 2}, dslope{7, 7};
  std::vector<std::uint8_t> mask(n / 8 - 1);
  const ramp::prelu p{slopes, ramp::channels{.count = 2, .inner = n / 2}};
  CHECK_THROWS_AS(ramp::forward(broken, f, x, y), std::length_error);
  CHECK_THROWS_AS(ramp::backward(broken, p, x, x, y, dslope), std::length_error);
  CHECK_THROWS_AS(ramp::forward(broken, ramp::softmax{16}, x, y), std::length_error);
  CHECK(runs == 3);
  const std::span<const float> less = std::span(x).first(n - 1);
  const auto message = [&](auto call, const std::string& start) {
    CHECK_THROWS_MATCHES(call(), std::invalid_argument,
                         Catch::Matchers::MessageMatches(Catch::Matchers::StartsWith("ramp::" + start)));
  };
  message([&] { ramp::forward(broken, f, less, y); }, "forward: x has");
  message([&] { ramp::forward(broken, f, std::span(y).first(n - 1), std::span(y).last(n - 1)); }, "forward: x (");
  message([&] { ramp::backward(broken, f, x, less, y); }, "backward: dy has");
  message([&] { ramp::backward_from_output(broken, f, x, x, y); }, "backward_from_output: needs");
  message([&] { ramp::forward_with_mask(broken, f, x, y, mask); }, "forward_with_mask: mask has");
  message([&] { ramp::backward_from_mask(broken, f, mask, x, y); }, "backward_from_mask: mask has");
  message([&] { ramp::forward(broken, p, less, std::span(y).first(n - 1)); }, "forward: x has");
  message([&] { ramp::backward(broken, p, x, x, y, std::span(dslope).first(1)); }, "backward: slopes has");
  message([&] { ramp::backward_slopes(broken, p, x, less, dslope); }, "backward_slopes: dy has");
  message([&] { ramp::forward(broken, ramp::softmax{7}, x, y); }, "forward: y has");
  message([&] { ramp::backward_from_output(broken, ramp::log_softmax{7}, x, x, y); }, "backward_from_output: dx has");
  CHECK(runs == 3);
  CHECK(std::count(y.begin(), y.end(), 7.0F) == static_cast<std::ptrdiff_t>(n));
  CHECK(dslope == std::vector<float>{7, 7});
}

TEST_CASE("one execution, many callers", "[execution]") {
  const expectation<ramp::leaky_relu, float> expected({.alpha = 0.1}, 5 * chunk_size + 77);
  for (const any_executor& e : executors()) {
    std::atomic<int> good = 0;
    {
      std::vector<std::jthread> callers;
      for (int caller = 0; caller < 3; ++caller) {
        callers.emplace_back([&] {
          std::vector<float> out(expected.x.size());
          ramp::forward(e, expected.f, expected.x, out);
          good += equal<float>(out, expected.y) ? 1 : 0;
        });
      }
    }
    CAPTURE(e.name);
    CHECK(good == 3);
  }
}

TEST_CASE("which outputs stream", "[execution]") {
  using Arch = xsimd::default_arch;
  constexpr std::size_t mega = std::size_t{1} << 20;
  const std::size_t threshold = ramp::detail::streaming_threshold<Arch>();
  CHECK(threshold >= ramp::detail::never_streamed);
  CHECK(threshold <= 64 * mega);
  constexpr bool can = ramp::detail::can_stream<Arch>;
  for (const std::size_t arrays : {2U, 3U}) {
    CHECK(ramp::detail::streams<Arch>(ramp::automatic, threshold / arrays, arrays) == can);
    CHECK(!ramp::detail::streams<Arch>(ramp::automatic, threshold / arrays - 1, arrays));
    CHECK(!ramp::detail::streams<Arch>(ramp::cached, 1024 * threshold, arrays));
    CHECK(ramp::detail::streams<Arch>(ramp::streaming, 1, arrays) == can);
    CHECK(ramp::detail::streams<Arch>({.from = 1000}, 1000, arrays) == can);
    CHECK(!ramp::detail::streams<Arch>({.from = 1000}, 999, arrays));
  }
#if defined(__x86_64__)
  static_assert(ramp::detail::can_stream<xsimd::sse2>);
  static_assert(can || std::string_view(Arch::name()).starts_with("emulated"));
#endif
#if defined(__linux__)
  std::size_t largest = 0;
  for (int index = 0; index < 8; ++index) {
    std::ifstream file("/sys/devices/system/cpu/cpu0/cache/index" + std::to_string(index) + "/size");
    std::size_t number = 0;
    char unit = 0;
    if (file >> number >> unit) {
      largest = std::max(largest, unit == 'K' ? number << 10 : unit == 'M' ? number << 20 : number);
    }
  }
  if (largest != 0) {
    CHECK(ramp::detail::cache_size<Arch>() == largest);
  }
#endif
}
