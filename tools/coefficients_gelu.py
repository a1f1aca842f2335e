#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes the tables of gelu, silu and mish: coefficients_gelu.py > include/ramp/detail/logarithm_tables.hpp

Needs mpmath. The functions are those that detail/tabulated.hpp evaluates: positive ones, by their logarithms, in
pieces. Polynomials interpolate at the zeros of a Chebyshev polynomial, of which the centre is one. Centres are chosen
among many numbers near the middle of a piece, such that the leading coefficients there lie next to numbers of T.
"""
import math
import random
import struct
import sys
import mpmath as mp

mp.mp.prec = 200
LN2 = mp.log(2)
C1 = 2 * mp.sqrt(2 / mp.pi)
C3 = C1 * mp.mpf("0.044715")


def v(t):
    return C1 * t + C3 * t**3


def slope_gelu(t):  # minus the derivative of gelu at -t is (t - root) times something positive
    return mp.erfc(t / mp.sqrt(2)) / 2 - t * mp.exp(-t * t / 2) / mp.sqrt(2 * mp.pi)


def slope_tanh(t):
    return (1 - t * (C1 + 3 * C3 * t * t) / (1 + mp.exp(-v(t)))) / (1 + mp.exp(v(t)))


ROOT_GELU = mp.findroot(slope_gelu, 0.75)
ROOT_TANH = mp.findroot(slope_tanh, 0.75)


def slope_silu(t):  # likewise
    return (1 - t / (1 + mp.exp(-t))) / (1 + mp.exp(t))


def gate_mish(x):  # mish(x) / x for x < 0, else 1 - mish(x) / x
    e = mp.exp(-abs(x))
    return e * (e + 2) / (e * (e + 2) + 2) if x < 0 else 2 * e * e / (2 * e * (e + 1) + 1)


def slope_mish(x):
    e = mp.exp(x)
    return e * (4 * (x + 1) + e * (4 * x + 6) + 4 * e**2 + e**3) / (e * (e + 2) + 2) ** 2


ROOT_SILU = mp.findroot(slope_silu, 1.28)
ROOT_MISH = mp.findroot(slope_mish, -1.19)

# Tables of float alone. Name: log2 of the function, the sign of its slope where that is constant, the degree of the
# polynomials, how many leading bits of s number a piece, and from where to where t and s = t * factor + offset go, for
# t >= 0 and, if that is another function, for t < 0. Beyond, a last piece goes on to the end, if there is one.
SINGLE = {
    "silu_tail": (lambda t: -mp.log1p(mp.exp(t)) / LN2, -1, 4, 4, [(18, 1.5625, 6)], 110, 110.0),
    "silu_slope": (lambda t: mp.log(slope_silu(t) / (ROOT_SILU - t)) / LN2, -1, 5, 2, [(110.5, 1, 256)], None, 110.0),
    "mish_gate": (lambda t: mp.log(gate_mish(t)) / LN2, 1, 5, 3, [(9.32, 1.5, 4), (-18.1, 4.001, 22)], -110, None),
    "mish_slope": (
        lambda t: mp.log(slope_mish(t) / (t - ROOT_MISH)) / LN2,
        *(1, 6, 2, [(10.8, 1, 7), (-110.3, 7.001, 256)], None, 10.75),
    ),
}

# name: ln of the function, the part of it that double computes by itself, where the result of float and of double
# vanishes, for double the pieces per octave as a power of two, the number of the first, and the degree
FUNCTIONS = {
    "gelu_tail": (lambda t: mp.log(mp.erfc(t / mp.sqrt(2)) / 2), lambda t: -t * t / 2, 14.41, 38.7, (2, 3, 14)),
    "gelu_slope": (lambda t: mp.log(slope_gelu(t) / (ROOT_GELU - t)), lambda t: -t * t / 2, 14.6, 38.8, (2, 3, 14)),
    "gelu_tanh_tail": (lambda t: -v(t) - mp.log1p(mp.exp(-v(t))), lambda t: -v(t), 10.8, 21.6, (2, 2, 16)),
    "gelu_tanh_slope": (lambda t: mp.log(slope_tanh(t) / (ROOT_TANH - t)), lambda t: -v(t), 10.93, 21.7, (2, 2, 16)),
}


def single(x):
    """x as a float: the value, exactly."""
    m, e = mp.frexp(x)
    return mp.ldexp(mp.nint(mp.ldexp(m, 24)), e - 24) if x else mp.mpf(0)


def double(x):
    return mp.mpf(float(x)) if x else mp.mpf(0)  # mpmath rounds to nearest


def pieces(count, limit, log_per_octave, first):
    """Edges in t, the factor and the offset of s = t * factor + offset, whose exponent and leading bits number them."""
    per = 1 << log_per_octave
    s, width, j = [1 + first / per], 1.0, first
    for _ in range(count):
        s.append(s[-1] + width / per)
        j += 1
        if j == per:
            j, width = 0, 2 * width
    factor = struct.unpack("f", struct.pack("f", (s[-1] - s[0]) / limit))[0]
    return [mp.mpf((x - s[0]) / factor) for x in s], factor, s[0], first


def coefficients(f, centre, half, degree):
    """Of the interpolating polynomial in t - centre, through the centre if the degree is even."""
    n = degree + 1
    x = [mp.cos(mp.pi * (2 * k + 1) / (2 * n)) for k in range(n)]
    y = [f(centre + half * xk) for xk in x]
    cheb = [2 * mp.fsum(y[k] * mp.cos(j * mp.pi * (2 * k + 1) / (2 * n)) for k in range(n)) / n for j in range(n)]
    cheb[0] /= 2
    power, previous, current = [mp.mpf(0)] * n, [mp.mpf(1)], [mp.mpf(0), mp.mpf(1)]
    for j in range(n):
        for i, p in enumerate(previous):
            power[i] += cheb[j] * p
        following = [mp.mpf(0)] + [2 * p for p in current]
        for i, p in enumerate(previous):
            following[i] -= p
        previous, current = current, following
    return [p / half**i for i, p in enumerate(power)]


def chebyshev(f, centre, value, half, degree):
    """p1, p2, … for an even degree, where value + p1 d + … is f at the zeros of a Chebyshev polynomial, centre too."""
    x = [half * mp.cos(mp.pi * (2 * k + 1) / (2 * degree + 2)) for k in range(degree + 1) if 2 * k != degree]
    return mp.lu_solve(mp.matrix([[d**k for k in range(degree)] for d in x]), [(f(centre + d) - value) / d for d in x])


def table_single(name, log2_base):
    """Rows of centre, w0, w1, w2, w3, w4: log2 of the function, less log2_base."""
    log, _, limit, _, _ = FUNCTIONS[name]
    f = lambda t: log(t + mp.mpf("1e-40")) / LN2 - log2_base
    edges, factor, offset, first = pieces(32, limit * 1.002, 5, 14)
    rows, worst = [], 0
    rng = random.Random(1)
    for a, b in zip(edges, edges[1:]):
        middle, half = (a + b) / 2, (b - a) / 2
        fit = coefficients(f, middle, half, 4)
        taylor = [float(c) for c in mp.taylor(f, middle, 9)]
        slope = float(fit[1]) - taylor[1]
        unit = math.ldexp(1, math.frexp(float(b))[1] - 24)
        around = 0.04 if b < 4 else 0.15  # there numbers are far apart, and the polynomials better than they must be
        best = None
        h = float(half)
        for _ in range(60000):
            c = (round(float(middle) / unit) + rng.randint(int(-around * h / unit), int(around * h / unit))) * unit
            e = c - float(middle)
            w0 = w1 = 0.0
            for i in range(9, -1, -1):
                w1 = w1 * e + w0
                w0 = w0 * e + taylor[i]
            w1 += slope
            u0 = math.ldexp(1, math.frexp(w0)[1] - 24)
            u1 = math.ldexp(1, math.frexp(w1)[1] - 24)
            cost = abs(w0 - round(w0 / u0) * u0) + h * abs(w1 - round(w1 / u1) * u1)
            if best is None or cost < best[0]:
                best = (cost, c)
        c = single(mp.mpf(best[1]))
        half = max(c - a, b - c)
        w0 = single(f(c))
        w1 = single(coefficients(f, c, half, 4)[1])
        x = [half * mp.cos(mp.pi / 10), half * mp.cos(3 * mp.pi / 10)]  # zeros of T5 beside 0
        rest = lambda d: (f(c + d) - w0 - w1 * d) / d**2
        even = [(rest(d) + rest(-d)) / 2 for d in x]
        odd = [(rest(d) - rest(-d)) / 2 for d in x]
        w4 = single((even[0] - even[1]) / (x[0] ** 2 - x[1] ** 2))
        w2 = single(even[0] - w4 * x[0] ** 2)
        w3 = single(mp.fsum(o * d**5 for o, d in zip(odd, x)) / mp.fsum(d**6 for d in x))
        row = [c, w0, w1, w2, w3, w4]
        for k in range(41):
            d = a + (b - a) * k / 40 - c
            error = abs(w0 + d * (w1 + d * (w2 + d * (w3 + d * w4))) - f(c + d))
            worst = max(worst, error)
        rows.append(row)
    rows = rows[32 - first :] + rows[: 32 - first]  # the number of a piece is that of its first in an octave
    return rows, factor, offset, limit, mp.log(worst * LN2) / LN2


def row_single(f, a, b, degree, slope_low):
    """Centre, w0, w1 less slope_low, w2, … for t in [a, b], and the error."""
    a, b = min(a, b), max(a, b)
    near = min(abs(a), abs(b))
    middle, half = (a + b) / 2, (b - a) / 2
    fit = [float(c) for c in coefficients(f, middle, half, degree)]
    start = middle
    if near > 0:  # t - centre must be a number of float
        start = mp.sign(middle) * min(abs(middle), near + mp.mpf(2) ** (mp.floor(mp.log(near, 2)) + 1) * 0.96)
    unit = math.ldexp(1, math.frexp(float(max(abs(a), abs(b))))[1] - 24)
    rng = random.Random(1)
    best = None
    for _ in range(60000):
        c = round(float(start + rng.uniform(-0.04, 0.04) * half) / unit) * unit
        w0 = w1 = 0.0
        for p in reversed(fit):
            w1 = w1 * (c - float(middle)) + w0
            w0 = w0 * (c - float(middle)) + p
        w1 -= float(slope_low)
        u0 = math.ldexp(1, math.frexp(w0)[1] - 24)
        u1 = math.ldexp(1, math.frexp(w1)[1] - 24)
        cost = abs(w0 - round(w0 / u0) * u0) + float(half) * abs(w1 - round(w1 / u1) * u1)
        if best is None or cost < best[0]:
            best = (cost, c, w0, w1)
    c, w0, w1 = (single(mp.mpf(x)) for x in best[1:])
    d = [middle + half * mp.cos(mp.pi * (2 * k + 1) / (8 * degree)) - c for k in range(4 * degree)]
    rest = [f(c + x) - w0 - (w1 + slope_low) * x for x in d]
    w = mp.lu_solve(mp.matrix([[x**k for k in range(2, degree + 1)] for x in d]), mp.matrix(rest))  # least squares
    row = [c, w0, w1] + [single(x) for x in w]
    d = [a + (b - a) * k / 60 - c for k in range(61)]
    return row, max(abs(mp.polyval(row[:0:-1], x) + slope_low * x - f(c + x)) for x in d)


def table_pieces(name, log2_base):
    """Rows by number, factors and offsets, the s that stands for the last piece or None, and the error."""
    log, sign, degree, bits, sides, end, _ = SINGLE[name]
    f = lambda t: log(t + (mp.mpf("1e-40") if t >= 0 else mp.mpf("-1e-40"))) - log2_base
    slope_low = sign * (1 / LN2 - single(1 / LN2))
    rows, lines, last, worst = [None] * 32, [], None, 0
    for until, start, stop in sides:
        factor = single(mp.mpf((stop - start) / until))
        lines += [factor, single(mp.mpf(start))]
        s = mp.mpf(start)
        while True:
            unit = mp.mpf(2) ** (mp.floor(mp.log(s, 2)) - bits)
            following = (mp.floor(s / unit) + 1) * unit
            a, b = (s - lines[-1]) / factor, (following - lines[-1]) / factor
            if s >= stop:
                if end is None or end * until < 0:
                    break
                b, last = mp.mpf(end) * 1.002, (s + following) / 2
            number = int(mp.floor(s / unit) + (127 + mp.log(unit, 2) + bits - 1) * 2**bits) % 32
            assert rows[number] is None, (name, a, b)
            rows[number], error = row_single(f, a, b, degree, slope_low)
            print(name, number, mp.nstr(a, 5), mp.nstr(b, 5), mp.nstr(mp.log(error * LN2, 2), 4), file=sys.stderr)
            worst = max(worst, error)
            if s >= stop:
                break
            s = following
    unused = next(row for row in rows if row)
    return [row or unused for row in rows], lines, last, slope_low, mp.log(worst * LN2, 2)


def table_double(name):
    """Rows of centre, l0 and its low part, p1, p2, …: ln of the function less its principal part."""
    log, principal, _, limit, (log_per_octave, first, degree) = FUNCTIONS[name]

    def f(t):
        t = t + mp.mpf("1e-60")
        return log(t) - principal(t)

    edges, factor, offset, first = pieces(16, limit * 1.002, log_per_octave, first)
    rows, worst = [], mp.mpf(0)
    rng = random.Random(1)
    for a, b in zip(edges, edges[1:]):
        middle, half = (a + b) / 2, (b - a) / 2
        fit = chebyshev(f, middle, f(middle), half, degree)
        bend = 2 * mp.taylor(f, middle, 2)[2]
        best = None
        for _ in range(500):
            c = double(middle + rng.randint(-(2**25), 2**25) * mp.mpf(2) ** -55 * half)
            p1 = fit[0] + (c - middle) * bend
            cost = abs(p1 - double(p1))
            if best is None or cost < best[0]:
                best = (cost, c)
        c = best[1]
        half = max(c - a, b - c)
        start = f(c)
        l0 = mp.nint(start * 2**43) / 2**43
        p = chebyshev(f, c, start, half, degree)
        row = [c, l0, double(start - l0)] + [double(x) for x in p]
        for k in range(41):
            d = a + (b - a) * k / 40 - c
            worst = max(worst, abs(l0 + row[2] + d * mp.polyval(row[:2:-1], d) - f(c + d)))
        rows.append(row)
    per = 1 << log_per_octave
    first = (1023 * per + first) % 16
    rows = rows[16 - first :] + rows[: 16 - first]
    return rows, factor, offset, limit, mp.log(worst) / mp.log(2), 52 - log_per_octave


def base_single():
    """16 floats of which the ratios are 2^(1/16), within 2^-25.9: of all first floats the one that errs least."""
    k, eps = mp.mpf(float.fromhex("0x1.13fc92p+0")), mp.mpf(float.fromhex("-0x1.09badcc936decp-26"))
    base = k * (1 + eps)
    return [single(base * mp.mpf(2) ** (mp.mpf(j) / 16)) for j in range(16)], mp.log(base) / LN2


def hexadecimal(x, suffix):
    m, e = float(x).hex().split("p")
    if float(x) == 0:
        return "0" if not suffix else "0.0F"
    if "." in m:
        m = m.rstrip("0").rstrip(".")
    return f"{m}p{e}{suffix}"


def array(values, suffix, indent):
    text, line = "", ""
    for i, x in enumerate(values):
        item = hexadecimal(x, suffix) + ("," if i + 1 < len(values) else "")
        if line and len(line) + len(item) + 1 + indent > 120 - 2:
            text += " " * indent + line + "\n"
            line = ""
        line += (" " if line else "") + item
    return text + " " * indent + line


def root(name, number, suffix):
    if not name.endswith("slope"):
        return ""
    x = {"gelu_slope": ROOT_GELU, "gelu_tanh_slope": ROOT_TANH, "silu_slope": ROOT_SILU, "mish_slope": ROOT_MISH}[name]
    high = number(x)
    t = "float" if suffix else "double"
    return f"""  static constexpr {t} root_high = {hexadecimal(high, suffix)}, root_low = {hexadecimal(x - high, suffix)};
