#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Rational approximations of ramp::fast: tanh(x / 2) = x P(x^2) / Q(x^2), x - tanh(x) = x^3 P(x^2) / Q(x^2), in float.

A linearised least-squares fit in long double, whose weights grow where the relative error is large until it is even
(Lawson's method for the minimax fit). Prints the coefficients as floats, and the error of the fit in the function that
is computed: tanh(x) = 2 t / (1 + t^2) does not mind errors of a t near 1.

  tools/coefficients_rational.py        (needs numpy)
"""
import numpy as np

POINTS, ROUNDS = 4000, 120


def fit(value, sensitivity, numerator, denominator, limit):
    """P and Q of the given degrees, Q(0) = 1, for x from 0 to the limit: coefficients and relative error."""
    angles = (2 * np.arange(POINTS) + 1) * np.pi / (2 * POINTS)
    x = (limit / 2 * (1 - np.cos(angles))).astype(np.longdouble)
    wanted, counts, t = value(x), sensitivity(x).astype(float), (x / limit) ** 2
    powers = np.stack([t**j for j in range(max(numerator, denominator) + 1)], 1)
    weights, q, best = np.ones(POINTS), np.ones(POINTS, dtype=np.longdouble), (np.inf, None)
    for _ in range(ROUNDS):
        scale = weights * counts / (wanted * q)
        matrix = np.concatenate([powers[:, : numerator + 1], -wanted[:, None] * powers[:, 1 : denominator + 1]], 1)
        matrix = (matrix * scale[:, None]).astype(float)
        size = np.abs(matrix).max(0)
        solution = np.linalg.lstsq(matrix / size, (wanted * scale).astype(float), rcond=None)[0] / size
        p = powers[:, : numerator + 1] @ solution[: numerator + 1]
        q = 1 + powers[:, 1 : denominator + 1] @ solution[numerator + 1 :]
        error = np.abs((p / q / wanted - 1) * counts).astype(float)
        if error.max() < best[0]:
            best = (error.max(), solution)
        weights *= 1 + 3 * error / error.max()
        weights /= weights.mean()
    solution = best[1]
    unscale = float(limit) ** 2
    p = [np.float32(c / unscale**j) for j, c in enumerate(solution[: numerator + 1])]
    q = [np.float32(1)] + [np.float32(c / unscale ** (j + 1)) for j, c in enumerate(solution[numerator + 1 :])]
    return p, q, best[0]


def shrunk(x):
    """(x - tanh(x)) / x^3; by its series where the difference would cancel."""
    s = x**2
    # continued fraction of tanh: x / (1 + s / (3 + s / (5 + ...)))
    tail = np.zeros_like(x)
    for odd in range(61, 1, -2):
        tail = s / (odd + tail)
    # tanh = x / (1 + tail), x - tanh = x tail / (1 + tail)
    return tail / (1 + tail) / s


def text(coefficients):
    return ", ".join(float(c).hex() + "F" for c in coefficients)


def of_half(t):
    return (1 - t**2) / (1 + t**2)


for name, value, sensitivity, numerator, denominator, limit in [
    ("tanh", lambda x: np.tanh(x / 2) / x, lambda x: of_half(np.tanh(x / 2)), 2, 3, 9.1),
    ("tanhshrink", shrunk, np.ones_like, 3, 4, 7.6),
]:
    p, q, error = fit(value, sensitivity, numerator, denominator, limit)
    print(f"{name}, |x| <= {limit}, degrees {numerator} and {denominator}, error 2^{np.log2(error):.2f}")
    print(f"  p = {text(p)}\n  q = {text(q)}")
