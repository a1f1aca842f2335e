// SPDX-License-Identifier: MIT
// Every activation of the catalogue is one that ramp::dispatch is compiled for, and none is named twice.
#include "../catalogue.hpp"

#include <ramp/activations.hpp>
#include <ramp/detail/dispatch_table.hpp>

#include <tuple>
#include <type_traits>

namespace {

template <class... F>
constexpr std::size_t size_of(ramp::detail::list<F...>) {
  return sizeof...(F);
}

template <class F>
constexpr bool dispatched() {
  static_assert(std::is_same_v<F, scaled_leaky_relu> || ramp::detail::built_in<F>,
                "name it in the lists of <ramp/activations.hpp>");
  return true;
}

template <class... F>
constexpr bool all_dispatched(std::tuple<F...>*) {
  return (dispatched<F>() && ...);
}

static_assert(all_dispatched(static_cast<catalogue::activations*>(nullptr)));
static_assert(size_of(ramp::detail::activations()) + size_of(ramp::detail::fast_activations()) + 1 ==
              std::tuple_size_v<catalogue::activations>);

}  // namespace
