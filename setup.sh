#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Prepares this machine for ramp's presets. Can be run again at any time.
#
#   ./setup.sh          what the presets demo, test and bench need: compiler, CMake, Ninja and libraries
#   ./setup.sh --dev    and what .ci/run needs: clang, its formatter and linter, debootstrap
#
# On Debian and Ubuntu it installs packages. Where Debian's xsimd or Catch2 is too old (Debian 12), newer packages of
# Debian are unpacked into .deps/, and the system keeps its own. Elsewhere it says what to install; CMake fetches what
# is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf 'setup.sh: %s\n' "$*"; }
die() { printf 'setup.sh: %s\n' "$*" >&2; exit 1; }

dev=false
case ${1-} in
  '') ;;
  --dev) dev=true ;;
  *) die "unknown argument $1 (usage: ./setup.sh [--dev])" ;;
esac

# Without a package manager that we know, the tools must be there.
if ! command -v apt-get >/dev/null; then
  for tool in cmake ninja c++; do
    command -v "$tool" >/dev/null || die "install $tool (CMake 3.25 or newer, Ninja, a C++20 compiler), then run this again"
  done
  say "no apt-get here: CMake will fetch the libraries that this system lacks"
  exit 0
fi

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  else
    command -v sudo >/dev/null || die "needs root to install packages: run it as root, or install sudo"
    sudo "$@"
  fi
}

export DEBIAN_FRONTEND=noninteractive
packages=(ca-certificates g++ cmake ninja-build libbenchmark-dev libeigen3-dev libcli11-dev pkg-config python3-matplotlib)
if $dev; then
  packages+=(clang clang-format clang-tidy debootstrap git)
fi

missing() {  # those of the given packages that are not installed
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || echo "$package"
  done
}

updated=false
install_packages() {
  local wanted
  mapfile -t wanted < <(missing "$@")
  [[ ${#wanted[@]} -gt 0 ]] || return 0
  say "installing ${wanted[*]}"
  $updated || as_root apt-get update -qq
  updated=true
  as_root apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
}

install_packages "${packages[@]}"

version_of() {  # the version that apt would install, without epoch and Debian revision; empty if there is none
  apt-cache policy "$1" | sed -n 's/^ *Candidate: \((none)\)\?\([0-9]*:\)\?\([^-]*\).*/\3/p'
}
at_least() { dpkg --compare-versions "${1:-0}" ge "$2"; }  # version, minimum

# The packages that need a minimum: taken from the system if it has them.
new_enough=() too_old=()
choose() {  # package, minimum
  if at_least "$(version_of "$1")" "$2"; then new_enough+=("$1"); else too_old+=("$1"); fi
}
choose libxsimd-dev 13
if apt-cache show libcatch2-dev >/dev/null 2>&1; then choose libcatch2-dev 3; else choose catch2 3; fi
install_packages "${new_enough[@]}"
if [[ ${#too_old[@]} -eq 0 ]]; then
  say "ready"
  exit 0
fi

# Debian 12: xsimd of Debian 13 and Catch2 of bookworm-backports, unpacked here. (Debian 13's Catch2 needs a newer
# libstdc++.) Both are development files only, and touch nothing else.
codename=$(. /etc/os-release && echo "${ID-} ${VERSION_CODENAME-}")
if [[ $codename != "debian bookworm" ]]; then
  say "${too_old[*]} of this system (${codename}) is too old: CMake will fetch it"
  exit 0
fi
if [[ -e .deps/complete ]]; then
  say "ready"
  exit 0
fi

say "unpacking xsimd 13 and Catch2 3 into .deps/"
mirror=$(apt-get indextargets --format '$(CREATED_BY) $(REPO_URI) $(RELEASE)' |
  awk '$1 == "Packages" && $2 ~ /\/debian\/?$/ && $3 ~ /bookworm|stable|12/ && !found { found = 1; print $2 }')
mirror=${mirror:-http://deb.debian.org/debian}
rm -rf .deps
mkdir -p .deps/apt/{lists,cache/archives,packages}/partial
for suite in trixie bookworm-backports; do
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main"
done >.deps/apt/sources.list
apt=(-qq -o "Dir::Etc::sourcelist=$PWD/.deps/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State::Lists=$PWD/.deps/apt/lists" -o "Dir::Cache=$PWD/.deps/apt/cache" -o APT::Sandbox::User=root)
apt-get "${apt[@]}" update
(cd .deps/apt/packages &&
  apt-get "${apt[@]}" download libxsimd-dev/trixie xtl-dev/trixie libcatch2-dev/bookworm-backports)
for package in .deps/apt/packages/*.deb; do
  dpkg -x "$package" .deps
done
rm -rf .deps/apt
touch .deps/complete
say "ready"
