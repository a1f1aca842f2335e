#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tables of what ramp_accuracy_ISA and ramp_peer_accuracy found.

    accuracy_table.py FILE.json...                     print every table
    accuracy_table.py FILE.json... --update DOC.md...  write them between the markers in these documents

The files are those of ramp_accuracy_ISA --json, for each instruction set one, and others with some functions that were
swept again; of ramp_peer_accuracy, and of ramp_bench_peers for the times of "tiers". Each is recognised by what is in
it.

A document says what it wants between <!-- accuracy: WORDS --> and <!-- accuracy end -->. WORDS are

    runs                how the sweeps were made
    QUANTITY ELEMENT    "forward float": the errors of every activation at its default parameters
    fast QUANTITY ELEMENT   the same of those whose names begin with fast::
    roots               beside the zeros of derivatives
    monotone            where a function that never decreases does
    parameters          other parameters than the default
    tiers               fast::NAME beside NAME
    peers DIRECTION     "peers forward": the peers' errors
    peers special       what they give at infinities and NaN that is wrong
"""
import argparse
import json
import math
import re
import sys
from pathlib import Path

from bench_table import IN_CACHE, PEERS, Run, races, table

SETS = ["sse2", "avx2", "avx512", "native"]
QUANTITIES = {"forward": "forward", "derivative": "derivative", "derivative_from_output": "from output"}
ELEMENTS = ["float", "double"]
CONTENDERS = {"ramp": "ramp", "ramp_from_output": "ramp, from output", "ramp_fast": "ramp, fast",
              "ramp_fast_from_output": "ramp, fast, from output", **PEERS}


def base(function):
    return function.split("{")[0]


def is_fast(function):
    return function.startswith("fast::")


def ulp(error, good=True):
    """Rounded up, lest 1.004 look like 1; what breaks its bound stands out."""
    text = f"{math.ceil(1000 * error - 1e-6) / 1000:.3f}" if error else "0"
    return text if good else f"**{text}**"


def place(x, element):
    return f"{float(x):.9g}" if element == "float" else repr(float(x))


def number(n):
    return f"{n:,}".replace(",", " ")


class Sweeps:
    """The files of ramp_accuracy_ISA: found[instruction set][function, element, quantity]."""

    def __init__(self):
        self.files, self.found = {}, {}

    def add(self, data):
        """Of a second file of an instruction set, rows replace those of the first: what was swept again."""
        name = data["instruction_set"]
        first = self.files.setdefault(name, data)
        if (data["stride"], data["doubles"]) != (first["stride"], first["doubles"]):
            sys.exit(f"accuracy_table.py: two files for {name}, of different numbers")
        rows = {(row["function"], row["element"], row["quantity"]): row for row in first["results"] + data["results"]}
        self.found[name] = rows
        first["results"] = list(rows.values())

    def sets(self):
        return [name for name in SETS if name in self.files]

    def keys(self, default=True, fast=None, element=None, quantity=None):
        """In the order of the first file; of what is None, all."""
        if not self.files:
            return []
        return [key for key, row in self.found[self.sets()[0]].items()
                if row["default"] == default and key[2] in QUANTITIES and fast in (None, is_fast(key[0]))
                and element in (None, key[1]) and quantity in (None, key[2])]

    def rows(self, key):
        """One for each instruction set; None where it was not swept."""
        return [self.found[name].get(key) for name in self.sets()]

    def errors(self, key, what="worst"):
        return [ulp(row[what]["ulp"], row[what]["ulp"] <= row["bound"] * 1.0001) if row else ""
                for row in self.rows(key)]

    def worst(self, key, what="worst"):
        return max((row for row in self.rows(key) if row), key=lambda row: row[what]["ulp"])


def runs(sweeps):
    rows = []
    for name in sweeps.sets():
        data = sweeps.files[name]
        results = data["results"]
        count = lambda what: number(sum(row[what]["count"] for row in results))
        stride = data["stride"]
        rows.append([name, data["compiler"], "all" if stride == 1 else f"one in {number(stride)}",
                     number(data["doubles"]), number(len(results)), number(sum(row["compared"] for row in results)),
                     count("wrong_kind"), count("outside"), str(sum(not row["good"] for row in results)),
                     f"{sum(row['seconds'] for row in results):.0f} s"])
    return table(["", "compiler", "floats", "doubles", "sweeps", "results compared", "of the wrong kind",
                  "out of range", "bounds broken", "time"], rows)


def errors(sweeps, quantity, element, fast):
    rows = []
    for key in sweeps.keys(True, fast, element, quantity):
        worst = sweeps.worst(key)
        at = f"{place(worst['worst']['at'], element)}" if worst["worst"]["ulp"] else ""
        rows.append([f"`{base(key[0])}`", f"{worst['bound']:g}", *sweeps.errors(key), at])
    return table(["", "bound", *sweeps.sets(), "worst at " + ("y" if quantity.endswith("output") else "x")], rows)


def roots(sweeps):
    rows = []
    for default in (True, False):
        for key in sweeps.keys(default, quantity="derivative"):
            worst = sweeps.worst(key, "near_root")
            if worst["near_root"]["ulp"]:
                absolute = max(row["absolute_near_root"] for row in sweeps.rows(key) if row)
                bound = f"{worst['absolute_bound']:g} absolute" if worst["absolute_bound"] else f"{worst['bound']:g}"
                name = base(key[0]) if default else key[0]
                rows.append([f"`{name}`", key[1], bound, *sweeps.errors(key, "near_root"),
                             place(worst["near_root"]["at"], key[1]), f"{absolute:.2g}"])
    return table(["", "", "bound", *sweeps.sets(), "worst at x", "largest absolute error"], rows)


def monotone(sweeps):
    """How many of the pairs of neighbours that were looked at."""
    rows = []
    for key in sweeps.keys(element="float", quantity="forward"):
        found = sweeps.rows(key)
        if found[0]["monotone"]:
            double = sweeps.rows((key[0], "double", "forward"))
            rows.append([f"`{base(key[0])}`", *(number(row["wrong_way"]["count"]) if row else ""
                                               for row in found + double)])
    return table(["", *(f"{element}, {name}" for element in ELEMENTS for name in sweeps.sets())], rows)


def parameters(sweeps):
    """The largest of all instruction sets, beside roots or not."""
    rows = []
    for function in dict.fromkeys(key[0] for key in sweeps.keys(default=False)):
        cells = [f"`{function}`"]
        for element in ELEMENTS:
            for quantity in QUANTITIES:
                found = [row for row in sweeps.rows((function, element, quantity)) if row]
                error = max((max(row["worst"]["ulp"], row["near_root"]["ulp"]) for row in found), default=None)
                cells.append("" if error is None else ulp(error, all(row["good"] for row in found)))
        rows.append(cells)
    return table(["", *(f"{element}, {text}" for element in ELEMENTS for text in QUANTITIES.values())], rows)


def tiers(sweeps, times):
    """The largest float errors of all instruction sets, and nanoseconds per 1000 elements."""
    rows = []
    for key in sweeps.keys(True, True, "float"):
        if key[2] == "derivative_from_output":
            continue
        name = base(key[0]).removeprefix("fast::")
        exact = next((k for k in sweeps.keys(True, False, "float", key[2]) if base(k[0]) == name), None)
        direction = "forward" if key[2] == "forward" else "backward"
        largest = lambda k: ulp(max(max(row["worst"]["ulp"], row["near_root"]["ulp"]) for row in sweeps.rows(k) if row))
        time = [times.get((name, direction, who)) for who in ("ramp", "ramp_fast")]
        rows.append([f"`{name}`", direction, largest(exact) if exact else "", largest(key),
                     *("" if t is None else f"{1000 * t:.0f}" for t in time),
                     f"{time[0] / time[1]:.2f}" if None not in time else ""])
    return table(["", "", "`ramp::` ULP", "`ramp::fast::` ULP", "`ramp::` ns / 1000", "`ramp::fast::` ns / 1000",
                  "times as fast"], rows)


def verdict(row):
    size = row["ulp"]["size"]
    short = lambda: re.sub(r"e\+0*", "e", f"{size:.1e}")
    parts = ["0" if size == 0 else f"{size:.2f}" if size < 100 else short()]
    for what, sign in (("nonfinite", "✗"), ("flushed", "↓")):
        if row[what]["size"]:
            parts.append(f"{number(int(row[what]['size']))} {sign}")
    return ", ".join(parts)


def peers(found, direction):
    cells = {(row["function"], row["contender"]): verdict(row) for row in found if row["direction"] == direction}
    present = [peer for peer in CONTENDERS if any(who == peer for _, who in cells)]
    rows = [[f"`{function}`", *(cells.get((function, who), "") for who in present)]
            for function in dict.fromkeys(function for function, _ in cells)]
    return table(["", *(CONTENDERS[who] for who in present)], rows)


def special(found):
    rows = [[f"`{row['function']}`", row["direction"], CONTENDERS[row["contender"]],
             re.sub("-?nan", "NaN", row["special"])]
            for row in found if row["special"]]
    return table(["", "", "", "gives"], rows)


class Findings:
    def __init__(self, paths):
        self.sweeps, self.peers, self.times = Sweeps(), [], {}
        for path in paths:
            data = json.loads(Path(path).read_text())
            if isinstance(data, list):
                self.peers += [row for row in data
                               if row["contender"] in CONTENDERS and not row["function"].endswith("_in_place")]
            elif "instruction_set" in data:
                self.sweeps.add(data)
            elif "benchmarks" in data:
                self.add_times(Run(path))
            else:
                sys.exit(f"accuracy_table.py: {path} is of no kind that is known here")

    def add_times(self, run):
        for direction, race in races(run):
            self.times |= {(function, direction, who): ns / IN_CACHE
                           for (function, n, who), ns in race.times.items() if n == IN_CACHE}

    def words(self, text):
        """A table, or nothing where these files have nothing for it."""
        first, *rest = text.split()
        if first == "peers":
            return special(self.peers) if rest == ["special"] else peers(self.peers, *rest)
        if first == "tiers":
            return tiers(self.sweeps, self.times)
        if first in ("runs", "roots", "monotone", "parameters"):
            return globals()[first](self.sweeps)
        fast = first == "fast"
        quantity, element = rest if fast else (first, *rest)
        return errors(self.sweeps, quantity, element, fast)


def every_word():
    yield "runs"
    for tier in ("", "fast "):
        for element in ELEMENTS:
            yield from (f"{tier}{quantity} {element}" for quantity in QUANTITIES)
    yield from ("roots", "monotone", "parameters", "tiers", "peers forward", "peers backward", "peers special")


def replacement(m, findings):
    """A block with a new table; as it was, if these files have none for it."""
    new = findings.words(m[2])
    return f"{m[1]}\n{new}\n\n{m[4]}" if new else m[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("json", nargs="+")
    parser.add_argument("--update", nargs="+", default=[], metavar="DOC.md")
    options = parser.parse_args()
    findings = Findings(options.json)
    marker = re.compile(r"(<!-- accuracy: ([\w ]+) -->\n)(.*?)(<!-- accuracy end -->)", re.DOTALL)
    for document in map(Path, options.update):
        text, replaced = marker.subn(lambda m: replacement(m, findings), document.read_text())
        if not replaced:
            sys.exit(f"accuracy_table.py: {document} has no <!-- accuracy: … --> marker")
        document.write_text(text)
    if not options.update:
        for words in every_word():
            if new := findings.words(words):
                print(f"\n{words}:\n\n{new}")


if __name__ == "__main__":
    main()
