package io.evenkeel.fake;

import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Reach;

/** One host of a cluster document; a missing member has the default that stands here. */
final class HostReader {

  private HostReader() {}

  static Host read(Member host) {
    return new Host(
        host.get("id").text(),
        profile(host),
        state(host),
        hardware(host),
        limits(host),
        reach(host));
  }

  private static HostProfile profile(Member host) {
    return new HostProfile(
        host.get("zone").text("default"),
        host.get("kind").text("kvm"),
        host.get("labels").labels());
  }

  private static HostState state(Member host) {
    return new HostState(
        host.get("status").word(Words.STATUS, HostStatus.RUNNING),
        host.get("storageRepairing").flag(false),
        "",
        host.get("cpuBusy").amount());
  }

  private static Hardware hardware(Member host) {
    return new Hardware(
        host.get("memoryMiB").bytes(262_144 * Member.MIB),
        host.get("vcpus").whole(96, 0),
        CpuNode.read(host),
        MemoryNode.read(host));
  }

  private static Limits limits(Member host) {
    return new Limits(
        host.get("memoryOvercommit").factor(1.0),
        host.get("cpuOvercommit").factor(1.0),
        host.get("reservedMemoryMiB").bytes(0),
        host.get("maxMigrationsIn").whole(8, 0),
        host.get("maxMigrationsOut").whole(8, 0));
  }

  private static Reach reach(Member host) {
    long bits = host.get("migrationMbps").bits(10_000_000_000L);
    if (bits == 0) {
      throw host.get("migrationMbps").refused("must be greater than 0");
    }
    return new Reach(host.get("storage").texts(), host.get("networks").texts(), bits);
  }
}
