#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Prepares this machine for ramp's presets. Can be run again at any time.
#
#   ./setup.sh          what the presets demo, test and bench need: compiler, CMake, Ninja and libraries
#   ./setup.sh --dev    and what .ci/run needs: clang, its formatter and linter, debootstrap, and the other xsimd
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

log=$(mktemp)
trap 'rm -f "$log"' EXIT
quietly() {  # shows what a command said only if it fails
  "$@" >"$log" 2>&1 || { cat "$log" >&2; die "failed: $*"; }
}

as_root() {
  if [[ $(id -u) -eq 0 ]]; then
    "$@"
  else
    command -v sudo >/dev/null || die "needs root to install packages: run it as root, or install sudo"
    sudo "$@"
  fi
}

packages=(ca-certificates g++ cmake ninja-build libbenchmark-dev libeigen3-dev libcli11-dev pkg-config python3-matplotlib)
if $dev; then
  packages+=(clang clang-format clang-tidy debootstrap git libomp-dev libtbb-dev)
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
  # Without lists nothing has a candidate; with old ones a download may fail.
  $updated || quietly as_root apt-get update
  updated=true
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${wanted[@]}"
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

# Packages of other Debian suites, unpacked into a folder by an apt of its own; the system's apt is not touched.
unpack() {  # folder, then package/suite...
  local folder=$1 state suite mirror package
  shift
  state=$(mktemp -d)
  mkdir -p "$state"/{lists,cache/archives,packages}/partial
  mirror=$(apt-get indextargets --format '$(CREATED_BY) $(REPO_URI)' |
    awk '$1 == "Packages" && $2 ~ /\/debian\/?$/ && !found { found = 1; print $2 }')
  for suite in $(printf '%s\n' "${@##*/}" | sort -u); do
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-http://deb.debian.org/debian} $suite main"
  done >"$state/sources.list"
  local apt=(apt-get -o "Dir::Etc::sourcelist=$state/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::Lists=$state/lists" -o "Dir::Cache=$state/cache" -o APT::Sandbox::User=root)
  quietly "${apt[@]}" update
  pushd "$state/packages" >/dev/null
  quietly "${apt[@]}" download "$@"
  popd >/dev/null
  rm -rf "$folder"
  mkdir -p "$folder"
  for package in "$state"/packages/*.deb; do
    dpkg -x "$package" "$folder"
  done
  rm -rf "$state"
}

distribution=$(. /etc/os-release && echo "${ID-} ${VERSION_CODENAME-}")

# Debian 12: xsimd of Debian 13 and Catch2 of bookworm-backports. (Debian 13's Catch2 needs a newer libstdc++.)
if [[ ${#too_old[@]} -gt 0 ]]; then
  if [[ $distribution == "debian bookworm" ]]; then
    if [[ ! -d .deps/usr ]]; then
      say "unpacking xsimd 13 and Catch2 3 into .deps/"
      unpack .deps/unpacking libxsimd-dev/trixie xtl-dev/trixie libcatch2-dev/bookworm-backports
      mv .deps/unpacking/usr .deps/usr
      rmdir .deps/unpacking
    fi
  else
    say "${too_old[*]} of this system ($distribution) is too old: CMake will fetch it"
  fi
fi

# The other major version of xsimd that ramp supports, for .ci/run.
if $dev && [[ $distribution == debian\ * && ! -d .deps/xsimd-14/usr ]]; then
  say "unpacking Debian sid's xsimd into .deps/xsimd-14"
  unpack .deps/xsimd-14 libxsimd-dev/sid xtl-dev/sid
  grep -q 'define XSIMD_VERSION_MAJOR 14' .deps/xsimd-14/usr/include/xsimd/config/xsimd_config.hpp || {
    say "sid's xsimd is no longer version 14: leaving it out"
    rm -rf .deps/xsimd-14
  }
fi
say "ready"
