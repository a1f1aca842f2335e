// SPDX-License-Identifier: MIT
// How wrong the peers are, and where: every 257th of all 2^32 floats, in the same calls as are timed, against the
// definition in long double (double would do for the values, but not where a derivative passes through zero). Of
// gradients, those for dy = 1.
//
//   ramp_peer_accuracy FILE.json [EVERY] [FUNCTION]
//
// writes a table to the terminal and all of it to the file. Arrays are long: the tails of the peers' loops are not
// seen.
#include "activations.hpp"
#include "peers.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iterator>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr std::uint64_t floats = std::uint64_t{1} << 32;
constexpr std::size_t block = 1 << 16;

using limits = std::numeric_limits<float>;

/// The worst and where, or how many and where the first.
struct finding {
  double size = 0;
  float x = 0;

  void worst(double error, float where) {
    if (error > size) {
      *this = {error, where};
    }
  }
  void count(float where) {
    x = size == 0 ? where : x;
    size += 1;
  }
};

struct findings {
  finding ulp;        ///< where the exact result is a normal number
  finding small;      ///< where it is below those, in units of the smallest subnormal number
  finding nonfinite;  ///< infinity or NaN where there is none, or the reverse
  finding flushed;    ///< 0 where the exact result rounds to a subnormal number

  void compare(float x, float got, double exact) {
    // What rounds to infinity is as good as infinite.
    const bool infinite = std::abs(exact) >= 0x1.ffffffp127;
    if (std::isnan(exact) || infinite || !std::isfinite(got)) {
      const bool right = std::isnan(exact) ? std::isnan(got)
                         : infinite        ? got == std::copysign(limits::infinity(), static_cast<float>(exact))
                                           : false;
      if (!right) {
        nonfinite.count(x);
      }
    } else if (std::abs(exact) >= static_cast<double>(limits::min())) {
      ulp.worst(std::ldexp(std::abs(static_cast<double>(got) - exact), limits::digits - 1 - std::ilogb(exact)), x);
    } else {
      small.worst(std::abs(static_cast<double>(got) - exact) / static_cast<double>(limits::denorm_min()), x);
      if (got == 0 && static_cast<float>(exact) != 0) {
        flushed.count(x);
      }
    }
  }
};

std::string text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof(digits), "%.9g", value);
  return digits;
}

/// What one function's contenders are asked, and what was wrong with their answers.
struct exam {
  const definition& d;
  bool backward;
  std::vector<contender> who;
  std::vector<findings> found;
  std::vector<std::string> special;  ///< where an infinity or a NaN is wrong, of the ends of the range and NaN

  exam(const definition& of, bool gradients, const std::vector<contender>& all) : d(of), backward(gradients) {
    std::copy_if(all.begin(), all.end(), std::back_inserter(who),
                 [&](const contender& c) { return c.function == d.name && c.backward == backward; });
    found.resize(who.size());
    special.resize(who.size());
  }

  const char* direction() const { return backward ? "backward" : "forward"; }

  /// Compares each answer, by report(contender, x, got, exact).
  template <class Report>
  void ask(std::vector<float> x, Report report) {
    const std::size_t n = x.size();
    std::vector<double> exact(n);
    std::transform(x.begin(), x.end(), exact.begin(),
                   [&](float v) { return static_cast<double>(backward ? d.derivative(v) : d.value(v)); });
    x.resize(block);
    std::vector<float> dy(block, 1), y(block), out(block);
    for (std::size_t k = 0; k < who.size(); ++k) {
      const work w = who[k].prepare({block, x.data(), dy.data(), y.data(), out.data(), 0});
      w.call();
      w.publish();
      for (std::size_t i = 0; i < n; ++i) {
        // The gradient at NaN is a matter of taste.
        if (!(backward && std::isnan(x[i]))) {
          report(k, x[i], out[i], exact[i]);
        }
      }
    }
  }

  void sit(std::uint64_t every) {
    if (who.empty()) {
      return;
    }
    ask({-limits::infinity(), -limits::max(), limits::max(), limits::infinity(), limits::quiet_NaN()},
        [&](std::size_t k, float x, float got, double exact) {
          findings one;
          one.compare(x, got, exact);
          if (one.nonfinite.size > 0) {
            special[k] += (special[k].empty() ? "f(" : ", f(") + text(static_cast<double>(x)) +
                          ") = " + text(static_cast<double>(got));
          }
        });
    for (std::uint64_t bits = 0; bits < floats; bits += block * every) {
      std::vector<float> x;
      for (std::size_t i = 0; i < block && bits + i * every < floats; ++i) {
        x.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(bits + i * every)));
      }
      ask(std::move(x), [&](std::size_t k, float v, float got, double exact) { found[k].compare(v, got, exact); });
    }
  }
};

void print_header() {
  std::printf("%-12s %-8s %-16s %11s %-16s %11s %-16s %10s %-16s %8s %-16s %s\n", "function", "", "contender",
              "worst ULP", "at", "worst small", "at", "inf or NaN", "first", "flushed", "first", "and");
}

void print(const exam& e, std::size_t k) {
  std::printf("%-12s %-8s %-16s", e.d.name.c_str(), e.direction(), e.who[k].peer.c_str());
  const findings& f = e.found[k];
  for (const auto& [one, width] : {std::pair{f.ulp, 11}, {f.small, 11}, {f.nonfinite, 10}, {f.flushed, 8}}) {
    std::printf(" %*.*g %-16s", width, width == 11 ? 3 : 8, one.size,
                one.size > 0 ? text(static_cast<double>(one.x)).c_str() : "");
  }
  std::printf(" %s\n", e.special[k].c_str());
  std::fflush(stdout);
}

std::string json(const exam& e, std::size_t k, std::uint64_t every) {
  std::string line = R"({"function": ")" + e.d.name + R"(", "direction": ")" + e.direction() + R"(", "contender": ")" +
                     e.who[k].peer + R"(", "every": )" + std::to_string(every);
  const findings& f = e.found[k];
  for (const auto& [name, one] :
       {std::pair{"ulp", f.ulp}, {"small", f.small}, {"nonfinite", f.nonfinite}, {"flushed", f.flushed}}) {
    line += std::string(R"(, ")") + name + R"(": {"size": )" + text(one.size) + R"(, "x": ")" +
            text(static_cast<double>(one.x)) + R"("})";
  }
  return line + R"(, "special": ")" + e.special[k] + R"("})";
}

}  // namespace

int main(int argc, char** argv) try {
  insist_on_threads(argv);
  const std::uint64_t every = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 257;
  std::FILE* file = argc > 1 && every > 0 ? std::fopen(argv[1], "w") : nullptr;
  if (file == nullptr) {
    std::fprintf(stderr, "usage: ramp_peer_accuracy FILE.json [EVERY] [FUNCTION]\n");
    return 2;
  }
  const std::vector<contender> all = contenders();
  print_header();
  const char* separator = "[\n";
  for (const definition& d : definitions()) {
    if (d.row != 0 || (argc > 3 && d.name != argv[3])) {
      continue;
    }
    for (const bool backward : {false, true}) {
      exam e(d, backward, all);
      e.sit(every);
      for (std::size_t k = 0; k < e.who.size(); ++k) {
        print(e, k);
        std::fprintf(file, "%s%s", separator, json(e, k, every).c_str());
        separator = ",\n";
      }
    }
  }
  std::fprintf(file, "\n]\n");
  return std::fclose(file) == 0 ? 0 : 1;
} catch (const std::exception& e) {
  std::fprintf(stderr, "ramp_peer_accuracy: %s\n", e.what());
  return 1;
}
