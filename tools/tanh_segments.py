#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the tables of include/ramp/detail/tanh_segments.hpp with mpmath and Sollya: tanh on 16 segments of [0, 9.3),

    tanh(x) = value + f (c1 + c2 f + ... + c6 f^5),    f = x - centre

The segments are those of v = x / 0.62 + 1 in [1, 16), four to each power of two, so that four bits of v, the last two of
its exponent and the first two of its significand, choose the entry. A centre is a float whose tanh is within 1/256 ULP
of a float, so that `value` needs no second word. And, for ramp::fast, on 32 segments, eight to each power of two,

    tanh(x) = c0 + c1 x + ... + c4 x^4

Prints each segment's error in ULP, before the rounding of arithmetic.
"""
import struct
import subprocess

import mpmath as mp

mp.mp.prec = 160
DEGREE = 6


def to_float(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def neighbour(x, steps):
    return struct.unpack("f", struct.pack("i", struct.unpack("i", struct.pack("f", x))[0] + steps))[0]


def ulp(x):
    return mp.ldexp(1, mp.frexp(abs(x))[1] - 24)


def centre_of(low, high):
    middle = to_float((low + high) / 2)
    for step in range(100000):
        for sign in (1, -1):
            x = neighbour(middle, sign * step)
            y = mp.tanh(mp.mpf(x))
            if abs(y - to_float(y)) < ulp(y) / 256:
                return x
    raise ValueError("no centre")


def sollya(script):
    result = subprocess.run(["sollya"], input="prec=160!;display=hexadecimal!;" + script, timeout=60, text=True,
                            capture_output=True, check=False)
    return [float.fromhex(word) for word in result.stdout.split()]


def literals(column):
    return ", ".join("0" if c == 0 else c.hex().replace("0000000p", "p") + "F" for c in column)


def exact():
    columns = [[0.0] * 16 for _ in range(DEGREE + 2)]
    for octave in range(4):
        for quarter in range(4):
            low, high = ((mp.mpf(2) ** octave * (1 + mp.mpf(q) / 4) - 1) * 62 / 100 for q in (quarter, quarter + 1))
            centre = 0.0 if low == 0 else centre_of(low, high)
            value = to_float(mp.tanh(mp.mpf(centre)))
            a, b = (mp.nstr(edge - mp.mpf(centre), 30) for edge in (low, high))
            coefficients = "".join(f"print(single(coeff(p,{j})));" for j in range(1, DEGREE + 1))
            if low == 0:
                fit = f"p=fpminimax(tanh(x),[|2,...,{DEGREE}|],[|SG...|],[1b-20;{b}],x,relative);"
            else:
                c = mp.nstr(mp.mpf(centre), 40)
                fit = f"p=fpminimax(tanh(x+{c})-tanh({c}),[|1,...,{DEGREE}|],[|SG...|],[{a};{b}],absolute);"
            cs = sollya(fit + coefficients)
            error = mp.mpf(0)
            for k in range(1, 400):
                x = low + (high - low) * k / 400
                f = x - mp.mpf(centre)
                got = mp.mpf(value) + f * sum(mp.mpf(c) * f**j for j, c in enumerate(cs))
                error = max(error, abs(got - mp.tanh(x)) / ulp(mp.tanh(x)))
            print(f"// [{float(low):.4g}, {float(high):.4g}): {float(error):.3f} ULP")
            for column, c in zip(columns, [centre, value] + cs):
                column[(127 + octave) % 4 * 4 + quarter] = c
    for name, column in zip(["centre", "value"] + [f"c{j}" for j in range(1, DEGREE + 1)], columns):
        print(f"  static constexpr float {name}[16] = {{{literals(column)}}};")


def fast():
    columns = [[0.0] * 32 for _ in range(5)]
    for octave in range(4):
        for eighth in range(8):
            low, high = ((mp.mpf(2) ** octave * (1 + mp.mpf(e) / 8) - 1) * 62 / 100 for e in (eighth, eighth + 1))
            a, b = mp.nstr(low, 30), mp.nstr(high, 30)
            if low == 0:
                cs = [0.0, 1.0] + sollya(
                    f"p=fpminimax(tanh(x),[|2,3,4|],[|SG...|],[1b-20;{b}],x,relative);"
                    "print(single(coeff(p,2)));print(single(coeff(p,3)));print(single(coeff(p,4)));")
            else:
                cs = sollya(f"p=fpminimax(tanh(x),4,[|SG...|],[{a};{b}],relative);"
                            + "".join(f"print(single(coeff(p,{j})));" for j in range(5)))
            error = mp.mpf(0)
            for k in range(1, 400):
                x = low + (high - low) * k / 400
                error = max(error, abs(mp.polyval(cs[::-1], x) - mp.tanh(x)) / ulp(mp.tanh(x)))
            print(f"// [{float(low):.4g}, {float(high):.4g}): {float(error):.3f} ULP")
            for column, c in zip(columns, cs):
                column[(127 + octave) % 4 * 8 + eighth] = c
    print("  alignas(64) static constexpr float columns[][pieces] = {")
    print("".join(f"      {{{literals(column)}}},\n" for column in columns) + "  };")


if __name__ == "__main__":
    exact()
    fast()
