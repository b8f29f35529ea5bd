package io.evenkeel.spi;

import java.math.BigDecimal;

/**
 * A hypervisor machine.
 *
 * @param id unique among the hosts of the cluster
 * @param profile where it belongs
 * @param state what it looks like now
 * @param hardware what it has
 * @param limits how far it may be used
 * @param reach what it is connected to
 */
public record Host(
    String id,
    HostProfile profile,
    HostState state,
    Hardware hardware,
    Limits limits,
    Reach reach) {

  /** Checks the id. */
  public Host {
    Names.id("host id", id);
  }

  /** A running host with every default, to be changed by the {@code with} methods. */
  public static Host of(String id, long memoryBytes, int vcpus) {
    return new Host(
        id,
        HostProfile.DEFAULT,
        HostState.RUNNING,
        new Hardware(memoryBytes, vcpus, HostCpu.ANY),
        Limits.DEFAULT,
        Reach.DEFAULT);
  }

  /** The same host with another profile. */
  public Host with(HostProfile other) {
    return new Host(id, other, state, hardware, limits, reach);
  }

  /** The same host in another state. */
  public Host with(HostState other) {
    return new Host(id, profile, other, hardware, limits, reach);
  }

  /** The same host with other limits. */
  public Host with(Limits other) {
    return new Host(id, profile, state, hardware, other, reach);
  }

  /** The same host with another status. */
  public Host with(HostStatus status) {
    return with(new HostState(status, state.storageRepairing(), state.bootId()));
  }

  /** The zone it is in. */
  public String zone() {
    return profile.zone();
  }

  /** What the platform says of it. */
  public HostStatus status() {
    return state.status();
  }

  /**
   * The most memory its workloads may take together: memory times overcommit, less what is
   * reserved, never below 0.
   */
  public long memoryCapacityBytes() {
    return Math.max(
        0, times(hardware.memoryBytes(), limits.memoryOvercommit()) - limits.reservedMemoryBytes());
  }

  /** The most vCPUs its workloads may take together: processors times overcommit, rounded down. */
  public long vcpuCapacity() {
    return times(hardware.vcpus(), limits.cpuOvercommit());
  }

  /** Decimal, not binary: 100 x 1.15 is 115, and a workload that fits exactly does fit. */
  private static long times(long amount, double factor) {
    if (factor == 1.0) {
      return amount;
    }
    BigDecimal product = BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(factor));
    return product.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }
}
