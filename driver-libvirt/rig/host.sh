# shellcheck shell=bash
# Hosts of the rig: starting, killing, finding and cutting them off.

host_dir() { echo "$RIG_DIR/h$1"; }
host_ip() { echo "$RIG_NET.$((10 + $1))"; }
host_uri() { echo "qemu+tcp://$(host_ip "$1")/system"; }
host_link() { echo "${RIG_NAME}v$1"; }
# a machine keeps its card's address over a reboot: no stale ARP entries anywhere
host_mac() { printf '02:00:5e:00:00:%02x' "$1"; }
host_uuid() { printf '5ac1f00d-%s-4000-8000-0000000000%02d' "$(printf '%s' "$RIG_NAME$RIG_NET" | md5sum | cut -c1-4)" "$1"; }
host_numbers() { seq 1 "$(cat "$RIG_DIR/count" 2>/dev/null || echo 0)"; }
known_host() { case $1 in [1-9]) [ "$1" -le "$(cat "$RIG_DIR/count" 2>/dev/null || echo 0)" ] && return ;; esac; die "there is no host $1"; }

# Pids are used again: a process is known by its pid and its start time, and only such a one is signalled.
start_time() { local s; s=$(cat "/proc/$1/stat" 2>/dev/null) || return 1; s=${s##*) }; set -- $s; echo "${20}"; }
remember() { echo "$2 $(start_time "$2")" >"$1"; }
remembered() { # the pid in file $1, if it is still that very process
  local pid started
  [ -s "$1" ] && read -r pid started <"$1" || return 1
  [ -n "$started" ] && [ "$(start_time "$pid" || true)" = "$started" ] && echo "$pid"
}
host_pid() { remembered "$(host_dir "$1")/init.pid"; }

enter() { local n=$1 p; shift; p=$(host_pid "$n") || die "host $n is off"; nsenter -t "$p" -m -u -i -n -p -- "$@"; }
virsh_on() { local n=$1; shift; timeout "${RIG_TIMEOUT:-60}" virsh -k 5 -K 3 -q -c "$(host_uri "$n")" "$@"; }
answers() { timeout 5 virsh -q -c "$(host_uri "$1")" version >/dev/null 2>&1; }

write_configuration() {
  local n=$1 dir i; dir=$(host_dir "$n")
  mkdir -p "$dir"/{etc/qemu,lib/images,cache,log/qemu,run} "$RIG_DIR/shared"
  sed "s/@UUID@/$(host_uuid "$n")/" "$HERE/conf/libvirtd.conf" >"$dir/etc/libvirtd.conf"
  sed "s/@IP@/$(host_ip "$n")/" "$HERE/conf/qemu.conf" >"$dir/etc/qemu.conf"
  : >"$dir/etc/libvirt.conf"
  { echo "127.0.0.1 localhost"; for i in $(host_numbers); do echo "$(host_ip "$i") h$i"; done; } >"$dir/hosts"
}

start_host() {
  local n=$1 dir ip mac outer init=""; dir=$(host_dir "$n") ip=$(host_ip "$n") mac=$(host_mac "$n")
  host_pid "$n" >/dev/null && return
  write_configuration "$n"; rm -f "$dir/init.pid" "$dir/libvirtd.hold"
  ip link del "$(host_link "$n")" 2>/dev/null || true
  RIG_DIR=$RIG_DIR RIG_IP=$ip RIG_MAC=$mac RIG_OLD_CPU=$RIG_OLD_CPU RIG_OLD_CPU_LACKS=$RIG_OLD_CPU_LACKS \
    setsid unshare --mount --uts --ipc --net --pid --fork --kill-child --mount-proc --propagation private \
    "$HERE/host-init" "$n" </dev/null >"$dir/init.log" 2>&1 9>&- &
  outer=$!; disown
  for _ in $(seq 1 100); do
    init=$(awk '{print $1}' "/proc/$outer/task/$outer/children" 2>/dev/null || true)
    [ -n "$init" ] && break
    [ -d "/proc/$outer" ] || break
    sleep 0.02
  done
  [ -n "$init" ] && remember "$dir/init.pid" "$init" && sleep 0.05 && host_pid "$n" >/dev/null \
    || die "host $n did not start: $(tail -n 1 "$dir/init.log")"
  ip link add "$(host_link "$n")" type veth peer name up0 address "$(host_mac "$n")" netns "$init" \
    || die "no link for host $n: $(tail -n 1 "$dir/init.log")"
  ip link set "$(host_link "$n")" master "$BRIDGE" up
}

kill_host() {
  local n=$1 p; p=$(host_pid "$n") || return 0
  # the cable first: a machine without power sends no FIN and no RST, its peers must find out by themselves
  ip link set "$(host_link "$n")" down 2>/dev/null || true
  kill -9 "$p" 2>/dev/null || true
  for _ in $(seq 1 100); do host_pid "$n" >/dev/null || break; sleep 0.05; done
  host_pid "$n" >/dev/null && die "host $n (pid $p) does not die"
  rm -f "$(host_dir "$n")/init.pid"
  ip link del "$(host_link "$n")" 2>/dev/null || true
}

replace_cpu() { # N old|new
  local i kept=""
  for i in $RIG_OLD_CPU; do [ "$i" = "$1" ] || kept="$kept $i"; done
  case $2 in old) RIG_OLD_CPU="$kept $1" ;; new) RIG_OLD_CPU=$kept ;; *) die "cpu $1 old, or cpu $1 new" ;; esac
  save_settings
}

wait_host() { # until its libvirtd answers
  local n=$1 end=$((SECONDS + 60))
  while [ $SECONDS -lt $end ]; do
    host_pid "$n" >/dev/null || die "host $n died: $(tail -n 1 "$(host_dir "$n")/init.log")"
    answers "$n" && return
    sleep 0.2
  done
  die "host $n does not answer, see $(host_dir "$n")/log/libvirtd.log"
}

libvirtd_pid() { # the child of the host's first process that is called libvirtd, in our own pid namespace
  local p c; p=$(host_pid "$1") || die "host $1 is off"
  for c in $(cat "/proc/$p/task/$p/children"); do
    [ "$(cat "/proc/$c/comm" 2>/dev/null)" = libvirtd ] && { echo "$c"; return; }
  done
  return 1
}
end_libvirtd() { # and keep it away until libvirtd-start
  local p; touch "$(host_dir "$1")/libvirtd.hold"; p=$(libvirtd_pid "$1") || return 0
  kill "-$2" "$p" 2>/dev/null || true
  for _ in $(seq 1 100); do [ -d "/proc/$p" ] || return 0; sleep 0.05; done
  die "libvirtd of host $1 is still there"
}
