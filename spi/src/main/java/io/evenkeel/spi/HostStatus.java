package io.evenkeel.spi;

/** What a platform says of a host. */
public enum HostStatus {
  /** Runs workloads and takes new ones. */
  RUNNING,
  /** Runs what it has and takes nothing new. */
  CORDONED,
  /** The platform is emptying it. */
  ENTERING,
  /** The platform holds it in maintenance. */
  MAINTENANCE,
  /** The platform is bringing it back. */
  LEAVING,
  /** Known to be off: nothing runs there. */
  DOWN,
  /** Did not answer, or not completely. What runs there is unknown; it is never read as empty. */
  UNREACHABLE;

  /** Whether the host answered, so that what it does not list is not there. */
  public boolean answered() {
    return this != UNREACHABLE;
  }

  /** Whether the host is up and can run workloads. */
  public boolean up() {
    return this != DOWN && this != UNREACHABLE;
  }

  /** Whether the host may receive workloads. */
  public boolean takesWorkloads() {
    return this == RUNNING;
  }
}
