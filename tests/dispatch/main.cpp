// SPDX-License-Identifier: MIT
// ramp::dispatch by itself: no xsimd, no -m flags, on whatever instruction set it chooses. What the kernels compute is
// the other files' matter.
#include <ramp/dispatch.hpp>

#if defined(XSIMD_HPP) || defined(XSIMD_BATCH_HPP)
#error "dispatch.hpp must not include xsimd"
#endif

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>

#include <algorithm>
#include <barrier>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <span>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

// First, so that no call came before.
TEST_CASE("the first call may come from several threads", "[dispatch]") {
  constexpr std::size_t threads = 8;
  std::barrier start(threads);
  std::vector<std::string_view> names(threads);
  std::vector<float> y(threads);
  std::vector<std::jthread> running;
  for (std::size_t i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      const float x = -1;
      start.arrive_and_wait();
      ramp::dispatch::forward(ramp::leaky_relu{.alpha = 0.5}, &x, &y[i], 1);
      names[i] = ramp::dispatch::isa();
    });
  }
  running.clear();
  for (std::size_t i = 0; i < threads; ++i) {
    CHECK(y[i] == -0.5F);
    CHECK(names[i] == ramp::dispatch::isa());
  }
}

TEST_CASE("the instruction set is that of RAMP_ISA, or the best", "[dispatch]") {
  const auto supported = ramp::dispatch::supported_isas();
  const char* const variable = std::getenv("RAMP_ISA");
  const std::string_view wanted = variable == nullptr ? "" : variable;
  const bool possible = std::find(supported.begin(), supported.end(), wanted) != supported.end();
  CHECK(ramp::dispatch::isa() == (possible ? wanted : supported.back()));
}

namespace {

template <class Fast>
void is_exact_for_double() {
  const std::vector<double> x{-30, -2, -0.75, -0.0, 0.3, 1, 5, 700}, dy(x.size(), 0.7);
  std::vector<double> exact(x.size()), fast(x.size());
  ramp::dispatch::forward(typename Fast::exact(), x, exact);
  ramp::dispatch::forward(Fast(), x, fast);
  CHECK(fast == exact);
  ramp::dispatch::backward(typename Fast::exact(), x, dy, exact, ramp::accumulate);
  ramp::dispatch::backward(Fast(), x, dy, fast, ramp::accumulate);
  CHECK(fast == exact);
}

template <class... Fast>
void are_exact_for_double(ramp::detail::list<Fast...>) {
  (is_exact_for_double<Fast>(), ...);
}

}  // namespace

TEST_CASE("the fast tier is the exact one for double", "[dispatch]") {
  are_exact_for_double(ramp::detail::fast_activations());
}

namespace {

/// Half of the chunks in a thread of its own. Counts its calls.
struct two_threads {
  int* calls;
  ramp::stores stores = ramp::automatic;

  void run(std::size_t n, const auto& chunk) const {
    ++*calls;
    const auto some = [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) {
        chunk(i);
      }
    };
    std::jthread other(some, n / 2, n);
    some(0, n / 2);
  }
};
static_assert(ramp::executor<two_threads>);

struct broken_pool {
  void run(std::size_t, const auto&) const { throw std::runtime_error("the pool is broken"); }
};

}  // namespace

TEST_CASE("a hidden execution keeps its stores", "[dispatch][execution]") {
  using ramp::detail::any_execution;
  using ramp::detail::erased_execution;
  const erased_execution serial(ramp::serial{.stores = ramp::streaming});
  int calls = 0;
  const two_threads threads{&calls, {.from = 12345}};
  const erased_execution pool(threads);
  const broken_pool plain;
  const erased_execution without(plain);
  CHECK(any_execution(&serial).stores().from == ramp::streaming.from);
  CHECK(any_execution(&pool).stores().from == 12345);
  CHECK(any_execution(&without).stores().from == ramp::automatic.from);
  CHECK(any_execution(nullptr).stores().from == ramp::automatic.from);
  CHECK_FALSE(any_execution(&serial).needs_chunks());
  CHECK(any_execution(&pool).needs_chunks());
  CHECK_FALSE(any_execution(nullptr).needs_chunks());
}

