package io.evenkeel.maintenance.operation;

/** Where one workload of an operation stands. */
public enum ItemState {
  /** Listed; its home is known. */
  PENDING,
  /** Has a target, or is to be stopped. */
  PLANNED,
  /** An order to move it was written down, and may have been given. */
  MOVING,
  /** How that order ended is not known yet. It is only looked at. */
  IN_DOUBT,
  /** Seen running on its target, and gone from its source. */
  ARRIVED,
  /** Away from home while the host is in maintenance. */
  AT_REST,
  /** The last attempt ended, and nothing has changed; another follows. */
  RETRY,
  /** It was off, or its user switched it off. It is not touched and never started. */
  STAYS_OFF,
  /** On no host any more, and not by us. */
  GONE,
  /** Somebody else is moving it. */
  FOREIGN,
  /** Can't or may not leave; an operator is needed. */
  BLOCKED,
  /** Asked to stop. */
  STOPPING,
  /** Off, by us, with consent. */
  STOPPED_BY_US,
  /** Asked to start. */
  STARTING,
  /** On its way home. */
  RETURNING,
  /** At home, as it was. */
  HOME,
  /** Not at home, for a reason. */
  NOT_HOME;

  /** Whether leaving has nothing more to do for it. */
  public boolean settled() {
    return this == STAYS_OFF || this == GONE || this == HOME || this == NOT_HOME;
  }
}
