#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# ramp beside PyTorch, oneDNN, XNNPACK and Eigen: the same arrays, one process, contenders in random order.
#
#   tools/peers.sh [FILTER]      writes build/peers/{times,times_2}.json, with one and with two threads, and errors.json
#
# On Debian 13, as it is or in a container: as root it installs what it needs, otherwise it says what is missing. FILTER
# is a regular expression over names, as ramp_bench_peers --benchmark_list_tests prints them. docs/performance.md and
# docs/accuracy.md say what becomes of the files. Everything takes about half an hour.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packages=(g++ cmake ninja-build pkg-config python3 libxsimd-dev libbenchmark-dev libdnnl-dev libtorch-dev libxnnpack-dev
  libpthreadpool-dev libeigen3-dev)
missing=()
for package in "${packages[@]}"; do
  dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done
if [[ ${#missing[@]} -gt 0 ]]; then
  [[ $(id -u) -eq 0 ]] || { echo "peers.sh: needs ${missing[*]}" >&2; exit 1; }
  apt-get update -q
  DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
fi

build=build/peers
cmake -S . -B "$build" -G Ninja -D CMAKE_BUILD_TYPE=Release -D RAMP_BUILD_BENCH=ON -D RAMP_BUILD_TESTS=OFF \
  -D RAMP_BUILD_EXAMPLES=OFF -D "RAMP_DISPATCH_ISAS=sse2;avx512"
cmake --build "$build" --target ramp_bench_peers ramp_peer_accuracy

version() { dpkg-query --show --showformat '${Version}' "$1"; }
context="cpu=$(sed -n 's/^model name\s*: //p' /proc/cpuinfo | head -n 1)"
context+=",torch=$(version libtorch-dev),onednn=$(version libdnnl-dev),xnnpack=$(version libxnnpack-dev)"
context+=",eigen=$(version libeigen3-dev)"
race() {  # threads, file, filter
  RAMP_PEERS_THREADS=$1 "$build/bench/ramp_bench_peers" --benchmark_filter="$3" \
    --benchmark_enable_random_interleaving=true --benchmark_repetitions=9 --benchmark_min_time=0.01s \
    --benchmark_report_aggregates_only=true --benchmark_context="$context" --benchmark_out_format=json \
    --benchmark_out="$build/$2"
}
race 1 times.json "${1:-.}"
race 2 times_2.json "${1:-prelu|/(memcpy|leaky_relu|gelu)/}"
[[ -n ${1:-} ]] || "$build/bench/ramp_peer_accuracy" "$build/errors.json"
