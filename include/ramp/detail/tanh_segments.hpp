// SPDX-License-Identifier: MIT
// tanh on 16 segments of [0, 9.3): tanh(x) = value + f (c1 + c2 f + … + c6 f^5), f = x - centre, in float.
//
// Made by tools/tanh_segments.py, which says how the segments were chosen: within 0.03 ULP before arithmetic rounds. In
// the segment of 0, entry 12, `value` stands for x: there c1 is 1 less than 1.
#pragma once

#include <cstddef>

namespace ramp::detail {

struct tanh_segments {
  static constexpr float centre[16] = {0x1.8ccce6p-1F,
                                       0x1.15c29cp+0F,
                                       0x1.651f0ap+0F,
                                       0x1.b47b0cp+0F,
                                       0x1.15c21ap+1F,
                                       0x1.651ecap+1F,
                                       0x1.b47af0p+1F,
                                       0x1.01ebd4p+2F,
                                       0x1.3d7172p+2F,
                                       0x1.8cd838p+2F,
                                       0x1.db02d8p+2F,
                                       0x1.15524cp+3F,
                                       0,
                                       0x1.dc289ep-3F,
                                       0x1.8cccb8p-2F,
                                       0x1.15c288p-1F};
  static constexpr float value[16] = {0x1.4cb63ep-1F,
                                      0x1.97104cp-1F,
                                      0x1.c4beaap-1F,
                                      0x1.df3f86p-1F,
                                      0x1.f2d270p-1F,
                                      0x1.fc26c4p-1F,
                                      0x1.fee220p-1F,
                                      0x1.ffad36p-1F,
                                      0x1.fff31cp-1F,
                                      0x1.fffeecp-1F,
                                      0x1.ffffe8p-1F,
                                      0x1.fffffep-1F,
                                      0,
                                      0x1.d3c2aep-3F,
                                      0x1.7a1048p-2F,
                                      0x1.fac144p-2F};
  static constexpr float c1[16] = {0x1.27cb68p-1F,
                                   0x1.78bb2ep-2F,
                                   0x1.be9c52p-3F,
                                   0x1.fb44e2p-4F,
                                   0x1.a044b0p-5F,
                                   0x1.eac41ep-7F,
                                   0x1.1d9044p-8F,
                                   0x1.4b0d50p-10F,
                                   0x1.9c8314p-13F,
                                   0x1.140720p-16F,
                                   0x1.7fe7cap-20F,
                                   0x1.fe0abep-24F,
                                   0,
                                   0x1.e54a82p-1F,
                                   0x1.ba357ep-1F,
                                   0x1.829beep-1F};
  static constexpr float c2[16] = {-0x1.806e5ep-2F,  -0x1.2b84ccp-2F,  -0x1.8aec52p-3F,  -0x1.dad1e2p-4F,
                                   -0x1.958dcep-5F,  -0x1.e713acp-7F,  -0x1.1cf0cap-8F,  -0x1.4ad7c0p-10F,
                                   -0x1.9c76a6p-13F, -0x1.140564p-16F, -0x1.7fde94p-20F, -0x1.fe0084p-24F,
                                   -0x1.dfdb76p-24F, -0x1.bb5bfap-3F,  -0x1.46878ep-2F,  -0x1.7ea608p-2F};
  static constexpr float c3[16] = {0x1.a4da08p-5F,  0x1.c23666p-4F,  0x1.90b4ccp-4F,  0x1.135c9ep-4F,
                                   0x1.005fe0p-5F,  0x1.3fccc2p-7F,  0x1.7a3636p-9F,  0x1.b88004p-11F,
                                   0x1.123968p-13F, 0x1.6f1532p-17F, 0x1.fe8f68p-21F, 0x1.532474p-24F,
                                   -0x1.5552a4p-2F, -0x1.10e8c6p-2F, -0x1.5c8632p-3F, -0x1.118652p-4F};
  static constexpr float c4[16] = {0x1.77d6bcp-4F,   0x1.4b994ep-7F,   -0x1.6c28a8p-6F,  -0x1.8de254p-6F,
                                   -0x1.ca69c4p-7F,  -0x1.361fa6p-8F,  -0x1.76eb1cp-10F, -0x1.b765cep-12F,
                                   -0x1.1233c4p-14F, -0x1.6f26dep-18F, -0x1.ffd23ep-22F, -0x1.53d1e2p-25F,
                                   -0x1.41fb8ap-12F, 0x1.106fb8p-3F,   0x1.5a5cb0p-3F,   0x1.42c250p-3F};
  static constexpr float c5[16] = {-0x1.02492ap-4F, -0x1.2b12dap-5F, -0x1.1097bep-7F, 0x1.8611ccp-9F,
                                   0x1.18e92ap-8F,  0x1.d620ecp-10F, 0x1.2aea44p-11F, 0x1.634048p-13F,
                                   0x1.d3df56p-16F, 0x1.3994acp-19F, 0x1.b40b8ap-23F, 0x1.21c924p-26F,
                                   0x1.194accp-3F,  0x1.4b733ep-4F,  0x1.e976e2p-7F,  -0x1.37aa56p-5F};
  static constexpr float c6[16] = {0x1.0fad26p-9F,   0x1.33c018p-6F,   0x1.520696p-7F,   0x1.5f47fap-9F,
                                   -0x1.3bf27ap-11F, -0x1.0edf22p-11F, -0x1.7f57c4p-13F, -0x1.d4366ap-15F,
                                   -0x1.365648p-17F, -0x1.a137b8p-21F, -0x1.182542p-24F, -0x1.7740dcp-28F,
                                   -0x1.88d25ep-6F,  -0x1.1108b2p-4F,  -0x1.1981d8p-4F,  -0x1.4dc50cp-5F};
};

/// For ramp::fast, on 32 segments: c0 + c1 x + … + c4 x^4, within 0.8 ULP before arithmetic rounds.
struct fast_tanh_segments {
  static constexpr float limit = 9.25F, factor = 1 / 0.62F;
  static constexpr int shift = 20;
  static constexpr std::size_t pieces = 32;
  alignas(64) static constexpr float columns[][pieces] = {
      {-0x1.ba1160p-8F, -0x1.90c27ep-6F, -0x1.c48872p-5F, -0x1.8094fap-4F, -0x1.0b06f0p-3F,
       -0x1.3b6292p-3F, -0x1.425b66p-3F, -0x1.19bfc8p-3F, -0x1.18c8c6p-4F, 0x1.3d67b6p-4F,
       0x1.fd33bcp-3F,  0x1.a91a28p-2F,  0x1.1ee200p-1F,  0x1.5b6bc6p-1F,  0x1.8bdb7ap-1F,
       0x1.ad38cap-1F,  0x1.d05918p-1F,  0x1.ea8b5ep-1F,  0x1.f6bc86p-1F,  0x1.fc24cap-1F,
       0x1.fe7126p-1F,  0x1.ff5f2ap-1F,  0x1.ffc3fcp-1F,  0x1.ffe91ep-1F,  0,
       0x1.1c9e72p-19F, 0x1.bfc476p-16F, 0x1.e32dc0p-14F, 0x1.20b6eep-12F, 0x1.8da028p-12F,
       0x1.2726c2p-14F, -0x1.49b3e6p-10F},
      {0x1.0a8460p+0F, 0x1.21cedap+0F, 0x1.43b2dcp+0F,  0x1.68474ep+0F,  0x1.869106p+0F,  0x1.980de4p+0F,
       0x1.9a6ea0p+0F, 0x1.8e9cd2p+0F, 0x1.696a16p+0F,  0x1.247e30p+0F,  0x1.bb54a0p-1F,  0x1.40bdd0p-1F,
       0x1.c10d5cp-2F, 0x1.32938ep-2F, 0x1.946eb4p-3F,  0x1.0fbf42p-3F,  0x1.1ec5e8p-4F,  0x1.d0204ap-6F,
       0x1.6bb0aep-7F, 0x1.15013ep-8F, 0x1.9c64a4p-10F, 0x1.34d132p-11F, 0x1.ac5e30p-13F, 0x1.31e546p-14F,
       0x1.000000p+0F, 0x1.fff318p-1F, 0x1.ffa1e4p-1F,  0x1.fedb10p-1F,  0x1.fdca5ep-1F,  0x1.fd388ap-1F,
       0x1.fe8c26p-1F, 0x1.01c26ap+0F},
      {-0x1.52bc10p-4F, -0x1.087924p-2F,  -0x1.e36e9ep-2F,  -0x1.573f74p-1F,  -0x1.a0f474p-1F,  -0x1.c6ebeep-1F,
       -0x1.cbc6bcp-1F, -0x1.b7209ap-1F,  -0x1.7c5b70p-1F,  -0x1.1cf73ep-1F,  -0x1.8e0a82p-2F,  -0x1.09beb4p-2F,
       -0x1.5894a4p-3F, -0x1.b59154p-4F,  -0x1.0cdcdcp-4F,  -0x1.53cce4p-5F,  -0x1.479becp-6F,  -0x1.db2744p-8F,
       -0x1.513896p-9F, -0x1.d544e2p-11F, -0x1.41742ap-12F, -0x1.beaa84p-14F, -0x1.1fb5f0p-15F, -0x1.809854p-17F,
       0x1.7b3618p-17F, 0x1.d94f46p-10F,  0x1.fb1bb4p-8F,   0x1.1f70b0p-6F,   0x1.c60c74p-6F,   0x1.07aaa4p-5F,
       0x1.89aceap-6F,  -0x1.5743d8p-9F},
      {-0x1.39bf9ep-2F, -0x1.3e7406p-3F, -0x1.d161d4p-10F, 0x1.ee4246p-4F,  0x1.96b200p-3F,  0x1.e00178p-3F,
       0x1.e8cc2cp-3F,  0x1.c8b856p-3F,  0x1.76213cp-3F,   0x1.00a608p-3F,  0x1.47be4ep-4F,  0x1.91820cp-5F,
       0x1.e019e0p-6F,  0x1.1a8f18p-6F,  0x1.429abap-7F,   0x1.7eb4b2p-8F,  0x1.502e36p-9F,  0x1.b3f916p-11F,
       0x1.17ca7cp-12F, 0x1.6343cap-14F, 0x1.bf8044p-16F,  0x1.2041f2p-17F, 0x1.58b004p-19F, 0x1.af1106p-21F,
       -0x1.563da4p-2F, -0x1.6618c6p-2F, -0x1.804b3cp-2F,  -0x1.9d503ap-2F, -0x1.b401c0p-2F, -0x1.bc328ep-2F,
       -0x1.b07fa6p-2F, -0x1.8f2f1ep-2F},
      {0x1.dd2e5ap-4F,   0x1.158feep-4F,   0x1.ae4f48p-6F,   -0x1.157a6ap-9F,  -0x1.25f79ap-6F,  -0x1.903186p-6F,
       -0x1.9c1cc0p-6F,  -0x1.76b99ep-6F,  -0x1.1f9de2p-6F,  -0x1.65f9c8p-7F,  -0x1.9f416cp-8F,  -0x1.d097acp-9F,
       -0x1.fe8e84p-10F, -0x1.15cdecp-10F, -0x1.260c64p-11F, -0x1.46eb4ep-12F, -0x1.050df6p-13F, -0x1.2e2976p-15F,
       -0x1.5e3dc2p-17F, -0x1.956380p-19F, -0x1.d523b8p-21F, -0x1.18059ap-22F, -0x1.36a5b6p-24F, -0x1.6b527ap-26F,
       0x1.43e10ep-6F,   0x1.2dde60p-4F,   0x1.d9a16cp-4F,   0x1.2c1526p-3F,   0x1.514ac8p-3F,   0x1.5c4914p-3F,
       0x1.4ffcc4p-3F,   0x1.31736ap-3F},
  };
};

}  // namespace ramp::detail
