// SPDX-License-Identifier: MIT
// The verbs: every one against the definition, then every one at every length, misalignment and aliasing, where each
// element must come out as it does alone.
#include "catalogue.hpp"
#include "judge.hpp"
#if defined(RAMP_TEST_ISA)
#include "dispatch/bits.hpp"
#endif
#include "support.hpp"

#include <ramp/ramp.hpp>

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <span>
#include <vector>

using catalogue::described;
using support::guarded;
using support::placement;

#define RAMP_TEXT_OF(name) #name
#define RAMP_TEXT(name) RAMP_TEXT_OF(name)
#define RAMP_FAMILY_TEST(text) TEMPLATE_LIST_TEST_CASE(text ": " RAMP_TEXT(RAMP_TEST_FAMILY), "[algorithm]", family)

namespace {

using family = catalogue::subjects_of<catalogue::RAMP_TEST_FAMILY>;

template <class F>
bool output_suffices(const F& f) {
  if constexpr (requires { f.output_condition(); }) {
    return f.output_condition().holds;
  } else {
    return true;
  }
}

/// What every verb gives for the inputs x and dy, and for a dx that held `before`.
template <class T>
struct results {
  std::vector<T> y, dx, dx_sum, dx_from_output, dx_from_output_sum, dx_from_mask, dx_from_mask_sum;
  std::vector<bool> positive;
};

/// Each element alone: n = 1, the smallest call there is.
template <class F, class T>
results<T> one_by_one(const F& f, std::span<const T> x, std::span<const T> dy, std::span<const T> before) {
  const std::size_t n = x.size();
  results<T> r;
  for (auto* const column :
       {&r.y, &r.dx, &r.dx_sum, &r.dx_from_output, &r.dx_from_output_sum, &r.dx_from_mask, &r.dx_from_mask_sum}) {
    column->assign(before.begin(), before.end());
  }
  r.positive.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    ramp::forward(f, &x[i], &r.y[i], 1);
    ramp::backward(f, &x[i], &dy[i], &r.dx[i], 1);
    ramp::backward(f, &x[i], &dy[i], &r.dx_sum[i], 1, ramp::accumulate);
    if constexpr (ramp::output_differentiable<F, T>) {
      ramp::backward_from_output(f, &r.y[i], &dy[i], &r.dx_from_output[i], 1);
      ramp::backward_from_output(f, &r.y[i], &dy[i], &r.dx_from_output_sum[i], 1, ramp::accumulate);
    }
    std::uint8_t bit = 0xff;
    T y = 0;
    ramp::forward_with_mask(f, &x[i], &y, &bit, 1);
    r.positive[i] = bit == 1;
    if (bit > 1 || !support::same(y, r.y[i])) {
      FAIL_CHECK("forward_with_mask of " << x[i] << " gives " << y << " and " << int{bit});
    }
    if constexpr (ramp::mask_differentiable<F, T>) {
      ramp::backward_from_mask(f, &bit, &dy[i], &r.dx_from_mask[i], 1);
      ramp::backward_from_mask(f, &bit, &dy[i], &r.dx_from_mask_sum[i], 1, ramp::accumulate);
    }
  }
  return r;
}

/// The bits of a mask, and zeros behind them.
template <class Mask>
bool mask_is(const Mask& mask, const std::vector<bool>& positive, std::size_t first, std::size_t n) {
  for (std::size_t i = 0; i < 8 * mask.size(); ++i) {
    const bool bit = (mask[i / 8] >> (i % 8) & 1) != 0;
    if (bit != (i < n && positive[first + i])) {
      return false;
    }
  }
  return true;
}

/// Lengths around every turn that the loop can take: up to 4 batches, around 8 (one block), 16 and 24, with every
/// remainder of blocks; and one that is past the first-level cache.
template <class T>
std::vector<std::size_t> lengths() {
  const std::size_t lanes = support::batch<T>::size;
  std::vector<std::size_t> n;
  for (std::size_t i = 0; i <= 4 * lanes; ++i) {
    n.push_back(i);
  }
  for (const std::size_t batches : {7U, 8U, 9U, 12U, 15U, 16U, 22U, 24U}) {
    for (const std::size_t more : {std::size_t{0}, std::size_t{1}, lanes / 2, lanes - 1}) {
      n.push_back(batches * lanes + more);
    }
  }
  n.push_back(16 * 1024 / sizeof(T) + 9 * lanes + 3);
  return n;
}

