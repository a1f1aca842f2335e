// SPDX-License-Identifier: MIT
// Every activation of the catalogue, its derivative and its derivative from the output: all 2^32 floats and many
// doubles, through the verbs, against references. Prints the largest errors even when they keep their bounds, and exits
// with 1 when one does not, when a result leaves its range, or when a NaN, an infinity or a zero is not the one that it
// should be.
//
// With float, what does not keep the bound by the reference in double is decided in long double; with double, by
// libquadmath where there is one. The largest errors are always decided there.
#include "../catalogue.hpp"
#include "sweep.hpp"

#include <ramp/ramp.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <tuple>
#include <utility>
#include <vector>

namespace accuracy {

row on_every_core(std::uint64_t chunks, const row& empty, const std::function<void(std::uint64_t, row&)>& work) {
  row sum = empty;
  std::mutex adding;
  std::atomic<std::uint64_t> next = 0;
  std::vector<std::jthread> threads;
  for (unsigned t = 0; t < std::max(1U, std::thread::hardware_concurrency()); ++t) {
    threads.emplace_back([&] {
      row part = empty;
      for (std::uint64_t number = next++; number < chunks; number = next++) {
        work(number, part);
      }
      const std::lock_guard lock(adding);
      sum.add(part);
    });
  }
  threads.clear();
  return sum;
}

}  // namespace accuracy

namespace {

using accuracy::incidents;
using accuracy::row;

std::string text(const char* format, auto... values) {
  char buffer[200];
  std::snprintf(buffer, sizeof buffer, format, values...);
  return buffer;
}

void print(const row& r) {
  std::string line =
      text("%-36s %-6s %-22s %6.4g of %-3g", r.function.c_str(), r.element, r.quantity, r.ulp.error, r.bound);
  line += r.ulp.error > 0 ? text(" at %-14.9g", r.ulp.at) : std::string(18, ' ');
  line += text(" %5.1f s", r.seconds);
  if (r.near_root.error > 0) {
    line += text("  near a root %.4g at %.9g, absolute %.3g", r.near_root.error, r.near_root.at, r.absolute);
  }
  if (r.monotone) {
    line += text("  %llu the wrong way", static_cast<unsigned long long>(r.wrong_way.count));
    line += r.wrong_way.count != 0 ? text(" (%.9g)", r.wrong_way.at) : "";
  }
  for (const auto& [what, seen] :
       {std::pair{"OUTSIDE OF ITS RANGE", r.outside}, std::pair{"OF THE WRONG KIND", r.wrong_kind}}) {
    if (seen.count != 0) {
      line += text("  %llu %s, first %.9g", static_cast<unsigned long long>(seen.count), what, seen.at);
    }
  }
  std::printf("%s%s\n", line.c_str(), r.good() ? "" : r.compared == 0 ? "  NOTHING COMPARED" : "  BROKEN");
  std::fflush(stdout);
}

std::string json(const incidents& seen) {
  return text(R"({"count": %llu, "at": "%.17g"})", static_cast<unsigned long long>(seen.count), seen.at);
}
std::string json(const accuracy::worst& w) {
  return text(R"({"ulp": %.6g, "at": "%.17g", "got": "%.17g"})", w.error, w.at, w.got);
}
std::string json(const row& r) {
  return text(
             R"({"function": "%s", "default": %s, "element": "%s", "quantity": "%s", "bound": %g, "absolute_bound": %g, )",
             r.function.c_str(), r.is_default ? "true" : "false", r.element, r.quantity, r.bound, r.absolute_bound) +
         text(R"("compared": %llu, "seconds": %.3f, "good": %s, "monotone": %s, "absolute_near_root": %.6g, )",
              static_cast<unsigned long long>(r.compared), r.seconds, r.good() ? "true" : "false",
              r.monotone ? "true" : "false", r.absolute) +
         "\"worst\": " + json(r.ulp) + ", \"near_root\": " + json(r.near_root) +
         ", \"wrong_kind\": " + json(r.wrong_kind) + ", \"outside\": " + json(r.outside) +
         ", \"wrong_way\": " + json(r.wrong_way) + "}";
}

void write_json(const std::string& path, const accuracy::options& how, const std::vector<row>& rows) {
  std::ofstream file(path);
  file << text(R"({"instruction_set": "%s", "compiler": "%s", "stride": %llu, "doubles": %llu, "results": [)",
               RAMP_TEST_ISA, __VERSION__, static_cast<unsigned long long>(how.stride),
               static_cast<unsigned long long>(how.doubles));
  const char* separator = "\n";
  for (const row& r : rows) {
    file << separator << json(r);
    separator = ",\n";
  }
  file << "\n]}\n";
  if (!file.flush()) {
    throw std::runtime_error("cannot write " + path);
  }
}

template <class... F>
std::vector<std::string> names(std::tuple<F...>*) {
  return {catalogue::described<F>::name...};
}

}  // namespace

int main(int argc, char** argv) try {
  const std::vector<std::string> all = names(static_cast<catalogue::activations*>(nullptr));
  accuracy::options how{.stride = 1, .doubles = 1'000'000, .which = accuracy::parameters::thinned};
  std::vector<std::string> wanted;
  std::string file;
  CLI::App app("Measures the error of every activation");
  app.add_option("functions", wanted, "Which (all)")->check(CLI::IsMember(all));
  app.add_option("--stride", how.stride, "Every STRIDE-th float")
      ->check(
          [](const std::string& s) { return (s.back() - '0') % 2 == 1 ? "" : "must be odd, to reach every exponent"; })
      ->capture_default_str();
  app.add_option("--doubles", how.doubles, "How many doubles")->check(CLI::PositiveNumber)->capture_default_str();
  const std::map<std::string, accuracy::parameters> sets{{"default", accuracy::parameters::defaults},
                                                         {"thinned", accuracy::parameters::thinned},
                                                         {"all", accuracy::parameters::all}};
  app.add_option("--parameters", how.which,
                 "The default ones; others thinned, to every 61st float and a tenth of the doubles; or all")
      ->transform(CLI::CheckedTransformer(sets));
  app.add_option("--json", file, "Write the results to this file, too");
  CLI11_PARSE(app, argc, argv);

  const auto started = std::chrono::steady_clock::now();
  std::printf("%s, every %llu. float, %llu doubles, %u threads\n", RAMP_TEST_ISA,
              static_cast<unsigned long long>(how.stride), static_cast<unsigned long long>(how.doubles),
              std::thread::hardware_concurrency());
  std::vector<row> rows;
  for (const std::string& name : wanted.empty() ? all : wanted) {
    const auto& subjects = accuracy::subjects();
    const auto subject = std::find_if(subjects.begin(), subjects.end(), [&](const auto& s) { return s.name == name; });
    if (subject == subjects.end()) {
      std::printf("%s is in no translation unit of this program\n", name.c_str());
      return 1;
    }
    subject->sweep(how, [&](const row& r) {
      print(r);
      rows.push_back(r);
    });
  }
  if (!file.empty()) {
    write_json(file, how, rows);
  }
  const auto broken = std::count_if(rows.begin(), rows.end(), [](const row& r) { return !r.good(); });
  std::printf("%zu sweeps in %.0f s: %s\n", rows.size(),
              std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count(),
              broken == 0 ? "every bound is kept" : text("%lld BROKEN", static_cast<long long>(broken)).c_str());
  return broken == 0 ? 0 : 1;
} catch (const std::exception& error) {
  std::fprintf(stderr, "ramp_accuracy: %s\n", error.what());
  return 2;
}
