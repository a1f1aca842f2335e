#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What including ramp costs the compiler: seconds for a file that includes one header and nothing else, median of 9.
# Exits with 1 over the budget: ramp.hpp may cost 0.2 s more than xsimd.hpp, activations.hpp 0.15 s more than <cmath> and
# <concepts>, dispatch.hpp 0.25 s.
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

compile() {  # name: CPU seconds for its file; the time that other programs hold the processor does not count
  local TIMEFORMAT='%U %S'
  { time "$compiler" -std=c++20 "${flags[@]}" -I include "${xsimd[@]}" -c "$work/$1.cpp" -o "$work/$1.o"; } 2>&1 |
    awk 'NF == 2 && $1 + $2 > 0 { print $1 + $2; next } { print > "/dev/stderr" }'
}

file() {  # name, headers...
  printf '#include <%s>\n' "${@:2}" >"$work/$1.cpp"
}
file ramp ramp/ramp.hpp
file xsimd xsimd/xsimd.hpp
file activations ramp/activations.hpp
file standard cmath concepts
file dispatch ramp/dispatch.hpp
: >"$work/nothing.cpp"

# The files in turn, and seconds in units of what <xsimd/xsimd.hpp> takes in the same round: a machine that runs at half
# its speed for a while slows all of them, and medians leave out the round in which it changes.
for _ in {1..9}; do
  for name in ramp xsimd activations standard dispatch nothing; do
    seconds=$(compile "$name")
    printf '%s ' "$seconds"
  done
  echo
done >"$work/rounds"

over=false
median() { sort -g | awk '{ v[NR] = $1 } END { print v[(NR + 1) / 2] }'; }
compare() {  # header, its column, baseline, its column, budget
  local seconds
  seconds=$(awk -v a="$2" -v b="$4" '{ print 0.57 * ($a - $b) / $2 }' "$work/rounds" | median)
  awk -v n="$1" -v s="$seconds" -v b="$3" -v max="$5" 'BEGIN {
    printf "%-24s %+.2f s beside %s; the budget is %+.2f s\n", n, s, b, max
    exit s > max }' || over=true
}
echo "$compiler ${flags[*]}, $("$compiler" -dumpfullversion -dumpversion | head -n 1), on a machine where" \
  "<xsimd/xsimd.hpp> takes 0.57 s (here $(awk '{ print $2 }' "$work/rounds" | median) s):"
compare "<ramp/ramp.hpp>" 1 "<xsimd/xsimd.hpp>" 2 0.2
compare "<ramp/activations.hpp>" 3 "<cmath>, <concepts>" 4 0.15
compare "<ramp/dispatch.hpp>" 5 "an empty file" 6 0.25
! $over
