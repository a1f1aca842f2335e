// SPDX-License-Identifier: MIT
// For developing the tests before the library has these: slow, lane by lane, in a wider type. The catalogue leaves them
// out of its lists, unless RAMP_TEST_STAND_INS is defined. Delete each as the real one arrives: that enables its tests.
#pragma once

#include "catalogue/reference.hpp"

#include <ramp/concepts.hpp>
#include <ramp/formula.hpp>

#include <cstddef>
#include <type_traits>

namespace ramp {

namespace stand_in {

template <class T>
using wide = std::conditional_t<std::is_same_v<T, float>, long double, catalogue::quad>;

/// formula(x) in every lane, in the wider type.
template <class V, class Formula>
V each(V x, Formula formula) {
  using T = element_t<V>;
  if constexpr (std::is_floating_point_v<V>) {
    return static_cast<T>(formula(static_cast<wide<T>>(x)));
  } else {
    T lanes[V::size];
    x.store_unaligned(lanes);
    for (std::size_t i = 0; i < V::size; ++i) {
      lanes[i] = static_cast<T>(formula(static_cast<wide<T>>(lanes[i])));
    }
    return V::load_unaligned(lanes);
  }
}

template <class V>
auto parameter(double p) {
  return static_cast<wide<element_t<V>>>(static_cast<element_t<V>>(p));
}

}  // namespace stand_in

struct snake {
  using is_stand_in = void;
  double alpha = 1;
  template <class V>
  V operator()(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) {
      return (catalogue::magnitude(x) == catalogue::infinite<decltype(x)>)
                 ? x
                 : x + catalogue::math::sin(a * x) * catalogue::math::sin(a * x) / a;
    });
  }
  template <class V>
  V derivative(V v) const noexcept {
    const auto a = stand_in::parameter<V>(alpha);
    return stand_in::each(v, [=](auto x) {
      const auto root = catalogue::math::sin(a * x) + catalogue::math::cos(a * x);
      return root * root;
    });
  }
};

}  // namespace ramp
