#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Draws every activation with its derivative, from the CSV that ramp_gallery writes.

    gallery.py gallery.csv docs/gallery    NAME.svg for each, and overview.svg

The same matplotlib writes the same bytes on every machine.
"""
import argparse
import csv
import sys
from pathlib import Path

try:
    import matplotlib
except ImportError:
    sys.exit("gallery.py: needs matplotlib (Debian: python3-matplotlib), which this Python does not have")
matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

FUNCTION, DERIVATIVE = "#1f5fa8", "#d1661f"
WINDOW = (-6, 6, -2.5, 5)  # the same for all, one unit as wide as high …
WINDOWS = {"relu6": (-4, 8, -0.75, 6.75)}  # … and for what happens outside of it
STYLE = {
    "font.size": 8,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "svg.fonttype": "none",  # text stays text, a quarter of the size
    "svg.hashsalt": "ramp",  # ids of clip paths, else random
    "savefig.facecolor": "white",
}


def read(path):
    """[(name, parameters, [x], [value], [derivative])] in the order of the file."""
    found = {}
    try:
        with Path(path).open(newline="") as file:
            for row in csv.DictReader(file):
                entry = found.setdefault(row["activation"], (row["activation"], row["parameters"], [], [], []))
                for column, name in enumerate(("x", "value", "derivative"), 2):
                    entry[column].append(float(row[name]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        sys.exit(f"gallery.py: {path} is not what ramp_gallery writes: {error!r}")
    if not found:
        sys.exit(f"gallery.py: {path} has no activations")
    return list(found.values())


def simplified(line):
    """The points without those that are no further than a tenth of a pixel from the line between the others."""
    (ax, ay), (bx, by) = line[0], line[-1]
    far, at = 0, 0
    for i, (x, y) in enumerate(line[1:-1], 1):
        distance = abs(ay + (by - ay) * (x - ax) / (bx - ax) - y)
        if distance > far:
            far, at = distance, i
    return simplified(line[:at + 1])[:-1] + simplified(line[at:]) if far > 0.003 else [line[0], line[-1]]


def pieces(x, y):
    """The line in pieces, from jump to jump, and the values at the jumps as points of their own."""
    lines, points = [[(x[0], y[0])]], []
    for i in range(1, len(x)):
        if x[i] - x[i - 1] < 1e-4 and abs(y[i] - y[i - 1]) > 0.005:
            # The middle one of three close arguments is the kink itself.
            at = i if i + 1 < len(x) and x[i + 1] - x[i] < 1e-4 else i - 1
            points.append((x[at], y[at]))
            lines.append([])
        lines[-1].append((x[i], y[i]))
    return [simplified(line) for line in lines if len(line) > 1], points


def draw(axes, activation, width):
    name, _, x, value, derivative = activation
    left, right, bottom, top = WINDOWS.get(name, WINDOW)
    axes.axhline(0, color="#888888", linewidth=0.6, zorder=1)
    axes.axvline(0, color="#888888", linewidth=0.6, zorder=1)
    for y, color, label in ((derivative, DERIVATIVE, "f′(x)"), (value, FUNCTION, "f(x)")):
        inside = [(a, b) for a, b in zip(x, y) if left - 0.1 <= a <= right + 0.1]
        lines, points = pieces(*zip(*inside))
        for line in lines:
            axes.plot(*zip(*line), color=color, linewidth=width, label=label, solid_capstyle="butt", zorder=3)
            label = None  # one entry in the legend
        if points:
            axes.plot(*zip(*points), color=color, marker="o", markersize=2 * width, linestyle="none", zorder=4)
    axes.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    axes.set_xticks([t for t in range(-8, 9, 2) if left <= t <= right])
    axes.set_yticks([t for t in range(-2, 7, 2) if bottom <= t <= top])
    axes.grid(color="#e6e6e6", linewidth=0.5)
    axes.set_axisbelow(True)
    for spine in axes.spines.values():
        spine.set_visible(False)
    axes.tick_params(length=0, colors="#555555")


def save(figure, path):
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    plt.close(figure)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--format", default="svg", help="svg, or png to look at it")
    options = parser.parse_args()
    plt.rcParams.update(STYLE)
    activations = read(options.csv)
    options.folder.mkdir(parents=True, exist_ok=True)

    for activation in activations:
        figure, axes = plt.subplots(figsize=(3.4, 2.4), layout="constrained")
        draw(axes, activation, 1.6)
        name, parameters = activation[:2]
        axes.set_title(f"{name}  ({parameters.replace(';', ',')})" if parameters else name, fontsize=9)
        axes.legend(*(reversed(part) for part in axes.get_legend_handles_labels()), loc="upper left", frameon=False,
                    handlelength=1.2)
        save(figure, options.folder / f"{name}.{options.format}")

    columns = 4
    rows = -(-len(activations) // columns)
    figure, grid = plt.subplots(rows, columns, figsize=(2.1 * columns, 1.6 * rows), layout="constrained", squeeze=False)
    for axes, activation in zip(grid.flat, activations):
        draw(axes, activation, 1.2)
        axes.set_title(activation[0], fontsize=9)
        axes.tick_params(labelbottom=False, labelleft=False)
    for axes in grid.flat[len(activations):]:
        axes.set_visible(False)
    save(figure, options.folder / f"overview.{options.format}")
    print(f"{len(activations)} activations and an overview are in {options.folder}.")


if __name__ == "__main__":
    main()
