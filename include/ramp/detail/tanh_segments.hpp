// SPDX-License-Identifier: MIT
// tanh on 16 segments of [0, 9.3): tanh(x) = value + f (c1 + c2 f + … + c6 f^5), f = x - centre, in float.
//
// Made by tools/tanh_segments.py, which says how the segments were chosen: within 0.03 ULP before arithmetic rounds. In
// the segment of 0, entry 12, `value` stands for x: there c1 is 1 less than 1.
#pragma once

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

}  // namespace ramp::detail
