// SPDX-License-Identifier: MIT
// A channel-wise PReLU between two small convolutions, trained for a few steps in both layouts: NCHW and NHWC hold the
// same numbers in another order, and so do their results.
#include <ramp/init.hpp>
#include <ramp/ramp.hpp>

#include <cmath>
#include <cstdio>
#include <random>
#include <vector>

namespace {

struct image_shape {
  int n, c, h, w;
  int size() const { return n * c * h * w; }
};

enum class layout { nchw, nhwc };

/// Where an element is.
std::size_t at(layout l, const image_shape& s, int n, int c, int y, int x) {
  return static_cast<std::size_t>(l == layout::nchw ? ((n * s.c + c) * s.h + y) * s.w + x
                                                    : ((n * s.h + y) * s.w + x) * s.c + c);
}

/// What tells ramp where the channels are: the only line that depends on the layout beside at().
ramp::channels channels_of(layout l, const image_shape& s) {
  return l == layout::nchw ? ramp::channels_first(s.n, s.c, s.h, s.w) : ramp::channels_last(s.n, s.h, s.w, s.c);
}

/// A 3 x 3 convolution with zero padding, as plainly as it can be written: visit(weight, input, output) for every
/// product.
struct convolution {
  image_shape in, out;
  layout order;
  std::vector<float> weights;

  convolution(layout l, const image_shape& from, int filters, double gain, std::mt19937& random)
      : in(from),
        out{from.n, filters, from.h, from.w},
        order(l),
        weights(static_cast<std::size_t>(filters) * static_cast<std::size_t>(from.c) * 9) {
    ramp::he_normal(weights, ramp::fans_of(filters, from.c, 3, 3).in, random, gain);
  }

  template <class Visit>
  void for_each_product(Visit visit) const {
    for (int n = 0; n < out.n; ++n) {
      for (int f = 0; f < out.c; ++f) {
        for (int y = 0; y < out.h; ++y) {
          for (int x = 0; x < out.w; ++x) {
            for (int k = 0; k < in.c * 9; ++k) {
              const int from_y = y + k / 3 % 3 - 1, from_x = x + k % 3 - 1;
              if (from_y >= 0 && from_y < in.h && from_x >= 0 && from_x < in.w) {
                visit(static_cast<std::size_t>(f * in.c * 9 + k), at(order, in, n, k / 9, from_y, from_x),
                      at(order, out, n, f, y, x));
              }
            }
          }
        }
      }
    }
  }
};

/// Convolution, PReLU, convolution; the second one's output is to become a blurred copy of the input's first channel.
std::vector<float> train(layout order, double& loss, std::vector<float>& image) {
  const image_shape shape{4, 2, 12, 12};
  const int hidden = 6;
  std::mt19937 random(1);
  convolution first(order, shape, hidden, 1, random);
  std::vector<float> slopes(static_cast<std::size_t>(hidden), 0.25F), dslopes(slopes.size());
  const ramp::prelu p{slopes, channels_of(order, first.out)};
  convolution second(order, first.out, 1, ramp::gain(p), random);

  std::vector<float> x(static_cast<std::size_t>(shape.size())), target(static_cast<std::size_t>(second.out.size()));
  for (int n = 0; n < shape.n; ++n) {
    for (int y = 0; y < shape.h; ++y) {
      for (int w = 0; w < shape.w; ++w) {
        const auto value = static_cast<float>(std::sin(0.7 * y + n) * std::cos(0.9 * w));
        x[at(order, shape, n, 0, y, w)] = value;
        x[at(order, shape, n, 1, y, w)] = static_cast<float>(n) / 4 - value * value;
        target[at(order, second.out, n, 0, y, w)] = std::fabs(value);
      }
    }
  }
  std::vector<float> a(static_cast<std::size_t>(first.out.size())), b(a.size()), out(target.size());
  std::vector<float> db(a.size()), dout(out.size()), dfirst(first.weights.size()), dsecond(second.weights.size());
  for (int step = 0; step < 200; ++step) {
    a.assign(a.size(), 0);
    out.assign(out.size(), 0);
    first.for_each_product([&](auto w, auto i, auto o) { a[o] += first.weights[w] * x[i]; });
    ramp::forward(p, a, b);
    second.for_each_product([&](auto w, auto i, auto o) { out[o] += second.weights[w] * b[i]; });

    loss = 0;
    for (std::size_t i = 0; i < out.size(); ++i) {
      dout[i] = 2 * (out[i] - target[i]) / static_cast<float>(out.size());
      loss += static_cast<double>((out[i] - target[i]) * (out[i] - target[i])) / static_cast<double>(out.size());
    }
    db.assign(db.size(), 0);
    dfirst.assign(dfirst.size(), 0);
    dsecond.assign(dsecond.size(), 0);
    second.for_each_product([&](auto w, auto i, auto o) {
      dsecond[w] += dout[o] * b[i];
      db[i] += dout[o] * second.weights[w];
    });
    ramp::backward(p, a, db, db, dslopes);  // db becomes the gradient of a
    first.for_each_product([&](auto w, auto i, auto o) { dfirst[w] += db[o] * x[i]; });

    const auto descend = [](std::vector<float>& values, const std::vector<float>& gradients) {
      for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] -= 0.1F * gradients[i];
      }
    };
    descend(first.weights, dfirst);
    descend(second.weights, dsecond);
    descend(slopes, dslopes);
  }
  image.clear();
  for (int i = 0; i < second.out.size(); ++i) {  // always in the order of NCHW
    const int w = second.out.w, h = second.out.h;
    image.push_back(out[at(order, second.out, i / (h * w), 0, i / w % h, i % w)]);
  }
  return slopes;
}

}  // namespace

int main() {
  double losses[2] = {};
  std::vector<float> images[2];
  for (const layout order : {layout::nchw, layout::nhwc}) {
    const auto k = static_cast<std::size_t>(order);
    const std::vector<float> slopes = train(order, losses[k], images[k]);
    std::printf("%s: loss %.6f, slopes", order == layout::nchw ? "NCHW" : "NHWC", losses[k]);
    for (const float slope : slopes) {
      std::printf(" %.5f", static_cast<double>(slope));
    }
    std::puts("");
  }
  float largest = 0;
  for (std::size_t i = 0; i < images[0].size(); ++i) {
    largest = std::fmax(largest, std::fabs(images[0][i] - images[1][i]));
  }
  std::printf("largest difference between the two outputs: %.2g\n", static_cast<double>(largest));
  const bool learned = losses[0] < 0.05 && losses[1] < 0.05;  // which NaN is not
  return learned && largest < 1e-4F ? 0 : 1;
}
