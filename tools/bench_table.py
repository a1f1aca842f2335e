#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Tables of what ramp_bench measured.

    bench_table.py FILE.json...                     print every verb of every file
    bench_table.py FILE.json... --update DOC.md...  write them between the markers in these documents

A document says what it wants between <!-- bench: WORDS --> and <!-- bench end -->. WORDS are "summary" (forward and
backward of leaky_relu), "dispatch" (ramp::dispatch beside the verbs), "stores" (ramp_bench_stores), "short"
(ramp_bench_short), "prelu" (every layout), "peers" (PReLU of ramp_bench_peers), "activations" (its other functions, in
cache), "against peers" (these over n), "goals" (which of them are as fast as they should be), "threads" (two files of
it, the first with one thread) or an activation and an element type ("leaky_relu float").

Times are medians of interleaved repetitions, those of ramp_bench_stores and ramp_bench_peers the fastest. Only the
ratios travel from one machine to another.
"""
import argparse
import json
import re
import sys
from pathlib import Path

VERBS = ["forward", "forward_range", "forward_in_place", "backward", "backward_range", "backward_in_place",
         "backward_accumulate", "backward_from_output", "forward_with_mask", "backward_from_mask"]


class Run:
    """One JSON file: the median time in nanoseconds of (verb, activation, element, n, contender)."""

    def __init__(self, path):
        data = json.loads(Path(path).read_text())
        self.context = data["context"]
        self.times = {}
        fastest = {}
        for row in data["benchmarks"]:
            kind = row.get("aggregate_name", "median")
            if kind not in ("median", "min") or row.get("error_occurred"):
                continue
            verb, activation, element, n, contender = row["run_name"].removesuffix("/real_time").split("/")
            if kind == "min":  # ramp_bench_stores
                time = "real_time" if row["run_name"].endswith("/real_time") else "cpu_time"
                fastest[verb, activation, element, int(n), contender] = row[time]
                continue
            # Not real_time: a layout may have a few elements less than n.
            self.times[verb, activation, element, int(n), contender] = int(n) / row["items_per_second"] * 1e9
        self.times |= fastest
        if not self.times:
            sys.exit(f"bench_table.py: {path} has no measurements")

    def describe(self):
        caches = ", ".join(f"L{c['level']} {c['size'] // 1024} KiB" for c in self.context["caches"]
                           if c["type"] != "Instruction")
        cpu = f"{self.context['cpu']}, " if "cpu" in self.context else ""
        peers = "".join(f"{name} {self.context[peer]}, " for peer, name in PEERS.items() if peer in self.context)
        threads = f"{self.threads()} threads, " if self.threads() > 1 else ""
        return (f"{cpu}{threads}{peers}{self.context['instruction_set']}, compiler {self.context['compiler']}, {caches}, "
                f"{self.context['date'][:10]}")

    def row(self, verb, activation, element, n):
        """memcpy, loop and ramp, or None."""
        key = (verb, activation, element, n)
        if (*key, "memcpy") not in self.times:
            return None
        return [self.times[(*key, contender)] for contender in ("memcpy", "loop", "ramp")]

    def sizes(self):
        return sorted({n for _, _, _, n, _ in self.times})

    def kinds(self):
        return sorted({key[1:3] for key in self.times if key[0] in VERBS and (*key[:4], "loop") in self.times})

    def has_stores(self):
        return any(key[4] == "cached" for key in self.times)

    def layouts(self):
        return sorted({key[1] for key in self.times if key[0] == "prelu_forward" and key[4] == "loop"})

    def has_peers(self):
        return any(key[0] in PRELU_VERBS and key[4] in PEERS for key in self.times)

    def threads(self):
        return int(self.context.get("threads", 1))

    def has_activations(self):
        return any(key[0] == "activation" for key in self.times)


def duration(ns):
    for unit, size in (("ms", 1e6), ("µs", 1e3), ("ns", 1)):
        if ns >= size or unit == "ns":
            return f"{ns / size:.3g} {unit}"


def count(n):
    for unit, size in (("Mi", 1 << 20), ("Ki", 1 << 10)):
        if n >= size:
            return f"{n // size} {unit}"
    return str(n)


def table(header, rows):
    """Of Markdown; of no rows nothing."""
    if not rows:
        return ""
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def full(run, activation, element):
    rows = []
    for verb in VERBS:
        for n in run.sizes():
            times = run.row(verb, activation, element, n)
            if times:
                memcpy, loop, ramp = times
                rows.append([f"`{verb}`", count(n), *map(duration, times), f"{ramp / memcpy:.2f}", f"{loop / ramp:.2f}"])
    return table(["", "n", "memcpy", "plain loop", "ramp", "ramp / memcpy", "loop / ramp"], rows)


def summary(runs):
    blocks = []
    for run in runs:
        if ("leaky_relu", "float") not in run.kinds():
            continue
        rows = []
        for n in run.sizes():
            cells = [count(n)]
            for verb in ("forward", "backward"):
                memcpy, loop, ramp = run.row(verb, "leaky_relu", "float", n)
                cells += [duration(ramp), f"{ramp / memcpy:.2f}", f"{loop / ramp:.2f}"]
            rows.append(cells)
        header = ["n", "forward", "× memcpy", "faster than the loop", "backward", "× memcpy", "faster than the loop"]
        blocks.append(f"{run.describe()}:\n\n{table(header, rows)}")
    return "\n\n".join(blocks)


def dispatch(run):
    rows = []
    for verb, activation, element, n, who in sorted(run.times):
        if who == "ramp_dispatch" and verb in ("forward", "backward"):
            static, dispatched = (run.times[verb, activation, element, n, w] for w in ("ramp", who))
            rows.append([f"`{verb}`", f"`{activation}`", element, count(n), duration(static), duration(dispatched),
                         f"{dispatched / static:.2f}", f"{dispatched - static:+.1f} ns"])
    header = ["", "", "", "n", "verb", "dispatch", "dispatch / verb", "dispatch - verb"]
    return f"{run.describe()}:\n\n{table(header, rows)}" if rows else ""


def prelu(run):
    rows = []
    for layout in run.layouts():
        for n in sorted({key[3] for key in run.times if key[1] == layout}):
            cells = [f"`{layout}`", count(n)]
            for verb in ("forward", "backward"):
                loop, leaky, ramp = (run.times["prelu_" + verb, layout, "float", n, who]
                                     for who in ("loop", "leaky_relu", "ramp"))
                cells += [duration(ramp), f"{ramp / leaky:.2f}", f"{loop / ramp:.2f}"]
            rows.append(cells)
    header = ["layout", "n", "forward", "× leaky_relu", "loop / ramp", "backward", "× leaky_relu", "loop / ramp"]
    return f"{run.describe()}:\n\n{table(header, rows)}"


def stores(run):
    """The kinds of stores: nanoseconds per element through the cache, and how many times as fast the others are."""
    rows = []
    contenders = [who for who in ("streaming", "automatic", "memcpy", "openmp_2", "tbb")
                  if any(key[4] == who for key in run.times)]
    for verb, activation, element, n in sorted({key[:4] for key in run.times if key[4] == "cached"}):
        times = {who: run.times.get((verb, activation, element, n, who)) for who in ("cached", *contenders)}
        ratio = lambda who: f"{times['cached'] / times[who]:.2f}" if times[who] else ""
        rows.append([f"`{verb}`", f"`{activation}`", count(n), f"{times['cached'] / n:.3f}", *map(ratio, contenders)])
    header = ["", "", "n", "cached, ns per element", *(f"{who.replace('_', ' ')}, times as fast" for who in contenders)]
    return f"{run.describe()}:\n\n{table(header, rows)}"


def short(run):
    """Calls of a few elements, in nanoseconds."""
    times = {(key[3], key[4]): ns for key, ns in run.times.items() if key[0] == "short"}
    who = [w for w in ("ramp", "intrinsics", "loop") if any(key[1] == w for key in times)]
    rows = [[str(n), *(f"{times[n, w]:.2f}" for w in who)] for n in sorted({n for n, _ in times})]
    names = {"ramp": "`ramp::forward`", "intrinsics": "by hand", "loop": "plain loop"}
    return f"{run.describe()}:\n\n{table(['n', *(names[w] for w in who)], rows)}" if rows else ""


PEERS = {"torch": "PyTorch", "onednn": "oneDNN", "xnnpack": "XNNPACK", "eigen": "Eigen"}
PRELU_VERBS = ["prelu_forward", "prelu_backward"]


def peers(run):
    """PReLU in ramp_bench_peers: ramp, and how often its time goes into each peer's."""
    present = [peer for peer in PEERS if any(key[0] in PRELU_VERBS and key[4] == peer for key in run.times)]
    rows = []
    for verb, layout, element, n in sorted({key[:4] for key in run.times if key[0] in PRELU_VERBS}):
        times = {who: run.times.get((verb, layout, element, n, who)) for who in ("ramp", "leaky_relu", *present)}
        ratio = lambda who: f"{times[who] / times['ramp']:.2f}" if times[who] else ""
        rows.append([f"`{verb}`", f"`{layout}`", count(n), duration(times["ramp"]),
                     f"{times['ramp'] / times['leaky_relu']:.2f}", *map(ratio, present)])
    header = ["", "layout", "n", "ramp", "× leaky_relu", *(f"{PEERS[peer]} / ramp" for peer in present)]
    return f"{run.describe()}:\n\n{table(header, rows)}"


