// SPDX-License-Identifier: MIT
#pragma once

/// Registers prelu_forward and prelu_backward (both gradients) over every layout, as
///
///   prelu_forward/layout/float/n/contender
///
/// beside plain nested loops, and leaky_relu on the same arrays, which is the floor.
void register_prelu();
