#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Checks that no instruction set's code can take the place of another's when a program is linked.

    one_definition.py OBJECT_OR_ARCHIVE...    exit with 1 and say which symbol breaks the rule

The linker merges functions of one name. So every function that an object of ramp::dispatch lets it see has the object's
own instruction set in its name: xsimd's architecture, or ramp's tag. Constants may be shared if they are the same bytes
everywhere. The objects of an instruction set are those whose file name begins with its name: avx2.0.cpp.o.
"""
import argparse
import re
import subprocess
import sys
from collections import defaultdict

ARCHITECTURES = {  # in demangled names
    "sse2": r"xsimd::sse2\b",
    "sse4.2": r"xsimd::sse4_2\b",
    "avx2": r"xsimd::fma3<xsimd::avx2>",
    "avx512": r"xsimd::avx512bw\b",
    "neon64": r"xsimd::neon64\b",
    **{f"sve{bits}": rf"xsimd::detail::sve<{bits}" for bits in (128, 256, 512)},
    **{f"rvv{bits}": rf"xsimd::detail::rvv<{bits}" for bits in (128, 256, 512)},
}
OBJECT = re.compile(r"(?:.*/)?([a-z0-9.]+?)\.[^/]*\.o(?:bj)?:?$")


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def isa_of(file):
    names = sorted(ARCHITECTURES, key=len, reverse=True)
    name = file.rstrip(":").rsplit("/", 1)[-1]
    return next((isa for isa in names if name.startswith(isa + ".")), None)


def symbols(files):
    """(instruction set, type, mangled name) of whatever objects let the linker see."""
    for file in files:
        member = file
        for line in run("nm", "--defined-only", "--extern-only", "--format=posix", file):
            if line.endswith(":"):  # a member of an archive: its name, perhaps in brackets behind the archive's
                member = re.sub(r".*\[(.*)\]:$|:$", r"\1", line)
                continue
            name, kind = line.split()[:2]
            if isa_of(member):
                yield isa_of(member), kind, name


def constants(files, names):
    """{name: the different contents of the section that holds it}"""
    contents = defaultdict(set)
    sections = [option for name in names for option in ("-j", f".rodata.{name}")]
    for file in files:
        section, text = None, ""
        for line in run("objdump", "-s", *sections, file) + ["Contents of section :"]:
            if match := re.match(r"Contents of section \.?(?:rodata\.)?(.*):$", line):
                if section:
                    contents[section].add(text)
                section, text = match[1], ""
            elif section and re.match(r" [0-9a-f]+ ", line):
                text += line.split("  ")[0].split(" ", 2)[2]
            elif "file format" in line and section:
                contents[section].add(text)
                section = None
    return contents


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="OBJECT_OR_ARCHIVE")
    files = parser.parse_args().files

    found = set(symbols(files))
    isas = {isa for isa, _, _ in found}
    if not isas:
        sys.exit("one_definition.py: none of these is an object of an instruction set")
    names = sorted({name for _, _, name in found})
    demangled = dict(zip(names, subprocess.run(["c++filt"], input="\n".join(names), check=True, capture_output=True,
                                               text=True).stdout.splitlines()))
    bad, functions, shared = [], 0, defaultdict(set)
    for isa, kind, name in sorted(found):
        tag = rf"ramp::detail::isa::{isa.replace('.', '_')}\b"
        if re.search(f"{ARCHITECTURES[isa]}|{tag}", demangled[name]):
            functions += kind in "TWi"
        elif kind in "TWi":
            bad.append(f"{isa}: a function without its instruction set: {demangled[name]}")
        elif kind in "VRu":
            shared[name].add(isa)
        else:
            bad.append(f"{isa}: a variable without its instruction set: {demangled[name]}")
    shared = {name for name, where in shared.items() if len(where) > 1 and not name.startswith("DW.ref.")}
    contents = constants(files, shared)
    for name in sorted(shared):
        if len(contents[name]) != 1:
            bad.append(f"a constant that differs, or that cannot be read: {demangled[name]}")
    for sentence in bad:
        print(sentence)
    print(f"{', '.join(sorted(isas))}: {functions} functions with their instruction set in their names, {len(shared)} "
          f"constants in common, {len(bad)} that break the rule")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
