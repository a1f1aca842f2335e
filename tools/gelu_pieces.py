#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the table of ramp::fast::gelu with mpmath and Sollya: gelu_pieces.py > include/ramp/detail/gelu_pieces.hpp

    t Phi(-t) = 2^(-k/32) e(u) g(t),    t^2 = k step + u

step is 2 ln(2) / 32 in few bits, so that k step is exact. What it is off by makes a factor e^(a t^2) near 1 for g, and
another rate of e(u), which is an exponential. g, which is 0 at 0 and tends to 1 / sqrt(2 pi), is a polynomial on each
of 31 pieces, eight to each power of two of t factor + offset; on the last one, where results are subnormal, it is 0.
"""
import random
import struct
import subprocess
import sys

import mpmath as mp

mp.mp.prec = 160
STEP = mp.mpf(355) / 8192
OFFSET = mp.mpf(15) / 16  # makes the first piece short: there g has one coefficient less
VANISHING = mp.mpf("13.16")  # t Phi(-t) is less than the smallest normal number
DEGREE, E_DEGREE = 4, 3


def to_float(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def moved(x, steps):
    """The float that many floats further."""
    return struct.unpack("f", struct.pack("i", struct.unpack("i", struct.pack("f", x))[0] + steps))[0]


def sollya(script):
    result = subprocess.run(["sollya"], input="prec=160!;display=hexadecimal!;" + script, timeout=60, text=True,
                            capture_output=True, check=False)
    return [float.fromhex(word) for word in result.stdout.split()]


def fit(function, first, degree, low, high, constrained=""):
    number = lambda x: mp.nstr(x, 40)
    powers = ",".join(str(j) for j in range(first, degree + 1))
    return sollya(f"p=fpminimax({function},[|{powers}|],[|SG...|],[{number(low)};{number(high)}],relative{constrained});"
                  + "".join(f"print(single(coeff(p,{j})));" for j in range(first, degree + 1)))


def near_floats(numbers):
    """A factor in [1, 2], the products, rounded, and their largest error: of 400000 factors the best."""
    rng = random.Random(1)
    numbers = [float(x) for x in numbers]
    best = None
    for _ in range(400000):
        factor = rng.uniform(1, 2)
        error = 0.0
        for x in numbers:
            error = max(error, abs(to_float(factor * x) / (factor * x) - 1))
            if best and error >= best[0]:
                break
        else:
            best = (error, factor)
    return mp.mpf(best[1]), [to_float(best[1] * x) for x in numbers], best[0]


def worst(polynomial, function, low, high):
    points = (low + (high - low) * mp.mpf(k) / 200 for k in range(1, 200))
    return max(abs(mp.polyval(polynomial[::-1], x) / function(x) - 1) for x in points)


def hexadecimal(x):
    if x == int(x) and abs(x) < 2:
        return str(int(x))
    m, e = float(x).hex().split("p")
    return f"{m.rstrip('0').rstrip('.')}p{e}F"


def array(values, indent):
    text, line = "", ""
    for i, x in enumerate(values):
        item = hexadecimal(x) + ("," if i + 1 < len(values) else "")
        if line and indent + len(line) + len(item) + 1 > 118:
            text, line = text + " " * indent + line + "\n", ""
        line += (" " if line else "") + item
    return text + " " * indent + line


def main():
    factor, powers, power_error = near_floats([mp.mpf(2) ** (mp.mpf(j) / 32) for j in range(32)])
    powers = [moved(x, -(j << 18)) for j, x in enumerate(powers)]

    # e^(-t^2 / 2) = 2^(-k/32) e^(-rate u) e^((rate - 1/2) t^2)
    rate = mp.log(2) / 16 / STEP / 2
    half = STEP / 2 * mp.mpf("1.002")
    # A polynomial that is 1 at 0 errs least beside a function that is not quite.
    e_factor = 1 / mp.mpf(sollya(f"print(coeff(remez(1,{E_DEGREE},[-{mp.nstr(half, 30)};{mp.nstr(half, 30)}],"
                                 f"exp({mp.nstr(rate, 40)}*x)),0));")[0])
    e = fit(f"{mp.nstr(e_factor, 40)}*exp(-{mp.nstr(rate, 40)}*x)", 1, E_DEGREE, -half, half, ",1")
    e_error = worst([1.0] + e, lambda u: e_factor * mp.exp(-rate * u), -half, half)

    scale = factor * e_factor
    g = f"x*erfc(x/sqrt(2))*exp({mp.nstr(rate, 40)}*x^2)/{mp.nstr(2 * scale, 40)}"
    place = mp.mpf(to_float((14 - OFFSET) / VANISHING))
    columns, g_error = [[0.0] * 32 for _ in range(DEGREE + 1)], 0
    for piece in range(-1, 30):
        a, b = (((1 + mp.mpf(j % 8) / 8) * mp.mpf(2) ** (j // 8) - OFFSET) / place for j in (piece, piece + 1))
        first = 1 if a == 0 else 0
        cs = [0.0] * first + fit(g, first, DEGREE, max(a, mp.mpf(2) ** -30), b)
        error = worst(cs, lambda t: t * mp.erfc(t / mp.sqrt(2)) * mp.exp(rate * t * t) / 2 / scale, a, b)
        print(f"[{float(a):.4g}, {float(b):.4g}): 2^{mp.nstr(mp.log(error, 2), 4)}", file=sys.stderr)
        g_error = max(g_error, error)
        for column, c in zip(columns, cs):
            column[(127 * 8 + piece) % 32] = c

    bits = lambda x: f"2^{mp.nstr(mp.log(x, 2), 3)}"
    print(f"""// SPDX-License-Identifier: MIT
// Written by tools/gelu_pieces.py.
#pragma once

#include <cstddef>

// clang-format off
namespace ramp::detail {{

/// t Phi(-t) = 2^(-k/32) (1 + u e(u)) g(t), t^2 = k step + u, in float. Factors of the three make 1.
struct gelu_pieces {{
  static constexpr float step = {hexadecimal(STEP)};  ///< few bits: times k it is exact
  static constexpr float steps = {hexadecimal(to_float(-1 / STEP))};
  static constexpr float limit = 13.17F;  ///< from there on g is 0

  /// 2^(j/32), less what the bits of j will add: error {bits(power_error)}.
  alignas(64) static constexpr float power[] = {{
{array(powers, 6)}}};
  /// For |u| <= step / 2: degree {E_DEGREE - 1}, error of 1 + u e(u) {bits(e_error)}.
  static constexpr float e[] = {{{", ".join(hexadecimal(c) for c in e)}}};

  /// g: eight pieces to each power of two of t factor + offset, degree {DEGREE}, error {bits(g_error)}.
  static constexpr float factor = {hexadecimal(place)}, offset = {hexadecimal(OFFSET)};
  static constexpr int shift = 20;
  static constexpr std::size_t pieces = 32;
  alignas(64) static constexpr float columns[][pieces] = {{""")
    for column in columns:
        print("      {\n" + array(column, 6) + "},")
    print("""  };
};

}  // namespace ramp::detail
// clang-format on""")


if __name__ == "__main__":
    main()
