package io.evenkeel.maintenance.operation;

/** What a journal entry tells of. */
public enum EventType {
  /** Maintenance was asked for. */
  REQUESTED(Level.INFO),
  /** It was not accepted. */
  REFUSED(Level.ERROR),
  /** The operation is in another state. */
  STATE(Level.INFO),
  /** The host takes nothing new. */
  CORDONED(Level.INFO),
  /** The host takes workloads again. */
  UNCORDONED(Level.INFO),
  /** Targets were chosen. */
  PLANNED(Level.INFO),
  /** A move was ordered. */
  MOVE_STARTED(Level.INFO),
  /** A workload arrived. */
  MOVED(Level.INFO),
  /** A move did not work. */
  MOVE_FAILED(Level.ERROR),
  /** How a move ended is not known. */
  IN_DOUBT(Level.WARN),
  /** A running move was told to give up. */
  MOVE_CANCELLED(Level.WARN),
  /** A workload was asked to stop. */
  STOP_STARTED(Level.INFO),
  /** A workload is off, by us. */
  STOPPED(Level.INFO),
  /** A workload was asked to start. */
  START_STARTED(Level.INFO),
  /** A workload runs again. */
  STARTED(Level.INFO),
  /** A workload can't leave, or can't come home. */
  BLOCKED(Level.ERROR),
  /** Something happened to a workload that we did not do. */
  NOTICED(Level.WARN),
  /** Somebody must look at once: a workload may run twice. */
  ALARM(Level.ERROR),
  /** The host was proven empty. */
  EMPTY(Level.INFO),
  /** The host was asked to reboot, or to power off or on. */
  POWER(Level.INFO),
  /** The host could not be asked that, or did not come back. */
  POWER_FAILED(Level.ERROR),
  /** The task of a hook has begun. */
  TASK_STARTED(Level.INFO),
  /** The task of a hook has ended well. */
  TASK_DONE(Level.INFO),
  /** The task of a hook has failed. */
  TASK_FAILED(Level.ERROR),
  /** The host's processor is as good as before, or better. */
  CPU(Level.INFO),
  /** The host's processor is worse than before. */
  CPU_LOWERED(Level.WARN),
  /** Somebody asked for something: to leave, to cancel. */
  ASKED(Level.INFO);

  private final Level level;

  EventType(Level level) {
    this.level = level;
  }

  /** How loud an entry is. */
  public enum Level {
    /** As it should be. */
    INFO,
    /** Worth a look. */
    WARN,
    /** Somebody should do something. */
    ERROR
  }

  /** How loud it is. */
  public Level level() {
    return level;
  }
}