/// Every verb on n elements that start somewhere; false where a result differs from the element's own, or something was
/// written that should not have been.
template <class F, class T>
class trial {
 public:
  trial(const F& f, const std::vector<T>& x, const std::vector<T>& dy, const std::vector<T>& before)
      : f_(f), x_(x), dy_(dy), before_(before), expected_(one_by_one<F, T>(f, x, dy, before)) {}

  bool run(std::size_t first, std::size_t n, std::size_t offset, placement where) const {
    const std::size_t lanes = support::batch<T>::size;
    const auto slice = [&](const std::vector<T>& v) { return std::span<const T>(v).subspan(first, n); };
    // Out of place: three arrays, each misaligned in its own way.
    const guarded<T> x(slice(x_), (3 * offset + 1) % lanes, where);
    const guarded<T> dy(slice(dy_), (5 * offset + 2) % lanes, where);
    const guarded<T> y(slice(expected_.y), (7 * offset + 3) % lanes, where);
    const guarded<std::uint8_t> mask((n + 7) / 8, offset, where);
    bool good = true;
    const auto writes = [&](const std::vector<T>& expected, auto verb) {
      const guarded<T> out(slice(before_), offset, where);
      verb(out.data());
      good = good && out.intact() && equal(out, slice(expected));
    };
    writes(expected_.y, [&](T* out) { ramp::forward(f_, x.data(), out, n); });
    writes(expected_.y, [&](T* out) { ramp::forward_with_mask(f_, x.data(), out, mask.data(), n); });
    good = good && mask.intact() && mask_is(mask, expected_.positive, first, n);
    writes(expected_.dx, [&](T* out) { ramp::backward(f_, x.data(), dy.data(), out, n); });
    writes(expected_.dx_sum, [&](T* out) { ramp::backward(f_, x.data(), dy.data(), out, n, ramp::accumulate); });
    if constexpr (ramp::output_differentiable<F, T>) {
      writes(expected_.dx_from_output, [&](T* out) { ramp::backward_from_output(f_, y.data(), dy.data(), out, n); });
      writes(expected_.dx_from_output_sum,
             [&](T* out) { ramp::backward_from_output(f_, y.data(), dy.data(), out, n, ramp::accumulate); });
    }
    if constexpr (ramp::mask_differentiable<F, T>) {
      writes(expected_.dx_from_mask, [&](T* out) { ramp::backward_from_mask(f_, mask.data(), dy.data(), out, n); });
      writes(expected_.dx_from_mask_sum,
             [&](T* out) { ramp::backward_from_mask(f_, mask.data(), dy.data(), out, n, ramp::accumulate); });
    }
    good =
        good && equal(x, slice(x_)) && equal(dy, slice(dy_)) && equal(y, slice(expected_.y));  // inputs are only read

    // In place: the output is one of the inputs.
    const auto overwrites = [&](const std::vector<T>& input, const std::vector<T>& expected, auto verb) {
      const guarded<T> in_out(slice(input), offset, where);
      verb(in_out.data());
      good = good && in_out.intact() && equal(in_out, slice(expected));
    };
    overwrites(x_, expected_.y, [&](T* p) { ramp::forward(f_, p, p, n); });
    overwrites(x_, expected_.y, [&](T* p) { ramp::forward_with_mask(f_, p, p, mask.data(), n); });
    good = good && mask_is(mask, expected_.positive, first, n);
    overwrites(x_, expected_.dx, [&](T* p) { ramp::backward(f_, p, dy.data(), p, n); });
    overwrites(dy_, expected_.dx, [&](T* p) { ramp::backward(f_, x.data(), p, p, n); });
    if constexpr (ramp::output_differentiable<F, T>) {
      overwrites(expected_.y, expected_.dx_from_output,
                 [&](T* p) { ramp::backward_from_output(f_, p, dy.data(), p, n); });
      overwrites(dy_, expected_.dx_from_output, [&](T* p) { ramp::backward_from_output(f_, y.data(), p, p, n); });
    }
    if constexpr (ramp::mask_differentiable<F, T>) {
      overwrites(dy_, expected_.dx_from_mask, [&](T* p) { ramp::backward_from_mask(f_, mask.data(), p, p, n); });
    }
    return good;
  }

 private:
  static bool equal(const guarded<T>& got, std::span<const T> expected) {
    return std::equal(got.begin(), got.end(), expected.begin(), expected.end(), support::same<T>);
  }

  F f_;
  std::vector<T> x_, dy_, before_;
  results<T> expected_;
};

}  // namespace

