// SPDX-License-Identifier: MIT
// Written by tools/coefficients_gelu.py.
#pragma once

#include <cstddef>

// clang-format off
namespace ramp::detail {

template <class T>
struct sixteenths;

/// base * 2^(j/16), and (2^u - 1) / u for |u| <= 1/32: degree 2, error of 2^u 2^-29. The base, which tables allow for,
/// is one for which all sixteen are next to a float: none is off by more than 2^-25.9.
template <>
struct sixteenths<float> {
  static constexpr float rounder = 0x1.8p+19F;  ///< adding it rounds to a sixteenth
  alignas(64) static constexpr float power[] = {
      0x1.13fc92p+0F, 0x1.2034ap+0F, 0x1.2cf72cp+0F, 0x1.3a4a58p+0F, 0x1.48348ap+0F, 0x1.56bc72p+0F, 0x1.65e90cp+0F,
      0x1.75c1a2p+0F, 0x1.864dd2p+0F, 0x1.97959p+0F, 0x1.a9a128p+0F, 0x1.bc7948p+0F, 0x1.d026fcp+0F, 0x1.e4b3bap+0F,
      0x1.fa2962p+0F, 0x1.084922p+1F};
  static constexpr float q[] = {0x1.62e42fefa39efp-1F, 0x1.ebffcf776bf14p-3F, 0x1.c6b2bc1c94116p-5F};
};

/// 2^(j/16) in two parts, and (e^u - 1 - u) / u^2 for |u| <= ln(2) / 32: degree 5, error of e^u 2^-65.
template <>
struct sixteenths<double> {
  static constexpr double rounder = 0x1.8p+48;
  static constexpr double ln2_high = 0x1.62e42fefap-1;  ///< few bits: times a number of sixteenths it is exact
  static constexpr double ln2_low = 0x1.cf79abc9e3b3ap-40;
  alignas(64) static constexpr double power[] = {
      0x1p+0, 0x1.0b5586cf9890fp+0, 0x1.172b83c7d517bp+0, 0x1.2387a6e756238p+0, 0x1.306fe0a31b715p+0,
      0x1.3dea64c123422p+0, 0x1.4bfdad5362a27p+0, 0x1.5ab07dd485429p+0, 0x1.6a09e667f3bcdp+0, 0x1.7a11473eb0187p+0,
      0x1.8ace5422aa0dbp+0, 0x1.9c49182a3f09p+0, 0x1.ae89f995ad3adp+0, 0x1.c199bdd85529cp+0, 0x1.d5818dcfba487p+0,
      0x1.ea4afa2a490dap+0};
  alignas(64) static constexpr double power_low[] = {
      0, 0x1.8a62e4adc610bp-54, -0x1.19041b9d78a76p-55, 0x1.9b07eb6c70573p-54, 0x1.6f46ad23182e4p-55,
      0x1.ada0911f09ebcp-55, 0x1.d4397afec42e2p-56, 0x1.6324c054647adp-54, -0x1.bdd3413b26456p-54,
      -0x1.41577ee04992fp-55, 0x1.6e9f156864b27p-54, 0x1.c7c46b071f2bep-56, 0x1.7a1cd345dcc81p-54,
      0x1.11065895048ddp-55, 0x1.2ed02d75b3707p-55, -0x1.e9c23179c2893p-54};
  static constexpr double q[] = {
      0x1.0000000000001p-1, 0x1.5555555555556p-3, 0x1.55555554daa4ap-5, 0x1.11111110da89ap-7, 0x1.6c1800f580502p-10,
      0x1.a01b1da862af4p-13};
};

template <class T>
struct gelu_tail;

/// Error of the function: 2^-27.8.
template <>
struct gelu_tail<float> {
  static constexpr float limit = 14.41F;
  static constexpr float factor = 0x1.97ca2p-4F, offset = 0x1.7p+0F;
  static constexpr int shift = 18;
  static constexpr std::size_t pieces = 32, column_count = 6;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.7dd30ap+2F, 0x1.a45794p+2F, 0x1.cf8b8ap+2F, 0x1.f76aa4p+2F, 0x1.0fb4a4p+3F, 0x1.224006p+3F, 0x1.3882ap+3F,
      0x1.4c1d6ap+3F, 0x1.60062p+3F, 0x1.74a1eep+3F, 0x1.877ad6p+3F, 0x1.9c35e2p+3F, 0x1.aebe26p+3F, 0x1.c2f34cp+3F,
      0x1.3bcb1p-3F, 0x1.e43b7p-2F, 0x1.945fcep-1F, 0x1.184e44p+0F, 0x1.6946fp+0F, 0x1.bb013ap+0F, 0x1.04b466p+1F,
      0x1.2d0db8p+1F, 0x1.5610e8p+1F, 0x1.7ce48cp+1F, 0x1.a6185ap+1F, 0x1.cd717cp+1F, 0x1.f86198p+1F, 0x1.105306p+2F,
      0x1.22ba9ep+2F, 0x1.36e1a2p+2F, 0x1.4b2366p+2F, 0x1.5f7436p+2F},
      {
      -0x1.db95cap+4F, -0x1.1a61e2p+5F, -0x1.5144c8p+5F, -0x1.88822cp+5F, -0x1.c45a44p+5F, -0x1.ffd324p+5F,
      -0x1.26231cp+6F, -0x1.4a177p+6F, -0x1.70cd24p+6F, -0x1.9b34a6p+6F, -0x1.c411p+6F, -0x1.f34eaep+6F,
      -0x1.0fc9dap+7F, -0x1.290576p+7F, -0x1.4c0becp+0F, -0x1.c2bc1ep+0F, -0x1.29e28ap+1F, -0x1.7d4396p+1F,
      -0x1.e26a42p+1F, -0x1.2c257cp+2F, -0x1.6c5c76p+2F, -0x1.b67bb8p+2F, -0x1.0529b8p+3F, -0x1.30db92p+3F,
      -0x1.638a56p+3F, -0x1.98213cp+3F, -0x1.d63952p+3F, -0x1.0a799ap+4F, -0x1.290eep+4F, -0x1.4ca6bep+4F,
      -0x1.72a80ep+4F, -0x1.9b05cap+4F},
      {
      -0x1.1ac84ep+3F, -0x1.35f2cap+3F, -0x1.54874ap+3F, -0x1.70d4dcp+3F, -0x1.8d48c4p+3F, -0x1.a7b722p+3F,
      -0x1.c77d6ep+3F, -0x1.e3827ep+3F, -0x1.fffe4p+3F, -0x1.0ec06ap+4F, -0x1.1c4164p+4F, -0x1.2b1e34p+4F,
      -0x1.386962p+4F, -0x1.46e9f2p+4F, -0x1.4bde72p+0F, -0x1.9e214ep+0F, -0x1.f619b6p+0F, -0x1.27c6c4p+1F,
      -0x1.5820aap+1F, -0x1.8a9746p+1F, -0x1.bc44d4p+1F, -0x1.f0732p+1F, -0x1.133058p+2F, -0x1.2d0de4p+2F,
      -0x1.48cc86p+2F, -0x1.63883ep+2F, -0x1.80ecaap+2F, -0x1.9ca9f6p+2F, -0x1.b6259ep+2F, -0x1.d22afcp+2F,
      -0x1.ee70f6p+2F, -0x1.0571dep+3F},
      {
      -0x1.6861f6p-1F, -0x1.69c5bp-1F, -0x1.6afcdp-1F, -0x1.6bdf5cp-1F, -0x1.6c9716p-1F, -0x1.6d237ap-1F,
      -0x1.6dae92p-1F, -0x1.6e1424p-1F, -0x1.6e6b6ep-1F, -0x1.6eb852p-1F, -0x1.6ef4b6p-1F, -0x1.6f2e46p-1F,
      -0x1.6f5b2ap-1F, -0x1.6f862ap-1F, -0x1.ee11cap-2F, -0x1.0c879p-1F, -0x1.1e0b8ap-1F, -0x1.2bc4acp-1F,
      -0x1.3749acp-1F, -0x1.40a644p-1F, -0x1.47eb56p-1F, -0x1.4e02c4p-1F, -0x1.530e5p-1F, -0x1.56fc74p-1F,
      -0x1.5a70ccp-1F, -0x1.5d301cp-1F, -0x1.5fb182p-1F, -0x1.61aa92p-1F, -0x1.6335b2p-1F, -0x1.64aa32p-1F,
      -0x1.65ec28p-1F, -0x1.670342p-1F},
      {
      -0x1.bd2abcp-10F, -0x1.5cf8fp-10F, -0x1.0e915ap-10F, -0x1.b2a97ep-11F, -0x1.61a6b4p-11F, -0x1.274f98p-11F,
      -0x1.e166ecp-12F, -0x1.964578p-12F, -0x1.58e06p-12F, -0x1.259aa8p-12F, -0x1.fe54dep-13F, -0x1.b81cp-13F,
      -0x1.847f08p-13F, -0x1.5374f8p-13F, -0x1.8ab148p-5F, -0x1.45f2e4p-5F, -0x1.096696p-5F, -0x1.b031c4p-6F,
      -0x1.5c498cp-6F, -0x1.1857c2p-6F, -0x1.c8c10ap-7F, -0x1.73b004p-7F, -0x1.2f4daap-7F, -0x1.f79056p-8F,
      -0x1.a02e8cp-8F, -0x1.5d44f6p-8F, -0x1.22a46ap-8F, -0x1.ec9c5ap-9F, -0x1.a9cfb8p-9F, -0x1.6d3518p-9F,
      -0x1.3ac262p-9F, -0x1.10b82ap-9F},
      {
      0x1.74b60ep-13F, 0x1.10bedcp-13F, 0x1.89f5dap-14F, 0x1.26ad86p-14F, 0x1.c5c494p-15F, 0x1.62962p-15F,
      0x1.183a7ap-15F, 0x1.ba74dep-16F, 0x1.4e1fb4p-16F, 0x1.35eb96p-16F, 0x1.b4ab46p-17F, 0x1.533b76p-17F,
      0x1.3d29e6p-17F, 0x1.08a644p-17F, 0x1.bfd5bp-8F, 0x1.9a159p-8F, 0x1.60a0dp-8F, 0x1.25e19p-8F, 0x1.db6698p-9F,
      0x1.7abc76p-9F, 0x1.2ed6dp-9F, 0x1.deb0cap-10F, 0x1.7a30ap-10F, 0x1.306904p-10F, 0x1.e0357ep-11F,
      0x1.856a0ap-11F, 0x1.372d1ep-11F, 0x1.fdb532p-12F, 0x1.ab7b64p-12F, 0x1.59fdap-12F, 0x1.214b5ep-12F,
      0x1.fbf8e8p-13F},
  };
};

