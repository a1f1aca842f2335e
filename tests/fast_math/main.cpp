// SPDX-License-Identifier: MIT
// Under -ffast-math finite values still meet the contract.
#include "../support.hpp"
#include "kernels.hpp"

#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>

#include <cmath>
#include <vector>

using catalogue::described;

namespace {

/// Within the bound; the sign of a zero is the compiler's to choose here.
template <class T, class Wide>
bool close(T y, Wide exact, double ulp) {
  return (y == 0 && exact == 0) || support::ulp_error(y, exact) <= 1.001 * ulp;
}

/// 1 + gradient, whose product may be fused into the addition here.
template <class T, class Wide>
bool sums_up(T sum, Wide gradient, double ulp) {
  return std::fabs(Wide{sum} - (1 + gradient)) <=
         std::numeric_limits<T>::epsilon() * (1 + Wide(ulp)) * (1 + std::fabs(gradient));
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("finite values under -ffast-math", "[fast_math]", pieces_of_lines) {
  using F = typename TestType::activation;
  using T = typename TestType::element;
  const std::size_t n = 4001;
  std::vector<T> x = support::samples<T>(n, 1);
  std::vector<T> dy = support::samples<T>(n, 2);
  for (std::size_t i = 0; i < n; ++i) {
    x[i] = std::isfinite(x[i]) ? x[i] : static_cast<T>(-0.0);
    dy[i] = std::isfinite(dy[i]) ? dy[i] : 1;
  }
  for (const F& f : described<F>::parameters()) {
    std::vector<T> y(n);
    std::vector<T> masked(n);
    std::vector<T> dx(n);
    std::vector<T> sum(n, 1);
    std::vector<std::uint8_t> mask((n + 7) / 8);
    fast_math<F, T>::forward(f, x.data(), y.data(), n);
    fast_math<F, T>::forward_with_mask(f, x.data(), masked.data(), mask.data(), n);
    fast_math<F, T>::backward(f, x.data(), dy.data(), dx.data(), n);
    fast_math<F, T>::backward_sum(f, x.data(), dy.data(), sum.data(), n);
    for (std::size_t i = 0; i < n; ++i) {
      const auto value = described<F>::template value<T>(f, x[i]);
      const auto gradient = described<F>::template gradient<T>(f, x[i], dy[i]);
      if (!std::isfinite(static_cast<T>(value)) || !std::isfinite(static_cast<T>(gradient))) {
        continue;
      }
      const bool good = close(y[i], value, described<F>::ulp) && close(masked[i], value, described<F>::ulp) &&
                        close(fast_math<F, T>::scalar(f, x[i]), value, described<F>::ulp) &&
                        close(dx[i], gradient, described<F>::derivative_ulp + 0.5) &&
                        sums_up(sum[i], gradient, described<F>::derivative_ulp) &&
                        (mask[i / 8] >> (i % 8) & 1) == (x[i] > 0);
      if (!good) {
        FAIL_CHECK(described<F>::label(f) << " at x = " << x[i] << ", dy = " << dy[i] << ": y = " << y[i]
                                          << ", dx = " << dx[i] << ", sum " << sum[i]);
      }
    }
    SUCCEED();
  }
}

TEMPLATE_TEST_CASE("PReLU under -ffast-math", "[fast_math][prelu]", float, double) {
  using T = TestType;
  for (const ramp::channels& s : {ramp::channels{3, 5, 100}, {200, 3, 1}, {4, 40, 7}, {2, 32, 9, 16}}) {
    const std::size_t n = s.size();
    const std::vector<T> special = support::samples<T>(n, 3);
    std::vector<T> x(n), dy(n), y(n), dx(n), slopes(s.count), dslope(s.count);
    for (std::size_t i = 0; i < n; ++i) {
      x[i] = std::fabs(special[i]) < 1000 ? special[i] : static_cast<T>(-0.0);
      dy[i] = static_cast<T>(static_cast<int>(i % 17) - 8);
    }
    for (std::size_t c = 0; c < s.count; ++c) {
      slopes[c] = static_cast<T>(static_cast<int>(c) - 2) / 3;
    }
    fast_math_prelu<T>::forward({slopes, s}, x.data(), y.data(), n);
    fast_math_prelu<T>::backward({slopes, s}, x.data(), dy.data(), dx.data(), dslope.data(), n);
    std::vector<double> exact(s.count), magnitude(s.count);
    bool good = true;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t c = support::channel_of(s, i);
      using wide = catalogue::wide<T>;
      good = good && close(y[i], x[i] > 0 ? wide{x[i]} : wide{slopes[c]} * wide{x[i]}, 0.5);
      good = good && close(dx[i], x[i] > 0 ? wide{dy[i]} : wide{slopes[c]} * wide{dy[i]}, 0.5);
      const double term = x[i] > 0 ? 0 : static_cast<double>(x[i]) * static_cast<double>(dy[i]);
      exact[c] += term;
      magnitude[c] += std::fabs(term);
    }
    for (std::size_t c = 0; c < s.count; ++c) {
      good = good && std::fabs(static_cast<double>(dslope[c]) - exact[c]) <=
                         10 * static_cast<double>(std::numeric_limits<T>::epsilon()) * magnitude[c];
    }
    CAPTURE(s.outer, s.count, s.inner, s.block);
    CHECK(good);
  }
}
