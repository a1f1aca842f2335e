// SPDX-License-Identifier: MIT
// Any file as a sequence of symbols: its bytes, numbered in the order of their values. UTF-8 needs no decoding; a
// character of several bytes is learned as what usually follows what.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

/// A text cut into blocks, of which every tenth is held out. Windows never cross from one block into another, so that
/// no held-out symbol is ever seen in training.
class text {
 public:
  /// Reads the files one after another. Throws std::runtime_error with one sentence if a file cannot be read, or if
  /// there are fewer bytes than two windows and a held-out block need.
  text(const std::vector<std::filesystem::path>& files, std::size_t window);

  std::size_t bytes() const { return symbols_.size(); }
  std::size_t alphabet() const { return alphabet_; }

  /// The first position of a window: window symbols, and behind them the one to predict.
  std::size_t training_position(std::mt19937& random) const { return pick(training_, random); }
  std::size_t held_out_position(std::mt19937& random) const { return pick(held_out_, random); }
  int operator[](std::size_t i) const { return symbols_[i]; }

 private:
  static std::size_t pick(const std::vector<std::size_t>& positions, std::mt19937& random) {
    return positions[random() % positions.size()];
  }

  std::vector<std::uint8_t> symbols_;
  std::size_t alphabet_ = 0;
  std::vector<std::size_t> training_;
  std::vector<std::size_t> held_out_;
};

/// The text files below a directory, sorted by name: what this example learns from if nothing else is asked for.
std::vector<std::filesystem::path> sources_below(const std::filesystem::path& directory);