/// Error of the function: 2^-59.7.
template <>
struct gelu_tail<double> {
  static constexpr double limit = 38.7;
  static constexpr double factor = 0x1.5a97f8p-1, offset = 0x1.cp+0;
  static constexpr int shift = 50;
  static constexpr std::size_t pieces = 16, column_count = 17;
  alignas(64) static constexpr double columns[][pieces] = {
      {
      0x1.7a2c07296bd9dp-1, 0x1.7a2c0728e3f7ep+0, 0x1.1ba1055ee7764p+1, 0x1.7a2c0728f522cp+1, 0x1.03fe44eb5f80ep+2,
      0x1.628946b694e32p+2, 0x1.c114488052c2ap+2, 0x1.0fcfa524f64a8p+3, 0x1.56b7e67c4718cp+3, 0x1.b542e846914d7p+3,
      0x1.09e6f508b7c71p+4, 0x1.392c75eda7cb5p+4, 0x1.8014b7452585ep+4, 0x1.de9fb90fa066cp+4, 0x1.1e955d6cd08bp+5,
      0x1.7a2c07296c1bp-3},
      {
      -0x1.32540e64a16p+0, -0x1.9227ba4a6dcp+0, -0x1.dc761cc56c4p+0, -0x1.0c212f4334cp+1, -0x1.2fe21d506c1p+1,
      -0x1.54a079c3856p+1, -0x1.717ce7ffe98p+1, -0x1.892e1d2613fp+1, -0x1.a63a14b0caap+1, -0x1.c4fe97b9c94p+1,
      -0x1.ddd5223355ap+1, -0x1.f2a65533df6p+1, -0x1.0654e2a4614p+2, -0x1.146053d68edp+2, -0x1.1fe438a6c7a8p+2,
      -0x1.ab44a48ec44p-1},
      {
      0x1.4859f90433411p-47, 0x1.75f3ceba1fd5fp-45, 0x1.e48e2b71d1e73p-48, -0x1.d5e7b3537844dp-45,
      -0x1.fa4111fda1f72p-46, 0x1.a74922b80dadep-46, 0x1.81a5e66d54b89p-45, -0x1.60ec870fe3051p-45,
      -0x1.860c85bc142d7p-46, 0x1.bc312dc00b945p-46, -0x1.1946e8dd1b755p-46, -0x1.104d259e61cd6p-45,
      -0x1.8c5c31535561ep-45, 0x1.21af0fec6e99cp-48, -0x1.d17f2c94cd45dp-45, 0x1.07cc7254320acp-45},
      {
      -0x1.29af4eb2a6414p-1, -0x1.c4b6be1368e65p-2, -0x1.6643a6e2141ep-2, -0x1.25376c2e3ae8ep-2,
      -0x1.c82659f440ac9p-3, -0x1.5ccd04c30690cp-3, -0x1.1910689576d2dp-3, -0x1.d5b139cde6307p-4,
      -0x1.780d9147ea481p-4, -0x1.28a0e99839027p-4, -0x1.e96d327c653bbp-5, -0x1.a05f0b77caecfp-5,
      -0x1.54164e1da503p-5, -0x1.113e3ab93b08ap-5, -0x1.c8a68f7c00776p-6, -0x1.7800d2a8a8c91p-1},
      {
      0x1.dc2f6d5f07edfp-4, 0x1.362db5b70c2efp-4, 0x1.a32daafecd0b4p-5, 0x1.26f5faac4102bp-5, 0x1.755dcf1651fbfp-6,
      0x1.c2f0a21b3a0b5p-7, 0x1.29e96f6071b33p-7, 0x1.a43934517d178p-8, 0x1.0fbafb571a901p-8, 0x1.5430ce55d975fp-9,
      0x1.d090fef9bcb05p-10, 0x1.50e0524fbdeb2p-10, 0x1.c23ff9d0ab589p-11, 0x1.230091a951a2ap-11,
      0x1.96a7879b96945p-12, 0x1.4ce11cc25c1fbp-3},
      {
      -0x1.7c658a26caeabp-6, -0x1.cd398ea199632p-7, -0x1.1935565dd3852p-7, -0x1.615059df38f4bp-8,
      -0x1.7961b90bc72b7p-9, -0x1.720a40a11d598p-10, -0x1.97206a866851dp-11, -0x1.e94dde9b83fd9p-12,
      -0x1.01a7adc1a778bp-12, -0x1.017ac71e6c33fp-13, -0x1.23f029459b6c2p-14, -0x1.69925488582b1p-15,
      -0x1.8c0bfc7fc38dap-16, -0x1.9c4f35ec6dbd5p-17, -0x1.e218dd5ed7cfp-18, -0x1.0cd2fb7684519p-5},
      {
      0x1.f68b664ca34f1p-9, 0x1.3a94e2fadf498p-9, 0x1.6f0dcb48003e8p-10, 0x1.ab4b6bc3d9cccp-11, 0x1.8eb2e81e086dep-12,
      0x1.45c79f698b1b4p-13, 0x1.2ee4e39e00ca9p-14, 0x1.38f873a0f64b1p-15, 0x1.0e8effdb27ca5p-16,
      0x1.b2197472f9e7dp-18, 0x1.99ee3ce2b8c0fp-19, 0x1.b2631fccc09ep-20, 0x1.869639ffe8b74p-21,
      0x1.47e17765013b2p-22, 0x1.40fe4c3dbe3bbp-23, 0x1.35457574769bp-8},
      {
      -0x1.a8ba215efb393p-12, -0x1.62b0c08e0a54bp-12, -0x1.b2c54332911bbp-13, -0x1.ebe51147fe54bp-14,
      -0x1.a0fc2163ace7p-15, -0x1.23c50e8132f4cp-16, -0x1.d159cfbb3bf3cp-18, -0x1.a11be9dcec5c3p-19,
      -0x1.2a582305eee7bp-20, -0x1.8273818f12958p-22, -0x1.30e1b7185da8cp-23, -0x1.14ee04df5ff3ep-24,
      -0x1.997dec50b2666p-26, -0x1.158303a71f3cap-27, -0x1.c73f1d7ba219ap-29, -0x1.52ba83534dec2p-13},
      {
      -0x1.1664196c6b738p-16, 0x1.ffdf5a86a75b9p-16, 0x1.ae474bd229f99p-16, 0x1.019ab17ac4d3fp-16,
      0x1.a2eee7a41dec6p-18, 0x1.032730d6e81b4p-19, 0x1.683d68a45c013p-21, 0x1.1ab92f507be73p-22,
      0x1.51594d0c675bp-24, 0x1.62cc61ecb243cp-26, 0x1.d5264bfbfdb7bp-28, 0x1.6df53c6f409c1p-29,
      0x1.bdafba66f93d6p-31, 0x1.e8422ab7d490dp-33, 0x1.4fc20f5dab445p-34, -0x1.3533461d09b58p-13},
      {
      0x1.5900b2c3dc301p-16, 0x1.9978fb96e6cc3p-20, -0x1.17365736344d5p-19, -0x1.c935336174af1p-20,
      -0x1.894db8902797ap-21, -0x1.c1058975573ecp-23, -0x1.15193c52d2bd4p-24, -0x1.80b61700fad17p-26,
      -0x1.822607eab5384p-28, -0x1.4baebafb1121dp-30, -0x1.70b5198c6aa7cp-32, -0x1.eeea2c7ff2262p-34,
      -0x1.f13f607121597p-36, -0x1.b8d3042b94b92p-38, -0x1.fca0d4d88b25ep-40, 0x1.89c0b02d42c63p-15},
      {
      -0x1.63c95a5234167p-18, -0x1.89e8117c4515p-20, -0x1.715bb592fbc51p-24, 0x1.147b3b2ee51d3p-23,
      0x1.4b28f54b01cd4p-24, 0x1.75b644068ba3fp-26, 0x1.a34d7a665274ap-28, 0x1.04767c06ce95ap-29,
      0x1.bbe75d910a008p-32, 0x1.394fe2b6198efp-34, 0x1.25be1972f0389p-36, 0x1.53e5094566599p-38,
      0x1.1a33a9b46324fp-40, 0x1.9564b74fcdc2bp-43, 0x1.88ab9b368bcd9p-45, -0x1.5164deb5bcb9fp-18},
      {
      0x1.4ca841be92259p-21, 0x1.9c6d49357ffdap-22, 0x1.62c45a704b698p-24, 0x1.b83ade219770ap-29,
      -0x1.c73e714afe04ap-28, -0x1.25303c48d9df1p-29, -0x1.352f972adf9d7p-31, -0x1.5ca32e4f979e5p-33,
      -0x1.fdaf22c76c11bp-36, -0x1.298907e5fc1bcp-38, -0x1.d81bb5ebd5dfp-41, -0x1.d7d7eb06b4a0cp-43,
      -0x1.44498fd67dd6cp-45, -0x1.79e3d729e83bap-48, -0x1.337be85f25d9bp-50, -0x1.63146578a05cp-20},
      {
      0x1.4a26cfcb25994p-24, -0x1.062a6b96c45f8p-24, -0x1.6ff92336b92c5p-26, -0x1.08d7bbf2e2774p-28,
      0x1.50787b4393bbep-32, 0x1.a41ab6c27d117p-33, 0x1.b7c5b9a66d0cfp-35, 0x1.ca8bc6857fceep-37,
      0x1.2305e577fd67bp-39, 0x1.1b07b519c857dp-42, 0x1.7d5eb4abb4aep-45, 0x1.49e1ef02b42dep-47,
      0x1.7800c059019cfp-50, 0x1.63dc81eec79c6p-53, 0x1.e6d165875cdfcp-56, 0x1.7be38b1920564p-21},
      {
      -0x1.eabb2cc1c8c0dp-25, 0x1.e8f0dcd8eb07cp-29, 0x1.0255751f1aa4bp-28, 0x1.0d782ae52f8a5p-30,
      0x1.6555a70c89e9cp-35, -0x1.001f42f6ded13p-36, -0x1.29405f3d79872p-38, -0x1.2664a45085884p-40,
      -0x1.4928f68ce3621p-43, -0x1.0cdaf13a87f76p-46, -0x1.34d6fb62be14p-49, -0x1.cf6cb37497e56p-52,
      -0x1.b679924cc9ef1p-55, -0x1.519f7bcb71d96p-58, -0x1.849698049774ep-61, -0x1.15925f8c88b59p-23},
      {
      0x1.e6511ed67028p-27, 0x1.850bb840b7b8bp-30, -0x1.e08f104667b6dp-32, -0x1.829ea308be6bp-33,
      -0x1.11f85c4bc8661p-36, 0x1.9aeef566b2a93p-41, 0x1.7485b186eb692p-42, 0x1.6e183ff3e84bdp-44,
      0x1.6fe73af6628cep-47, 0x1.fd3f56669939dp-51, 0x1.f4a720af0822dp-54, 0x1.467fd1f28e9ffp-56,
      0x1.0118373345532p-59, 0x1.425fdc68b6f03p-63, 0x1.385434cbabcf9p-66, -0x1.f01150f1dabdep-28},
      {
      -0x1.68f4cef99cbb8p-30, -0x1.506fb5a7e2d1ep-31, 0x1.b63d89a4fef11p-38, 0x1.a7b25fbe8c776p-36,
      0x1.cc1c65cf3d733p-39, 0x1.362cb78f1136cp-45, -0x1.9a6a00b252f56p-46, -0x1.b7a43c11c863fp-48,
      -0x1.a3a66ba3f5a13p-51, -0x1.ed603afa44226p-55, -0x1.9e0cdf3e80868p-58, -0x1.d42fa40ea47c4p-61,
      -0x1.3c9c79203b0ccp-64, -0x1.3ebc930a7fe33p-68, -0x1.01d797817bd95p-71, 0x1.7b32e8565953dp-27},
      {
      -0x1.8d96b2733efc6p-32, 0x1.23c6667ed388ep-33, 0x1.baa86fdfe2c1fp-37, -0x1.2f9d9d070befdp-39,
      -0x1.1df27bf3321dfp-41, -0x1.2813434503e29p-46, 0x1.4b5c9f25cab38p-50, 0x1.e9bb2f850f0efp-52,
      0x1.c2f54f3dc4a25p-55, 0x1.cd27a8994fb72p-59, 0x1.4e80d1fc8ee7bp-62, 0x1.4a6bc70334794p-65,
      0x1.756f1f4c0e7edp-69, 0x1.32ee8dbc577bdp-73, 0x1.a2988b65308b7p-77, -0x1.943d61d94f86dp-29},
  };
};

template <class T>
struct gelu_slope;

/// Error of the function: 2^-26.1.
template <>
struct gelu_slope<float> {
  static constexpr float limit = 14.6F;
  static constexpr float factor = 0x1.927b92p-4F, offset = 0x1.7p+0F;
  static constexpr int shift = 18;
  static constexpr std::size_t pieces = 32, column_count = 6;
  static constexpr float root_high = 0x1.80ead2p-1F, root_low = -0x1.a03fd3089f3a6p-27F;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.812f1ap+2F, 0x1.ad9c44p+2F, 0x1.d5bf9ap+2F, 0x1.fb872cp+2F, 0x1.13e8f8p+3F, 0x1.28a716p+3F, 0x1.3c0418p+3F,
      0x1.50edbap+3F, 0x1.652512p+3F, 0x1.78e398p+3F, 0x1.8cee76p+3F, 0x1.a1a06p+3F, 0x1.b53a08p+3F, 0x1.ca9b06p+3F,
      0x1.3bf004p-3F, 0x1.e26f28p-2F, 0x1.9a1508p-1F, 0x1.1b671p+0F, 0x1.6dd112p+0F, 0x1.bfd2a8p+0F, 0x1.094122p+1F,
      0x1.30a42p+1F, 0x1.5a5b6p+1F, 0x1.82289cp+1F, 0x1.abb85p+1F, 0x1.d37112p+1F, 0x1.fe5cd8p+1F, 0x1.122e4ep+2F,
      0x1.2677eep+2F, 0x1.3a911cp+2F, 0x1.50db9ep+2F, 0x1.644612p+2F},
      {
      -0x1.b68f1ap+4F, -0x1.0e63p+5F, -0x1.4153eap+5F, -0x1.7569a2p+5F, -0x1.b7964ap+5F, -0x1.fa92c6p+5F,
      -0x1.1ebce4p+6F, -0x1.453c78p+6F, -0x1.6ccb08p+6F, -0x1.95a5dap+6F, -0x1.c15d74p+6F, -0x1.f0e13p+6F,
      -0x1.100d7p+7F, -0x1.2b0aaap+7F, -0x1.89fd0cp-1F, -0x1.01c4b2p+0F, -0x1.62ebd4p+0F, -0x1.dd572ap+0F,
      -0x1.4047f2p+1F, -0x1.a36024p+1F, -0x1.0cceep+2F, -0x1.4dc69p+2F, -0x1.9bda3ep+2F, -0x1.ef48aap+2F,
      -0x1.27e11p+3F, -0x1.5a7634p+3F, -0x1.960db6p+3F, -0x1.cf193cp+3F, -0x1.083b3ep+4F, -0x1.2ae0e4p+4F,
      -0x1.53f36p+4F, -0x1.79fe8p+4F},
      {
      -0x1.16886p+3F, -0x1.367766p+3F, -0x1.535708p+3F, -0x1.6e8802p+3F, -0x1.8e6c58p+3F, -0x1.ac4dep+3F,
      -0x1.c83478p+3F, -0x1.e6580ep+3F, -0x1.01bdfp+4F, -0x1.0ff93ap+4F, -0x1.1e6becp+4F, -0x1.2d575ep+4F,
      -0x1.3b7906p+4F, -0x1.4ae336p+4F, -0x1.1ea878p-1F, -0x1.e28e0ep-1F, -0x1.5c9eb6p+0F, -0x1.c3b562p+0F,
      -0x1.1956bap+1F, -0x1.517b5ep+1F, -0x1.8ac60cp+1F, -0x1.c1d35cp+1F, -0x1.fc822p+1F, -0x1.1a62dap+2F,
      -0x1.37df18p+2F, -0x1.542226p+2F, -0x1.72bdfcp+2F, -0x1.8de3c4p+2F, -0x1.aaeb28p+2F, -0x1.c7b5fp+2F,
      -0x1.e7ad22p+2F, -0x1.01c556p+3F},
      {
      -0x1.6fd6ecp-1F, -0x1.7030c4p-1F, -0x1.706b6cp-1F, -0x1.709538p-1F, -0x1.70ba7ep-1F, -0x1.70d52ep-1F,
      -0x1.70e8d6p-1F, -0x1.70f9cap-1F, -0x1.7106f6p-1F, -0x1.71117cp-1F, -0x1.711a56p-1F, -0x1.7121e6p-1F,
      -0x1.7127e4p-1F, -0x1.712d6ep-1F, -0x1.2b0692p-1F, -0x1.3e1a1cp-1F, -0x1.4bfbd6p-1F, -0x1.55142cp-1F,
      -0x1.5befd6p-1F, -0x1.60da5ap-1F, -0x1.647954p-1F, -0x1.670b7cp-1F, -0x1.691a0ep-1F, -0x1.6a99f4p-1F,
      -0x1.6bd09cp-1F, -0x1.6cb972p-1F, -0x1.6d8064p-1F, -0x1.6e0db4p-1F, -0x1.6e88ccp-1F, -0x1.6eec84p-1F,
      -0x1.6f4708p-1F, -0x1.6f8828p-1F},
      {
      -0x1.9b7328p-12F, -0x1.211c92p-12F, -0x1.ae24e4p-13F, -0x1.4b5538p-13F, -0x1.f199aap-14F, -0x1.829bd4p-14F,
      -0x1.363152p-14F, -0x1.ec7226p-15F, -0x1.922ecap-15F, -0x1.4c674ap-15F, -0x1.11fc44p-15F, -0x1.c03c5ap-16F,
      -0x1.82c682p-16F, -0x1.436a8ep-16F, -0x1.7d623ep-5F, -0x1.0c7ebep-5F, -0x1.752acap-6F, -0x1.0c4736p-6F,
      -0x1.7fae8ap-7F, -0x1.16a83ep-7F, -0x1.99b162p-8F, -0x1.35d1ccp-8F, -0x1.d37e7ap-9F, -0x1.69f5ep-9F,
      -0x1.18b828p-9F, -0x1.bd869p-10F, -0x1.5f01d4p-10F, -0x1.1ef2a8p-10F, -0x1.d31c6p-11F, -0x1.803436p-11F,
      -0x1.380c02p-11F, -0x1.0686fep-11F},
      {
      0x1.b6af04p-15F, 0x1.1a8cdep-15F, 0x1.873edp-16F, 0x1.1a9066p-16F, 0x1.785a14p-17F, 0x1.1e6944p-17F,
      0x1.d113cap-18F, 0x1.51b6d2p-18F, 0x1.c276ap-19F, 0x1.35554ap-19F, 0x1.609e98p-19F, 0x1.030a98p-19F,
      0x1.71229ap-21F, 0x1.9f2546p-20F, 0x1.a3445ap-7F, 0x1.29e61ep-7F, 0x1.977facp-8F, 0x1.1c9aeep-8F,
      0x1.874ddcp-9F, 0x1.0fbe4ap-9F, 0x1.7ca342p-10F, 0x1.12edecp-10F, 0x1.89e04p-11F, 0x1.227f6ep-11F,
      0x1.acf6c2p-12F, 0x1.445254p-12F, 0x1.e8071p-13F, 0x1.814194p-13F, 0x1.302f8ep-13F, 0x1.bd33p-14F,
      0x1.6c2bdp-14F, 0x1.10204cp-14F},
  };
};

