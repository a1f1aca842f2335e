// SPDX-License-Identifier: MIT
// Written by tools/gelu_pieces.py.
#pragma once

#include <cstddef>

// clang-format off
namespace ramp::detail {

/// t Phi(-t) = 2^(-k/32) (1 + u e(u)) g(t), t^2 = k step + u, in float. Factors of the three make 1.
struct gelu_pieces {
  static constexpr float step = 0x1.63p-5F;  ///< few bits: times k it is exact
  static constexpr float steps = -0x1.713786p+4F;
  static constexpr float limit = 13.17F;  ///< from there on g is 0

  /// 2^(j/32), less what the bits of j will add: error 2^-25.1.
  alignas(64) static constexpr float power[] = {
      0x1.27149ap+0F, 0x1.258abap+0F, 0x1.242512p+0F, 0x1.22e46ep+0F, 0x1.21c99cp+0F, 0x1.20d572p+0F, 0x1.2008c8p+0F,
      0x1.1f647ap+0F, 0x1.1ee96cp+0F, 0x1.1e9884p+0F, 0x1.1e72bp+0F, 0x1.1e78ep+0F, 0x1.1eac0ap+0F, 0x1.1f0d2cp+0F,
      0x1.1f9d48p+0F, 0x1.205d62p+0F, 0x1.214e8cp+0F, 0x1.2271d4p+0F, 0x1.23c856p+0F, 0x1.25533p+0F, 0x1.271388p+0F,
      0x1.290a8ap+0F, 0x1.2b3968p+0F, 0x1.2da15cp+0F, 0x1.3043a4p+0F, 0x1.33218ap+0F, 0x1.331e2cp+0F, 0x1.30cab4p+0F,
      0x1.2e970ap+0F, 0x1.2c83ep+0F, 0x1.2a91eep+0F, 0x1.28c1ecp+0F};
  /// For |u| <= step / 2: degree 2, error of 1 + u e(u) 2^-32.5.
  static constexpr float e[] = {-0x1.ffd7e4p-2F, 0x1.ffb112p-4F, -0x1.5470b8p-6F};