TEMPLATE_TEST_CASE("dispatch takes executions, and gives the same bits with each", "[dispatch][execution]", float,
                   double) {
  using T = TestType;
  namespace dispatch = ramp::dispatch;
  const std::size_t n = 300000, channels = 4;
  std::vector<T> x(n), dy(n), slopes{T(0.5), T(0.25), T(2), T(0.1)};
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = static_cast<T>(static_cast<int>(i * 7919 % 2001) - 1000) / 300;
    dy[i] = static_cast<T>(static_cast<int>(i * 104729 % 1001) - 500) / 100;
  }
  x[100] = -std::numeric_limits<T>::infinity();
  x[n / 2] = std::numeric_limits<T>::quiet_NaN();
  x[n - 1] = T(-0.0);
  const ramp::prelu p{slopes, ramp::channels{.outer = n / 100 / channels, .count = channels, .inner = 100}};
  const std::vector<T> before(n, T(0.5));

  // The bytes of every result.
  const auto run = [&](const auto&... e) {
    std::vector<std::vector<std::byte>> results;
    const auto keep = [&](const auto& values) {
      const auto bytes = std::as_bytes(std::span(values));
      results.emplace_back(bytes.begin(), bytes.end());
    };
    std::vector<T> y = before, dslopes = slopes;
    std::vector<std::uint8_t> mask((n + 7) / 8);
    const auto keep_y = [&] {
      keep(y);
      y = before;
    };
    dispatch::forward(e..., ramp::gelu(), x, y);
    keep_y();
    dispatch::forward(e..., ramp::fast::silu(), x, y);
    keep_y();
    dispatch::backward(e..., ramp::gelu(), x, dy, y);
    keep_y();
    dispatch::backward(e..., ramp::leaky_relu(), x, dy, y, ramp::accumulate);
    keep_y();
    dispatch::backward_from_output(e..., ramp::tanh(), x, dy, y);
    keep_y();
    dispatch::backward_from_output(e..., ramp::tanh(), x, dy, y, ramp::accumulate);
    keep_y();
    dispatch::forward_with_mask(e..., ramp::leaky_relu(), x, y, mask);
    keep(mask);
    keep_y();
    dispatch::backward_from_mask(e..., ramp::leaky_relu(), mask, dy, y);
    keep_y();
    dispatch::backward_from_mask(e..., ramp::leaky_relu(), mask, dy, y, ramp::accumulate);
    keep_y();
    dispatch::forward(e..., p, x, y);
    const std::vector<T> output = y;
    keep_y();
    dispatch::backward(e..., p, x, dy, y);
    keep_y();
    dispatch::backward(e..., p, x, dy, y, dslopes, ramp::accumulate);
    keep(dslopes);
    keep_y();
    dispatch::backward_slopes(e..., p, x, dy, dslopes);
    keep(dslopes);
    dispatch::backward_from_output(e..., p, output, dy, y);
    keep_y();
    dispatch::backward_from_output(e..., p, output, dy, y, dslopes);
    keep(dslopes);
    keep_y();
    return results;
  };
  const auto expected = run();
  CHECK((run(ramp::serial{.stores = ramp::streaming}) == expected));
  for (const ramp::stores stores : {ramp::automatic, ramp::cached, ramp::streaming}) {
    int calls = 0;
    CHECK((run(two_threads{&calls, stores}) == expected));
    CHECK(calls == 15);
  }

  int calls = 0;
  std::vector<T> y(1000);
  dispatch::forward(two_threads{&calls}, ramp::relu(), x.data(), y.data(), y.size());
  CHECK(calls == 0);  // too few elements to be worth it
  dispatch::forward(broken_pool(), ramp::relu(), x.data(), y.data(), y.size());
  y.resize(n);
  CHECK_THROWS_AS(dispatch::forward(broken_pool(), ramp::relu(), x, y), std::runtime_error);
  CHECK_THROWS_AS(dispatch::forward(broken_pool(), ramp::mish(), x, y), std::runtime_error);
  CHECK_THROWS_AS(dispatch::backward(broken_pool(), p, x, dy, y), std::runtime_error);
}

namespace {

/// An array of 8 that verb must refuse to touch, with this sentence.
template <class Verb>
void refuses(const char* sentence, Verb verb) {
  const std::vector<float> before{-1, 2, -3, 4, -5, 6, -7, 8};
  std::vector<float> values = before;
  CHECK_THROWS_MATCHES(verb(std::span(values)), std::invalid_argument, Catch::Matchers::Message(sentence));
  CHECK(values == before);
}

}  // namespace

TEST_CASE("dispatch refuses what the verbs refuse, and writes nothing", "[dispatch][check]") {
  namespace dispatch = ramp::dispatch;
  using span = std::span<float>;
  const ramp::leaky_relu f;
  const std::vector<float> other(4, 1.0F);
  std::vector<std::uint8_t> mask{0xa5};
  refuses("ramp::forward: x has 3 elements, but y has 4", [&](span v) { dispatch::forward(f, v.first(3), v.last(4)); });
  refuses("ramp::forward: x (16 bytes) and y (16 bytes) overlap: they start 4 bytes apart",
          [&](span v) { dispatch::forward(f, v.first(4), v.subspan(1, 4)); });
  refuses("ramp::backward: dy has 2 elements, but dx has 4",
          [&](span v) { dispatch::backward(f, other, v.first(2), v.last(4), ramp::accumulate); });
  refuses("ramp::backward_from_output: needs leaky_relu's alpha >= 0, but it is -1",
          [&](span v) { dispatch::backward_from_output(ramp::leaky_relu{.alpha = -1}, other, other, v.first(4)); });
  refuses("ramp::forward_with_mask: mask has 0 bytes, but the 8 elements of y need 1",
          [&](span v) { dispatch::forward_with_mask(f, v, v, std::span(mask).first(0)); });
  refuses("ramp::backward_from_mask: mask has 1 bytes, but the 0 elements of dx need 0",
          [&](span v) { dispatch::backward_from_mask(f, mask, v.first(0), v.first(0)); });
  CHECK(mask[0] == 0xa5);

  std::vector<float> slopes{0.5F, -0.25F}, dslopes{1, 2};
  const ramp::prelu p{slopes, ramp::channels{.count = 2, .inner = 2}};
  refuses("ramp::forward: x has 3 elements, but the shape has 4",
          [&](span v) { dispatch::forward(p, v.first(3), v.first(3)); });
  refuses("ramp::backward: slopes has 2 elements, but dslope has 1",
          [&](span v) { dispatch::backward(p, other, other, v.first(4), std::span(dslopes).first(1)); });
  refuses("ramp::backward_slopes: dy has 3 elements, but x has 4",
          [&](span v) { dispatch::backward_slopes(p, other, v.first(3), dslopes); });
  refuses("ramp::backward_from_output: needs every slope > 0, but slopes[1] is -0.25",
          [&](span v) { dispatch::backward_from_output(p, other, other, v.first(4)); });
  CHECK(dslopes == std::vector<float>{1, 2});
}
