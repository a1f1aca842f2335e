// SPDX-License-Identifier: MIT
#include "text.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

constexpr std::size_t block = 2048;

std::vector<std::uint8_t> read(const fs::path& file) {
  if (fs::is_directory(file)) {
    throw std::runtime_error("cannot read " + file.string() + ": it is a directory");
  }
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw std::runtime_error("cannot read " + file.string() + ": " + std::strerror(errno));
  }
  std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(stream), {}};
  if (stream.bad()) {
    throw std::runtime_error("cannot read " + file.string() + ": reading failed");
  }
  if (bytes.empty()) {
    throw std::runtime_error("cannot learn from " + file.string() + ": it is empty");
  }
  return bytes;
}

}  // namespace

text::text(const std::vector<fs::path>& files, std::size_t window) {
  for (const fs::path& file : files) {
    const std::vector<std::uint8_t> bytes = read(file);
    symbols_.insert(symbols_.end(), bytes.begin(), bytes.end());
  }

  std::array<bool, 256> occurs{};
  for (const std::uint8_t byte : symbols_) {
    occurs[byte] = true;
  }
  std::array<std::uint8_t, 256> number{};
  for (std::size_t byte = 0; byte < occurs.size(); ++byte) {
    number[byte] = static_cast<std::uint8_t>(alphabet_);
    alphabet_ += occurs[byte] ? 1U : 0U;
  }
  for (std::uint8_t& symbol : symbols_) {
    symbol = number[symbol];
  }

  for (std::size_t first = 0; first < symbols_.size(); first += block) {
    std::vector<std::size_t>& positions = first / block % 10 == 9 ? held_out_ : training_;
    for (std::size_t i = first; i + window < std::min(first + block, symbols_.size()); ++i) {
      positions.push_back(i);
    }
  }
  if (held_out_.empty()) {  // a short text: its last tenth
    const std::size_t tenth = training_.size() / 10;
    const std::size_t used = training_.size() - std::min(training_.size(), tenth + window);
    held_out_.assign(training_.end() - static_cast<std::ptrdiff_t>(tenth), training_.end());
    training_.resize(used);
  }
  if (training_.empty() || held_out_.empty()) {
    throw std::runtime_error("cannot learn from " + std::to_string(symbols_.size()) + " bytes: a window of " +
                             std::to_string(window) + " needs at least " + std::to_string(12 * window));
  }
}

std::vector<fs::path> sources_below(const fs::path& directory) {
  std::vector<fs::path> files;
  for (const char* part : {"README.md", "CONTRIBUTING.md", "include", "tests", "bench", "examples"}) {
    const fs::path path = directory / part;
    if (fs::is_regular_file(path)) {
      files.push_back(path);
    } else if (fs::is_directory(path)) {
      for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path)) {
        const fs::path extension = entry.path().extension();
        if (entry.is_regular_file() && (extension == ".hpp" || extension == ".cpp")) {
          files.push_back(entry.path());
        }
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}