  /// g: eight pieces to each power of two of t factor + offset, degree 4, error 2^-24.2.
  static constexpr float factor = 0x1.fc34eap-1F, offset = 0x1.ep-1F;
  static constexpr int shift = 20;
  static constexpr std::size_t pieces = 32;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.c92904p-7F, 0x1.8f6c2p-6F, 0x1.30b29p-5F, 0x1.a7ceeap-5F, 0x1.135eaep-4F, 0x1.54b9b2p-4F, 0x1.95dfdp-4F,
      0x1.d57f56p-4F, 0x1.1728fap-3F, 0x1.4e5498p-3F, 0x1.7db908p-3F, 0x1.a6aed8p-3F, 0x1.c99c48p-3F, 0x1.e74094p-3F,
      0x1.003da6p-2F, 0x1.0b0a22p-2F, 0x1.182b62p-2F, 0x1.260326p-2F, 0x1.30774ep-2F, 0x1.388d16p-2F, 0x1.3ed5a6p-2F,
      0x1.43d874p-2F, 0, 0, 0x1.b4b576p-21F, 0x1.ec0506p-16F, 0x1.82bd5ap-13F, 0x1.463168p-11F, 0x1.8c9e48p-10F,
      0x1.89da84p-9F, 0x1.553642p-8F, 0x1.0d0278p-7F},
      {
      0x1.78c86ap-2F, 0x1.586656p-2F, 0x1.36f7aep-2F, 0x1.1645a6p-2F, 0x1.ef562ap-3F, 0x1.b71e24p-3F, 0x1.848dbap-3F,
      0x1.579228p-3F, 0x1.1ecfa8p-3F, 0x1.c213e2p-4F, 0x1.651aa4p-4F, 0x1.1d904cp-4F, 0x1.cd3b6ep-5F, 0x1.78629ep-5F,
      0x1.36230ap-5F, 0x1.01c2ecp-5F, 0x1.8ec6acp-6F, 0x1.211a94p-6F, 0x1.aefc9ep-7F, 0x1.4887aap-7F, 0x1.00256ep-7F,
      0x1.966eb6p-8F, 0, 0x1.bc30dp-2F, 0x1.bc26a8p-2F, 0x1.bb8ed4p-2F, 0x1.b9906ep-2F, 0x1.b5839ap-2F,
      0x1.af1618p-2F, 0x1.a6449p-2F, 0x1.9b3fc8p-2F, 0x1.8e3a4p-2F},
      {
      -0x1.b6c24p-3F, -0x1.6cf588p-3F, -0x1.2cfed6p-3F, -0x1.ee300cp-4F, -0x1.9593dep-4F, -0x1.4cfe7ap-4F,
      -0x1.121926p-4F, -0x1.c4bf16p-5F, -0x1.57dbb6p-5F, -0x1.e001fep-6F, -0x1.571b98p-6F, -0x1.f2abe6p-7F,
      -0x1.70f0ecp-7F, -0x1.15d3f6p-7F, -0x1.a92446p-8F, -0x1.49da38p-8F, -0x1.d0f65p-9F, -0x1.2dea12p-9F,
      -0x1.99551ap-10F, -0x1.1f8c2ep-10F, -0x1.a2af2cp-11F, -0x1.39d154p-11F, 0, -0x1.62689ep-2F, -0x1.61ae62p-2F,
      -0x1.5d1044p-2F, -0x1.539952p-2F, -0x1.45d14ap-2F, -0x1.34c9ep-2F, -0x1.21aaap-2F, -0x1.0d723ep-2F,
      -0x1.f17f86p-3F},
      {
      0x1.19a26cp-4F, 0x1.9d7c2ap-5F, 0x1.308f44p-5F, 0x1.c2fcc6p-6F, 0x1.50e058p-6F, 0x1.fb0d64p-7F, 0x1.81092cp-7F,
      0x1.26fb5ep-7F, 0x1.94269ep-8F, 0x1.f192dep-9F, 0x1.3e4194p-9F, 0x1.a1dda8p-10F, 0x1.19aae8p-10F,
      0x1.85523ap-11F, 0x1.130118p-11F, 0x1.8bdc4p-12F, 0x1.f6d02cp-13F, 0x1.1f2d3ap-13F, 0x1.59cf0ap-14F,
      0x1.b222d6p-15F, 0x1.1bdc0ap-15F, 0x1.7ef96cp-16F, 0, 0x1.bb786ap-3F, 0x1.aeed1ap-3F, 0x1.8e2f9ep-3F,
      0x1.65e7f6p-3F, 0x1.3c0acap-3F, 0x1.13d602p-3F, 0x1.ddd45ap-4F, 0x1.9bc818p-4F, 0x1.613e04p-4F},
      {
      -0x1.3810ap-7F, -0x1.8bb2cp-8F, -0x1.00650ep-8F, -0x1.52a70ap-9F, -0x1.c8b7cep-10F, -0x1.390f68p-10F,
      -0x1.b47014p-11F, -0x1.34f0fep-11F, -0x1.7be682p-12F, -0x1.9ad05p-13F, -0x1.d50c18p-14F, -0x1.15bfd6p-14F,
      -0x1.54e888p-15F, -0x1.b074a6p-16F, -0x1.1a356ap-16F, -0x1.7956b2p-17F, -0x1.b10c82p-18F, -0x1.b5fc3ap-19F,
      -0x1.d8e46ap-20F, -0x1.0ca5c8p-20F, -0x1.40a1a8p-21F, -0x1.8d13dep-22F, 0, -0x1.bc4a7cp-4F, -0x1.63a47ep-4F,
      -0x1.0a6392p-4F, -0x1.931aa8p-5F, -0x1.33505ep-5F, -0x1.d7dd86p-6F, -0x1.6cbf92p-6F, -0x1.1bbee8p-6F,
      -0x1.bb3206p-7F},
  };
};

}  // namespace ramp::detail
// clang-format on