/// Error of the function: 2^-63.0.
template <>
struct gelu_slope<double> {
  static constexpr double limit = 38.8;
  static constexpr double factor = 0x1.59b34ap-1, offset = 0x1.cp+0;
  static constexpr int shift = 50;
  static constexpr std::size_t pieces = 16, column_count = 17;
  static constexpr double root_high = 0x1.80ead197f00b4p-1, root_low = -0x1.13e74c58cada8p-56;
  alignas(64) static constexpr double columns[][pieces] = {
      {
      0x1.7b2630040f388p-1, 0x1.7b26300194747p+0, 0x1.1c5ca401c448cp+1, 0x1.7b2630028f0dfp+1, 0x1.04aa410200a5ap+2,
      0x1.6373cd02d583p+2, 0x1.c23d5902fecfap+2, 0x1.10837282226c1p+3, 0x1.579a9b828b719p+3, 0x1.b664278356451p+3,
      0x1.0a96d9c1c24cep+4, 0x1.39fb9fc1c53c4p+4, 0x1.8112c8c2cc9a8p+4, 0x1.dfdc54c34dccbp+4, 0x1.1f52f06234c41p+5,
      0x1.7b26300620691p-3},
      {
      -0x1.1cca6256e34p-1, -0x1.4941f7f94e4p-1, -0x1.6589f5e5c48p-1, -0x1.78cb1252ef4p-1, -0x1.8c2828548c8p-1,
      -0x1.9c64c30d94p-1, -0x1.a6e1ab2915cp-1, -0x1.ae30d1334p-1, -0x1.b5c1238a4bp-1, -0x1.bc52056be2cp-1,
      -0x1.c0b2c91f0ep-1, -0x1.c3d2f618834p-1, -0x1.c7218e1ca8p-1, -0x1.ca1149ed60cp-1, -0x1.cc0feec4a54p-1,
      -0x1.d051781a288p-2},
      {
      -0x1.092c8f281d2edp-46, 0x1.37b3b0d3626a7p-47, -0x1.d23348908a89cp-46, -0x1.f7b528b4b5f04p-48,
      0x1.094bf64fb7b9ep-46, 0x1.36ac40f2c3b07p-45, 0x1.0024b59b5ce6dp-46, -0x1.b5de30c60677bp-47,
      0x1.88b649d3f8f4p-46, 0x1.f8232b801159ep-48, -0x1.f811670175dc8p-47, 0x1.0986048bd5d64p-45,
      -0x1.606ddf3d6bf13p-45, 0x1.df606021f6dep-45, -0x1.9a9bc17662e9ap-45, -0x1.9397ef33335dbp-48},
      {
      -0x1.31b4484bc9448p-3, -0x1.7722db7bac69ep-4, -0x1.f021d2e82ed2fp-5, -0x1.5c43763cb1fd3p-5,
      -0x1.bdf1468f72cfdp-6, -0x1.1399b71b2c99ep-6, -0x1.746aceb3ca14fp-7, -0x1.0bcb0e828a8d7p-7,
      -0x1.627df4f546378p-8, -0x1.c6156a38fe305p-9, -0x1.3b3e9d534c4a5p-9, -0x1.cef21ca67f6cdp-10,
      -0x1.39ab5da6dc9d3p-10, -0x1.9aa4fb6fdd682p-11, -0x1.217b50807779ap-11, -0x1.d3007c7c805dfp-3},
      {
      0x1.b65d93cac1fdfp-5, 0x1.c651118dbb3bap-6, 0x1.ff00d6e59bd46p-7, 0x1.3502a4f8739d8p-7, 0x1.4480c4171370ep-8,
      0x1.40cdcd25c6ab6p-9, 0x1.6798cac6c93ep-10, 0x1.b8e02dca91d4cp-11, 0x1.dcfa936dd7635p-12, 0x1.ea858171709d2p-13,
      0x1.1c3a43e23e78fp-13, 0x1.6607033faba3cp-14, 0x1.8fb66ce5ca98bp-15, 0x1.a7a514616a3b3p-16,
      0x1.f5aba34d110d7p-17, 0x1.79d6ca51a8b23p-4},
      {
      -0x1.13c6d251ad7ep-6, -0x1.f786373d0e66fp-8, -0x1.ee5c690ca698cp-9, -0x1.05e82506b7ee2p-9,
      -0x1.ca323556bde71p-11, -0x1.6e6bc3504d42fp-12, -0x1.56d0a3e1cf875p-13, -0x1.679f3605a3501p-14,
      -0x1.3efd7b08e94c7p-15, -0x1.07f34f8dba042p-16, -0x1.ff3614203608ep-18, -0x1.145f20bad8a1ep-18,
      -0x1.fcb97aac5ecp-20, -0x1.b4b48cdcf16c8p-21, -0x1.b273bf7ffd63bp-22, -0x1.fe12e9a0514c5p-6},
      {
      0x1.2ea99abb79e54p-8, 0x1.fe19169b51bdep-10, 0x1.c105fa70bbb0cp-11, 0x1.a7ec61b8097bfp-12,
      0x1.39b5972d3ebd2p-13, 0x1.9a848517655f9p-15, 0x1.4292bb2407da3p-16, 0x1.229d953319006p-17,
      0x1.a81150c44598fp-19, 0x1.1af9dc62f27d3p-20, 0x1.ca870769d7fd4p-22, 0x1.a9de371a7c21ep-23,
      0x1.4352c121e751fp-24, 0x1.c1ccfa6ff396bp-26, 0x1.7806b28295bacp-27, 0x1.195e0464de9f5p-7},
      {
      -0x1.1a2744c57b57fp-10, -0x1.d4bcfd3a85bbap-12, -0x1.7dcd3d28381e7p-13, -0x1.471f89d7e384cp-14,
      -0x1.a045f138db5b3p-16, -0x1.c2e93f43d5bf9p-18, -0x1.2b7cd59877fbbp-19, -0x1.d139170e4446ap-21,
      -0x1.181f1bc768639p-22, -0x1.2e2ef8bdc0e1bp-24, -0x1.9a2c2146ab3a6p-26, -0x1.477adea7f3e1bp-27,
      -0x1.9a735d5c62527p-29, -0x1.cee79b596745ep-31, -0x1.45450b32a75c5p-32, -0x1.d19afda964766p-10},
      {
      0x1.9cb3ef8ac4b39p-13, 0x1.7f4d183e73f04p-14, 0x1.2de2431e5803dp-15, 0x1.dff0a012aafefp-17,
      0x1.0b4de3ffb26ffp-18, 0x1.e5495e778708ap-21, 0x1.1240dbd4579b3p-22, 0x1.70b9dd52bdddp-24,
      0x1.6fb55a988cefap-26, 0x1.416678cee4923p-28, 0x1.6de9f363dcdfap-30, 0x1.f6a67f5d797ap-32,
      0x1.042fc68a0962ep-33, 0x1.dbfd59202f833p-36, 0x1.19333347f87ebp-37, 0x1.739e5d6a3a229p-13},
      {
      -0x1.4d1a7cc6db554p-16, -0x1.0a559b8becd35p-16, -0x1.b5f772a439737p-18, -0x1.4ce4cb7e2afe2p-19,
      -0x1.4b9a89dd5f863p-21, -0x1.ff576858d9b35p-24, -0x1.ef35ee66dc89ep-26, -0x1.214e3e261254ep-27,
      -0x1.df84d39fb2cb7p-30, -0x1.546fbcdbb6af3p-32, -0x1.458522956d72fp-34, -0x1.80fbd5952ab25p-36,
      -0x1.496d5375ad53p-38, -0x1.e906cb561dd44p-41, -0x1.e5ea1f772c1eap-43, 0x1.ca382c3af5c0bp-15},
      {
      -0x1.ea556a7463d0bp-19, 0x1.10f669a1f31bp-19, 0x1.1b626c8dad286p-20, 0x1.b07499d0ac4a7p-22,
      0x1.8c27cdc71f00ep-24, 0x1.0779128638f31p-26, 0x1.b88f9c4f9298dp-29, 0x1.c14733eaacf9cp-31,
      0x1.368fbda057e1ep-33, 0x1.67161af033a84p-36, 0x1.20c2accb1157ep-38, 0x1.2641d82ab55b2p-40,
      0x1.a087263cf5c1dp-43, 0x1.f5fc3cc80a786p-46, 0x1.a3944e6a91025p-48, -0x1.3b7e6c4c88e47p-15},
      {
      0x1.78727774fde61p-19, -0x1.ce894aca38f54p-25, -0x1.31589bbf0a323p-23, -0x1.025a443de666ep-24,
      -0x1.c59876c22260ep-27, -0x1.09278c44fabaap-29, -0x1.81f72a9cac96fp-32, -0x1.591d3a16ceb33p-34,
      -0x1.8f7ef23200b6bp-37, -0x1.7921b8e0d9815p-40, -0x1.fed08a1e13ad7p-43, -0x1.c0e223426b18fp-45,
      -0x1.06f80f752c6a2p-47, -0x1.016b0c9409019p-50, -0x1.6a1496de4b6fap-53, 0x1.90a00df037756p-17},
      {
      -0x1.ff7e955904ffp-21, -0x1.4585016e82f3ep-24, 0x1.a74c131f5d878p-27, 0x1.1159ebc31ca18p-27,
      0x1.ededb47490d7ep-30, 0x1.0410cd08c613ap-32, 0x1.4cb479eec0deap-35, 0x1.06258660c4686p-37,
      0x1.fe3c0a88064acp-41, 0x1.8a56e48c52f11p-44, 0x1.c2788a9ebb218p-47, 0x1.55a6e2ffa75edp-49,
      0x1.4b930088bf1d4p-52, 0x1.07c5a35e3a272p-55, 0x1.3844ccf3ce0bp-58, -0x1.0fcbf495263d8p-19},
      {
      0x1.d4396a2060c52p-23, 0x1.156fc5710d3b2p-25, 0x1.c7a56ac9f44cdp-31, -0x1.cea32d4ca5bb7p-31,
      -0x1.f8bf21273e133p-33, -0x1.efa1561fa9c92p-36, -0x1.19d6df97ac1c2p-38, -0x1.8990a981fc28dp-41,
      -0x1.431b2b18789bap-44, -0x1.9a46989db3588p-48, -0x1.8bf41f5165dcdp-51, -0x1.036fc5d61fc11p-53,
      -0x1.a1086ae254a55p-57, -0x1.0de9b55461fdep-60, -0x1.0d14686ccdea3p-63, -0x1.6c253edd010acp-23},
      {
      -0x1.dac56e3ba2bf6p-26, -0x1.33218e8701d59p-27, -0x1.9cf5ba1862d4fp-31, 0x1.6e2aa9d228fb2p-35,
      0x1.d7f487f83286ep-36, 0x1.c91e01499ec45p-39, 0x1.d4c50cdfd4be8p-42, 0x1.23d844d2b595fp-44,
      0x1.96887d413e481p-48, 0x1.a91617e5b889p-52, 0x1.5b0a8dfdabc5p-55, 0x1.8931aae23bdcfp-58, 0x1.062993814fa48p-61,
      0x1.14128905520a5p-65, 0x1.cf8b324f0f3e4p-69, 0x1.1e89b670e5a31p-22},
      {
      -0x1.271a2a46e6c3ap-28, 0x1.05ca8f9c83c1ap-29, 0x1.09f57ba8c0515p-32, 0x1.9a4d80badc6bep-37,
      -0x1.7b1f22a0a89fp-39, -0x1.9e04a6e837c8ep-42, -0x1.85a110e0e089cp-45, -0x1.b255ea6a0f56fp-48,
      -0x1.0ab880590045ap-51, -0x1.c5974c664e676p-56, -0x1.36c05212a1a45p-59, -0x1.2ece819a8afa5p-62,
      -0x1.5a978534ee929p-66, -0x1.23dfb7e3c2ee8p-70, -0x1.98bb10b35ddcbp-74, -0x1.cd1c2a4de2b2dp-24},
      {
      0x1.043da1d2edb6p-28, -0x1.3ca3f2ec40ee9p-32, -0x1.f236924c615fap-35, -0x1.58b0c5b8199f9p-38,
      0x1.9ab7276a4f255p-43, 0x1.5bcf178ed2f22p-45, 0x1.35d591e5aa3dep-48, 0x1.3941faddb153cp-51,
      0x1.49e02b2dcddfbp-55, 0x1.d1442f3b6985cp-60, 0x1.0e92e4aec0c23p-63, 0x1.c8cbab3afd236p-67,
      0x1.b265990275098p-71, 0x1.29f4bd60b7a69p-75, 0x1.5f98f0ebbb34ap-79, 0x1.9af0371f96ebep-26},
  };
};

template <class T>
struct gelu_tanh_tail;

