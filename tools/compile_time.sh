#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What including ramp costs the compiler: seconds for a file that includes one header and nothing else, median of 11.
# Exits with 1 over the budget: ramp.hpp may cost 0.2 s more than xsimd.hpp, activations.hpp 0.15 s more than <cmath> and
# <concepts>.
#
#   tools/compile_time.sh [COMPILER [FLAG...]]      default: c++ -O2
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
compiler=${1:-c++}
[[ $# -le 1 ]] && flags=(-O2) || flags=("${@:2}")
xsimd=()
[[ -d .deps/usr/include/xsimd ]] && xsimd=(-isystem .deps/usr/include)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

includes() { printf '#include <%s>\n' "$@"; }

compile() {  # name: CPU seconds for its file; the time that other programs hold the processor does not count
  local TIMEFORMAT='%U %S'
  { time "$compiler" -std=c++20 "${flags[@]}" -I include "${xsimd[@]}" -c "$work/$1.cpp" -o "$work/$1.o"; } 2>&1 |
    awk 'NF == 2 && $1 + $2 > 0 { print $1 + $2; next } { print > "/dev/stderr" }'
}

# The two files in turn: a machine that runs slower for some seconds slows both, and the median of their differences
# leaves out a pair that it changed between.
over=false
compare() {  # name, file, name of the baseline, its file, budget
  local ours theirs
  for _ in {1..11}; do
    ours=$(compile "$2") && theirs=$(compile "$4") || break
    echo "$ours $theirs"
  done |
    awk '{ print $1, $2, $1 - $2 }' | sort -g -k 3 | awk -v n="$1" -v b="$3" -v max="$5" '
      NR == 6 { printf "%-24s %.2f s, %+.2f s beside %s (%.2f s); the budget is %+.2f s\n", n, $1, $3, b, $2, max; over = $3 > max }
      END { exit over || NR != 11 }' || over=true
}
includes ramp/ramp.hpp >"$work/ramp.cpp"
includes xsimd/xsimd.hpp >"$work/xsimd.cpp"
includes ramp/activations.hpp >"$work/activations.cpp"
includes cmath concepts >"$work/standard.cpp"
echo "$compiler ${flags[*]}, $("$compiler" -dumpfullversion -dumpversion | head -n 1):"
compare "<ramp/ramp.hpp>" ramp "<xsimd/xsimd.hpp>" xsimd 0.2
compare "<ramp/activations.hpp>" activations "<cmath>, <concepts>" standard 0.15
! $over
