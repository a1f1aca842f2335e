#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Keeps the code that the documents show equal to the files that are compiled.

    readme.py DOC.md...            copy the files into the documents
    readme.py --check DOC.md...    exit with 1 and say which block differs from its file

A line <!-- file: PATH --> stands before each fenced block; PATH is relative to the repository. The SPDX line of the file
is not shown.
"""
import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(<!-- file: (\S+) -->\n\n?```\w+\n)(.*?)(^```$)", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r"^```(cpp|cmake)$", re.MULTILINE)


def shown(path):
    lines = (ROOT / path).read_text().splitlines(keepends=True)
    return "".join(lines[1:] if "SPDX-License-Identifier" in lines[0] else lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="+", metavar="DOC.md")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    good = True
    for document in map(Path, options.documents):
        text = document.read_text()
        updated = BLOCK.sub(lambda m: m[1] + shown(m[2]) + m[4], text)
        if len(FENCE.findall(text)) != sum(bool(FENCE.search(block[0])) for block in BLOCK.findall(text)):
            print(f"{document}: a block of C++ or CMake that names no file")
            good = False
        if options.check:
            for old, new in zip(BLOCK.findall(text), BLOCK.findall(updated)):
                if old != new:
                    print(f"{document}: the block from {old[1]} differs from the file (tools/readme.py {document})")
                    good = False
        else:
            document.write_text(updated)
    if good and options.check:
        print(f"every block of {', '.join(options.documents)} is a file of this repository")
    sys.exit(not good)


if __name__ == "__main__":
    main()