/// Error of the function: 2^-26.9.
template <>
struct gelu_tanh_tail<float> {
  static constexpr float limit = 10.8F;
  static constexpr float factor = 0x1.100c6ap-3F, offset = 0x1.7p+0F;
  static constexpr int shift = 18;
  static constexpr std::size_t pieces = 32, column_count = 6;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.1f7298p+2F, 0x1.3a28aep+2F, 0x1.5c53bap+2F, 0x1.7a92d8p+2F, 0x1.98ad8ep+2F, 0x1.b575b2p+2F, 0x1.d2a0fp+2F,
      0x1.f147d2p+2F, 0x1.068bd6p+3F, 0x1.1677c8p+3F, 0x1.25fac4p+3F, 0x1.33a42ap+3F, 0x1.44aafp+3F, 0x1.530cbp+3F,
      0x1.f4af4cp-4F, 0x1.65bf68p-2F, 0x1.2f74aep-1F, 0x1.a734p-1F, 0x1.0f2808p+0F, 0x1.4affa4p+0F, 0x1.869c7ap+0F,
      0x1.c2959cp+0F, 0x1.003578p+1F, 0x1.1ea642p+1F, 0x1.3caf6ep+1F, 0x1.5ae0ap+1F, 0x1.7858f4p+1F, 0x1.963bfcp+1F,
      0x1.b50fc8p+1F, 0x1.d333bap+1F, 0x1.f06bccp+1F, 0x1.087f84p+2F},
      {
      -0x1.3c67dap+4F, -0x1.795dep+4F, -0x1.d3c2fp+4F, -0x1.184346p+5F, -0x1.4ce886p+5F, -0x1.85c31p+5F,
      -0x1.c65a04p+5F, -0x1.092618p+6F, -0x1.2f6814p+6F, -0x1.5fec2p+6F, -0x1.944e1p+6F, -0x1.c6d91ep+6F,
      -0x1.05f5f8p+7F, -0x1.25e3dap+7F, -0x1.4190dap+0F, -0x1.9198eap+0F, -0x1.f638f8p+0F, -0x1.331cf4p+1F,
      -0x1.72948cp+1F, -0x1.ba7688p+1F, -0x1.053c7p+2F, -0x1.31e5a4p+2F, -0x1.64cfe2p+2F, -0x1.9c0de2p+2F,
      -0x1.d7dbccp+2F, -0x1.0cd33cp+3F, -0x1.2fe0b8p+3F, -0x1.569d3p+3F, -0x1.822d58p+3F, -0x1.b0900cp+3F,
      -0x1.e159c4p+3F, -0x1.0e3b64p+4F},
      {
      -0x1.11066cp+3F, -0x1.37cc16p+3F, -0x1.6e6962p+3F, -0x1.a37564p+3F, -0x1.dca3bap+3F, -0x1.0bb2e8p+4F,
      -0x1.2b8324p+4F, -0x1.4f27b6p+4F, -0x1.717506p+4F, -0x1.9b05dep+4F, -0x1.c5df04p+4F, -0x1.ed885p+4F,
      -0x1.10bddep+5F, -0x1.27c5b8p+5F, -0x1.43fff4p+0F, -0x1.7d51f6p+0F, -0x1.be5876p+0F, -0x1.ffe76cp+0F,
      -0x1.21e694p+1F, -0x1.455806p+1F, -0x1.6a182ep+1F, -0x1.90c5a2p+1F, -0x1.bad114p+1F, -0x1.e6cdd8p+1F,
      -0x1.0a94f8p+2F, -0x1.239026p+2F, -0x1.3dbb9ep+2F, -0x1.5a3334p+2F, -0x1.79b0a4p+2F, -0x1.9aa06p+2F,
      -0x1.bc9ddap+2F, -0x1.e4ec42p+2F},
      {
      -0x1.6318c8p+0F, -0x1.84164cp+0F, -0x1.ae4b86p+0F, -0x1.d3a8bcp+0F, -0x1.f8d8fcp+0F, -0x1.0e337ep+1F,
      -0x1.2037b4p+1F, -0x1.332668p+1F, -0x1.44541p+1F, -0x1.57ff24p+1F, -0x1.6b2894p+1F, -0x1.7c08f8p+1F,
      -0x1.91117ap+1F, -0x1.a2d59p+1F, -0x1.e8df56p-2F, -0x1.03ed86p-1F, -0x1.122fe8p-1F, -0x1.1e3866p-1F,
      -0x1.2978bep-1F, -0x1.353064p-1F, -0x1.4274b2p-1F, -0x1.52734cp-1F, -0x1.6679e4p-1F, -0x1.7e023cp-1F,
      -0x1.98d1cp-1F, -0x1.b6ec12p-1F, -0x1.d6c0fap-1F, -0x1.f8db58p-1F, -0x1.0ea9d2p+0F, -0x1.20e18cp+0F,
      -0x1.32bf04p+0F, -0x1.46c828p+0F},
      {
      -0x1.a56eecp-4F, -0x1.a5a17p-4F, -0x1.a5a788p-4F, -0x1.a5a7bep-4F, -0x1.a5a812p-4F, -0x1.a5a81cp-4F,
      -0x1.a5a7bap-4F, -0x1.a5a736p-4F, -0x1.a5a7d6p-4F, -0x1.a5a81ap-4F, -0x1.a5a82cp-4F, -0x1.a5a7a8p-4F,
      -0x1.a5a7e6p-4F, -0x1.a5a7c4p-4F, -0x1.872e12p-5F, -0x1.518e4cp-5F, -0x1.2263f6p-5F, -0x1.0690d8p-5F,
      -0x1.02807cp-5F, -0x1.19aa5ep-5F, -0x1.4ace5ap-5F, -0x1.90be0cp-5F, -0x1.e5074ep-5F, -0x1.1cf066p-4F,
      -0x1.43696cp-4F, -0x1.63cc18p-4F, -0x1.7c19cap-4F, -0x1.8d8182p-4F, -0x1.98fc6cp-4F, -0x1.9f7edcp-4F,
      -0x1.a2daf2p-4F, -0x1.a49d18p-4F},
      {
      -0x1.0d44a8p-14F, -0x1.2354a6p-17F, -0x1.1a80fep-21F, 0x1.06656cp-25F, 0x1.837c7ap-22F, 0x1.90bc82p-24F,
      0x1.4a2f56p-22F, -0x1.804776p-20F, 0x1.0eef42p-18F, 0x1.bd4fp-26F, 0x1.21bc56p-20F, -0x1.29bc62p-19F,
      0x1.01f182p-17F, -0x1.20254cp-17F, 0x1.ee1a36p-8F, 0x1.b9ed14p-8F, 0x1.428b08p-8F, 0x1.202574p-9F,
      -0x1.3c02b4p-10F, -0x1.3ba1fcp-8F, -0x1.044964p-7F, -0x1.4ac0a8p-7F, -0x1.680cbp-7F, -0x1.5b9d96p-7F,
      -0x1.303a4ap-7F, -0x1.e60efap-8F, -0x1.667288p-8F, -0x1.e19246p-9F, -0x1.2591bep-9F, -0x1.3eb452p-10F,
      -0x1.4a26bep-11F, -0x1.0c5d14p-12F},
  };
};

/// Error of the function: 2^-61.3.
template <>
struct gelu_tanh_tail<double> {
  static constexpr double limit = 21.6;
  static constexpr double factor = 0x1.0a2268p+0, offset = 0x1.8p+0;
  static constexpr int shift = 50;
  static constexpr std::size_t pieces = 16, column_count = 19;
  alignas(64) static constexpr double columns[][pieces] = {
      {
      0x1.716095470cff4p-1, 0x1.33d07c664ac1ap+0, 0x1.aef0ae2a59334p+0, 0x1.15086ff5ac919p+1, 0x1.7160954849ca2p+1,
      0x1.ec80c70af8f5ep+1, 0x1.33d07c66c5955p+2, 0x1.716095485753p+2, 0x1.cdb8ba9a42c39p+2, 0x1.246c762ecbcc5p+3,
      0x1.61fc8f0fff1b7p+3, 0x1.9f8ca7f0c5a33p+3, 0x1.fbe4cd4408664p+3, 0x1.3b827f8351586p+4, 0x1.ec80c70d52cf1p-4,
      0x1.71609548c911ap-2},
      {
      -0x1.12d97063e78p-2, -0x1.f364473652p-4, -0x1.83d02628f4p-5, -0x1.f2e798ab1p-7, -0x1.d787735fp-10,
      -0x1.365c6a9p-15, -0x1.639c6p-23, -0x1.e5p-34, 0, 0, 0, 0, 0, 0, -0x1.34185eaeccp-1, -0x1.c7ab1e6696p-2},
      {
      0x1.14fae1e2d322cp-45, 0x1.4c69d573780e1p-46, 0x1.e529777039358p-46, -0x1.06c6541f6aaf1p-45,
      -0x1.79aea723cfd36p-46, -0x1.7e15ce1d00ee5p-46, -0x1.d2801ff9ed161p-45, 0x1.384f1748dc592p-47,
      -0x1.aa8e3e354ec3dp-56, -0x1.52e8f17c4180cp-100, -0x1.227fe75p-165, 0, 0, 0, 0x1.69ee6aa232a2fp-45,
      -0x1.7dfcf0f4cae72p-48},
      {
      0x1.9b85e2a4fa2a8p-2, 0x1.bfe07de3a8269p-3, 0x1.a11a18b0209bp-4, 0x1.41a5a3d0d81afp-5, 0x1.8de5b0b94ca51p-8,
      0x1.71b447fb0a44ap-13, 0x1.230c4debfe84ep-20, 0x1.087f288dfea4p-30, 0x1.51757eebe29ddp-52,
      -0x1.134c48909178ep-87, -0x1.60f54794b94d5p-138, 0, 0, 0, 0x1.7222caadea385p-1, 0x1.2a932fdb9eeefp-1},
      {
      -0x1.ceb5a7575404p-3, -0x1.3d2e560d8f0bfp-3, -0x1.71d28a1a1c477p-4, -0x1.623cf49d8650dp-5,
      -0x1.2b15810b4870ap-7, -0x1.986eddc6383a4p-12, -0x1.c587ec786d815p-19, -0x1.172646d88e869p-28,
      -0x1.0919c2449d664p-49, 0x1.57ec5a1e38b2bp-88, 0x1.26ff77c8a0f9dp-138, 0, 0, 0, -0x1.384cef3646ecfp-2,
      -0x1.1a421d472a532p-2},
      {
      0x1.8be9c79f5067ap-5, 0x1.8e1a226462f29p-5, 0x1.4408da6084832p-5, 0x1.9f9663b7e7744p-6, 0x1.01f157ad1aa4p-7,
      0x1.12f7d0b69a4c5p-11, 0x1.bdc560832ddd9p-18, 0x1.7b080e9928dd8p-27, 0x1.1207e3dc5b84fp-47,
      0x1.bda0bb9cf0313p-82, 0x1.1a4f137f1921fp-132, 0, 0, 0, 0x1.39160759519cep-5, 0x1.6067c32a4d0c1p-5},
      {
      0x1.41ddde10d6f8fp-9, -0x1.389f7bf86a427p-9, -0x1.b120d8b5013e8p-8, -0x1.ed697b1f744p-8, -0x1.0d148bf9baefcp-8,
      -0x1.f0b11497d3d81p-12, -0x1.346b20bac5e88p-17, -0x1.733831e6326f3p-26, -0x1.96105b9bb99a9p-46,
      -0x1.28858832e51e1p-82, -0x1.d8225488f1646p-133, 0, 0, 0, 0x1.571d3371ba31ap-8, 0x1.2ffb55d86ee29p-8},
      {
      -0x1.b00145504788ap-10, -0x1.195596600081ep-9, -0x1.2f17bb41131f2p-10, 0x1.70905c86318c7p-12,
      0x1.32cfb6f090b57p-10, 0x1.357c79ff01093p-12, 0x1.3cf10528b26aep-17, 0x1.169ac641b40e9p-25,
      0x1.ce917ff10914bp-45, -0x1.9a45a715779fbp-78, -0x1.026cdce1dcbcp-128, 0, 0, 0, -0x1.f730bafd1936ep-13,
      -0x1.9231236483382p-11},
      {
      -0x1.89b0fb1bd60b9p-12, 0x1.87c493923776p-14, 0x1.119aa74bd58fep-11, 0x1.d254813d509dap-12,
      -0x1.d9896eb76219fp-15, -0x1.01ab17c8ca3d6p-13, -0x1.eff127357e20dp-18, -0x1.4c245e07e8d49p-25,
      -0x1.c3b93cf5b641cp-44, 0x1.078bb3f6b1479p-78, 0x1.b0b4c764ea619p-129, 0, 0, 0, -0x1.63898e59a3a92p-12,
      -0x1.9e1fdc37a52e5p-12},
      {
      0x1.199bd94df249dp-14, 0x1.6f11c1d4f00fp-13, 0x1.c2b573d0f5aebp-15, -0x1.5f8213887242dp-14,
      -0x1.3cb896e11f691p-14, 0x1.dda73fe46967fp-16, 0x1.2848880d5d8c9p-18, 0x1.4162c97bdac73p-25,
      0x1.7fa76d95b3696p-43, 0x1.5414ab1efa2d4p-75, 0x1.9efd2998d3d46p-126, 0, 0, 0, -0x1.78e95bd1498cbp-16,
      -0x1.191f1449465c2p-15},
      {
      0x1.93bbbf37554bdp-15, -0x1.55313a2f8dd6dp-18, -0x1.76f7ae98aeeb4p-15, -0x1.6619281428555p-16,
      0x1.32221330e3e8ep-16, 0x1.449b84c23c161p-21, -0x1.07985aa24b68bp-19, -0x1.fedd47058b0ffp-26,
      -0x1.f27366fd28e26p-43, -0x1.c25087104f3aep-76, -0x1.5c2412cf91635p-126, 0, 0, 0, -0x1.50959268146e8p-16,
      0x1.8b1e62466e5d8p-17},
      {
      0x1.19f1f53ea6079p-22, -0x1.1f1f6ab3fcffap-16, 0x1.6dcb67b7045f4p-23, 0x1.0926142aae02dp-17,
      0x1.552004241bd1fp-19, -0x1.6c96644119c46p-19, 0x1.3f18f609b7706p-21, 0x1.4ea87f5495186p-26,
      0x1.f3801838b3918p-43, -0x1.1f1568d54e1c5p-73, -0x1.561486699499fp-124, 0, 0, 0, 0x1.2c71f680bfd19p-17,
      0x1.2849da3b68a0bp-16},
      {
      -0x1.ea33e482b7603p-18, 0x1.9810005f0a494p-20, 0x1.cb144782ec7fp-19, 0x1.2ef761ce68cbdp-23,
      -0x1.6c323624b1363p-20, 0x1.595e188c8cfbfp-21, -0x1.5427d57fd1bafp-24, -0x1.671f67380221p-27,
      -0x1.1b885a3675656p-42, 0x1.7510552fb7b29p-74, 0x1.1fdd8987f5b66p-124, 0, 0, 0, 0x1.c34c12b82befp-18,
      -0x1.2140195614f5dp-23},
      {
      0x1.c9769fa3de363p-24, 0x1.d15fb3f8a2da9p-20, -0x1.63f8a38df481dp-21, -0x1.82a0f553d1dcep-22,
      -0x1.2e004455e84ddp-24, 0x1.8c08bfaa88707p-24, -0x1.be1584fe336b4p-26, 0x1.34d850f1b4495p-28,
      0x1.5808227a02a64p-42, 0x1.11852a0c5fdc9p-72, 0x1.2fd6299001a7p-123, 0, 0, 0, -0x1.ae6d32c5b8144p-20,
      -0x1.999f6e5fb64c9p-19},
      {
      0x1.055b881c8a8d1p-20, -0x1.cf554b6143ef2p-22, -0x1.2cee4d2c3b12fp-23, 0x1.97eed2b20a2a4p-24,
      0x1.efa1fecc1ac13p-25, -0x1.2a323e89d7c7p-24, 0x1.277f5feeca54ap-26, -0x1.92557e6df636dp-30,
      -0x1.d748603ca9fadp-43, -0x1.6dc58fcbdf2f5p-73, -0x1.00e4e3940c3eep-123, 0, 0, 0, -0x1.0b0f775568e3bp-20,
      0x1.68757534fa6d7p-24},
      {
      -0x1.841a08369b8c6p-24, -0x1.174d3de8840dap-23, 0x1.d9c795225eb0ep-24, -0x1.704726efa0868p-26,
      0x1.007bb531439d6p-26, 0x1.33bfcfe75b51ep-29, -0x1.c0c1aa3b6466p-29, 0x1.4ae6583c0bc24p-32,
      0x1.e3d6953c285f7p-45, -0x1.0a7b01565fc9fp-72, -0x1.16adcc8c8dd3dp-123, 0, 0, 0, 0x1.d4ec9811cb592p-23,
      0x1.a5c59bd7647ccp-22},
      {
      -0x1.d6478bbb004c7p-24, 0x1.384dd8f3d2d65p-24, -0x1.eab04d40fa395p-27, -0x1.ce19fbe8f8b44p-28,
      -0x1.9d7ebc866ed78p-29, 0x1.833eec36ed702p-28, -0x1.445dce8b0af5fp-31, 0x1.6d5a721dd35b2p-39,
      -0x1.03d489c5fe844p-44, 0x1.5fc5dd1bfba2ep-73, 0x1.da8f15c843058p-124, 0, 0, 0, 0x1.ed1957b26a772p-24,
      -0x1.83b406ab1ddf5p-26},
      {
      0x1.36d08a5512f7p-26, 0x1.cf15b2169a5b8p-29, -0x1.3e911a3944c1p-27, 0x1.6b70e38ff3c46p-28,
      -0x1.30ab92eecdd92p-29, -0x1.8b6add4180842p-31, 0x1.d8b8c57036236p-32, -0x1.1613f36d289e4p-35,
      0x1.9994a5db7c083p-44, 0x1.fd6ab39eee068p-74, 0x1.a5643415c662fp-125, 0, 0, 0, -0x1.9e421a6b90dbfp-26,
      -0x1.6c0aa09a5c05fp-25},
      {
      0x1.6cc273dd472a4p-27, -0x1.2533f195366ecp-27, 0x1.e8b7a95bfbd4p-29, -0x1.a29d6d559e536p-32,
      0x1.8ec590117bdd4p-32, -0x1.abe142f105d5fp-32, -0x1.da9f23865c09dp-35, 0x1.95f0102c0bb52p-37,
      -0x1.4b83823788564p-45, -0x1.65673385f2272p-74, -0x1.6bbb221653489p-125, 0, 0, 0, -0x1.7d9552db308f8p-27,
      0x1.9d367b43b1778p-29},
  };
};

