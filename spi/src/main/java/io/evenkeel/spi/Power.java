package io.evenkeel.spi;

/** How one host sees one workload. */
public enum Power {
  /** It executes here. */
  RUNNING,
  /** Paused by its user; it keeps its memory here. */
  PAUSED,
  /** Known here, and off. */
  STOPPED,
  /** A copy that is being received; it does not execute. */
  INCOMING,
  /** Paused by a migration whose end was not confirmed; it may run elsewhere. */
  LEFT_BEHIND,
  /** Its post-copy migration broke; it can't go on anywhere by itself. */
  POST_COPY_BROKEN;

  /** Whether this copy takes memory and processors of the host. */
  public boolean takesRoom() {
    return this != STOPPED;
  }

  /**
   * Whether this copy is the workload itself: it runs, or only its user's pause keeps it from it.
   */
  public boolean live() {
    return this == RUNNING || this == PAUSED;
  }
}
