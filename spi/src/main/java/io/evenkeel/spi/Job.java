package io.evenkeel.spi;

/**
 * Something long that the hypervisor is doing with a workload.
 *
 * @param kind what it is doing
 * @param order id of the order that asked for it; empty if it was not ours
 * @param target the host a migration goes to; empty where unknown
 */
public record Job(Kind kind, String order, String target) {

  /** What the hypervisor is doing. */
  public enum Kind {
    /** The workload is leaving this host. */
    MIGRATION,
    /** One of its disks is being copied, moved or rebuilt. */
    STORAGE,
    /** A backup is being taken. */
    BACKUP,
    /** A snapshot is being taken or removed. */
    SNAPSHOT
  }

  /** Whether one of our orders asked for it. */
  public boolean ours() {
    return !order.isEmpty();
  }
}