template <class T>
struct gelu_tanh_slope;

/// Error of the function: 2^-27.0.
template <>
struct gelu_tanh_slope<float> {
  static constexpr float limit = 10.93F;
  static constexpr float factor = 0x1.0cd012p-3F, offset = 0x1.7p+0F;
  static constexpr int shift = 18;
  static constexpr std::size_t pieces = 32, column_count = 6;
  static constexpr float root_high = 0x1.8142ap-1F, root_low = -0x1.85a06cd4f523fp-27F;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.1f9c0cp+2F, 0x1.415b84p+2F, 0x1.5c8d1ep+2F, 0x1.7c05f8p+2F, 0x1.9abf7ap+2F, 0x1.bb3cf4p+2F, 0x1.d7d91ap+2F,
      0x1.f57598p+2F, 0x1.0a6e2cp+3F, 0x1.1aba3cp+3F, 0x1.295164p+3F, 0x1.38f6aep+3F, 0x1.486d1cp+3F, 0x1.572b72p+3F,
      0x1.ea962p-4F, 0x1.6e4c64p-2F, 0x1.32f8dcp-1F, 0x1.abf848p-1F, 0x1.117026p+0F, 0x1.4e50d8p+0F, 0x1.8c5dc8p+0F,
      0x1.c8ef56p+0F, 0x1.038c3ep+1F, 0x1.21ba3cp+1F, 0x1.4043p+1F, 0x1.5ec41cp+1F, 0x1.7cf112p+1F, 0x1.9aebdap+1F,
      0x1.b9fb42p+1F, 0x1.d809a2p+1F, 0x1.f606a8p+1F, 0x1.0a6656p+2F},
      {
      -0x1.105c5ep+4F, -0x1.5b3c7ap+4F, -0x1.a1abap+4F, -0x1.ff825ap+4F, -0x1.347896p+5F, -0x1.74406ap+5F,
      -0x1.b3c116p+5F, -0x1.fd3482p+5F, -0x1.2a1bccp+6F, -0x1.5c8978p+6F, -0x1.8e802cp+6F, -0x1.c9688cp+6F,
      -0x1.04a93p+7F, -0x1.25e532p+7F, -0x1.813bdp-1F, -0x1.d1f53p-1F, -0x1.241402p+0F, -0x1.700064p+0F,
      -0x1.cc7986p+0F, -0x1.1ee332p+1F, -0x1.6274p+1F, -0x1.ae2776p+1F, -0x1.031414p+2F, -0x1.3303dp+2F,
      -0x1.6907aap+2F, -0x1.a4e58ep+2F, -0x1.e658d8p+2F, -0x1.16fbd6p+3F, -0x1.3fcfe6p+3F, -0x1.6b31bap+3F,
      -0x1.9a8982p+3F, -0x1.cf9b34p+3F},
      {
      -0x1.03523ap+3F, -0x1.3593fp+3F, -0x1.6213fp+3F, -0x1.9a047cp+3F, -0x1.d53612p+3F, -0x1.0c5cep+4F,
      -0x1.2c2e6p+4F, -0x1.4f2d5cp+4F, -0x1.769552p+4F, -0x1.a1fc4cp+4F, -0x1.cb00e8p+4F, -0x1.f941ecp+4F,
      -0x1.14a3b8p+5F, -0x1.2c9a56p+5F, -0x1.0b3e64p-1F, -0x1.9c6bd6p-1F, -0x1.1af082p+0F, -0x1.67da48p+0F,
      -0x1.b4aed6p+0F, -0x1.0230d2p+1F, -0x1.2b7202p+1F, -0x1.54ab0cp+1F, -0x1.807e76p+1F, -0x1.ad26a2p+1F,
      -0x1.dd1754p+1F, -0x1.082c66p+2F, -0x1.236a42p+2F, -0x1.40825ap+2F, -0x1.60e602p+2F, -0x1.8279dep+2F,
      -0x1.a6311cp+2F, -0x1.cd24d6p+2F},
      {
      -0x1.6841acp+0F, -0x1.9223fcp+0F, -0x1.b3ace8p+0F, -0x1.da5b1p+0F, -0x1.00065ep+1F, -0x1.13f0dcp+1F,
      -0x1.257a04p+1F, -0x1.37a15p+1F, -0x1.4ae37ep+1F, -0x1.5ee38p+1F, -0x1.70cd9cp+1F, -0x1.8405dp+1F,
      -0x1.9706cp+1F, -0x1.a9276cp+1F, -0x1.29714cp-1F, -0x1.37e026p-1F, -0x1.41fafcp-1F, -0x1.487baep-1F,
      -0x1.4cfca6p-1F, -0x1.51700cp-1F, -0x1.57dcc4p-1F, -0x1.61ccd2p-1F, -0x1.7117bep-1F, -0x1.856b3ap-1F,
      -0x1.9f48ecp-1F, -0x1.bdb1bcp-1F, -0x1.df3818p-1F, -0x1.016ab8p+0F, -0x1.149398p+0F, -0x1.2770a2p+0F,
      -0x1.3a58eep+0F, -0x1.4db668p+0F},
      {
      -0x1.a9afa2p-4F, -0x1.a5ea7ap-4F, -0x1.a42396p-4F, -0x1.a30aa8p-4F, -0x1.a2904cp-4F, -0x1.a26a82p-4F,
      -0x1.a274c8p-4F, -0x1.a2964ap-4F, -0x1.a2c748p-4F, -0x1.a2ff86p-4F, -0x1.a332bap-4F, -0x1.a367b4p-4F,
      -0x1.a398fep-4F, -0x1.a3c304p-4F, -0x1.7cdaep-5F, -0x1.0e47cep-5F, -0x1.686d1ap-6F, -0x1.de3422p-7F,
      -0x1.7ca276p-7F, -0x1.c62b92p-7F, -0x1.635b9ep-6F, -0x1.140bf2p-5F, -0x1.8e398cp-5F, -0x1.0436e4p-4F,
      -0x1.3c5af2p-4F, -0x1.69c2b4p-4F, -0x1.8a2f5ep-4F, -0x1.9ea4aep-4F, -0x1.a9dd38p-4F, -0x1.ae021ap-4F,
      -0x1.ae4888p-4F, -0x1.acac8ap-4F},
      {
      0x1.1908dap-11F, 0x1.58e7b2p-12F, 0x1.8eae7p-13F, 0x1.79629ep-14F, 0x1.124714p-15F, 0x1.ecffe8p-19F,
      -0x1.e1ee7cp-17F, -0x1.86767ap-16F, -0x1.aa4b6p-16F, -0x1.835e9ap-16F, -0x1.ca77fp-16F, -0x1.8b9604p-16F,
      -0x1.8e1056p-16F, -0x1.edf1b4p-16F, 0x1.fc8522p-7F, 0x1.a4fb7ap-7F, 0x1.3ffcaep-7F, 0x1.75d28ep-8F,
      0x1.232ddp-11F, -0x1.5a433ep-8F, -0x1.5e3c9ep-7F, -0x1.d75564p-7F, -0x1.05881p-6F, -0x1.f7ea78p-7F,
      -0x1.af343ep-7F, -0x1.486ad8p-7F, -0x1.bcee3ep-8F, -0x1.04b5c6p-8F, -0x1.d5fe6cp-10F, -0x1.e54ecep-12F,
      0x1.f1dc52p-13F, 0x1.12f90ap-11F},
  };
};

