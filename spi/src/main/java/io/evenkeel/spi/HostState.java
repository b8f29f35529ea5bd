package io.evenkeel.spi;

import java.util.OptionalDouble;

/**
 * What a host looks like now.
 *
 * @param status what the platform says of it
 * @param storageRepairing whether a drive or storage repair that needs this host is in progress
 * @param bootId identifies the boot, so that a reboot can be told; empty where unknown
 * @param busyCpus logical processors that are kept busy on average, by workloads and by the host
 *     itself, at least 0; empty where that is not measured
 */
public record HostState(
    HostStatus status, boolean storageRepairing, String bootId, OptionalDouble busyCpus) {

  /** Running, no repair, boot unknown. */
  public static final HostState RUNNING = new HostState(HostStatus.RUNNING, false, "");

  /** Checks the range. */
  public HostState {
    Names.notNegative("busyCpus", busyCpus);
  }

  /** How busy it is is not measured. */
  public HostState(HostStatus status, boolean storageRepairing, String bootId) {
    this(status, storageRepairing, bootId, OptionalDouble.empty());
  }

  /** The same with processors that are kept busy. */
  public HostState busyCpus(double busy) {
    return new HostState(status, storageRepairing, bootId, OptionalDouble.of(busy));
  }
}
