#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Charts from what ramp's programs wrote.

    plot.py curves train_text.csv train_text.svg    training and held-out loss of every activation over the steps
    plot.py race times.json race.svg                ramp and its peers (tools/peers.sh): time per element over n
    plot.py bandwidth times.json bandwidth.svg      the same run: bytes per second, as a share of what memory gives
"""
import argparse
import csv
import sys
from collections import defaultdict
from pathlib import Path

try:
    import matplotlib
except ImportError:
    sys.exit("plot.py: needs matplotlib (Debian: python3-matplotlib), which this Python does not have")
matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402

from bench_table import LIMITS, PEERS, Run, races  # noqa: E402


def read_curves(path):
    """{activation: {column: [numbers]}}, activations in the order of the file."""
    curves = defaultdict(lambda: defaultdict(list))
    try:
        with Path(path).open(newline="") as file:
            for row in csv.DictReader(file):
                for column in ("step", "training_loss", "held_out_loss"):
                    curves[row["activation"]][column].append(float(row[column]))
    except (OSError, KeyError, TypeError, ValueError) as error:
        sys.exit(f"plot.py: {path} is not a file of curves: {error!r}")
    if not curves:
        sys.exit(f"plot.py: {path} has no curves")
    return curves


def plot_curves(curves):
    figure, axes = plt.subplots(figsize=(8, 4.5), layout="constrained")
    for index, (name, curve) in enumerate(curves.items()):
        color = f"C{index}"
        axes.plot(curve["step"], curve["training_loss"], color=color, linewidth=1, alpha=0.6)
        axes.plot(curve["step"], curve["held_out_loss"], color=color, linewidth=2, label=name)
    axes.plot([], [], color="grey", linewidth=1, alpha=0.6, label="training")
    axes.plot([], [], color="grey", linewidth=2, label="held out")
    axes.set(xlabel="step", ylabel="loss in nats per byte", title="Next-character model, one training per activation")
    axes.grid(alpha=0.3)
    axes.legend()
    return figure


RACED = ["leaky_relu", "sigmoid", "gelu", "silu", "softplus", "mish", "hardswish", "softmax_128"]
CONTENDERS = {"ramp": ("ramp", "C3", 2.2), "ramp_from_output": ("ramp, from the output", "C8", 1.4),
              "ramp_fast": ("ramp, fast", "C1", 1.4)}
CONTENDERS |= {peer: (name, f"C{color}", 1.2) for (peer, name), color in zip(PEERS.items(), (4, 0, 2, 7))}


def read_race(path):
    """What ramp_bench_peers measured, by direction."""
    race = dict(races(Run(path)))
    if not race["forward"].times:
        sys.exit(f"plot.py: {path} has no race")
    return race


def panels(title):
    figure, axes = plt.subplots(4, 4, figsize=(13, 11), sharex=True)
    figure.set_layout_engine("constrained", rect=(0, 0.03, 1, 0.97))  # the legend is below
    figure.suptitle(title)
    cells = [(function, direction) for half in (0, 4) for direction in ("forward", "backward")
             for function in RACED[half:half + 4]]
    for (function, direction), axis in zip(cells, axes.flat):
        axis.set_title(f"{function} {direction}", fontsize=10)
        axis.set_xscale("log", base=2)
        axis.grid(alpha=0.3)
    for axis in axes[-1]:
        axis.set_xlabel("elements")
    return figure, list(zip(cells, axes.flat))


def lines(axis, race, function, value):
    for who, (label, color, width) in CONTENDERS.items():
        sizes = [n for n in race.sizes if (function, n, who) in race.times]
        if sizes:
            axis.plot(sizes, [value(n, race.times[function, n, who]) for n in sizes], color=color, linewidth=width,
                      label=label, marker="." if width > 2 else None)


def legend(figure, cells):
    found = {label: handle for _, axis in cells for handle, label in zip(*axis.get_legend_handles_labels())}
    figure.legend(found.values(), found.keys(), loc="lower center", ncols=len(found))


def plot_race(race):
    figure, cells = panels("Time per element, one thread, float")
    for (function, direction), axis in cells:
        lines(axis, race[direction], function, lambda n, ns: ns / n)
        axis.set_yscale("log")
        axis.set_ylabel("ns", fontsize=8)
    legend(figure, cells)
    return figure


def plot_bandwidth(race):
    figure, cells = panels(
        "Bytes read and written per second, as a share of memcpy's, or of a streaming copy's where that is faster")
    for (function, direction), axis in cells:
        limit = {n: race[direction].best("memcpy", n, LIMITS)[0] for n in race[direction].sizes}
        lines(axis, race[direction], function, lambda n, ns: limit[n] / ns)
        axis.set_ylim(0, 1.25)
        axis.axhline(1, color="black", linewidth=0.8)
    legend(figure, cells)
    return figure


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    curves = kinds.add_parser("curves", help="loss curves of train_text")
    curves.add_argument("csv")
    curves.add_argument("out", help="the chart: .svg, .png or .pdf")
    for kind, what in (("race", "time per element of ramp and its peers"),
                       ("bandwidth", "their share of memory's speed")):
        race = kinds.add_parser(kind, help=what)
        race.add_argument("json")
        race.add_argument("out", help="the chart: .svg, .png or .pdf")
    options = parser.parse_args()
    if options.kind == "curves":
        figure = plot_curves(read_curves(options.csv))
    else:
        figure = {"race": plot_race, "bandwidth": plot_bandwidth}[options.kind](read_race(options.json))
    figure.savefig(options.out)
    print(f"The chart is in {options.out}.")


if __name__ == "__main__":
    main()