/// Error of the function: 2^-59.3.
template <>
struct gelu_tanh_slope<double> {
  static constexpr double limit = 21.7;
  static constexpr double factor = 0x1.08e87p+0, offset = 0x1.8p+0;
  static constexpr int shift = 50;
  static constexpr std::size_t pieces = 16, column_count = 19;
  static constexpr double root_high = 0x1.81429f9e97e4dp-1, root_low = -0x1.4f523ed77dbdcp-55;
  alignas(64) static constexpr double columns[][pieces] = {
      {
      0x1.73165e6e6080bp-1, 0x1.353d4eaffbee8p+0, 0x1.b0ef6e2975175p+0, 0x1.1650c6d18ad7p+1, 0x1.73165e6d16dfdp+1,
      0x1.eec87de6b3ab1p+1, 0x1.353d4eb04963ep+2, 0x1.73165e6d152f4p+2, 0x1.cfdbf607b2888p+2, 0x1.25c70ac0ca5bap+3,
      0x1.63a01a7df8b3p+3, 0x1.a1792a3ab176bp+3, 0x1.fe3ec1d5da0ep+3, 0x1.3cf870a8489fbp+4, 0x1.eec87de675783p-4,
      0x1.73165e6cbcbc3p-2},
      {
      0x1.760f8368d8p-2, 0x1.6a4ba9693dp-1, 0x1.eaaefbb73a8p-1, 0x1.28073dc583ep+0, 0x1.69799e08bb4p+0,
      0x1.ba7783e7ef6p+0, 0x1.03014b71771p+1, 0x1.258420d7883p+1, 0x1.53621174cfp+1, 0x1.8758fd6c20ep+1,
      0x1.b33d485f0dep+1, 0x1.d90e496d49dp+1, 0x1.04ab3cdc43e8p+2, 0x1.1f39eefcb26p+2, -0x1.03edf1d202p-2,
      0x1.7fcff99698p-6},
      {
      0x1.1dd6f3363015fp-47, 0x1.bc93b846d98fap-45, -0x1.c229d41fb3ef3p-45, -0x1.967c6b00b7387p-45,
      -0x1.fa30ad22d8dc3p-46, -0x1.74bf52c16ed55p-45, 0x1.4216a7ec4300fp-45, 0x1.b39d75548f6ap-45,
      -0x1.acfb9954a4467p-47, 0x1.03a12cc6b8602p-47, -0x1.3b2600fa119b3p-45, 0x1.886acf97d520dp-45,
      0x1.02eb4368a4127p-46, -0x1.d2c24477d5486p-47, 0x1.d8a0058ddc43p-46, -0x1.e6225034a650ep-47},
      {
      0x1.aa226da47519cp-1, 0x1.32cadeae1360fp-1, 0x1.cf48ee16c03dp-2, 0x1.81e6642fb2ebap-2, 0x1.59a0423d24e12p-2,
      0x1.450d6423d0852p-2, 0x1.2b761ec9b9bc8p-2, 0x1.101646a29913fp-2, 0x1.d69d7905b63a9p-3, 0x1.8984f66983ffcp-3,
      0x1.4feaa7b0fd426p-3, 0x1.241b476fc727bp-3, 0x1.e7403d40a2ddbp-4, 0x1.8e0141de8f2bfp-4, 0x1.3c7c521ccd264p+0,
      0x1.0fc497d2c87f6p+0},
      {
      -0x1.24ba472f01a68p-2, -0x1.909ecbd22e33fp-3, -0x1.c64ac9d0d0ff5p-4, -0x1.9d8802d06c57fp-5,
      -0x1.a7bd788c681d8p-7, -0x1.72478a3b7462bp-7, -0x1.c77a89e745216p-7, -0x1.b9163e2238b86p-7,
      -0x1.6fd0d4e886987p-7, -0x1.1269e934d69d6p-7, -0x1.9cf0f31f00638p-8, -0x1.3e0883753c9a9p-8,
      -0x1.c177c37f6ae52p-9, -0x1.2f3bb0ea002eep-9, -0x1.81f7212d821b4p-2, -0x1.613ddfc752e49p-2},
      {
      0x1.e4fb9135a4952p-5, 0x1.01b70fdec0a5dp-4, 0x1.a6da139ddf2a8p-5, 0x1.feae8d0d9cdap-6, 0x1.94a08747ca0f1p-8,
      -0x1.87ab74c2d5268p-10, -0x1.e7a14d4226b5p-13, 0x1.a84c702be0cd7p-12, 0x1.1dfac90b31542p-11,
      0x1.bca16c04228e1p-12, 0x1.37a3c57080dfdp-12, 0x1.b4b751c1a70d4p-13, 0x1.0ae89b652336ap-13,
      0x1.2d6ca35477a3p-14, 0x1.41245bf03c848p-5, 0x1.8ec993771bdbp-5},
      {
      0x1.61a024a9b1df6p-8, -0x1.052dbc06ad7f9p-9, -0x1.2b484cbf2757cp-7, -0x1.67c32191f9505p-7,
      -0x1.6334361d15332p-8, 0x1.61fbae9e70abcp-14, 0x1.276dd240a5c61p-12, 0x1.48a4943d1fc12p-14,
      -0x1.ac1288f2dd05fp-18, -0x1.35122232f24cfp-16, -0x1.d2f762df65773p-17, -0x1.392d177806b9dp-17,
      -0x1.55dd463130c56p-18, -0x1.48ea65f6d4743p-19, 0x1.6028a663323fdp-7, 0x1.22a814292a76cp-7},
      {
      -0x1.3a86a7b64122p-9, -0x1.c30e8bfbe6471p-9, -0x1.0e07dc37e4564p-9, 0x1.04032fb55de9p-11, 0x1.f20eee34b6e02p-10,
      0x1.5ef4bf99e471fp-12, -0x1.f151db3ff8f0bp-15, -0x1.99b6e45b0fd75p-16, -0x1.1a0a5d5f03ef4p-18,
      0x1.ba377b1fa832ep-23, 0x1.2102ca4e13017p-21, 0x1.aa3a0a7766b5ap-22, 0x1.b9ad21a2e6c9dp-23,
      0x1.73d6f9faf95cfp-24, -0x1.9ee79c078d0fep-10, -0x1.9f2764fe7dec7p-10},
      {
      -0x1.185ca0b0a51dp-11, 0x1.a9413df50c148p-17, 0x1.b7946f7763f84p-11, 0x1.94e4c5d70101fp-11,
      -0x1.e3e7eb469142cp-14, -0x1.a371ddcc309ap-13, 0x1.c1fc48fae59ep-20, 0x1.3b18aa653b6c4p-18,
      0x1.f44e8cc0f7067p-21, 0x1.a5870822f304dp-24, -0x1.9a0b478c742a3p-28, -0x1.d9d65404e0e2bp-27,
      -0x1.116c4f4784234p-27, -0x1.a607934947589p-29, 0x1.8f4ae21dcfe5p-14, -0x1.2ac91820bf171p-13},
      {
      -0x1.3a6d23ccb8f4dp-15, 0x1.362f33f7a3cacp-12, 0x1.08a88740dabaap-13, -0x1.249cf3204b633p-13,
      -0x1.1735f99619c4ep-13, 0x1.c653e8cb73e1fp-15, 0x1.74e870c478205p-18, -0x1.8705a8d364d9ap-21,
      -0x1.3c23dfaa11d79p-23, -0x1.3daa200df58b8p-26, -0x1.176cfc4010a2ep-29, 0x1.51ab6a4d12483p-33,
      0x1.2ba2001876661p-32, 0x1.d4756d9e461efp-34, -0x1.6090f73b8e711p-15, -0x1.aa722ff7c3ed9p-13},
      {
      0x1.db2b2974ce6d4p-14, 0x1.51450623cf905p-16, -0x1.5317d93faea5dp-14, -0x1.6bfcf0ec7b25bp-15,
      0x1.1d3fe2567cda7p-15, -0x1.f5d1498680959p-22, -0x1.c03f849d327ecp-19, 0x1.31f9b59efd229p-24,
      0x1.5d4276a09cd34p-26, 0x1.5267dc4a6f551p-29, 0x1.70aa0e7932165p-32, 0x1.4c7743974d76bp-35,
      -0x1.c1d3106c31601p-38, -0x1.eb93188f0a13ep-39, -0x1.180f0e23ed67p-13, -0x1.991f0b7486b52p-16},
      {
      0x1.cd5bfdee2f55fp-17, -0x1.4125c36f56b63p-15, -0x1.e287f40a351a1p-19, 0x1.f6f9f8e69d966p-17,
      0x1.42089589ffd1bp-18, -0x1.46b93875cacf5p-18, 0x1.312208e80ab8ap-20, 0x1.0e74a2634895ep-26,
      -0x1.665cf9c3da601p-29, -0x1.3ac0756dbcad7p-32, -0x1.53ed3921b3b97p-35, -0x1.88bebc7ab978cp-38,
      -0x1.f2236d4947933p-44, 0x1.c7f692dd211b6p-44, 0x1.1e7b8d5dfc0b8p-15, 0x1.ebc056e5e4822p-15},
      {
      -0x1.42b75177cdca3p-16, 0x1.9b9fe28a7549bp-20, 0x1.fe76369318b44p-18, 0x1.5767c6bd24067p-21,
      -0x1.6b3d203563e34p-19, 0x1.5a897fa9ec15ep-20, -0x1.87446a17c663p-23, -0x1.11d7c3c6ba491p-26,
      0x1.5fe049a036eap-32, 0x1.0f4bd111f4ab4p-35, 0x1.115e1970e004p-38, 0x1.3f9299745fc62p-41, 0x1.1a88633a522a8p-45,
      -0x1.2b1499f227334p-49, 0x1.394e82d0b0c4cp-16, 0x1.24511a63c13bep-24},
      {
      -0x1.90c198b8170acp-25, 0x1.1f0ef39440461p-18, -0x1.538098750f1bbp-20, -0x1.be94775465272p-21,
      -0x1.e76a041a979fbp-24, 0x1.33b853a0cb801p-23, -0x1.46839ab71bce3p-25, 0x1.0d862604fd47dp-27,
      -0x1.4f966be6b24fdp-35, -0x1.bcc138c99195ap-39, -0x1.97be0ecf8a8p-42, -0x1.c4abda64993e8p-45,
      -0x1.c16532b1e4557p-49, -0x1.5a1a34ab65a6fp-56, -0x1.3a13acdd3a6a4p-18, -0x1.0d660e5788e1ep-17},
      {
      0x1.433b1baf524dep-19, -0x1.fe6a2325b6d53p-21, -0x1.896eeea9c257bp-22, 0x1.a653a59a43521p-23,
      0x1.0942f6057a4d5p-23, -0x1.215d0df7ea2a8p-23, 0x1.0fb25156bc518p-25, -0x1.78d5be4d62bb8p-29,
      0x1.330f840d53d8p-38, 0x1.5fdeac8e95e1bp-42, 0x1.2154e7f4c446fp-45, 0x1.29682accc38c5p-48, 0x1.1e3b7406fd2p-52,
      0x1.b88cddcff870ap-58, -0x1.3a2044b91365p-19, 0x1.249894527705p-22},
      {
      -0x1.e625c55a832d6p-23, -0x1.4cadf7b9cafd6p-22, 0x1.042409a11f0b5p-22, -0x1.3857f074b955bp-25,
      0x1.b28687fc0cb2bp-26, 0x1.0c678ccb9d8bcp-27, -0x1.dc95166b571ffp-28, 0x1.56e1f070de908p-31,
      -0x1.242abe212217dp-41, -0x1.0f975c45116adp-45, -0x1.8bd683aa602f9p-49, -0x1.7426e3552727cp-52,
      -0x1.48ec49eda5bbap-56, -0x1.294233483cc08p-61, 0x1.0debf121dd172p-21, 0x1.0098391cbf74fp-20},
      {
      -0x1.156382eb7aa13p-22, 0x1.64cb5d6b39a2fp-23, -0x1.ef92d7d53ec0bp-26, -0x1.04e156c2850bap-26,
      -0x1.ba9613f0d2cf9p-28, 0x1.694beccbc837bp-27, -0x1.bbc4f99da04d2p-31, -0x1.c192583404ba7p-36,
      -0x1.7c73dc4b22254p-48, 0x1.9e2724d978eecp-49, 0x1.0759429fbd785p-52, 0x1.c1a14a5feff09p-56,
      0x1.64fe4b97dcef5p-60, 0x1.3c56892daf9ecp-65, 0x1.3f1e52a7a0593p-22, -0x1.ea26f394bb8ecp-25},
      {
      0x1.8d7959436a294p-25, 0x1.abf932df2e908p-28, -0x1.58ddcb81a58b5p-26, 0x1.721a79a250395p-27,
      -0x1.1b81d8c0f56d7p-28, -0x1.c804d808282d9p-30, 0x1.bb789f2e4e4b5p-31, -0x1.c9de1642653d8p-35,
      0x1.30a6b30649cc3p-43, -0x1.48b56c77dca9p-52, -0x1.5fa6c44b7d43p-56, -0x1.0dab102dd0189p-59,
      -0x1.8cd165eda15f2p-64, -0x1.3e484f0ad365cp-69, -0x1.0808aa0a2c5c6p-24, -0x1.c8881d5dc93cfp-24},
      {
      0x1.9cabb3746fc1dp-26, -0x1.4551d6a5da12bp-26, 0x1.07c4545ae2baep-27, -0x1.b331a8b462664p-31,
      0x1.a5813335b3b1fp-31, -0x1.7bb90beedbd5ep-31, -0x1.16c3b54129572p-33, 0x1.7b981cae3a46cp-36,
      -0x1.09274bf04b154p-44, 0x1.ff954511883fep-56, 0x1.c23a9ae5f5a1ap-60, 0x1.35bcd696c4cd9p-63,
      0x1.90b87bd79d2fap-68, 0x1.1e0a6980fa705p-73, -0x1.057d4123598afp-25, 0x1.4e243c4bced03p-27},
  };
};

/// Error of the function: 2^-26.4.
struct silu_tail {
  static constexpr float factor = 0x1.f8e38ep-3F, offset = 0x1.9p+0F, last = 0x1.88p+2F, limit = 110.0F;
  static constexpr float slope_low = -0x1.4ae0bf85ddf44p-26F;
  static constexpr int shift = 19;
  static constexpr std::size_t pieces = 32, column_count = 6;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.048804p+1F, 0x1.45035p+1F, 0x1.857f82p+1F, 0x1.c56f56p+1F, 0x1.03c60ep+2F, 0x1.245128p+2F, 0x1.443e7cp+2F,
      0x1.6478fap+2F, 0x1.850acep+2F, 0x1.a5b4a6p+2F, 0x1.c66d5ap+2F, 0x1.e69888p+2F, 0x1.03cf5cp+3F, 0x1.13ebfep+3F,
      0x1.243d94p+3F, 0x1.3489fcp+3F, 0x1.4c8efcp+3F, 0x1.6d24c8p+3F, 0x1.8e02f4p+3F, 0x1.ad621ap+3F, 0x1.cf0d04p+3F,
      0x1.ef7daep+3F, 0x1.07579ep+4F, 0x1.17fdd4p+4F, 0x1.8f95dp+5F, 0x1.fff25p-4F, 0x1.80a2b4p-2F, 0x1.42d906p-1F,
      0x1.c8a654p-1F, 0x1.2439bep+0F, 0x1.63f75ep+0F, 0x1.a5a4a8p+0F},
      {
      -0x1.9c6bdcp+1F, -0x1.f0ce5cp+1F, -0x1.2434dap+2F, -0x1.50a8dap+2F, -0x1.7f4bc2p+2F, -0x1.ad9e88p+2F,
      -0x1.db4e8ap+2F, -0x1.04c968p+3F, -0x1.1c35f8p+3F, -0x1.33baf6p+3F, -0x1.4b4efap+3F, -0x1.627f8ep+3F,
      -0x1.7a4f96p+3F, -0x1.918cc8p+3F, -0x1.a916eap+3F, -0x1.c099eap+3F, -0x1.e340a4p+3F, -0x1.09218ap+4F,
      -0x1.20d70ap+4F, -0x1.377846p+4F, -0x1.4fc18p+4F, -0x1.67280cp+4F, -0x1.7da868p+4F, -0x1.95ad7ap+4F,
      -0x1.20ac72p+6F, -0x1.3390d6p+0F, -0x1.679aap+0F, -0x1.a2445p+0F, -0x1.e4089ep+0F, -0x1.13dac2p+1F,
      -0x1.37b5a4p+1F, -0x1.5e8ffap+1F},
      {
      -0x1.46a8b4p+0F, -0x1.564f82p+0F, -0x1.608462p+0F, -0x1.66f106p+0F, -0x1.6b0fap+0F, -0x1.6d88bcp+0F,
      -0x1.6f0404p+0F, -0x1.6fed84p+0F, -0x1.707c5ap+0F, -0x1.70d29ep+0F, -0x1.71068cp+0F, -0x1.71255p+0F,
      -0x1.71385p+0F, -0x1.714372p+0F, -0x1.714a3ep+0F, -0x1.714e52p+0F, -0x1.71519p+0F, -0x1.71536ap+0F,
      -0x1.715416p+0F, -0x1.715452p+0F, -0x1.71546ap+0F, -0x1.715472p+0F, -0x1.715474p+0F, -0x1.715476p+0F,
      -0x1.715476p+0F, -0x1.88617p-1F, -0x1.b5e3cp-1F, -0x1.e20fd4p-1F, -0x1.05f568p+0F, -0x1.17ef92p+0F,
      -0x1.27b634p+0F, -0x1.35ae0ap+0F},
      {
      -0x1.2dedfap-4F, -0x1.90aeeep-5F, -0x1.00c288p-5F, -0x1.43163p-6F, -0x1.8a659ap-7F, -0x1.e0dd82p-8F,
      -0x1.265f6ap-8F, -0x1.6597aap-9F, -0x1.af4012p-10F, -0x1.035606p-10F, -0x1.3767b2p-11F, -0x1.7904eap-12F,
      -0x1.c247ccp-13F, -0x1.103476p-13F, -0x1.46ef18p-14F, -0x1.88bb28p-15F, -0x1.72ff82p-16F, -0x1.0bc964p-17F,
      -0x1.7fbd26p-19F, -0x1.1ad44cp-20F, -0x1.9cb2d8p-22F, -0x1.2be63p-23F, -0x1.15c306p-24F, -0x1.9609aep-26F,
      -0x1.ae6edp-39F, -0x1.6fe41cp-3F, -0x1.649a3p-3F, -0x1.4eeb6ep-3F, -0x1.30a05ap-3F, -0x1.0f06fap-3F,
      -0x1.d78cfep-4F, -0x1.9020dap-4F},
      {
      0x1.354306p-6F, 0x1.c8695p-7F, 0x1.37c63ep-7F, 0x1.97a194p-8F, 0x1.fda62ap-9F, 0x1.3b199p-9F, 0x1.85024p-10F,
      0x1.daf9dap-11F, 0x1.1f4a34p-11F, 0x1.5a33eap-12F, 0x1.a043d8p-13F, 0x1.f80ae6p-14F, 0x1.2d5d62p-14F,
      0x1.6bbf58p-15F, 0x1.b5fdfap-16F, 0x1.079b2p-16F, 0x1.f73e9p-18F, 0x1.6c8ae6p-19F, 0x1.019ad6p-20F,
      0x1.88d65cp-22F, 0x1.3712b2p-22F, 0x1.b90262p-23F, -0x1.0c3a82p-24F, 0x1.79626ep-23F, 0x1.49923p-43F,
      0x1.e8d99p-9F, 0x1.6062fep-7F, 0x1.10245ap-6F, 0x1.5383a8p-6F, 0x1.746b52p-6F, 0x1.79bda8p-6F, 0x1.68f28cp-6F},
      {
      -0x1.34773cp-9F, -0x1.3c73a8p-9F, -0x1.fa4708p-10F, -0x1.668d22p-10F, -0x1.db54bcp-11F, -0x1.2edcd4p-11F,
      -0x1.7949bep-12F, -0x1.d055aep-13F, -0x1.1a084p-13F, -0x1.56e50ap-14F, -0x1.9dfd04p-15F, -0x1.f25eb8p-16F,
      -0x1.2995bap-16F, -0x1.6b3fcep-17F, -0x1.bc6bdcp-18F, -0x1.1f68eap-18F, -0x1.f63e2ep-20F, -0x1.775be6p-21F,
      -0x1.0b0bd4p-22F, -0x1.42f8e2p-23F, 0x1.8ef626p-25F, 0x1.9131f6p-25F, 0x1.061d8p-24F, 0x1.1940ecp-25F,
      -0x1.dd3646p-50F, 0x1.e3ced2p-8F, 0x1.a8343ap-8F, 0x1.3fe526p-8F, 0x1.85e57cp-9F, 0x1.25487p-10F,
      -0x1.b87fd2p-12F, -0x1.8fab0ep-10F},
  };
};

