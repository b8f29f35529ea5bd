package io.evenkeel.cli;

import io.evenkeel.libvirt.Rig;
import java.util.List;
import java.util.stream.Stream;

/** What libvirt itself says of the hosts of a rig, and what an operator does with its own tool. */
record Virsh(Rig rig, int hosts) {

  /** How a guest looks that a test starts when it needs no operating system. */
  private static final List<String> SMALL = List.of("--bios", "--mem", "64");

  /** QEMU itself refuses to migrate a guest that peers into the memory of its host. */
  private static final List<String> PEERING =
      List.of(
          "--extra",
          "<shmem name='s'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>");

  /** Starts a guest without an operating system: it is there at once and ignores everything. */
  void small(int host, String name, String... options) {
    start(host, name, Stream.concat(SMALL.stream(), Stream.of(options)));
  }

  /** Starts such a guest that can't be migrated. */
  void peering(int host, String name) {
    start(host, name, Stream.concat(SMALL.stream(), PEERING.stream()));
  }

  /** Starts a guest that can't be migrated, with an operating system that obeys. */
  void peeringWithSystem(int host, String name) {
    start(host, name, PEERING.stream());
  }

  private void start(int host, String name, Stream<String> options) {
    rig.startGuest(host, name, options.toArray(String[]::new));
  }

  /** Every guest that a host knows, running or not. */
  List<String> known(int host) {
    return names(host, "list", "--all", "--name");
  }

  /** The guests that run on a host. */
  List<String> running(int host) {
    return names(host, "list", "--name");
  }

  private List<String> names(int host, String... command) {
    return rig.virsh(host, command).lines().filter(name -> !name.isBlank()).sorted().toList();
  }

  /** The host that knows a guest. */
  int hostOf(String guest) {
    List<Integer> hosts =
        Stream.iterate(1, host -> host <= hosts(), host -> host + 1)
            .filter(host -> known(host).contains(guest))
            .toList();
    if (hosts.size() != 1) {
      throw new AssertionError(guest + " is known to the hosts " + hosts);
    }
    return hosts.get(0);
  }

  /**
   * How a guest stands and how it came to that: {@code running (migrated)}, {@code running
   * (booted)}, {@code shut off (destroyed)}.
   */
  String state(String guest) {
    return rig.virsh(hostOf(guest), "domstate", guest, "--reason");
  }

  /** An operator moves a guest by hand. */
  void move(String guest, int to) {
    rig.virsh(
        hostOf(guest),
        "migrate",
        "--live",
        "--p2p",
        "--persistent",
        "--undefinesource",
        guest,
        rig.run("uri", Integer.toString(to)));
  }

  /** What libvirt says when an operator tries to move a guest; empty if it lets him. */
  String refusal(String guest, int to) {
    try {
      move(guest, to);
      return "";
    } catch (AssertionError refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  /** Identifies the boot of a host. */
  String boot(int host) {
    return rig.run("exec", Integer.toString(host), "cat", "/proc/sys/kernel/random/boot_id");
  }

  /** Whether a host has power. */
  boolean on(int host) {
    try {
      rig.run("exec", Integer.toString(host), "true");
      return true;
    } catch (AssertionError off) {
      return false;
    }
  }

  /** Removes every guest, from hosts that are switched on for it if need be. */
  void clear() {
    for (int host = 1; host <= hosts; host++) {
      rig.run("power-on", Integer.toString(host));
    }
    for (int host = 1; host <= hosts; host++) {
      known(host).forEach(rig::removeGuests);
    }
  }
}
