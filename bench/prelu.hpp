// SPDX-License-Identifier: MIT
#pragma once

/// Registers prelu_forward and prelu_backward (both gradients) over every layout, as
///
///   prelu_forward/layout/float/n/contender
///
/// beside plain nested loops. What leaky_relu takes at the same n is the floor.
void register_prelu();
