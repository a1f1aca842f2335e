// SPDX-License-Identifier: MIT
// The sweep over one family of activations, catalogue::RAMP_TEST_FAMILY, for the instruction set of the compiler's
// flags.
#include "../catalogue.hpp"
#include "../judge.hpp"
#include "../support.hpp"
#include "screen.hpp"
#include "sweep.hpp"

#include <ramp/ramp.hpp>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <span>
#include <tuple>
#include <type_traits>
#include <vector>

namespace {

using accuracy::incidents;
using accuracy::row;
using catalogue::described;
using judging::judge;

constexpr std::size_t chunk = 8192;

template <class T>
constexpr const char* element_name = std::is_same_v<T, float> ? "float" : "double";

// Inputs.

/// Where something may happen: special values, kinks, roots, and where exponentials begin and end.
template <class F>
std::vector<double> landmarks(const F& f) {
  std::vector<double> places = described<F>::kinks(f);
  for (const double root : described<F>::roots(f)) {
    places.push_back(root);
  }
  for (const double edge : {16.635, 17.329, 36.737, 37.43, 87.3365, 88.3763, 88.7228, 103.9721, 708.3964, 709.7827,
                            744.4401, 745.1332, 9.0109, 13.2, 14.4, 18.99, 26.6, 37.5, 38.6}) {
    places.insert(places.end(), {edge, -edge, edge / 2, -edge / 2});
  }
  return places;
}

template <class T>
T step(T x, int steps) {
  for (; steps > 0; --steps) {
    x = std::nextafter(x, std::numeric_limits<T>::infinity());
  }
  for (; steps < 0; ++steps) {
    x = std::nextafter(x, -std::numeric_limits<T>::infinity());
  }
  return x;
}

/// Special values and a few neighbours of every landmark: these are never left out.
template <class T, class F>
std::vector<T> special_inputs(const F& f) {
  std::vector<T> x = support::special_values<T>();
  for (const double place : landmarks(f)) {
    for (int k = -20; k <= 20; ++k) {
      x.push_back(step(static_cast<T>(place), k));
    }
  }
  for (int e = std::numeric_limits<T>::min_exponent - std::numeric_limits<T>::digits;
       e < std::numeric_limits<T>::max_exponent; ++e) {
    for (const int k : {-1, 0, 1}) {
      x.push_back(step(std::ldexp(T(1), e), k));
      x.push_back(-x.back());
    }
  }
  const auto by_bits = [](T a, T b) {
    return std::bit_cast<support::bits_of<T>>(a) < std::bit_cast<support::bits_of<T>>(b);
  };
  std::sort(x.begin(), x.end(), by_bits);
  x.erase(std::unique(x.begin(), x.end(), [&](T a, T b) { return !by_bits(a, b); }), x.end());
  return x;
}

/// Every stride-th float. Chunks of all floats overlap by one, so that every pair of neighbours is in one of them.
struct every_float {
  std::uint64_t stride;

  bool dense() const { return stride == 1; }
  std::uint64_t chunks() const { return (((std::uint64_t{1} << 32) - 1) / stride + chunk) / chunk; }

  void fill(std::uint64_t number, std::vector<float>& x) const {
    const std::uint64_t first = number * chunk * stride;
    const std::uint64_t end = std::min(first + (chunk + (dense() ? 1 : 0)) * stride, std::uint64_t{1} << 32);
    x.resize((end - first + stride - 1) / stride);
    for (std::size_t i = 0; i < x.size(); ++i) {
      x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(first + i * stride));
    }
  }
};

/// Random bits, numbers of everyday size, and numbers beside landmarks and powers of two; the same on every machine.
struct some_doubles {
  std::uint64_t count;
  std::vector<double> places;

  bool dense() const { return false; }
  std::uint64_t chunks() const { return (count + chunk - 1) / chunk; }

