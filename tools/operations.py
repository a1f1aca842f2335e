#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the kernels of activations cost in instructions: a table for AVX-512, float, from the object code.

    operations.py [NAME...]        ramp:: or fast:: activations, as in fast::gelu_tanh; by default those of the table
    operations.py --time [NAME...] measures them, too, on this machine, which must have AVX-512
    CXX=clang++ operations.py      with another compiler

Counted per vector of 16 elements, in a loop over two vectors: operations in vector registers, among them
permutations, which look up tables; and moves, which are loads, stores and copies of registers.

Measured in cycles per vector, the fastest of many runs: "apart" are all instructions of the loop, in registers of their
own, so that none waits for another: what the ports of the core need. "forward" is ramp::forward with 16 Ki elements. A
cycle is a quarter of what a fused multiplication and addition takes that waits for the one before it.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
COMPILER = [os.environ.get("CXX", "g++"), "-std=c++20", "-O3", "-march=skylake-avx512", f"-I{SOURCE}/include",
            f"-I{SOURCE}/.deps/usr/include"]
NAMES = ["sigmoid", "fast::sigmoid", "tanh", "fast::tanh", "elu", "fast::elu", "silu", "fast::silu", "gelu",
         "fast::gelu", "gelu_tanh", "fast::gelu_tanh", "mish", "fast::mish", "softplus", "fast::softplus", "tanhshrink", "fast::tanhshrink"]

KERNEL = """
extern "C" void kernel_{number}(const float* x, float* y, std::size_t n) {{
  const ramp::{name} f{{}};
  for (std::size_t i = 0; i + 32 <= n; i += 32) {{
    const both r = f(both(batch::load_unaligned(x + i), batch::load_unaligned(x + i + 16)));
    r.a.store_unaligned(y + i);
    r.b.store_unaligned(y + i + 16);
  }}
}}
"""


def object_code(names):
    lines = ["#include <ramp/ramp.hpp>", "using batch = xsimd::batch<float, xsimd::avx512bw>;",
             "using both = ramp::detail::both<batch>;"]
    lines += [KERNEL.format(number=i, name=name) for i, name in enumerate(names)]
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "kernels.cpp", Path(folder) / "kernels.o"
        source.write_text("\n".join(lines))
        subprocess.run([*COMPILER, "-c", str(source), "-o", str(out)], check=True)
        return subprocess.run(["objdump", "-d", "--no-show-raw-insn", str(out)], check=True, capture_output=True,
                              text=True).stdout


TIMER = """
#include <chrono>
#include <cstdio>
#include <immintrin.h>
alignas(64) float x[16384], y[16384];

double fastest(auto run) {
  double least = 1e30;
  for (int i = 0; i < 400; ++i) {
    const auto start = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    least = took.count() < least ? took.count() : least;
  }
  return least;
}

int main() {
  _mm_setcsr(_mm_getcsr() | 0x8040);  // no subnormal numbers: what is computed apart has no meaning
  for (int i = 0; i < 16384; ++i) {
    x[i] = static_cast<float>(i * 37 % 16384) / 2731 - 3;
  }
  const double cycle = fastest([] { apart_chain(1000, x); }) / 1000 / 16 / 4;
"""


def apart(name, instructions, targets=24):
    """A function that repeats instructions of AVX-512, each with a target of its own."""
    lines = []
    for text in instructions:
        mnemonic, operands = text.split(" #")[0].split(maxsplit=1)
        operands = re.sub(r"[-\w]*\(.*?\)", "(%rsi)", operands)
        *sources, target = operands.strip().split(",")
        sources = [re.sub(r"mm\d+", f"mm{24 + i}", source) for i, source in enumerate(sources)]
        target = re.sub(r"mm\d+", f"mm{len(lines) % targets}", target)
        target = re.sub(r"^%k\d", "%k2", target).replace("(%rsi)", "64(%rsi)")
        lines.append(f"{mnemonic} {','.join([*sources, target])}")
    body = "\\n".join(["kxnorw %k1,%k1,%k1", "1:", *lines, "dec %rdi", "jnz 1b", "vzeroupper", "ret"])
    return f'extern "C" void {name}(long, float*);\nasm("{name}:\\n{body}\\n");\n'


def times(names, loops):
    """Cycles per vector: of the instructions of each loop of two vectors apart, and of ramp::forward."""
    source = "#include <ramp/ramp.hpp>\n" + apart("apart_chain", ["vfmadd132ps %zmm1,%zmm1,%zmm1"] * 16, targets=1)
    for i, loop in enumerate(loops):
        source += apart(f"apart_{i}", loop)
    source += TIMER
    for i, name in enumerate(names):
        source += f"""
  std::printf("%.1f %.1f\\n", fastest([] {{ apart_{i}(1000, x); }}) / 1000 / 2 / cycle,
              fastest([] {{ ramp::forward(ramp::{name}{{}}, x, y, 16384); }}) / 1024 / cycle);"""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / "times"
        subprocess.run([*COMPILER, "-x", "c++", "-", "-o", str(program)], input=source + "}\n", check=True, text=True)
        return [line.split() for line in subprocess.run([str(program)], check=True, capture_output=True,
                                                        text=True).stdout.splitlines()]


def hot_loop(body):
    """The instructions of the smallest loop that stores two vectors."""
    code = re.findall(r"^ *([0-9a-f]+):\t(.*)$", body, re.M)
    code = [(int(address, 16), text) for address, text in code]
    loops = []
    for address, text in code:
        jump = re.match(r"j\w+ +([0-9a-f]+)", text)
        if jump and int(jump[1], 16) < address:
            loop = [t for a, t in code if int(jump[1], 16) <= a <= address]
            if sum(bool(re.match(r"vmov\w+ +%zmm\d+,[^%]*\(", t)) for t in loop) >= 2:
                loops.append(loop)
    return min(loops, key=len, default=None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", default=NAMES)
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    names = options.names
    code = object_code(names)
    loops = []
    for number, name in enumerate(names):
        body = re.search(rf"<kernel_{number}>:\n(.*?)(\n\n|\Z)", code, re.S)
        loop = hot_loop(body[1]) if body else None
        if loop is None:
            sys.exit(f"operations.py: no loop found in the code of {name}")
        loops.append([text for text in loop if re.search(r"%[zy]mm|%k\d", text)])
    head = ["", "operations", "of these permutations", "moves"]
    measured = times(names, loops) if options.time else [[]] * len(names)
    head += ["apart, cycles", "`forward`, cycles"] if options.time else []
    print("| " + " | ".join(head) + " |\n" + "|---" * len(head) + "|")
    for name, loop, cycles in zip(names, loops, measured):
        vector = [text.split()[0] for text in loop]
        moves = sum(op.startswith(("vmov", "kmov")) for op in vector)
        permutations = sum("perm" in op for op in vector)
        counts = [f"{n / 2:g}" for n in (len(vector) - moves, permutations, moves)]
        print("| " + " | ".join([f"`{name}`", *counts, *cycles]) + " |")


if __name__ == "__main__":
    main()
