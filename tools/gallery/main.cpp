// SPDX-License-Identifier: MIT
// Writes every activation and its derivative into a CSV file, as ramp's own verbs compute them: what gallery.py draws.
#include "../../examples/every_activation.hpp"

#include <ramp/ramp.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

/// -8 to 8, and close to both sides of multiples of 1/2, where kinks lie at default parameters: a jump is then seen
/// as one, and not as a steep line.
std::vector<double> arguments() {
  constexpr int steps = 20;  // per unit
  constexpr double beside = 1e-6;
  std::vector<double> x;
  for (int i = -8 * steps; i <= 8 * steps; ++i) {
    const double middle = static_cast<double>(i) / steps;
    if (i % (steps / 2) == 0) {
      x.insert(x.end(), {middle - beside, middle, middle + beside});
    } else {
      x.push_back(middle);
    }
  }
  return x;
}

std::string words(const activation_parameters& parameters) {
  std::string all;
  for (const activation_parameter& p : parameters) {
    char text[100];
    std::snprintf(text, sizeof text, "%s%s = %g", all.empty() ? "" : "; ", p.name, p.value);
    all += text;
  }
  return all;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: ramp_gallery FILE.csv\n");
    return EXIT_FAILURE;
  }
  std::FILE* csv = std::fopen(argv[1], "w");
  if (csv == nullptr) {
    std::fprintf(stderr, "ramp_gallery: cannot write %s\n", argv[1]);
    return EXIT_FAILURE;
  }
  const std::vector<double> x = arguments();
  const std::vector<double> one(x.size(), 1);
  std::vector<double> y(x.size());
  std::vector<double> slope(x.size());
  std::fprintf(csv, "activation,parameters,x,value,derivative\n");
  for_each_activation([&](const char* name, const auto& f, const activation_parameters& parameters) {
    ramp::forward(f, x, y);
    ramp::backward(f, x, one, slope);
    for (std::size_t i = 0; i < x.size(); ++i) {
      std::fprintf(csv, "%s,%s,%.8g,%.8g,%.8g\n", name, words(parameters).c_str(), x[i], y[i], slope[i]);
    }
  });
  const bool failed = std::ferror(csv) != 0;
  return std::fclose(csv) == 0 && !failed ? EXIT_SUCCESS : EXIT_FAILURE;
}
