// SPDX-License-Identifier: MIT
#include "probe.hpp"

widths measure_wide() {
  return measure();
}