  void fill(std::uint64_t number, std::vector<double>& x) const {
    std::mt19937_64 random(number);
    const auto uniform = [&](double low, double high) {
      return low + (high - low) * 0x1p-53 * static_cast<double>(random() >> 11);
    };
    x.resize(std::min<std::uint64_t>(chunk, count - number * chunk));
    for (double& value : x) {
      const std::uint64_t kind = random();
      const double scale = std::ldexp(uniform(1, 2), static_cast<int>(random() % 52) - 52);  // of log-uniform size
      switch (kind % 8) {
        case 0:
        case 1:
          value = std::bit_cast<double>(random());
          break;
        case 2:
          value = uniform(-3, 3);
          break;
        case 3:
          value = uniform(-40, 40);
          break;
        case 4:
          value = uniform(-760, 720);
          break;
        case 5:
          value = (kind & 8 ? 8 : -8) * scale;
          break;
        case 6:
          value = places[random() % places.size()];
          value += (kind & 8 ? 1 : -1) * scale * (value == 0 ? 1 : value);
          break;
        default:
          value = std::ldexp(kind & 8 ? 1.0 : -1.0, static_cast<int>(random() % 2098) - 1074);
          value = step(value, static_cast<int>(random() % 9) - 4);
          break;
      }
    }
  }
};

template <class T, class F>
auto inputs(const F& f, const accuracy::options& how) {
  if constexpr (std::is_same_v<T, float>) {
    return every_float{how.stride};
  } else {
    return some_doubles{how.doubles, landmarks(f)};
  }
}

// Quantities.

/// Computes and judges a quantity of f for all x. Dense: these are consecutive floats, and the first a multiple of a
/// piece.
template <class Quantity, class T, class F>
void examine(const judge<Quantity, F, T>& judged, std::span<const T> x, std::span<const T> y, bool dense, row& found) {
  std::size_t i = 0;
  const auto one = [&] {
    const auto e = judged(x[i], y[i], found.ulp.error);
    if (!std::isfinite(e.ulp)) {
      found.wrong_kind.see(x[i]);
    } else if (e.near_root) {
      found.near_root.see(e.ulp, x[i], y[i]);
      found.absolute = std::max(found.absolute, e.absolute);
    } else {
      found.ulp.see(e.ulp, x[i], y[i]);
    }
  };
  while (i < x.size()) {
    const std::size_t end = std::min(i + accuracy::piece, x.size());
    if constexpr (std::is_same_v<T, float>) {
      if (dense && end - i == accuracy::piece && accuracy::nothing_new(judged, &x[i], &y[i], found.ulp.error)) {
        i = end;
      }
    }
    for (; i < end; ++i) {
      one();
    }
  }
  found.compared += x.size();
}

/// Sees every i for which `happens`. Most often none does, which a loop without branches finds out.
void see_where(std::size_t n, incidents& seen, const auto& x, auto happens) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < n; ++i) {
    count += static_cast<std::size_t>(happens(i));
  }
  for (std::size_t i = 0; count != 0 && i < n; ++i) {
    if (happens(i)) {
      seen.see(x[i]);
    }
  }
}

/// Counts the results that f should never give.
template <class T, class F>
void fence(const F& f, std::span<const T> x, std::span<const T> y, row& found) {
  const auto [lowest, highest] = described<F>::template range<T>(f);
  see_where(x.size(), found.outside, x,
            [=, low = lowest, high = highest](std::size_t i) { return y[i] < low || y[i] > high; });
}

/// Counts where f decreases from a number to the next.
template <class T, class F>
void walk(const F& f, std::span<const T> x, std::span<const T> y, bool dense, row& found) {
  if (dense) {  // the neighbours are here; all have one sign
    const bool backwards = std::signbit(x[0]);
    see_where(x.size() - 1, found.wrong_way, x,
              [=](std::size_t i) { return backwards ? y[i] < y[i + 1] : y[i + 1] < y[i]; });
    return;
  }
  std::vector<T> next(x.size()), y_next(x.size());
  std::transform(x.begin(), x.end(), next.begin(), support::next<T>);
  ramp::forward(f, next.data(), y_next.data(), x.size());
  see_where(x.size(), found.wrong_way, x, [&](std::size_t i) { return y_next[i] < y[i]; });
}