/// Judges gradients: dy times a derivative that keeps its bound, and a rounding. (A product's last place may be half as
/// much beside it as its factor's was.) Where the derivative is not a normal
/// number, its own rounding is no small one.
template <class T, class F, class W>
bool is_gradient(T dx, W derivative, W gradient, double ulps) {
  if (described<F>::bit_for_bit) {
    return support::ulp_error(dx, gradient) <= 0.5001;
  }
  if (support::lost_parts(dx, static_cast<T>(gradient))) {
    return true;
  }
  if (derivative != 0 && std::fabs(static_cast<T>(derivative)) < std::numeric_limits<T>::min()) {
    return true;
  }
  using limits = std::numeric_limits<T>;
  if (std::fabs(static_cast<T>(gradient)) > limits::max() * (1 - 8 * limits::epsilon())) {
    return std::fabs(dx) > limits::max() * (1 - 8 * limits::epsilon());  // beside overflow
  }
  return (dx == 0 && static_cast<T>(gradient) == 0) || support::ulp_error(dx, gradient) <= 1.001 * (2 * ulps + 0.5);
}

/// sum is before + dx: rounded after the product, or, where the verb multiplies, in one.
template <class T, class F>
bool is_sum(const F& f, T x, T sum, T before, T dx) {
  volatile T stored = dx;
  if (support::same(sum, static_cast<T>(before + stored))) {
    return true;
  }
  if constexpr (requires { f.gradient(x, x); }) {
    return false;
  } else {
    const T unit = std::max(support::ulp(dx), support::ulp(sum));
    return std::fabs(sum - static_cast<T>(before + stored)) <= unit;
  }
}

RAMP_FAMILY_TEST("every verb computes what its definition says") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  using W = catalogue::widest<T>;

  for (const F& f : described<F>::parameters()) {
    // Every special x with every special dy, and random pairs.
    std::vector<T> x;
    std::vector<T> dy;
    for (const T a : support::special_values<T>(described<F>::kinks(f))) {
      for (const T b : support::special_values<T>()) {
        x.push_back(a);
        dy.push_back(b);
      }
    }
    const std::vector<T> more_x = support::samples<T>(2000, 2);
    const std::vector<T> more_dy = support::samples<T>(2000, 3);
    x.insert(x.end(), more_x.begin(), more_x.end());
    dy.insert(dy.end(), more_dy.begin(), more_dy.end());
    const std::vector<T> before = support::samples<T>(x.size(), 4);

    const judging::judge<judging::forward, F, T> judge(f);
    const results<T> r = one_by_one<F, T>(f, x, dy, before);
    for (std::size_t i = 0; i < x.size(); ++i) {
      const auto from_input = [&](T at) {
        return std::pair{described<F>::template derivative<T, W>(f, static_cast<W>(at)),
                         described<F>::template gradient<T, W>(f, static_cast<W>(at), static_cast<W>(dy[i]))};
      };
      const auto [derivative, gradient] = from_input(x[i]);
      bool good = judge.accepts(x[i], r.y[i]);
      good = good && is_gradient<T, F>(r.dx[i], derivative, gradient, described<F>::derivative_ulp) &&
             is_sum(f, x[i], r.dx_sum[i], before[i], r.dx[i]);
      good = good && r.positive[i] == (x[i] > 0);
      if constexpr (ramp::output_differentiable<F, T>) {
        if (output_suffices(f)) {
          const W y = static_cast<W>(r.y[i]), slope = described<F>::template derivative_from_output<T, W>(f, y);
          const bool dead =
              !described<F>::bit_for_bit && described<F>::template dead_from_output<T, W>(f, static_cast<W>(x[i]), y);
          const W product = described<F>::bit_for_bit ? gradient : dead ? W(0) : slope * static_cast<W>(dy[i]);
          good = good &&
                 is_gradient<T, F>(r.dx_from_output[i], slope, product, described<F>::derivative_from_output_ulp) &&
                 is_sum(f, x[i], r.dx_from_output_sum[i], before[i], r.dx_from_output[i]);
        }
      }
      if constexpr (ramp::mask_differentiable<F, T>) {
        // A mask does not know NaN: its bit is that of a negative number.
        const auto [slope, from_mask] = from_input(std::isnan(x[i]) ? T(-1) : x[i]);
        good = good && is_gradient<T, F>(r.dx_from_mask[i], slope, from_mask, described<F>::derivative_ulp) &&
               is_sum(f, x[i], r.dx_from_mask_sum[i], before[i], r.dx_from_mask[i]);
      }
      if (!good) {
        FAIL_CHECK(described<F>::label(f)
                   << " at x = " << x[i] << ", dy = " << dy[i] << ": y = " << r.y[i] << ", dx = " << r.dx[i] << ", sum "
                   << r.dx_sum[i] << ", from output " << r.dx_from_output[i] << ", from mask " << r.dx_from_mask[i]);
      }
    }
    SUCCEED();
  }
}