EXACT = ["ramp", "ramp_from_output"]
RAMP = [*EXACT, "ramp_fast", "ramp_fast_from_output"]
LIMITS = ["memcpy", "streaming"]
IN_CACHE = 16 << 10


class Race:
    """What ramp_bench_peers says of one direction: nanoseconds of (function, n, contender)."""

    def __init__(self, run, direction):
        self.times = {(key[1], key[3], key[4]): ns for key, ns in run.times.items()
                      if key[0] == "activation" and key[2] == direction}
        self.functions = sorted({function for function, _, _ in self.times if function != "memcpy"})
        self.sizes = sorted({n for _, n, _ in self.times})

    def best(self, function, n, contenders):
        """(nanoseconds, contender) of the fastest of them, or None."""
        times = [(self.times[function, n, who], who) for who in contenders if (function, n, who) in self.times]
        return min(times, default=None)


def races(run):
    return [(direction, Race(run, direction)) for direction in ("forward", "backward")]


def activations(run):
    """In cache: nanoseconds per element, a row for each function."""
    blocks = []
    for direction, race in races(run):
        who = [w for w in (*RAMP, *PEERS) if any(key[2] == w for key in race.times)]
        cell = lambda f, w: f"{race.times[f, IN_CACHE, w] / IN_CACHE:.3f}" if (f, IN_CACHE, w) in race.times else ""
        rows = [[f"`{f}`", *(cell(f, w) for w in who)] for f in race.functions]
        if rows:
            header = ["", *(PEERS.get(w, w.replace("_", " ")) for w in who)]
            blocks.append(f"{direction}, ns per element of {count(IN_CACHE)}:\n\n{table(header, rows)}")
    return f"{run.describe()}:\n\n" + "\n\n".join(blocks)


