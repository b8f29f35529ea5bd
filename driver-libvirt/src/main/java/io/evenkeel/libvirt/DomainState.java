package io.evenkeel.libvirt;

import io.evenkeel.spi.Power;

/**
 * libvirt's virDomainState and the reason that goes with it.
 *
 * @param state 1 running, 3 paused, 5 shut off ...
 * @param reason what it means depends on the state
 */
record DomainState(int state, int reason) {

  private static final int RUNNING = 1;
  private static final int PAUSED = 3;
  private static final int SHUT_OFF = 5;
  private static final int PM_SUSPENDED = 7;
  private static final int CRASHED = 6;

  private static final int RUNNING_POSTCOPY_FAILED = 11;
  private static final int PAUSED_MIGRATION = 2;
  private static final int PAUSED_POSTCOPY = 12;
  private static final int PAUSED_POSTCOPY_FAILED = 13;

  /** Whether a process for it exists. (A crashed domain may be kept for its dump.) */
  boolean active() {
    return state != SHUT_OFF;
  }

  /** Whether its guest executes. */
  boolean running() {
    return state == RUNNING;
  }

  /** Whether its guest has gone to another host while its memory has not. */
  boolean postCopy() {
    return state == PAUSED && (reason == PAUSED_POSTCOPY || reason == PAUSED_POSTCOPY_FAILED);
  }

  /** Whether it stands still, for whatever reason. */
  boolean paused() {
    return state == PAUSED;
  }

  /** What it means, given what the host is doing with the domain. */
  Power power(JobStats job) {
    return switch (state) {
      case SHUT_OFF -> Power.STOPPED;
      case RUNNING -> reason == RUNNING_POSTCOPY_FAILED ? Power.POST_COPY_BROKEN : Power.RUNNING;
      case PAUSED -> paused(job);
      case PM_SUSPENDED, CRASHED -> Power.PAUSED;
      default -> Power.RUNNING; // no state, blocked on a resource, shutting down
    };
  }

  private Power paused(JobStats job) {
    if (job.incoming()) {
      return Power.INCOMING;
    }
    return switch (reason) {
      case PAUSED_MIGRATION -> Power.LEFT_BEHIND;
      case PAUSED_POSTCOPY -> job.migrating() ? Power.LEFT_BEHIND : Power.POST_COPY_BROKEN;
      case PAUSED_POSTCOPY_FAILED -> Power.POST_COPY_BROKEN;
      default -> Power.PAUSED;
    };
  }
}
