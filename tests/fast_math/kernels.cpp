// SPDX-License-Identifier: MIT
#include "kernels.hpp"

#include <ramp/ramp.hpp>

template <class F, class T>
T fast_math<F, T>::scalar(const F& f, T x) {
  return f(x);
}
template <class F, class T>
void fast_math<F, T>::forward(const F& f, const T* x, T* y, std::size_t n) {
  ramp::forward(f, x, y, n);
}
template <class F, class T>
void fast_math<F, T>::backward(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
  ramp::backward(f, x, dy, dx, n);
}
template <class F, class T>
void fast_math<F, T>::backward_sum(const F& f, const T* x, const T* dy, T* dx, std::size_t n) {
  ramp::backward(f, x, dy, dx, n, ramp::accumulate);
}
template <class F, class T>
void fast_math<F, T>::forward_with_mask(const F& f, const T* x, T* y, std::uint8_t* mask, std::size_t n) {
  ramp::forward_with_mask(f, x, y, mask, n);
}
template <class T>
void fast_math_prelu<T>::forward(const ramp::prelu<T>& p, const T* x, T* y, std::size_t n) {
  ramp::forward(p, x, y, n);
}
template <class T>
void fast_math_prelu<T>::backward(const ramp::prelu<T>& p, const T* x, const T* dy, T* dx, T* dslope, std::size_t n) {
  ramp::backward(p, x, dy, dx, dslope, n);
}
template struct fast_math_prelu<float>;
template struct fast_math_prelu<double>;

namespace {

template <class... Subject>
constexpr auto instances(std::tuple<Subject...>*) {
  return std::tuple{
      std::tuple{&fast_math<typename Subject::activation, typename Subject::element>::scalar,
                 &fast_math<typename Subject::activation, typename Subject::element>::forward,
                 &fast_math<typename Subject::activation, typename Subject::element>::backward,
                 &fast_math<typename Subject::activation, typename Subject::element>::backward_sum,
                 &fast_math<typename Subject::activation, typename Subject::element>::forward_with_mask}...};
}

}  // namespace

/// Naming every member instantiates it.
extern const auto fast_math_instances = instances(static_cast<pieces_of_lines*>(nullptr));
