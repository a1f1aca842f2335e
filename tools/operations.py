#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the kernels of activations cost in instructions: a table for AVX-512, float, from the object code.

    operations.py [NAME...]        ramp:: or fast:: activations, as in fast::gelu_tanh; by default those of the table
    CXX=clang++ operations.py      with another compiler

Counted per vector of 16 elements, in a loop over two vectors: operations in vector registers, among them
permutations, which look up tables; and moves, which are loads, stores and copies of registers. A core that starts two
of these operations in a cycle needs at least half as many cycles.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent
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
        subprocess.run([os.environ.get("CXX", "g++"), "-std=c++20", "-O3", "-march=skylake-avx512",
                        f"-I{SOURCE}/include", f"-I{SOURCE}/.deps/usr/include", "-c", str(source), "-o", str(out)],
                       check=True)
        return subprocess.run(["objdump", "-d", "--no-show-raw-insn", str(out)], check=True, capture_output=True,
                              text=True).stdout


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
    names = parser.parse_args().names
    code = object_code(names)
    print("| | operations | of these permutations | moves |\n|---|---|---|---|")
    for number, name in enumerate(names):
        body = re.search(rf"<kernel_{number}>:\n(.*?)(\n\n|\Z)", code, re.S)
        loop = hot_loop(body[1]) if body else None
        if loop is None:
            sys.exit(f"operations.py: no loop found in the code of {name}")
        vector = [text.split()[0] for text in loop if re.search(r"%[zy]mm|%k\d", text)]
        moves = sum(op.startswith(("vmov", "kmov")) for op in vector)
        permutations = sum("perm" in op for op in vector)
        print(f"| `{name}` | {(len(vector) - moves) / 2:g} | {permutations / 2:g} | {moves / 2:g} |")


if __name__ == "__main__":
    main()
