// SPDX-License-Identifier: MIT
// What must not be in two instruction sets' objects, compiled for two: tools/one_definition.py has to find both.
#include <cstddef>

namespace ramp::detail {

template <class T>
[[gnu::noinline]] T without_its_architecture(T x) {
  return x + x;
}

template <class T>
struct vector {
#if defined(RAMP_BROKEN_avx2)
  static constexpr std::size_t lanes[] = {32 / sizeof(T), 0};
#else
  static constexpr std::size_t lanes[] = {16 / sizeof(T), 0};
#endif
};

[[gnu::used]] const std::size_t* const lanes = vector<float>::lanes;
template float without_its_architecture(float);

}  // namespace ramp::detail
