// SPDX-License-Identifier: MIT
// What one translation unit of the sweep has in common with the others: the rows of the table, and the cores.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace accuracy {

enum class parameters {
  defaults,  ///< no others
  thinned,   ///< of others every 61st of the floats, and a tenth of the doubles
  all
};

struct options {
  std::uint64_t stride;   ///< every stride-th of the 2^32 floats
  std::uint64_t doubles;  ///< how many doubles
  parameters which;
};

/// How often something happened, and where: nearest to 0, so that the order of the chunks does not show.
struct incidents {
  std::uint64_t count = 0;
  double at = std::numeric_limits<double>::quiet_NaN();

  void see(double x, std::uint64_t times = 1) {
    count += times;
    if (!(std::fabs(at) <= std::fabs(x))) {
      at = x;
    }
  }
  void add(const incidents& other) {
    if (other.count != 0) {
      see(other.at, other.count);
    }
  }
};

/// The largest error, and where.
struct worst {
  double error = 0;
  double at = 0;
  double got = 0;

  void see(double e, double x, double y) {
    if (e > error) {
      *this = {e, x, y};
    }
  }
};

/// What was found out about one quantity of one function.
struct row {
  std::string function;  ///< with its parameters
  bool is_default;       ///< those of the default
  const char* element;
  const char* quantity;
  double bound;           ///< in ULP
  double absolute_bound;  ///< near roots, instead; 0: none
  bool monotone;          ///< should never decrease

  std::uint64_t compared = 0;
  worst ulp = {};             ///< but for what is near a root of a derivative
  worst near_root = {};       ///< there
  double absolute = 0;        ///< the largest absolute error there
  incidents wrong_kind = {};  ///< a NaN, an infinity or a signed zero where another was due, or bits that differ
  incidents outside = {};     ///< of the range
  incidents wrong_way = {};   ///< f(next) < f(x) for a function that never decreases
  double seconds = 0;

  void add(const row& part) {
    compared += part.compared;
    ulp.see(part.ulp.error, part.ulp.at, part.ulp.got);
    near_root.see(part.near_root.error, part.near_root.at, part.near_root.got);
    absolute = std::max(absolute, part.absolute);
    wrong_kind.add(part.wrong_kind);
    outside.add(part.outside);
    wrong_way.add(part.wrong_way);
  }

  bool good() const {
    const bool root = absolute_bound > 0 ? absolute <= absolute_bound : near_root.error <= bound * 1.0001;
    return compared != 0 && ulp.error <= bound * 1.0001 && root && wrong_kind.count == 0 && outside.count == 0;
  }
};

/// Sweeps one activation.
struct subject {
  std::string name;
  void (*sweep)(const options& how, const std::function<void(const row&)>& report);
};

/// Those of every translation unit.
inline std::vector<subject>& subjects() {
  static std::vector<subject> all;
  return all;
}

/// Calls work(chunk, part) for every chunk, on every core; each core fills a copy of `empty`, and the sum is returned.
row on_every_core(std::uint64_t chunks, const row& empty, const std::function<void(std::uint64_t, row&)>& work);

}  // namespace accuracy
