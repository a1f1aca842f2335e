#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Charts from what ramp's programs wrote.

    plot.py curves train_text.csv train_text.svg    training and held-out loss of every activation over the steps
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


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    kinds = parser.add_subparsers(dest="kind", required=True)
    curves = kinds.add_parser("curves", help="loss curves of train_text")
    curves.add_argument("csv")
    curves.add_argument("out", help="the chart: .svg, .png or .pdf")
    options = parser.parse_args()
    plot_curves(read_curves(options.csv)).savefig(options.out)
    print(f"The chart is in {options.out}.")


if __name__ == "__main__":
    main()
