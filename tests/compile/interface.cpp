// SPDX-License-Identifier: MIT
// The public interface as the compiler sees it: what is an aggregate, what is noexcept, what is accepted, and what must
// be rejected where it is called, not deep inside.
#include "../catalogue.hpp"

#include <ramp/ramp.hpp>

#include <array>
#include <cstdint>
#include <deque>
#include <list>
#include <span>
#include <tuple>
#include <type_traits>
#include <vector>

namespace {

// Activations are aggregates without state of their own: designated initialisers, copies, no bases.

template <class... F>
constexpr bool all_are_activations(std::tuple<F...>*) {
  return ((std::is_aggregate_v<F> && std::is_trivially_copyable_v<F> && std::is_nothrow_default_constructible_v<F> &&
           ramp::activation<F, float> && ramp::activation<F, double> && ramp::activation<F, xsimd::batch<float>> &&
           ramp::differentiable<F, ramp::detail::batch_of<double, xsimd::default_arch>>)&&...);
}
static_assert(all_are_activations(static_cast<catalogue::activations*>(nullptr)));
static_assert(ramp::leaky_relu{.alpha = 0.2}.alpha == 0.2);
static_assert(std::is_empty_v<ramp::relu>);

// Concepts.

struct value_only {
  template <class V>
  constexpr V operator()(V x) const noexcept {
    return x;
  }
};
struct with_derivative : value_only {
  template <class V>
  constexpr V derivative(V) const noexcept {
    return V(1);
  }
};
struct float_only {
  float operator()(float x) const { return x; }
};

static_assert(ramp::activation<value_only> && !ramp::differentiable<value_only>);
static_assert(ramp::differentiable<with_derivative> && !ramp::output_differentiable<with_derivative>);
static_assert(!ramp::mask_differentiable<with_derivative>);
static_assert(ramp::output_differentiable<ramp::relu> && ramp::mask_differentiable<ramp::leaky_relu, double>);
static_assert(ramp::activation<float_only> && !ramp::activation<float_only, xsimd::batch<float>>);
static_assert(!ramp::activation<int> && !ramp::activation<float (*)(int, int)>);

// Calls.

template <class F, class... Arguments>
concept can_forward = requires(const F& f, Arguments&&... a) {
  ramp::forward(f, std::forward<Arguments>(a)...);
};
template <class F, class... Arguments>
concept can_backward = requires(const F& f, Arguments&&... a) {
  ramp::backward(f, std::forward<Arguments>(a)...);
};
template <class F, class... Arguments>
concept can_backward_from_output = requires(const F& f, Arguments&&... a) {
  ramp::backward_from_output(f, std::forward<Arguments>(a)...);
};
template <class F, class... Arguments>
concept can_forward_with_mask = requires(const F& f, Arguments&&... a) {
  ramp::forward_with_mask(f, std::forward<Arguments>(a)...);
};
template <class F, class... Arguments>
concept can_backward_from_mask = requires(const F& f, Arguments&&... a) {
  ramp::backward_from_mask(f, std::forward<Arguments>(a)...);
};

using ramp::accumulate_t;
using ramp::leaky_relu;
using floats = std::vector<float>&;
using doubles = std::vector<double>&;
using const_floats = const std::vector<float>&;
using bytes = std::vector<std::uint8_t>&;
using const_bytes = const std::vector<std::uint8_t>&;

static_assert(can_forward<leaky_relu, const_floats, floats> && can_forward<leaky_relu, doubles, doubles>);
static_assert(can_forward<leaky_relu, std::span<const float>, std::span<float>>);
static_assert(can_forward<leaky_relu, const std::array<float, 4>&, float (&)[4]>);
static_assert(can_forward<leaky_relu, const float*, float*, std::size_t> &&
              can_forward<leaky_relu, float*, float*, int>);
static_assert(can_backward<leaky_relu, const_floats, const_floats, floats, const accumulate_t&>);
static_assert(can_backward<leaky_relu, const double*, const double*, double*, std::size_t, accumulate_t>);
static_assert(can_forward_with_mask<leaky_relu, const_floats, floats, bytes>);
static_assert(can_backward_from_mask<leaky_relu, const_bytes, const_floats, floats>);

// Mixed element types, other element types, outputs that are read-only, and what is not contiguous.
static_assert(!can_forward<leaky_relu, floats, doubles> &&
              !can_forward<leaky_relu, const float*, double*, std::size_t>);
static_assert(!can_forward<leaky_relu, std::vector<int>&, std::vector<int>&>);
static_assert(!can_forward<leaky_relu, std::vector<long double>&, std::vector<long double>&>);
static_assert(!can_forward<leaky_relu, const_floats, const_floats>);
static_assert(!can_forward<leaky_relu, const_floats, std::span<const float>>);
static_assert(!can_forward<leaky_relu, std::list<float>&, floats> &&
              !can_forward<leaky_relu, floats, std::deque<float>&>);
static_assert(!can_forward<leaky_relu, floats> && !can_forward<leaky_relu, floats, floats, std::size_t>);
static_assert(!can_forward<int, floats, floats>);

// What an activation does not offer.
static_assert(can_forward<value_only, floats, floats> && can_forward_with_mask<value_only, floats, floats, bytes>);
static_assert(!can_backward<value_only, floats, floats, floats>);
static_assert(!can_backward<value_only, const float*, const float*, float*, std::size_t>);
static_assert(can_backward<with_derivative, floats, floats, floats>);
static_assert(!can_backward_from_output<with_derivative, floats, floats, floats>);
static_assert(!can_backward_from_output<with_derivative, const float*, const float*, float*, std::size_t>);
static_assert(!can_backward_from_mask<with_derivative, bytes, floats, floats>);
static_assert(!can_backward_from_mask<with_derivative, const std::uint8_t*, const float*, float*, std::size_t>);

// Masks are bytes; accumulate is the only last argument.
static_assert(!can_forward_with_mask<leaky_relu, floats, floats, const_bytes>);
static_assert(!can_forward_with_mask<leaky_relu, floats, floats, std::vector<bool>&>);
static_assert(!can_forward_with_mask<leaky_relu, floats, floats, std::vector<int>&>);
static_assert(!can_backward_from_mask<leaky_relu, std::vector<char>&, floats, floats>);
static_assert(!can_backward<leaky_relu, floats, floats, floats, bool>);
static_assert(!can_forward<leaky_relu, floats, floats, accumulate_t>);

}  // namespace