"""


def main():
    powers, log2_base = base_single()
    print("""// SPDX-License-Identifier: MIT
// Written by tools/coefficients_gelu.py.
#pragma once

#include <cstddef>

// clang-format off
namespace ramp::detail {

template <class T>
struct sixteenths;
""")
    q = coefficients(lambda u: mp.expm1((u + mp.mpf("1e-40")) * LN2) / (u + mp.mpf("1e-40")), mp.mpf(0), mp.mpf(1) / 31, 2)
    print(f"""/// base * 2^(j/16), and (2^u - 1) / u for |u| <= 1/32: degree 2, error of 2^u 2^-29. The base, which tables allow for,
/// is one for which all sixteen are next to a float: none is off by more than 2^-25.9.
template <>
struct sixteenths<float> {{
  static constexpr float rounder = 0x1.8p+19F;  ///< adding it rounds to a sixteenth
  alignas(64) static constexpr float power[] = {{
{array(powers, "F", 6)}}};
  static constexpr float q[] = {{{array(q, "F", 0)}}};
}};
""")
    e = lambda u: (mp.expm1(u + mp.mpf("1e-40")) - u - mp.mpf("1e-40")) / (u + mp.mpf("1e-40")) ** 2
    q = coefficients(e, mp.mpf(0), LN2 / 31, 5)
    exact = [mp.mpf(2) ** (mp.mpf(j) / 16) for j in range(16)]
    high = mp.floor(LN2 * 2**38) / 2**38
    print(f"""/// 2^(j/16) in two parts, and (e^u - 1 - u) / u^2 for |u| <= ln(2) / 32: degree 5, error of e^u 2^-65.
template <>
struct sixteenths<double> {{
  static constexpr double rounder = 0x1.8p+48;
  static constexpr double ln2_high = {hexadecimal(high, "")};  ///< few bits: times a number of sixteenths it is exact
  static constexpr double ln2_low = {hexadecimal(LN2 - high, "")};
  alignas(64) static constexpr double power[] = {{
{array([double(x) for x in exact], "", 6)}}};
  alignas(64) static constexpr double power_low[] = {{
{array([x - double(x) for x in exact], "", 6)}}};
  static constexpr double q[] = {{
{array(q, "", 6)}}};
}};
""")
    for name in FUNCTIONS:
        rows, factor, offset, limit, error = table_single(name, log2_base)
        print(f"""template <class T>
struct {name};

/// Error of the function: 2^{mp.nstr(error, 3)}.
template <>
struct {name}<float> {{
  static constexpr float limit = {limit}F;
  static constexpr float factor = {hexadecimal(factor, "F")}, offset = {hexadecimal(offset, "F")};
  static constexpr int shift = 18;
  static constexpr std::size_t pieces = 32, column_count = {len(rows[0])};
{root(name, single, "F")}  alignas(64) static constexpr float columns[][pieces] = {{""")
        for column in zip(*rows):
            print("      {\n" + array(column, "F", 6) + "},")
        print("  };\n};\n")
        rows, factor, offset, limit, error, shift = table_double(name)
        print(f"""/// Error of the function: 2^{mp.nstr(error, 3)}.
template <>
struct {name}<double> {{
  static constexpr double limit = {limit};
  static constexpr double factor = {hexadecimal(factor, "")}, offset = {hexadecimal(offset, "")};
  static constexpr int shift = {shift};
  static constexpr std::size_t pieces = 16, column_count = {len(rows[0])};
{root(name, double, "")}  alignas(64) static constexpr double columns[][pieces] = {{""")
        for column in zip(*rows):
            print("      {\n" + array(column, "", 6) + "},")
        print("  };\n};\n", flush=True)
    for name, (*_, degree, bits, sides, end, limit) in SINGLE.items():
        rows, lines, last, slope_low, error = table_pieces(name, log2_base)
        names = ["factor", "offset", "lower_factor", "lower_offset"]
        line = [f"{n} = {hexadecimal(x, 'F')}" for n, x in zip(names, lines)]
        line += [f"last = {hexadecimal(last, 'F')}"] if last else []
        line += [f"lowest = {hexadecimal(mp.mpf(end), 'F')}"] if end and end < 0 else []
        line += [f"limit = {limit}F"] if limit else []
        print(f"""/// Error of the function: 2^{mp.nstr(error, 3)}.
struct {name} {{
  static constexpr float {", ".join(line)};
  static constexpr float slope_low = {hexadecimal(slope_low, "F")};
  static constexpr int shift = {23 - bits};
  static constexpr std::size_t pieces = 32, column_count = {len(rows[0])};
{root(name, single, "F")}  alignas(64) static constexpr float columns[][pieces] = {{""")
        for column in zip(*rows):
            print("      {\n" + array(column, "F", 6) + "},")
        print("  };\n};\n", flush=True)
    print("""}  // namespace ramp::detail
// clang-format on""")


if __name__ == "__main__":
    main()
