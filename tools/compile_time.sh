#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What including ramp costs the compiler: seconds for a file that includes one header and nothing else, best of 7.
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

seconds() {  # the includes, as lines
  printf '%s\n' "$@" >"$work/file.cpp"
  local best=999 start end
  for _ in 1 2 3 4 5 6 7; do
    start=$(date +%s.%N)
    "$compiler" -std=c++20 "${flags[@]}" -I include "${xsimd[@]}" -c "$work/file.cpp" -o "$work/file.o"
    end=$(date +%s.%N)
    best=$(awk -v a="$start" -v b="$end" -v best="$best" 'BEGIN { print (b - a < best ? b - a : best) }')
  done
  echo "$best"
}

over=false
compare() {  # name, its seconds, baseline, its seconds, budget
  awk -v n="$1" -v s="$2" -v b="$3" -v t="$4" -v max="$5" 'BEGIN {
    printf "%-24s %.2f s, %+.2f s beside %s (%.2f s); the budget is %+.2f s\n", n, s, s - t, b, t, max
    exit s - t > max }' || over=true
}
echo "$compiler ${flags[*]}, $("$compiler" -dumpfullversion -dumpversion | head -n 1):"
compare "<ramp/ramp.hpp>" "$(seconds '#include <ramp/ramp.hpp>')" \
  "<xsimd/xsimd.hpp>" "$(seconds '#include <xsimd/xsimd.hpp>')" 0.2
compare "<ramp/activations.hpp>" "$(seconds '#include <ramp/activations.hpp>')" \
  "<cmath>, <concepts>" "$(seconds '#include <cmath>' '#include <concepts>')" 0.15
compare "<ramp/dispatch.hpp>" "$(seconds '#include <ramp/dispatch.hpp>')" "nothing" "$(seconds '')" 0.25
! $over
