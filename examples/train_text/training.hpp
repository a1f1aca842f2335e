// SPDX-License-Identifier: MIT
// What train_text and train_mpi are asked for on the command line.
#pragma once

#include "activation.hpp"
#include "network.hpp"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

struct training {
  std::vector<std::filesystem::path> files = {};
  std::filesystem::path csv = {};  ///< where the curves go
  shape model = {};
  int steps = 0;
  int samples = 128;
  int held_out = 2048;
  float rate = 0.001F;
  unsigned seed = 1;
};

inline void add_options(CLI::App& app, training& t) {
  const auto positive = CLI::Range(1, 1000000);
  const auto count = [&](const char* name, int& number, const char* what) {
    app.add_option(name, number, what)->check(positive)->capture_default_str();
  };
  app.add_option("FILE", t.files, "What to learn from: any text or binary files. Default: ramp's own sources");
  app.add_option("--csv", t.csv, "Where the curves go")->capture_default_str();
  count("--steps", t.steps, "Batches to train on");
  count("--samples", t.samples, "Windows in a batch");
  count("--held-out", t.held_out, "Held-out windows that it is judged by");
  count("--layers", t.model.layers, "Hidden layers");
  count("--width", t.model.width, "Units in a hidden layer");
  count("--context", t.model.context, "Characters that the model sees");
  app.add_option("--rate", t.rate, "Adam's learning rate")->check(CLI::PositiveNumber)->capture_default_str();
  app.add_option("--seed", t.seed, "Of the weights and the batches")->capture_default_str();
}

/// The names of choices().
inline CLI::Validator is_activation() {
  std::vector<std::string> names;
  for (const activation& f : choices()) {
    names.push_back(f.name);
  }
  return CLI::IsMember(names);
}