template <class Quantity, class T, class F>
void sweep_quantity(const F& f, bool is_default, const accuracy::options& how,
                    const std::function<void(const row&)>& report) {
  if constexpr (Quantity::template offered<F, T>) {
    if (!Quantity::allowed(f)) {
      return;
    }
    constexpr bool is_forward = std::is_same_v<Quantity, judging::forward>;
    constexpr bool from_output = std::is_same_v<Quantity, judging::derivative_from_output>;
    const judge<Quantity, F, T> judged(f);
    const auto source = inputs<T>(f, how);
    const auto range = described<F>::template range<T>(f);
    const bool has_all = std::is_same_v<T, float> && how.stride == 1;
    const std::vector<T> special = has_all ? std::vector<T>() : special_inputs<T>(f);
    const std::vector<T> ones(std::max(chunk + 1, special.size()), T(1));
    const row empty{
        .function = described<F>::label(f),
        .is_default = is_default,
        .element = element_name<T>,
        .quantity = Quantity::name,
        .bound = Quantity::template bound<F>,
        .absolute_bound = std::is_same_v<Quantity, judging::derivative> ? described<F>::derivative_absolute : 0,
        .monotone = is_forward && described<F>::monotone(f)};
    const auto started = std::chrono::steady_clock::now();
    row found = accuracy::on_every_core(source.chunks() + 1, empty, [&](std::uint64_t number, row& part) {
      std::vector<T> x;
      if (number == 0) {
        x = special;
      } else {
        source.fill(number - 1, x);
      }
      bool dense = number != 0 && source.dense();
      if (from_output) {
        // What f can give; half of the doubles are what it does give.
        if (std::is_same_v<T, double>) {
          ramp::forward(f, x.data(), x.data(), x.size() / 2);
        }
        dense = std::erase_if(x, [&](T y) { return y < range.lowest || y > range.highest; }) == 0 && dense;
      }
      if (x.empty()) {
        return;
      }
      std::vector<T> y(x.size());
      Quantity::compute(f, x.data(), ones.data(), y.data(), x.size());
      const std::size_t own = dense ? std::min(chunk, x.size()) : x.size();  // not what the next chunk begins with
      const auto own_x = std::span<const T>(x).first(own);
      const auto own_y = std::span<const T>(y).first(own);
      examine<Quantity, T, F>(judged, own_x, own_y, dense, part);
      if constexpr (is_forward) {
        fence<T>(f, own_x, own_y, part);
        if (empty.monotone) {
          walk<T>(f, x, y, dense, part);
        }
      }
    });
    found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    report(found);
  }
}

// Bit for bit: every verb of the functions of straight lines, where dy runs through all floats too, in another order.

template <class F>
class verbs {
 public:
  static constexpr const char* names[] = {"forward_with_mask", "backward", "backward_from_output",
                                          "backward_from_mask"};

  verbs(const F& f, std::span<const float> x, std::span<const float> dy) : f_(f), x_(x), dy_(dy), got_(x.size()) {}