/// Error of the function: 2^-25.5.
struct silu_slope {
  static constexpr float factor = 0x1.276276p+1F, offset = 0x1p+0F, limit = 110.0F;
  static constexpr float slope_low = -0x1.4ae0bf85ddf44p-26F;
  static constexpr int shift = 21;
  static constexpr std::size_t pieces = 32, column_count = 7;
  static constexpr float root_high = 0x1.474974p+0F, root_low = -0x1.bdf6fa40e5168p-27F;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.16efaep-1F, 0x1.85ad56p-1F, 0x1.f3bf6cp-1F, 0x1.31f70ap+0F, 0x1.857c0ap+0F, 0x1.f3c254p+0F, 0x1.30dc74p+1F,
      0x1.696e5ap+1F, 0x1.bc7218p+1F, 0x1.1476cp+2F, 0x1.4dd74ap+2F, 0x1.83699p+2F, 0x1.d80e5p+2F, 0x1.2289d2p+3F,
      0x1.5a05bap+3F, 0x1.91c876p+3F, 0x1.e49cf8p+3F, 0x1.290c44p+4F, 0x1.60a31ep+4F, 0x1.99197cp+4F, 0x1.ee3694p+4F,
      0x1.2e22a8p+5F, 0x1.64b908p+5F, 0x1.9c6b9ep+5F, 0x1.eff46p+5F, 0x1.2f572cp+6F, 0x1.6715b4p+6F, 0x1.9f0d84p+6F,
      0x1.c5865cp-5F, 0x1.501a72p-3F, 0x1.134fdap-2F, 0x1.84beb8p-2F},
      {
      -0x1.b7b126p+0F, -0x1.dd2a24p+0F, -0x1.043c06p+1F, -0x1.1d2948p+1F, -0x1.46ff66p+1F, -0x1.855756p+1F,
      -0x1.c98f58p+1F, -0x1.0a11ep+2F, -0x1.4351f6p+2F, -0x1.908422p+2F, -0x1.e361a8p+2F, -0x1.188d08p+3F,
      -0x1.55fcd2p+3F, -0x1.a5054ep+3F, -0x1.f55928p+3F, -0x1.22ff62p+4F, -0x1.5ed9cep+4F, -0x1.adea7cp+4F,
      -0x1.fe2cf6p+4F, -0x1.27d6cap+5F, -0x1.654252p+5F, -0x1.b4ab4ap+5F, -0x1.01b7cap+6F, -0x1.29e67ep+6F,
      -0x1.6629bcp+6F, -0x1.b60a48p+6F, -0x1.033b96p+7F, -0x1.2b9b3cp+7F, -0x1.7b2ae2p+0F, -0x1.85a2a8p+0F,
      -0x1.9155d2p+0F, -0x1.9f6e2cp+0F},
      {
      -0x1.3cfb7p-1F, -0x1.7770e6p-1F, -0x1.ad8a8cp-1F, -0x1.dfb1fap-1F, -0x1.100be2p+0F, -0x1.3125a8p+0F,
      -0x1.48b3fep+0F, -0x1.592b6cp+0F, -0x1.6773d8p+0F, -0x1.6fe29ep+0F, -0x1.72f2acp+0F, -0x1.73a794p+0F,
      -0x1.73789ep+0F, -0x1.72df26p+0F, -0x1.7269d4p+0F, -0x1.721dccp+0F, -0x1.71daa8p+0F, -0x1.71ab2ap+0F,
      -0x1.7190bcp+0F, -0x1.718094p+0F, -0x1.717236p+0F, -0x1.716816p+0F, -0x1.716268p+0F, -0x1.715ed2p+0F,
      -0x1.715b92p+0F, -0x1.71592ep+0F, -0x1.7157dp+0F, -0x1.7156f6p+0F, -0x1.619cd4p-2F, -0x1.a079e4p-2F,
      -0x1.dd12bp-2F, -0x1.0e6062p-1F},
      {
      -0x1.15d9e2p-2F, -0x1.05beeap-2F, -0x1.e1cc6cp-3F, -0x1.b111dep-3F, -0x1.6450e8p-3F, -0x1.048496p-3F,
      -0x1.6abff8p-4F, -0x1.e000b4p-5F, -0x1.ed25bap-6F, -0x1.740a36p-7F, -0x1.ae0d26p-9F, -0x1.f5b21ap-12F,
      0x1.59d31ap-11F, 0x1.480cbep-11F, 0x1.b1262ap-12F, 0x1.1596e8p-12F, 0x1.31ea7p-13F, 0x1.3e6238p-14F,
      0x1.711b2p-15F, 0x1.ce549ep-16F, 0x1.fff5eap-17F, 0x1.125522p-17F, 0x1.48cbaap-18F, 0x1.a4dafap-19F,
      0x1.de74ecp-20F, 0x1.02af6p-20F, 0x1.358becp-21F, 0x1.8f324cp-22F, -0x1.203582p-2F, -0x1.217bbcp-2F,
      -0x1.20b412p-2F, -0x1.1dd03cp-2F},
      {
      0x1.4299a6p-6F, 0x1.d0ab26p-6F, 0x1.191b66p-5F, 0x1.3450f4p-5F, 0x1.38b764p-5F, 0x1.126d68p-5F, 0x1.af4bf4p-6F,
      0x1.37eac8p-6F, 0x1.625e8ep-7F, 0x1.3214c6p-8F, 0x1.cc685p-10F, 0x1.4efd4ap-11F, 0x1.32095ap-14F,
      -0x1.5b02f4p-15F, -0x1.2a274cp-15F, -0x1.6ee4dp-16F, -0x1.5a0d64p-17F, -0x1.243a6cp-18F, -0x1.1a9ed2p-19F,
      -0x1.2fa204p-20F, -0x1.1340eep-21F, -0x1.e00f64p-23F, -0x1.e37a7cp-24F, -0x1.0ca43ap-24F, -0x1.f79854p-26F,
      -0x1.bd751ep-27F, -0x1.be163cp-28F, -0x1.e7b9ecp-29F, -0x1.ccc7bp-8F, -0x1.408432p-11F, 0x1.636498p-8F,
      0x1.78b9f6p-7F},
      {
      0x1.772512p-7F, 0x1.16a42ep-7F, 0x1.5e1c86p-8F, 0x1.2f075ap-9F, -0x1.3fbac6p-10F, -0x1.eb7f5ep-9F,
      -0x1.1aae9ap-8F, -0x1.f26bfcp-9F, -0x1.4b768cp-9F, -0x1.40eecp-10F, -0x1.0983fap-11F, -0x1.b4dabcp-13F,
      -0x1.86775ap-15F, -0x1.75950ep-19F, 0x1.1881bap-19F, 0x1.b1d324p-20F, 0x1.84bf22p-21F, 0x1.0f1d0cp-22F,
      0x1.b89a5ap-24F, 0x1.8e4d02p-25F, 0x1.2ebc52p-26F, 0x1.a6fcacp-28F, 0x1.52c54ep-29F, 0x1.53b2a8p-30F,
      0x1.0e606p-31F, 0x1.899cc6p-33F, 0x1.641652p-34F, 0x1.2a53f8p-35F, 0x1.e5c256p-7F, 0x1.df50d4p-7F,
      0x1.ce9b0ap-7F, 0x1.b1ab68p-7F},
      {
      -0x1.43b9aap-9F, -0x1.7dc208p-9F, -0x1.7f3d5ap-9F, -0x1.509ae8p-9F, -0x1.ccca3ep-10F, -0x1.56d9aap-11F,
      0x1.b5ff72p-15F, 0x1.72ac1cp-12F, 0x1.91b438p-12F, 0x1.d9de66p-13F, 0x1.ba9eecp-14F, 0x1.7839cep-15F,
      0x1.851c0ap-17F, 0x1.937372p-20F, 0x1.6cf574p-25F, -0x1.87705ep-24F, -0x1.92aa8ap-25F, -0x1.db1386p-27F,
      -0x1.4b543ap-28F, -0x1.42b8a6p-30F, -0x1.4dfe4ap-31F, -0x1.48c67ap-33F, -0x1.258a64p-34F, -0x1.0836a6p-38F,
      -0x1.101dc8p-37F, -0x1.98f2cep-40F, -0x1.311346p-40F, -0x1.97c41ap-40F, -0x1.5f1dcp-13F, -0x1.52415cp-11F,
      -0x1.56daaep-10F, -0x1.955d34p-10F},
  };
};

