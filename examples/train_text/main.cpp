// SPDX-License-Identifier: MIT
// Trains the same next-character model, from the same seed on the same batches, once per activation, and compares.
#include "activation.hpp"
#include "network.hpp"
#include "text.hpp"
#include "training.hpp"

#include <CLI/CLI.hpp>
#include <xsimd/xsimd.hpp>

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

struct options : training {
  std::vector<std::string> activations = {"relu", "leaky_relu 0.01", "leaky_relu 0.2", "prelu", "gelu", "silu", "mish"};
  bool all = false;
};

/// What one training came to.
struct outcome {
  std::string name;
  double training_loss;
  double held_out_loss;
  double gradient_ratio;
  double activation_seconds;
  double seconds;
  std::vector<double> dead_units;
  std::vector<std::vector<float>> slopes;  ///< per layer
};

/// A line that is rewritten on a terminal, and written five times elsewhere.
void show_progress(const std::string& name, int step, int steps, double loss) {
  static const bool terminal = isatty(STDERR_FILENO) != 0;
  if (terminal || step % std::max(1, steps / 5) == 0) {
    std::fprintf(stderr, "%s%-16s step %5d of %d, training loss %.3f%s", terminal ? "\r" : "", name.c_str(), step,
                 steps, loss, terminal && step < steps ? "" : "\n");
  }
}

outcome train(const activation& f, const text& t, const options& o, std::FILE* csv) {
  std::mt19937 random(o.seed);
  const batch held_out = draw(t, o.model.context, o.held_out, true, random);
  network model(o.model, static_cast<int>(t.alphabet()), f, o.seed);
  outcome result{f.name, 0, 0, 0, 0, 0, {}, {}};
  const int report = std::max(1, o.steps / 50);
  double sum = 0;
  int count = 0;
  for (int step = 1; step <= o.steps; ++step) {
    const batch b = draw(t, o.model.context, o.samples, false, random);
    {
      const stopwatch time(result.seconds);
      sum += model.train(b, o.rate);
      ++count;
    }
    if (step % report == 0 || step == o.steps) {
      result.training_loss = sum / count;
      sum = count = 0;
      const double spent = model.activation_seconds;
      result.held_out_loss = model.loss(held_out);
      model.activation_seconds = spent;  // only training is timed
      std::fprintf(csv, "%s,%d,%.5f,%.5f\n", f.name.c_str(), step, result.training_loss, result.held_out_loss);
      show_progress(f.name, step, o.steps, result.training_loss);
    }
  }
  result.activation_seconds = model.activation_seconds;
  result.dead_units = model.dead_units(held_out);
  result.slopes = model.slopes();
  result.gradient_ratio = model.gradient_ratio(held_out);
  return result;
}

/// So that the first activation is not the one that pays for fresh memory.
void warm_up(const activation& f, const text& t, const options& o) {
  std::mt19937 random(o.seed);
  network model(o.model, static_cast<int>(t.alphabet()), f, o.seed);
  for (int step = 0; step < 30; ++step) {
    model.train(draw(t, o.model.context, o.samples, false, random), o.rate);
  }
}

/// The least, the mean and the greatest of each layer's slopes, if they were learned.
void print_slopes(const outcome& r) {
  if (r.slopes.empty() || r.slopes.front().empty()) {
    return;
  }
  std::printf("\nSlopes that %s learned, least, mean and greatest, by layer:\n", r.name.c_str());
  const auto line = [&](const char* label, auto of) {
    std::printf("%-10s", label);
    for (const std::vector<float>& slopes : r.slopes) {
      std::printf(" %5.2f", static_cast<double>(of(slopes)));
    }
    std::puts("");
  };
  line("least", [](const auto& s) { return *std::min_element(s.begin(), s.end()); });
  line("mean", [](const auto& s) { return std::accumulate(s.begin(), s.end(), 0.0F) / static_cast<float>(s.size()); });
  line("greatest", [](const auto& s) { return *std::max_element(s.begin(), s.end()); });
}

void print(const std::vector<outcome>& outcomes, const options& o) {
  std::printf("\n%-16s %13s %13s %15s %17s\n", "", "training", "held out", "gradient norm", "seconds in");
  std::printf("%-16s %13s %13s %15s %17s\n", "", "nats/byte", "nats/byte", "first / last", "activations / all");
  for (const outcome& r : outcomes) {
    std::printf("%-16s %13.3f %13.3f %15.3g %11.2f / %.1f\n", r.name.c_str(), r.training_loss, r.held_out_loss,
                r.gradient_ratio, r.activation_seconds, r.seconds);
  }
  std::printf("\nDead units in %% (|f'(x)| < 0.001 for each of %d held-out windows), by layer:\n", o.held_out);
  for (const outcome& r : outcomes) {
    std::printf("%-16s", r.name.c_str());
    for (const double share : r.dead_units) {
      std::printf(" %3.0f", 100 * share);
    }
    std::puts("");
  }
  for (const outcome& r : outcomes) {
    print_slopes(r);
  }
}

void run(options o) {
  std::vector<activation> chosen;
  const std::vector<activation> known = choices();
  const auto find = [](const std::vector<activation>& in, const std::string& name) {
    return std::find_if(in.begin(), in.end(), [&](const activation& f) { return f.name == name; });
  };
  if (o.all) {
    chosen = known;
  } else {
    for (const std::string& name : o.activations) {  // in the order in which they were asked for
      if (find(chosen, name) == chosen.end()) {
        chosen.push_back(*find(known, name));
      }
    }
  }
  if (o.files.empty()) {
    o.files = sources_below(RAMP_SOURCE_DIR);
  }
  const text t(o.files, static_cast<std::size_t>(o.model.context));
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> csv(std::fopen(o.csv.c_str(), "w"), std::fclose);
  if (!csv) {
    throw std::runtime_error("cannot write " + o.csv.string());
  }
  std::fprintf(csv.get(), "activation,step,training_loss,held_out_loss\n");
  std::printf("%zu bytes of %zu different values from %zu file%s; %d layers of %d, batches of %d, %s\n", t.bytes(),
              t.alphabet(), o.files.size(), o.files.size() == 1 ? "" : "s", o.model.layers, o.model.width, o.samples,
              xsimd::default_arch::name());
  std::fflush(stdout);
  warm_up(chosen.front(), t, o);
  std::vector<outcome> outcomes;
  for (const activation& f : chosen) {
    outcomes.push_back(train(f, t, o, csv.get()));
  }
  print(outcomes, o);
  std::printf("\nThe curves are in %s.\n", o.csv.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  options o{{.csv = "train_text.csv", .steps = 3000}};
  CLI::App app("Trains a next-character model once per activation and compares them.");
  add_options(app, o);
  CLI::Option* some = app.add_option("-a,--activation", o.activations, "These activations; once for each")
                          ->check(is_activation())
                          ->allow_extra_args(false)  // what follows the name is a FILE
                          ->capture_default_str();
  app.add_flag("--all", o.all, "Every activation")->excludes(some);
  CLI11_PARSE(app, argc, argv);
  try {
    run(std::move(o));
    return EXIT_SUCCESS;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_text: %s\n", error.what());
    return EXIT_FAILURE;
  }
}
