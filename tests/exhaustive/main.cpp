// SPDX-License-Identifier: MIT
// Every one of the 2^32 floats through forward, backward, backward_from_output and the mask forms, compared bit for bit
// with the scalar formulas (NaN with NaN). In backward, x and dy each run through all floats, in different orders.
//
//   exhaustive [ALPHA...]      default: relu and leaky_relu with alpha 0.01, 0, 1, 2.5, -0.3 and inf
//
// Prints how many values were compared, and exits with 1 if any differs.
#include <ramp/ramp.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

namespace {

constexpr std::uint64_t every_float = std::uint64_t{1} << 32;
constexpr std::size_t chunk = 8192;

/// The definitions, once more, as a reader would write them.
struct formula {
  bool is_relu;
  float alpha;

  float value(float x) const { return is_relu ? (x < 0 ? 0 : x) : (x > 0 ? x : alpha * x); }
  float gradient(float x, float dy) const { return is_relu ? (x <= 0 ? 0 : dy) : (x > 0 ? dy : alpha * dy); }
  float gradient_from_mask(bool positive, float dy) const { return positive ? dy : is_relu ? 0 : alpha * dy; }
};

/// Counts where got and expected differ, and prints the first few.
class comparison {
 public:
  explicit comparison(std::string name) : name_(std::move(name)) {}

  void compare(const float* x, const float* dy, const float* got, const float* expected) {
    std::uint64_t different = 0;
    for (std::size_t i = 0; i < chunk; ++i) {
      const auto a = std::bit_cast<std::uint32_t>(got[i]);
      const auto b = std::bit_cast<std::uint32_t>(expected[i]);
      const bool both_nan = (a & 0x7fffffffU) > 0x7f800000U && (b & 0x7fffffffU) > 0x7f800000U;
      different += static_cast<std::uint64_t>(a != b && !both_nan);
    }
    compared_ += chunk;
    if (different != 0 && different_.fetch_add(different) == 0) {
      for (std::size_t i = 0; i < chunk; ++i) {
        if (std::memcmp(&got[i], &expected[i], sizeof(float)) != 0) {
          std::printf("%s: x = %a, dy = %a: got %a, expected %a\n", name_.c_str(), static_cast<double>(x[i]),
                      static_cast<double>(dy[i]), static_cast<double>(got[i]), static_cast<double>(expected[i]));
          break;
        }
      }
    }
  }

  bool report() const {
    std::printf("  %-36s compared %llu values, %llu differ\n", name_.c_str(),
                static_cast<unsigned long long>(compared_.load()), static_cast<unsigned long long>(different_.load()));
    return compared_ == every_float && different_ == 0;
  }

 private:
  std::string name_;
  std::atomic<std::uint64_t> compared_ = 0;
  std::atomic<std::uint64_t> different_ = 0;
};

/// Calls work(first) for the first bit pattern of every chunk, on every core.
template <class Work>
void for_each_chunk(Work work) {
  std::atomic<std::uint64_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      for (std::uint64_t first = next.fetch_add(chunk); first < every_float; first = next.fetch_add(chunk)) {
        work(static_cast<std::uint32_t>(first));
      }
    });
  }
}

template <class F>
bool sweep(const F& f, const formula& exact) {
  const bool from_output = exact.is_relu || !(exact.alpha < 0);
  comparison forward("forward");
  comparison backward("backward");
  comparison backward_from_output("backward_from_output");
  comparison forward_with_mask("forward_with_mask");
  comparison backward_from_mask("backward_from_mask");
  for_each_chunk([&](std::uint32_t first) {
    std::vector<float> x(chunk), dy(chunk), y(chunk), got(chunk), expected(chunk);
    std::vector<std::uint8_t> mask(chunk / 8);
    for (std::uint32_t i = 0; i < chunk; ++i) {
      x[i] = std::bit_cast<float>(first + i);
      dy[i] = std::bit_cast<float>((first + i) * 2654435761U + 12345U);  // an odd factor: every float once
      y[i] = exact.value(x[i]);
    }
    ramp::forward(f, x, got);
    forward.compare(x.data(), dy.data(), got.data(), y.data());
    ramp::forward_with_mask(f, x, got, mask);
    forward_with_mask.compare(x.data(), dy.data(), got.data(), y.data());

    for (std::size_t i = 0; i < chunk; ++i) {
      expected[i] = exact.gradient(x[i], dy[i]);
    }
    ramp::backward(f, x, dy, got);
    backward.compare(x.data(), dy.data(), got.data(), expected.data());
    if (from_output) {
      ramp::backward_from_output(f, y, dy, got);
      backward_from_output.compare(x.data(), dy.data(), got.data(), expected.data());
    }

    for (std::size_t i = 0; i < chunk; ++i) {  // with its own bits, not those that forward_with_mask wrote
      expected[i] = exact.gradient_from_mask(x[i] > 0, dy[i]);
    }
    ramp::backward_from_mask(f, mask, dy, got);
    backward_from_mask.compare(x.data(), dy.data(), got.data(), expected.data());
  });
  bool good = true;
  for (const comparison* c : {&forward, &backward, &forward_with_mask, &backward_from_mask}) {
    good = c->report() && good;
  }
  if (from_output) {
    good = backward_from_output.report() && good;
  } else {
    std::printf("  %-36s refused: alpha < 0\n", "backward_from_output");
  }
  return good;
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<double> alphas{0.01, 0, 1, 2.5, -0.3, INFINITY};
  bool good = true;
  if (argc > 1) {
    alphas.clear();
    for (int i = 1; i < argc; ++i) {
      alphas.push_back(std::strtod(argv[i], nullptr));
    }
  } else {
    std::printf("relu, %s\n", xsimd::default_arch::name());
    good = sweep(ramp::relu{}, {.is_relu = true, .alpha = 0});
  }
  for (const double alpha : alphas) {
    std::printf("leaky_relu{.alpha = %g}, %s\n", alpha, xsimd::default_arch::name());
    good = sweep(ramp::leaky_relu{alpha}, {.is_relu = false, .alpha = static_cast<float>(alpha)}) && good;
  }
  std::puts(good ? "every value is the formula's, bit for bit" : "FAILED");
  return good ? 0 : 1;
}
