# shellcheck shell=bash
# The guests' kernel and initrd: Debian's cloud kernel and busybox, downloaded once and never installed.

cloud_kernel_package() { apt-cache depends linux-image-cloud-amd64 2>/dev/null | awk '$1 == "Depends:" && /linux-image-[0-9]/ {print $2; exit}'; }

download_packages() {
  local kernel deb packages=$RIG_CACHE/packages
  [ -d "$packages" ] && return
  kernel=$(cloud_kernel_package)
  [ -n "$kernel" ] || { timeout 120 apt-get update -qq; kernel=$(cloud_kernel_package); }
  [ -n "$kernel" ] || die "apt knows no linux-image-cloud-amd64"
  rm -rf "$packages.new"; mkdir -p "$packages.new/deb"
  # (apt's own user cannot write here, which is only worth a note)
  ( cd "$packages.new/deb" && timeout 300 apt-get download -qq "$kernel" busybox-static 2>"$RIG_CACHE/download.log" ) \
    || die "apt-get download $kernel busybox-static failed: $(tail -n 1 "$RIG_CACHE/download.log")"
  for deb in "$packages.new"/deb/*.deb; do dpkg -x "$deb" "$packages.new"; done
  rm -rf "$packages.new/deb"; mv "$packages.new" "$packages"
}

build_guest_image() { # once, also when several rigs go up at the same time
  mkdir -p "$RIG_CACHE"
  ( flock -w 600 8 || die "another rig is building the guests' image"; build_image_alone ) 8>"$RIG_CACHE/lock"
}

build_image_alone() {
  local work modules busybox m
  [ -s "$RIG_CACHE/initrd.gz" ] && [ "$RIG_CACHE/initrd.gz" -nt "$HERE/guest-init" ] && return
  download_packages
  # Debian 12: lib/modules and *.ko; Debian 13: usr/lib/modules and *.ko.xz
  modules=$(find "$RIG_CACHE/packages" -type d -path '*lib/modules/*' -name kernel | head -n 1)
  busybox=$(find "$RIG_CACHE/packages" -type f -path '*bin/busybox' | head -n 1)
  [ -n "$modules" ] && [ -n "$busybox" ] || die "no modules or no busybox in the unpacked packages"
  work=$(mktemp -d "$RIG_CACHE/build.XXXXXX")
  mkdir -p "$work"/{bin,mod}; cp "$busybox" "$work/bin/busybox"
  install -m 755 "$HERE/guest-init" "$work/init"
  for m in virtio virtio_ring virtio_pci_legacy_dev virtio_pci_modern_dev virtio_pci virtio_blk virtio_balloon button evdev; do
    find "$modules" \( -name "$m.ko" -o -name "$m.ko.xz" \) -exec cp {} "$work/mod/" \;
  done
  for m in "$work"/mod/*.xz; do [ -e "$m" ] && "$busybox" xz -d "$m"; done
  cp "$RIG_CACHE"/packages/boot/vmlinuz-* "$RIG_CACHE/vmlinuz.new"; mv "$RIG_CACHE/vmlinuz.new" "$RIG_CACHE/vmlinuz"
  ( cd "$work" && find . | "$busybox" cpio -o -H newc 2>/dev/null | gzip -1 ) >"$RIG_CACHE/initrd.new"
  mv "$RIG_CACHE/initrd.new" "$RIG_CACHE/initrd.gz"; rm -rf "$work"
}
