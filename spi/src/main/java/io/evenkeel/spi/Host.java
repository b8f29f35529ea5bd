package io.evenkeel.spi;

import java.math.BigDecimal;
import java.util.List;

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

  /** The same host with other hardware. */
  public Host with(Hardware other) {
    return new Host(id, profile, state, other, limits, reach);
  }

  /** The same host with another status. */
  public Host with(HostStatus status) {
    return with(new HostState(status, state.storageRepairing(), state.bootId(), state.busyCpus()));
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

  /**
   * The most memory that workloads backed by pages of one size may take together: all pages of that
   * size, which can't be given out twice. For 0, which stands for ordinary pages: what is not kept
   * in huge pages, times overcommit, less what is reserved, never below 0.
   */
  public long pageCapacityBytes(long pageBytes) {
    if (pageBytes != 0) {
      return hardware.memory().inPagesOf(pageBytes);
    }
    long ordinary = Math.max(0, hardware.memoryBytes() - hardware.memory().inHugePages());
    return Math.max(0, times(ordinary, limits.memoryOvercommit()) - limits.reservedMemoryBytes());
  }

  /**
   * Whether some cell, with overcommit, would be large enough for a workload if it were empty. True
   * for one that need not be in one cell, and on a host that does not tell its cells.
   */
  public boolean hasCellFor(Demand demand) {
    List<NumaCell> cells = hardware.memory().cells();
    return !demand.memory().oneCell()
        || cells.isEmpty()
        || cells.stream()
            .anyMatch(
                cell ->
                    demand.memoryBytes() <= times(cell.memoryBytes(), limits.memoryOvercommit())
                        && demand.vcpus() <= times(cell.vcpus(), limits.cpuOvercommit()));
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
