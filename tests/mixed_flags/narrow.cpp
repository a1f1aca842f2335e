// SPDX-License-Identifier: MIT
#include "probe.hpp"

widths measure_narrow() {
  return measure();
}