// Pointers promise not to throw, ranges do not.
constexpr leaky_relu f;
extern std::vector<float> v;
extern std::vector<std::uint8_t> m;
extern float* p;
extern std::uint8_t* q;
constexpr std::size_t n = 0;
static_assert(noexcept(ramp::forward(f, p, p, n)) && !noexcept(ramp::forward(f, v, v)));
static_assert(noexcept(ramp::backward(f, p, p, p, n)) && !noexcept(ramp::backward(f, v, v, v)));
static_assert(noexcept(ramp::backward(f, p, p, p, n, ramp::accumulate)));
static_assert(noexcept(ramp::backward_from_output(f, p, p, p, n)) && !noexcept(ramp::backward_from_output(f, v, v, v)));
static_assert(noexcept(ramp::forward_with_mask(f, p, p, q, n)) && !noexcept(ramp::forward_with_mask(f, v, v, m)));
static_assert(noexcept(ramp::backward_from_mask(f, q, p, p, n)) && !noexcept(ramp::backward_from_mask(f, m, v, v)));
static_assert(noexcept(f(1.0F)) && noexcept(f.derivative(xsimd::batch<float>())));

// The architecture comes first and can be named alone.
static_assert(requires { ramp::forward<xsimd::default_arch>(f, p, p, n); });
static_assert(requires { ramp::backward_from_mask<xsimd::default_arch>(f, m, v, v, ramp::accumulate); });

// PReLU: the same promises. Its slopes come from any range, and stay where they are.
extern const ramp::prelu<float> learned;
extern double* ds;
static_assert(std::is_aggregate_v<ramp::prelu<double>> && std::is_aggregate_v<ramp::channels>);
static_assert(noexcept(ramp::forward(learned, p, p, n)) && !noexcept(ramp::forward(learned, v, v)));
static_assert(noexcept(ramp::backward(learned, p, p, p, n)) && noexcept(ramp::backward(learned, p, p, p, p, n)));
static_assert(noexcept(ramp::backward(learned, p, p, p, ds, n, ramp::accumulate_slopes)));
static_assert(noexcept(ramp::backward_slopes(learned, p, p, ds, n, ramp::accumulate)));
static_assert(noexcept(ramp::backward_from_output(learned, p, p, p, p, n)));
static_assert(!noexcept(ramp::backward(learned, v, v, v, v)) && !noexcept(ramp::backward_slopes(learned, v, v, v)));
static_assert(!can_forward<ramp::prelu<double>, floats, floats> &&
              !can_forward<ramp::prelu<float>, floats, const_floats>);
static_assert(!can_backward<ramp::prelu<float>, floats, floats, floats, const_floats>);
static_assert(!can_backward<ramp::prelu<float>, floats, floats, floats, ramp::accumulate_slopes_t>);
static_assert(std::same_as<decltype(ramp::prelu{v, ramp::channels{}}), ramp::prelu<float, ramp::channels>>);
static_assert(std::same_as<decltype(ramp::prelu{std::span<const double>(), ramp::broadcast({}, {})}),
                           ramp::prelu<double, ramp::broadcast>>);
