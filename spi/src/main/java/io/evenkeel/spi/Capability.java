package io.evenkeel.spi;

/** What a driver can do beyond observing. An order that needs a missing one is refused. */
public enum Capability {
  /** Moves a running workload without stopping it. */
  LIVE_MIGRATION,
  /** Moves a running workload together with its local disks. */
  LIVE_MIGRATION_WITH_STORAGE,
  /** Moves the definition of a stopped workload to another host. */
  RELOCATE,
  /** Shuts a workload down and starts it. */
  STOP_AND_START,
  /** Saves a workload's memory to disk on its host and resumes it there. */
  SUSPEND,
  /** Gives up a running move on request. */
  CANCEL,
  /** Reports bytes while a move runs. */
  TRANSFER_PROGRESS,
  /** A move goes on when the process that asked for it dies. */
  HYPERVISOR_DRIVEN_MOVES,
  /** The platform has a scheduler of its own that {@link HypervisorDriver#cordon} holds back. */
  CORDON,
  /** Writes the marker of an order onto the workload itself, as a second copy of its home. */
  MARKERS,
  /** Lowers the CPU model that new starts in a zone ask for. */
  ZONE_CPU
}
