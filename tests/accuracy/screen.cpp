// SPDX-License-Identifier: MIT
#include "screen.hpp"

#include "../support.hpp"

#include <array>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace accuracy {

namespace {

constexpr std::array<double, piece> positions = [] {  // 0, 1, 2 and 3 at the nodes
  std::array<double, piece> s{};
  for (std::size_t i = 0; i < piece; ++i) {
    s[i] = static_cast<double>(i) / 85;
  }
  return s;
}();

}  // namespace

// Loops without branches, with integers for what is found out: compilers vectorise these.
bool nothing_worse(const samples& reference, const float* got, double known, bool signed_zeros) {
  const auto& y = reference.at_nodes;
  const double d1 = y[1] - y[0];
  const double d2 = y[2] - 2 * y[1] + y[0];
  const double d3 = y[3] - 3 * y[2] + 3 * y[1] - y[0];
  const bool negative = std::signbit(y[0]);  // as a sum, the cubic does not know the sign of a zero
  const bool one_sign =
      std::signbit(y[1]) == negative && std::signbit(y[2]) == negative && std::signbit(y[3]) == negative;
  if (!std::isfinite(d3) || (signed_zeros && !one_sign)) {
    return false;
  }
  // y[0] + d1 s + d2 s (s - 1) / 2 + d3 s (s - 1) (s - 2) / 6
  const double c3 = d3 / 6;
  const double c2 = d2 / 2 - d3 / 2;
  const double c1 = d1 - d2 / 2 + d3 / 3;
  double exact[piece];
  std::uint32_t smallest = 0x7f80'0000;
  for (std::size_t i = 0; i < piece; ++i) {
    const double s = positions[i];
    exact[i] = y[0] + s * (c1 + s * (c2 + s * c3));
    const std::uint32_t magnitude = std::bit_cast<std::uint32_t>(static_cast<float>(exact[i])) & 0x7fff'ffff;
    smallest = magnitude < smallest ? magnitude : smallest;
  }
  const double ulp = support::ulp(std::bit_cast<float>(smallest));
  for (std::size_t k = 0; k < 2; ++k) {
    if (!(std::fabs(exact[samples::checks[k]] - reference.at_checks[k]) <= 1e-5 * ulp)) {
      return false;
    }
  }
  const double limit = (known + 1e-5) * ulp;
  const std::uint32_t sign = negative ? 0x8000'0000 : 0;
  std::uint64_t far = 0;
  std::uint32_t other_sign = 0;
  for (std::size_t i = 0; i < piece; ++i) {
    const double error = std::fabs(double{got[i]} - exact[i]);
    far += error <= limit ? 0 : 1;  // 1 where one of them is a NaN or both are infinite
    other_sign |= std::bit_cast<std::uint32_t>(got[i]) ^ sign;
  }
  return far == 0 && !(signed_zeros && other_sign >> 31 != 0);
}

}  // namespace accuracy