  void run(std::size_t which, row& found) {
    const std::size_t n = x_.size();
    const auto gradient = [this](float x, float dy) {
      return static_cast<float>(described<F>::template gradient<float>(f_, x, dy));
    };
    const auto value = [this](float x) { return static_cast<float>(described<F>::template value<float>(f_, x)); };
    std::vector<std::uint8_t> mask((n + 7) / 8);
    for (std::size_t i = 0; i < n; ++i) {
      mask[i / 8] = static_cast<std::uint8_t>(mask[i / 8] | static_cast<unsigned>(x_[i] > 0) << (i % 8));
    }
    switch (which) {
      case 0: {
        std::vector<std::uint8_t> marks(mask.size());
        ramp::forward_with_mask(f_, x_.data(), got_.data(), marks.data(), n);
        compare(found, [&](std::size_t i) { return value(x_[i]); });
        for (std::size_t byte = 0; byte < mask.size(); ++byte) {
          if (marks[byte] != mask[byte]) {
            found.wrong_kind.see(x_[8 * byte]);
          }
        }
        break;
      }
      case 1:
        ramp::backward(f_, x_.data(), dy_.data(), got_.data(), n);
        compare(found, [&](std::size_t i) { return gradient(x_[i], dy_[i]); });
        break;
      case 2:
        if constexpr (ramp::output_differentiable<F>) {
          std::vector<float> y(n);
          std::transform(x_.begin(), x_.end(), y.begin(), value);
          ramp::backward_from_output(f_, y.data(), dy_.data(), got_.data(), n);
          compare(found, [&](std::size_t i) { return gradient(x_[i], dy_[i]); });
        }
        break;
      default:
        if constexpr (ramp::mask_differentiable<F>) {
          ramp::backward_from_mask(f_, mask.data(), dy_.data(), got_.data(), n);
          compare(found, [&](std::size_t i) { return gradient(x_[i] > 0 ? 1.0F : -1.0F, dy_[i]); });
        }
        break;
    }
  }

 private:
  void compare(row& found, auto expected) {
    for (std::size_t i = 0; i < x_.size(); ++i) {
      if (!support::same(got_[i], expected(i))) {
        found.wrong_kind.see(x_[i]);
      }
    }
    found.compared += x_.size();
  }

  F f_;
  std::span<const float> x_, dy_;
  std::vector<float> got_;
};

template <class F>
void sweep_verbs(const F& f, bool is_default, const accuracy::options& how,
                 const std::function<void(const row&)>& report) {
  for (std::size_t which = 0; which < std::size(verbs<F>::names); ++which) {
    if ((which == 2 && !(ramp::output_differentiable<F> && judging::derivative_from_output::allowed(f))) ||
        (which == 3 && !ramp::mask_differentiable<F>)) {
      continue;
    }
    const every_float source{how.stride};
    const row empty{.function = described<F>::label(f),
                    .is_default = is_default,
                    .element = "float",
                    .quantity = verbs<F>::names[which],
                    .bound = 0,
                    .absolute_bound = 0,
                    .monotone = false};
    const auto started = std::chrono::steady_clock::now();
    row found = accuracy::on_every_core(source.chunks(), empty, [&](std::uint64_t number, row& part) {
      std::vector<float> x;
      source.fill(number, x);
      x.resize(std::min(chunk, x.size()));
      std::vector<float> dy(x.size());
      for (std::size_t i = 0; i < x.size(); ++i) {
        dy[i] =
            std::bit_cast<float>(std::bit_cast<std::uint32_t>(x[i]) * 2654435761U + 12345U);  // odd: every float once
      }
      verbs<F>(f, x, dy).run(which, part);
    });
    found.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    report(found);
  }
}

template <class F>
void sweep(const accuracy::options& how, const std::function<void(const row&)>& report) {
  bool is_default = true;
  for (const F& f : described<F>::parameters()) {
    accuracy::options these = how;
    if (!is_default && how.which == accuracy::parameters::thinned) {
      these.stride *= 61;  // the same code with other numbers
      these.doubles = (these.doubles + 9) / 10;
    }
    const auto quantities = [&]<class T>(T) {
      sweep_quantity<judging::forward, T>(f, is_default, these, report);
      sweep_quantity<judging::derivative, T>(f, is_default, these, report);
      sweep_quantity<judging::derivative_from_output, T>(f, is_default, these, report);
    };
    quantities(float());
    if constexpr (described<F>::bit_for_bit) {
      sweep_verbs(f, is_default, these, report);
    }
    if constexpr (!described<F>::only_float) {
      quantities(double());
    }
    if (how.which == accuracy::parameters::defaults) {
      break;
    }
    is_default = false;
  }
}

template <class... F>
bool enlist(std::tuple<F...>*) {
  (accuracy::subjects().push_back({described<F>::name, sweep<F>}), ...);
  return true;
}

const bool enlisted = enlist(static_cast<catalogue::RAMP_TEST_FAMILY*>(nullptr));

}  // namespace