def against_peers(run):
    """How many times as fast as the fastest peer ramp is, which one that is, and its share of the memory's speed."""
    blocks = []
    for direction, race in races(run):
        rows = []
        for f in race.functions:
            cells = []
            for n in race.sizes:
                mine, theirs = race.best(f, n, EXACT), race.best(f, n, PEERS)
                cells.append(f"{theirs[0] / mine[0]:.2f} {PEERS[theirs[1]]}" if mine and theirs else "")
            n = race.sizes[-1]
            mine, limit = race.best(f, n, EXACT), race.best("memcpy", n, LIMITS)
            rows.append([f"`{f}`", *cells, f"{limit[0] / mine[0]:.2f}" if mine and limit else ""])
        if rows:
            header = ["", *map(count, race.sizes), f"of the memory's speed at {count(race.sizes[-1])}"]
            blocks.append(f"{direction}, the fastest peer's time / ramp's:\n\n{table(header, rows)}")
    return f"{run.describe()}:\n\n" + "\n\n".join(blocks)


GOALS = [  # (n, peers, how many times as fast)
    (16, ["torch", "onednn"], 10), (16, ["xnnpack"], 2), (1 << 10, ["torch", "onednn"], 4), (1 << 10, PEERS, 1),
    (16 << 10, PEERS, 1), (64 << 20, PEERS, 1.35), (64 << 20, LIMITS, 0.9)]


