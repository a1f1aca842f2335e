#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Runs a command in this source tree on a minimal Debian that has nothing else, as root, and deletes it afterwards.
#
#   tools/fresh_debian.sh SUITE COMMAND...       SUITE: bookworm, trixie, sid
#
# Needs root and debootstrap. The tree is copied without its build folders.
set -euo pipefail
[[ $# -ge 2 ]] || { echo "usage: tools/fresh_debian.sh SUITE COMMAND..." >&2; exit 2; }
suite=$1
shift
[[ $(id -u) -eq 0 ]] || { echo "fresh_debian.sh: needs root, for chroot" >&2; exit 2; }
command -v debootstrap >/dev/null || { echo "fresh_debian.sh: needs debootstrap (./setup.sh --dev)" >&2; exit 2; }
source_tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

root=$(mktemp -d "${TMPDIR:-/var/tmp}/fresh-$suite.XXXXXX")
leave() {
  for mounted in proc sys dev; do
    mountpoint -q "$root/$mounted" && umount --lazy "$root/$mounted"
  done
  ! grep -q " $root/" /proc/mounts || { echo "fresh_debian.sh: $root is still mounted to, and stays" >&2; return 1; }
  rm -rf --one-file-system "$root"
}
trap leave EXIT

# The mirror and the apt settings of this machine, which may not reach the world by another way.
mirror=$(apt-get indextargets --format '$(CREATED_BY) $(REPO_URI)' |
  awk '$1 == "Packages" && $2 ~ /\/debian\/?$/ && !found { found = 1; print $2 }')
debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "${mirror:-http://deb.debian.org/debian}" \
  >"$root.log" 2>&1 || { tail -n 5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cp /etc/hosts "$root/etc/" 2>/dev/null || true
mount -t proc proc "$root/proc"
mount -t sysfs sys "$root/sys" 2>/dev/null || true
mount --bind /dev "$root/dev"

mkdir "$root/ramp"
tar -C "$source_tree" --exclude=./build --exclude=./.deps --exclude=./.git -cf - . | tar -C "$root/ramp" -xf -
chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 \
  bash -c "cd /ramp && $*"
