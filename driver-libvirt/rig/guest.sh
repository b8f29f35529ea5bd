# shellcheck shell=bash
# Guests of the rig: their domain XML, disks and console.

console_of() { echo "$(host_dir "$1")/log/qemu/$2-serial.log"; }
guest_uuid() { printf '%s' "$RIG_NAME-$1" | md5sum | sed 's/^\(........\)\(....\).\(...\).\(...\)\(............\).*/\1-\2-4\3-8\4-\5/'; }

disk_xml() { # KIND NAME
  case $1 in
    none) ;;
    nbd) echo "<disk type='network' device='disk'><driver name='qemu' type='raw' cache='none'/><source protocol='nbd' name='$2'><host transport='unix' socket='$RIG_DIR/shared/$2.sock'/></source><target dev='vda' bus='virtio'/></disk>" ;;
    shared) echo "<disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><source file='$RIG_DIR/shared/$2.qcow2'/><target dev='vda' bus='virtio'/></disk>" ;;
    local) echo "<disk type='file' device='disk'><driver name='qemu' type='qcow2' cache='none'/><source file='/var/lib/libvirt/images/$2.qcow2'/><target dev='vda' bus='virtio'/></disk>" ;;
    *) die "--disk none, nbd, shared or local" ;;
  esac
}
make_disk() { # KIND HOST NAME
  local shared=$RIG_DIR/shared/$3 own; own=$(host_dir "$2")/lib/images/$3.qcow2
  case $1 in
    shared) [ -e "$shared.qcow2" ] || qemu-img create -q -f qcow2 "$shared.qcow2" 256M ;;
    local) [ -e "$own" ] || qemu-img create -q -f qcow2 "$own" 256M ;;
    nbd)
      remembered "$shared.nbd" >/dev/null && return
      qemu-img create -q -f raw "$shared.raw" 256M; rm -f "$shared.sock"
      setsid qemu-nbd -f raw --cache=none --shared=8 --persistent -x "$3" -k "$shared.sock" "$shared.raw" </dev/null >"$shared.log" 2>&1 9>&- &
      remember "$shared.nbd" $!; disown
      for _ in $(seq 1 50); do [ -S "$shared.sock" ] && return; sleep 0.1; done
      die "qemu-nbd for $3: $(cat "$shared.log")" ;;
  esac
}
remove_disks() {
  local p f=$RIG_DIR/shared/$1
  p=$(remembered "$f.nbd") && kill "$p" 2>/dev/null
  rm -f "$f".{nbd,sock,raw,log,qcow2} "$RIG_DIR"/h[1-9]/lib/images/"$1.qcow2"
}

guest_xml() { # NAME; the options are in the variables of guest_start
  local boot=""
  [ -n "$bios" ] || boot="<kernel>$RIG_CACHE/vmlinuz</kernel><initrd>$RIG_CACHE/initrd.gz</initrd>
    <cmdline>console=ttyS0 quiet panic=1 tsc=unstable rig.dirty=$dirty rig.ws=$ws${noacpi:+ rig.noacpi=1}</cmdline>"
  cat <<X
<domain type='qemu'>
  <name>$1</name>
  <uuid>$(guest_uuid "$1")</uuid>
  <memory unit='MiB'>$mem</memory>
  <vcpu>$vcpus</vcpu>
  <os><type arch='x86_64' machine='$machine'>hvm</type>$boot</os>
  <features><acpi/><apic/></features>
  $cpu
  <on_poweroff>destroy</on_poweroff><on_reboot>restart</on_reboot><on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
    <controller type='usb' model='none'/>
    <memballoon model='virtio'/>
    <serial type='file'><source path='/var/log/libvirt/qemu/$1-serial.log' append='on'/><target port='0'/></serial>
    $(disk_xml "$disk" "$1")
    $extra
  </devices>
</domain>
X
}

guest_start() {
  local n=$1 name=$2 xml i; shift 2
  local mem=128 vcpus=1 dirty=0 ws=32 disk=none bios="" noacpi="" transient="" extra="" machine=pc-i440fx-7.2
  local cpu="<cpu mode='custom' match='exact' check='none'><model fallback='forbid'>qemu64</model></cpu>"
  while [ $# -gt 0 ]; do
    case $1 in
      --bios) bios=1 ;; --noacpi) noacpi=1 ;; --transient) transient=1 ;;
      --mem | --vcpus | --dirty | --ws | --disk | --extra | --cpu | --machine)
        [ $# -ge 2 ] || die "$1 needs a value"
        printf -v "${1#--}" '%s' "$2"; shift ;;
      *) die "guest-start knows no option $1" ;;
    esac
    shift
  done
  # with less room left the guest's own kernel kills its init
  [ "$dirty" = 0 ] || [ $((ws + 76)) -le "$mem" ] || die "a working set of $ws MiB needs --mem $((ws + 76)) or more"
  for i in $(host_numbers); do rm -f "$(console_of "$i" "$name")"; done
  make_disk "$disk" "$n" "$name"
  xml=$(host_dir "$n")/$name.xml; guest_xml "$name" >"$xml"
  if [ -n "$transient" ]; then virsh_on "$n" create "$xml"; else virsh_on "$n" define "$xml" && virsh_on "$n" start "$name"; fi
}

guest_boot_wait() {
  local n=$1 name=$2 end=$((SECONDS + ${3:-180}))
  while [ $SECONDS -lt $end ]; do
    grep -aq RIG-READY "$(console_of "$n" "$name")" 2>/dev/null && return
    sleep 0.2
  done
  die "$name on host $n is not ready; its console ends: $(tail -n 3 "$(console_of "$n" "$name")" 2>/dev/null)"
}

guest_rm() {
  local name=$1 i
  for i in $(host_numbers); do
    if host_pid "$i" >/dev/null; then
      virsh_on "$i" destroy "$name" >/dev/null 2>&1 || true
      virsh_on "$i" undefine "$name" --managed-save --snapshots-metadata --checkpoints-metadata --nvram >/dev/null 2>&1 || true
    fi
    rm -f "$(console_of "$i" "$name")" "$(host_dir "$i")/$name.xml"
  done
  remove_disks "$name"
}