RAMP_FAMILY_TEST("a result depends on its own element alone") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  const std::size_t lanes = support::batch<T>::size;
  const std::vector<std::size_t> all = lengths<T>();
  const std::size_t longest = *std::max_element(all.begin(), all.end());
  const std::size_t pool = longest + 64;
  const auto x = support::samples<T>(pool, 5);
  const auto dy = support::samples<T>(pool, 6);
  const auto before = support::samples<T>(pool, 7);

  SECTION("every length, misalignment and aliasing") {
    const trial<F, T> verbs(described<F>::parameters().front(), x, dy, before);
    for (const std::size_t n : all) {
      for (std::size_t offset = 0; offset < lanes; offset += n == longest ? 3 : 1) {
        for (const placement where : {placement::front, placement::back}) {
          CAPTURE(n, offset, where == placement::front);
          CHECK(verbs.run((7 * n + offset) % 64, n, offset, where));
        }
      }
    }
  }
  SECTION("every parameter") {
    for (const F& f : described<F>::parameters()) {
      const trial<F, T> verbs(f, x, dy, before);
      CAPTURE(described<F>::label(f));
      CHECK(verbs.run(1, 27 * lanes + lanes / 2, 1, placement::back));
    }
  }
}

RAMP_FAMILY_TEST("the architecture can be chosen") {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  using Arch = support::last<xsimd::supported_architectures>;
  const std::size_t n = 1003;
  const auto x = support::samples<T>(n, 8);
  const auto dy = support::samples<T>(n, 9);
  const auto before = support::samples<T>(n, 10);
  const auto equal = [](const std::vector<T>& a, const std::vector<T>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), support::same<T>);
  };
  for (const F& f : described<F>::parameters()) {
    const results<T> expected = one_by_one<F, T>(f, x, dy, before);
    CAPTURE(described<F>::label(f), Arch::name());
    std::vector<T> out(n);
    std::vector<std::uint8_t> mask((n + 7) / 8);
    ramp::forward_with_mask<Arch>(f, x, out, mask);
    CHECK(mask_is(mask, expected.positive, 0, n));
    if constexpr (described<F>::same_bits) {
      CHECK(equal(out, expected.y));
      ramp::forward<Arch>(f, x, out);
      CHECK(equal(out, expected.y));
      out = before;
      ramp::backward<Arch>(f, x, dy, out, ramp::accumulate);
      CHECK(equal(out, expected.dx_sum));
      if constexpr (ramp::output_differentiable<F, T>) {
        if (output_suffices(f)) {
          ramp::backward_from_output<Arch>(f, expected.y, dy, out);
          CHECK(equal(out, expected.dx_from_output));
        }
      }
      if constexpr (ramp::mask_differentiable<F, T>) {
        ramp::backward_from_mask<Arch>(f, mask, dy, out);
        CHECK(equal(out, expected.dx_from_mask));
      }
    } else {  // other bits, but within the same bounds
      const judging::judge<judging::forward, F, T> judge_value(f);
      const judging::judge<judging::derivative, F, T> judge_derivative(f);
      const std::vector<T> ones(n, T(1));
      ramp::forward<Arch>(f, x, out);
      bool good = true;
      for (std::size_t i = 0; i < n; ++i) {
        good = good && judge_value.accepts(x[i], out[i]);
      }
      CHECK(good);
      ramp::backward<Arch>(f, x, ones, out);
      for (std::size_t i = 0; i < n; ++i) {
        good = good && judge_derivative.accepts(x[i], out[i]);
      }
      CHECK(good);
    }
  }
}

#if defined(RAMP_TEST_ISA)
RAMP_FAMILY_TEST("dispatch gives the same bits as this instruction set, " RAMP_TEST_ISA) {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  REQUIRE(ramp::dispatch::isa() == RAMP_TEST_ISA);
  if constexpr (ramp::detail::built_in<F>) {
    for (const F& f : described<F>::parameters()) {
      CAPTURE(described<F>::label(f));
      for (const std::size_t n : {0U, 1U, 16U, 100U, 1027U}) {
        bits::comparison<F, T>(f, n).run();
      }
    }
  }
}
#endif
