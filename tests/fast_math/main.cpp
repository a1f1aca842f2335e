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
bool sums_up(T sum, Wide gradient) {
  return std::fabs(Wide{sum} - (1 + gradient)) <= std::numeric_limits<T>::epsilon() * (1 + std::fabs(gradient));
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("finite values under -ffast-math", "[fast_math]", catalogue::subjects) {
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
                        close(dx[i], gradient, described<F>::derivative_ulp + 0.5) && sums_up(sum[i], gradient) &&
                        (mask[i / 8] >> (i % 8) & 1) == (x[i] > 0);
      if (!good) {
        FAIL_CHECK(described<F>::label(f) << " at x = " << x[i] << ", dy = " << dy[i] << ": y = " << y[i]
                                          << ", dx = " << dx[i] << ", sum " << sum[i]);
      }
    }
    SUCCEED();
  }
}