def goals(run):
    """Of how many functions each goal is reached, with the first tier and with the faster one, and where it is not."""
    def cell(race, n, rivals, least, ours):
        ratios = {}
        for f in race.functions:
            mine, theirs = race.best(f, n, ours), race.best("memcpy" if rivals is LIMITS else f, n, rivals)
            if mine and theirs:
                ratios[f] = theirs[0] / mine[0]
        missed = [f"`{f}` {ratio:.2f}" for f, ratio in sorted(ratios.items(), key=lambda item: item[1]) if ratio < least]
        if not ratios:
            return ""
        return f"{len(ratios) - len(missed)} of {len(ratios)}" + (": not " + ", ".join(missed) if missed else "")

    def name(n, rivals, least):
        if rivals is LIMITS:
            return f"{count(n)}: {least} of the memory's speed"
        who = "the fastest peer" if rivals is PEERS else " and ".join(PEERS[peer] for peer in rivals)
        return f"{count(n)}: {least} times as fast as {who}" if least > 1 else f"{count(n)}: not slower than {who}"

    present = [(direction, race) for direction, race in races(run) if race.functions]
    rows = [[name(*goal), direction, *(cell(race, *goal, ours) for ours in (EXACT, RAMP))]
            for goal in GOALS for direction, race in present]
    rows = [row for row in rows if any(row[2:])]
    header = ["", "", "the first tier", "`ramp::fast` where it is faster"]
    return f"{run.describe()}:\n\n{table(header, rows)}" if rows else ""


def threads(run, other):
    """How many times as fast ramp and the peers are with the threads of the other run."""
    rows = []
    for direction in ("forward", "backward"):
        one, more = Race(run, direction), Race(other, direction)
        for f in ("leaky_relu", "gelu"):
            for n in (n for n in one.sizes if n >= 256 << 10):
                ratio = lambda w: (f"{one.times[f, n, w] / more.times[f, n, w]:.2f}"
                                   if (f, n, w) in one.times and (f, n, w) in more.times else "")
                rows.append([f"`{f}`", direction, count(n), *(ratio(w) for w in ("ramp", *PEERS))])
    return f"{other.describe()}:\n\n" + table(["", "", "n", "ramp", *PEERS.values()], rows)


RACES = {"activations": activations, "against peers": against_peers, "goals": goals}


def words(text, runs):
    if text == "summary":
        return summary(runs)
    if text == "stores":
        return "\n\n".join(stores(run) for run in runs if run.has_stores())
    if text == "dispatch":
        return dispatch(runs[0])
    if text == "short":
        return "\n\n".join(filter(None, map(short, runs)))
    if text == "prelu":
        return "\n\n".join(prelu(run) for run in runs if run.layouts())
    if text == "peers":
        return "\n\n".join(peers(run) for run in runs if run.has_peers() and run.threads() == 1)
    raced = [run for run in runs if run.has_activations()]
    one = [run for run in raced if run.threads() == 1]
    if text in RACES:
        return "\n\n".join(RACES[text](run) for run in one)
    if text == "threads":
        return "\n\n".join(threads(one[0], run) for run in raced if one and run.threads() > 1)
    activation, element = text.split()
    return "\n\n".join(f"{run.describe()}:\n\n{full(run, activation, element)}" for run in runs
                       if (activation, element) in run.kinds())


def replacement(m, runs):
    """A block with new numbers; as it was, if these files have none for it."""
    new = words(m[2], runs)
    return f"{m[1]}\n{new}\n{m[3]}" if new else m[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("json", nargs="+")
    parser.add_argument("--update", nargs="+", default=[], metavar="DOC.md")
    options = parser.parse_args()
    runs = [Run(path) for path in options.json]
    marker = re.compile(r"(<!-- bench: ([\w ]+) -->\n).*?(\n<!-- bench end -->)", re.DOTALL)
    for document in map(Path, options.update):
        text, replaced = marker.subn(lambda m: replacement(m, runs), document.read_text())
        if not replaced:
            sys.exit(f"bench_table.py: {document} has no <!-- bench: … --> marker")
        document.write_text(text)
    if not options.update:
        for run in runs:
            for activation, element in run.kinds():
                print(f"\n{activation} {element}: {run.describe()}\n\n{full(run, activation, element)}")
            if run.has_stores():
                print(f"\nstores: {stores(run)}")
            if short(run):
                print(f"\nshort: {short(run)}")
            if dispatch(run):
                print(f"\ndispatch: {dispatch(run)}")
            if run.layouts():
                print(f"\nprelu: {prelu(run)}")
            if run.has_peers():
                print(f"\npeers: {peers(run)}")
            if run.has_activations():
                print(f"\nactivations: {activations(run)}\n\n{against_peers(run)}\n\n{goals(run)}")


if __name__ == "__main__":
    main()
