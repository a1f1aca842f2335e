// SPDX-License-Identifier: MIT
// Every activation, described once. The tests, the accuracy sweep and the benchmarks loop over these lists: nothing
// else has to name an activation, and none can skip a test.
//
// To add one: a specialisation of `described` in its family's file under catalogue/, and its name in the family's list.
#pragma once

#include "catalogue/elu.hpp"
#include "catalogue/fast.hpp"
#include "catalogue/gated.hpp"
#include "catalogue/piecewise.hpp"
#include "catalogue/sigmoid.hpp"
#include "catalogue/tanh.hpp"

#include <tuple>
#include <type_traits>

namespace catalogue {

template <class... F>
using list = std::tuple<F...>;

// One list per family, which is what one translation unit of a test compiles: tests/CMakeLists.txt reads these names.
using rectifier_family = list<ramp::relu, ramp::leaky_relu, scaled_leaky_relu, ramp::relu_squared, ramp::smelu>;
using clamp_family = list<ramp::relu6, ramp::hardtanh, ramp::hardsigmoid, ramp::hardswish>;
using shrink_family = list<ramp::threshold, ramp::hardshrink, ramp::softshrink>;
using elu_family = list<ramp::elu, ramp::celu, ramp::selu>;
using sigmoid_family = list<ramp::sigmoid, ramp::log_sigmoid, ramp::softplus>;
using tanh_family = list<ramp::tanh, ramp::tanhshrink, ramp::softsign>;
using silu_family = list<ramp::silu, ramp::swish, ramp::mish>;
using snake_family = list<ramp::snake>;
using gelu_family = list<ramp::gelu, ramp::gelu_tanh>;
using fast_clamp_family = list<ramp::fast::hardsigmoid, ramp::fast::hardswish>;
using fast_elu_family = list<ramp::fast::elu, ramp::fast::celu, ramp::fast::selu>;
using fast_sigmoid_family = list<ramp::fast::sigmoid, ramp::fast::log_sigmoid, ramp::fast::softplus>;
using fast_tanh_family = list<ramp::fast::tanh, ramp::fast::tanhshrink, ramp::fast::softsign>;
using fast_gated_family = list<ramp::fast::silu, ramp::fast::swish, ramp::fast::mish>;
using fast_gelu_family = list<ramp::fast::gelu, ramp::fast::gelu_tanh>;
using fast_tier_activations = decltype(std::tuple_cat(fast_clamp_family{}, fast_elu_family{}, fast_sigmoid_family{},
                                                      fast_tanh_family{}, fast_gated_family{}, fast_gelu_family{}));

/// All of them, in the order of the documentation.
using activations =
    decltype(std::tuple_cat(rectifier_family{}, clamp_family{}, shrink_family{}, elu_family{}, sigmoid_family{},
                            tanh_family{}, silu_family{}, snake_family{}, gelu_family{}, fast_tier_activations{}));

/// An activation with an element type: what one generic test is about.
template <class F, class T>
struct subject {
  using activation = F;
  using element = T;
};

/// Where nothing is wider than double (32-bit ARM), what is no straight line has no reference for it.
template <class F>
constexpr bool double_is_judged = described<F>::bit_for_bit || !std::is_same_v<wide<double>, double>;

/// F with the element types that the tests need.
template <class F>
using with_its_elements =
    std::conditional_t<described<F>::only_float || !double_is_judged<F>, std::tuple<subject<F, float>>,
                       std::tuple<subject<F, float>, subject<F, double>>>;

template <class List>
struct with_elements;

template <class... F>
struct with_elements<std::tuple<F...>> {
  using type = decltype(std::tuple_cat(with_its_elements<F>{}...));
};

template <class List>
using subjects_of = typename with_elements<List>::type;
using subjects = subjects_of<activations>;

}  // namespace catalogue