/// Error of the function: 2^-23.4.
struct mish_gate {
  static constexpr float factor = 0x1.12ad98p-2F, offset = 0x1.8p+0F, lower_factor = -0x1.fd249ap-1F, lower_offset = 0x1.001062p+2F, last = 0x1.7p+4F, lowest = -0x1.b8p+6F;
  static constexpr float slope_low = 0x1.4ae0bf85ddf44p-26F;
  static constexpr int shift = 20;
  static constexpr std::size_t pieces = 32, column_count = 7;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.283c9cp+1F, 0x1.a06088p+1F, 0x1.0b9988p+2F, 0x1.47485ap+2F, 0x1.83a1bp+2F, 0x1.be8906p+2F, 0x1.fad514p+2F,
      0x1.1bc20ep+3F, -0x1.ba2cp-9F, -0x1.7d4318p-1F, -0x1.40624cp+0F, -0x1.c498b4p+0F, -0x1.20ea3cp+1F,
      -0x1.62ad96p+1F, -0x1.a3195p+1F, -0x1.e2a6ecp+1F, -0x1.216174p+2F, -0x1.62434cp+2F, -0x1.a2ab88p+2F,
      -0x1.e272dp+2F, -0x1.10fc1ep+3F, -0x1.32305ep+3F, -0x1.51e796p+3F, -0x1.7254c6p+3F, -0x1.a1a842p+3F,
      -0x1.e16388p+3F, -0x1.120f6ep+4F, -0x1.7c121p+5F, 0x1.d3b3acp-3F, 0x1.6652a4p-1F, 0x1.2a3346p+0F, 0x1.a3c416p+0F},
      {
      -0x1.8477e2p+2F, -0x1.1363acp+3F, -0x1.66f228p+3F, -0x1.bc31dcp+3F, -0x1.0975e2p+4F, -0x1.33e2acp+4F,
      -0x1.5f5ab4p+4F, -0x1.8b1e3ap+4F, -0x1.b22f7ap-1F, -0x1.8ad3f4p+0F, -0x1.108c26p+1F, -0x1.649f6ap+1F,
      -0x1.b8929p+1F, -0x1.09b7d8p+2F, -0x1.37051p+2F, -0x1.642b98p+2F, -0x1.a8eeb2p+2F, -0x1.031bbcp+3F,
      -0x1.3182acp+3F, -0x1.5f7efp+3F, -0x1.8d4f18p+3F, -0x1.bd359cp+3F, -0x1.eaf6e8p+3F, -0x1.0cdf72p+4F,
      -0x1.2f02e6p+4F, -0x1.5cfbep+4F, -0x1.8d1ee4p+4F, -0x1.1298c6p+6F, -0x1.b722cep+0F, -0x1.389392p+1F,
      -0x1.aa892p+1F, -0x1.18e4aap+2F},
      {
      -0x1.4d6a28p+1F, -0x1.631752p+1F, -0x1.6bb078p+1F, -0x1.6f1bf6p+1F, -0x1.707708p+1F, -0x1.70fc4p+1F,
      -0x1.713214p+1F, -0x1.714724p+1F, 0x1.8acb28p-1F, 0x1.154322p+0F, 0x1.392628p+0F, 0x1.501b7cp+0F,
      0x1.5d3c1ap+0F, 0x1.6575f6p+0F, 0x1.6a3886p+0F, 0x1.6d07a4p+0F, 0x1.6f4fc8p+0F, 0x1.70999cp+0F, 0x1.71103ep+0F,
      0x1.713b4ap+0F, 0x1.714b22p+0F, 0x1.715128p+0F, 0x1.71533cp+0F, 0x1.715404p+0F, 0x1.71545cp+0F, 0x1.715472p+0F,
      0x1.715476p+0F, 0x1.715476p+0F, -0x1.57cd42p+0F, -0x1.bc94b4p+0F, -0x1.0a7134p+1F, -0x1.2d5aa8p+1F},
      {
      -0x1.16e126p-3F, -0x1.c5323cp-5F, -0x1.68a74p-6F, -0x1.1c30b8p-7F, -0x1.bad1acp-9F, -0x1.60d296p-10F,
      -0x1.13085cp-11F, -0x1.aa4f8ep-13F, -0x1.f2a0b6p-3F, -0x1.58fea2p-3F, -0x1.c2d1c6p-4F, -0x1.10b2f8p-4F,
      -0x1.4a593p-5F, -0x1.840f1cp-6F, -0x1.cdec5cp-7F, -0x1.15fd2p-7F, -0x1.03a208p-8F, -0x1.76618cp-10F,
      -0x1.110a9p-11F, -0x1.92d24ep-13F, -0x1.2a783p-14F, -0x1.a72678p-16F, -0x1.39870ap-17F, -0x1.c6863ep-19F,
      -0x1.9e4b24p-21F, -0x1.b1e8ap-24F, -0x1.612ddap-27F, 0x1.b72b36p-40F, -0x1.ae6964p-2F, -0x1.9ced7ep-2F,
      -0x1.546076p-2F, -0x1.efab54p-3F},
      {
      0x1.55521p-5F, 0x1.297ca6p-6F, 0x1.dfae9ap-8F, 0x1.7ad206p-9F, 0x1.2733p-10F, 0x1.d67d62p-12F, 0x1.6ec5d8p-13F,
      0x1.1c1918p-14F, -0x1.153008p-6F, -0x1.51fad4p-5F, -0x1.158e62p-5F, -0x1.6f0106p-6F, -0x1.c795c6p-7F,
      -0x1.0baa68p-7F, -0x1.3c39bcp-8F, -0x1.79a2fap-9F, -0x1.5da29ep-10F, -0x1.f5173ap-12F, -0x1.6c9506p-13F,
      -0x1.0cbce6p-14F, -0x1.8e62e6p-16F, -0x1.1a20d2p-17F, -0x1.a2a4cep-19F, -0x1.2cf09ep-20F, -0x1.0fbdc6p-22F,
      0x1.ae7924p-25F, -0x1.7599a6p-24F, -0x1.43ffd2p-44F, -0x1.99db98p-7F, 0x1.20621ap-5F, 0x1.f89f5ep-5F,
      0x1.f92cecp-5F},
      {
      -0x1.0291cp-7F, -0x1.1dbeb8p-8F, -0x1.e08ebcp-10F, -0x1.7e5736p-11F, -0x1.2a6a8cp-12F, -0x1.dba514p-14F,
      -0x1.743734p-15F, -0x1.1e4d3ap-16F, 0x1.23ddaap-6F, -0x1.b2951cp-12F, -0x1.636c22p-8F, -0x1.4f7d6p-8F,
      -0x1.cfafc2p-9F, -0x1.18ade2p-9F, -0x1.4b30e6p-10F, -0x1.879f4cp-11F, -0x1.69261ap-12F, -0x1.ffc1fep-14F,
      -0x1.726984p-15F, -0x1.105012p-16F, -0x1.94eeb8p-18F, -0x1.193c2p-19F, -0x1.be882cp-21F, -0x1.561886p-22F,
      -0x1.27a404p-24F, -0x1.14881ap-26F, -0x1.a7ea5ep-28F, -0x1.4e187ep-48F, 0x1.a73c2cp-6F, 0x1.5edf48p-6F,
      0x1.a98e5ap-8F, -0x1.3c668ap-8F},
      {
      0x1.ac14e8p-12F, 0x1.87e8ep-11F, 0x1.71c872p-12F, 0x1.2c657ep-13F, 0x1.dc5934p-15F, 0x1.77bb8cp-16F,
      0x1.26edc2p-17F, 0x1.d7e532p-19F, 0x1.585708p-8F, 0x1.cac624p-9F, 0x1.37bd1ap-11F, -0x1.270f3cp-11F,
      -0x1.4d81bcp-11F, -0x1.d1158ep-12F, -0x1.1c44d2p-12F, -0x1.48d6aep-13F, -0x1.293766p-14F, -0x1.9f7b4cp-16F,
      -0x1.2a1a22p-17F, -0x1.afb9dp-19F, -0x1.34d94cp-20F, -0x1.c673eep-22F, -0x1.5189bp-23F, -0x1.6f429cp-24F,
      -0x1.1f5606p-26F, -0x1.0a992ap-24F, 0x1.f2c506p-25F, -0x1.cc043cp-55F, 0x1.fdea34p-10F, -0x1.59ee4ap-8F,
      -0x1.a27fd8p-8F, -0x1.887bf4p-9F},
  };
};

/// Error of the function: 2^-24.7.
struct mish_slope {
  static constexpr float factor = 0x1.1c71c8p-1F, offset = 0x1p+0F, lower_factor = -0x1.20f4ccp+1F, lower_offset = 0x1.c01062p+2F, limit = 10.75F;
  static constexpr float slope_low = 0x1.4ae0bf85ddf44p-26F;
  static constexpr int shift = 21;
  static constexpr std::size_t pieces = 32, column_count = 8;
  static constexpr float root_high = -0x1.31432cp+0F, root_low = -0x1.a25b086fcc645p-29F;
  alignas(64) static constexpr float columns[][pieces] = {
      {
      0x1.1ed4cp+1F, 0x1.91126p+1F, 0x1.02a6dep+2F, 0x1.3c2fd4p+2F, 0x1.93843ep+2F, 0x1.030926p+3F, 0x1.3bc7d2p+3F,
      -0x1.3496p-10F, -0x1.bfaed8p-1F, -0x1.c5eb2cp+0F, -0x1.52defp+1F, -0x1.c69b2ap+1F, -0x1.35958p+2F,
      -0x1.ab6276p+2F, -0x1.0e1c42p+3F, -0x1.4527fep+3F, -0x1.9cd8f4p+3F, -0x1.073adep+4F, -0x1.3e00acp+4F,
      -0x1.77eab8p+4F, -0x1.cce664p+4F, -0x1.1eaa4ep+5F, -0x1.580926p+5F, -0x1.912a6ap+5F, -0x1.e79ff8p+5F,
      -0x1.2c229p+6F, -0x1.630fcap+6F, -0x1.9c3f14p+6F, 0x1.d85298p-3F, 0x1.5d6228p-1F, 0x1.21c9cap+0F, 0x1.92618cp+0F},
      {
      -0x1.cf7ef6p+0F, -0x1.1928e2p+1F, -0x1.3ec48cp+1F, -0x1.5ca338p+1F, -0x1.81e2a6p+1F, -0x1.a96f4ep+1F,
      -0x1.c9b418p+1F, -0x1.1986dap+0F, -0x1.af2544p+0F, -0x1.5b0cf6p+1F, -0x1.f1a01ap+1F, -0x1.4ad98cp+2F,
      -0x1.c1a836p+2F, -0x1.363c2p+3F, -0x1.87f55ep+3F, -0x1.d797f8p+3F, -0x1.2b2a62p+4F, -0x1.7d34ep+4F,
      -0x1.cc479p+4F, -0x1.0fef68p+5F, -0x1.4d41acp+5F, -0x1.9e5fcep+5F, -0x1.f1273ep+5F, -0x1.21ca82p+6F,
      -0x1.60298ap+6F, -0x1.b16c0ep+6F, -0x1.00555cp+7F, -0x1.29959ap+7F, -0x1.0bde1ap+0F, -0x1.12055p+0F,
      -0x1.3a999cp+0F, -0x1.743546p+0F},
      {
      -0x1.ff3084p-2F, -0x1.7ac4fcp-2F, -0x1.24608cp-2F, -0x1.e65e42p-3F, -0x1.8a814p-3F, -0x1.3e274p-3F,
      -0x1.0b2218p-3F, 0x1.51ed78p-2F, 0x1.eb21bap-1F, 0x1.472c6ep+0F, 0x1.64b7dp+0F, 0x1.6f3626p+0F, 0x1.72f8cep+0F,
      0x1.731922p+0F, 0x1.728fd2p+0F, 0x1.722e06p+0F, 0x1.71d6c6p+0F, 0x1.71a19ep+0F, 0x1.71880ep+0F, 0x1.7178bap+0F,
      0x1.716c28p+0F, 0x1.71638ap+0F, 0x1.715ed2p+0F, 0x1.715c06p+0F, 0x1.71598ap+0F, 0x1.7157cap+0F, 0x1.7156d4p+0F,
      0x1.715636p+0F, 0x1.0b34ecp-3F, -0x1.c9872ep-3F, -0x1.d43a4ep-2F, -0x1.16b752p-1F},
      {
      0x1.25f3d6p-4F, 0x1.f61fa6p-5F, 0x1.175122p-5F, 0x1.59a28ep-6F, 0x1.aa7e98p-7F, 0x1.1245d6p-7F, 0x1.827208p-8F,
      -0x1.b70dd6p-2F, -0x1.1129e6p-2F, -0x1.af97f4p-4F, -0x1.333f52p-5F, -0x1.8fffc2p-7F, -0x1.cf0518p-10F,
      0x1.2cd28cp-11F, 0x1.16a75cp-11F, 0x1.67ab32p-12F, 0x1.5df58cp-13F, 0x1.41696p-14F, 0x1.5fb5dcp-15F,
      0x1.9e68c4p-16F, 0x1.b5d732p-17F, 0x1.bc76d4p-18F, 0x1.fa56bap-19F, 0x1.3bda6ap-19F, 0x1.5b5148p-20F,
      0x1.7027b2p-21F, 0x1.b9a70ep-22F, 0x1.18563ap-22F, -0x1.b55dap-2F, -0x1.5a645ep-2F, -0x1.698bfap-3F,
      -0x1.e4a892p-6F},
      {
      0x1.0640d8p-6F, -0x1.8b6854p-7F, -0x1.cee9fap-8F, -0x1.9b44d6p-9F, -0x1.47543p-10F, -0x1.3cfed6p-11F,
      -0x1.74d44ep-12F, -0x1.295458p-6F, -0x1.3b2eecp-4F, -0x1.48b586p-5F, -0x1.ef134ap-7F, -0x1.57f58cp-8F,
      -0x1.2a9394p-10F, -0x1.0ed602p-14F, 0x1.4078p-15F, 0x1.0521f6p-15F, 0x1.ca866ep-17F, 0x1.4ddd76p-18F,
      0x1.2b804cp-19F, 0x1.2894cp-20F, 0x1.f9409p-22F, 0x1.9a47acp-23F, 0x1.826c38p-24F, 0x1.9a6d26p-25F,
      0x1.734b3ep-26F, 0x1.3f4372p-27F, 0x1.44ba2ap-28F, 0x1.5a5604p-29F, 0x1.89531ap-6F, 0x1.a2afb8p-4F,
      0x1.01aed8p-3F, 0x1.70cb02p-4F},
      {
      -0x1.4214ecp-6F, -0x1.28e862p-13F, 0x1.9c5dcep-10F, 0x1.5c4e6p-11F, 0x1.52032p-13F, 0x1.a750b2p-15F,
      0x1.95a88ep-16F, 0x1.58d7bap-5F, -0x1.358088p-8F, -0x1.4f971p-7F, -0x1.207cbcp-8F, -0x1.91e844p-10F,
      -0x1.70b0ep-12F, -0x1.4fd498p-15F, -0x1.a59ddep-20F, 0x1.10cd4cp-19F, 0x1.1ae006p-20F, 0x1.554178p-22F,
      0x1.efc838p-24F, 0x1.c3ade8p-25F, 0x1.2287cep-26F, 0x1.7de4eep-28F, 0x1.18eabp-29F, 0x1.e216fcp-31F,
      0x1.a9f5dap-32F, 0x1.739c62p-33F, 0x1.65577ep-34F, 0x1.ea397cp-35F, 0x1.89ed42p-5F, 0x1.07447p-5F,
      -0x1.a38e88p-8F, -0x1.e6c8fap-6F},
      {
      0x1.99c0b4p-8F, 0x1.bf6934p-10F, -0x1.82b57ep-13F, -0x1.373f2cp-13F, -0x1.f49642p-16F, -0x1.5186fcp-18F,
      -0x1.e0345ap-20F, 0x1.6327e4p-7F, 0x1.9387a4p-8F, -0x1.4d46a4p-10F, -0x1.067916p-10F, -0x1.7bfdecp-12F,
      -0x1.5c722ap-14F, -0x1.66861ap-17F, -0x1.58af4cp-20F, -0x1.9c9ef4p-26F, 0x1.2db8eep-24F, 0x1.63c386p-26F,
      0x1.bfd7e8p-28F, 0x1.f1771ep-30F, 0x1.61fc3p-31F, 0x1.301db4p-33F, 0x1.d5324ap-35F, 0x1.0a08a8p-35F,
      0x1.c3e29ep-38F, 0x1.f12cb4p-40F, 0x1.6bf6a6p-43F, 0x1.f4bd92p-41F, 0x1.9d3faap-10F, -0x1.de312p-7F,
      -0x1.070adap-6F, -0x1.0e880ep-8F},
      {
      0x1.f1814ap-14F, -0x1.9b9962p-11F, -0x1.b0e134p-15F, 0x1.a4dbcep-16F, 0x1.96321ap-18F, 0x1.490742p-21F,
      0x1.283ed2p-23F, -0x1.1b687cp-10F, 0x1.4896d2p-9F, 0x1.264d0ap-12F, -0x1.5094bap-13F, -0x1.309d92p-14F,
      -0x1.f6aedap-17F, -0x1.167f28p-19F, -0x1.3fdfe8p-22F, -0x1.a6553cp-25F, 0x1.897244p-29F, 0x1.e6668ap-30F,
      0x1.01741ep-30F, -0x1.1212fep-31F, 0x1.cf5416p-36F, 0x1.48b126p-40F, 0x1.a1688cp-38F, 0x1.49125cp-38F,
      -0x1.b10854p-43F, -0x1.067c6ep-41F, -0x1.5def5cp-42F, -0x1.796a48p-42F, -0x1.998052p-8F, -0x1.154db2p-8F,
      0x1.727a0ep-9F, 0x1.43d98p-8F},
  };
};

}  // namespace ramp::detail
// clang-format on
