package io.evenkeel.maintenance.task;

import java.time.Duration;

/**
 * Where a task hangs. The hooks of one stage run one after the other, in the order in which they
 * were given.
 *
 * @param name unique among the hooks; shown to people, and written into the journal
 * @param stage when it runs
 * @param limit how long it may take, longer than 0
 * @param onFailure what its failure means
 * @param task what runs
 */
public record Hook(
    String name, Stage stage, Duration limit, OnFailure onFailure, MaintenanceTask task) {

  /** How long a task may take unless told otherwise. */
  public static final Duration DEFAULT_LIMIT = Duration.ofMinutes(10);

  /** What the failure of a task means. A task that exceeds its limit has failed. */
  public enum OnFailure {
    /**
     * The operation waits until somebody has the task run again, or skips it. Other ways out
     * (cancel, leave, accept as it is) stay open.
     */
    WAIT,
    /** It is written down as an error, and the operation goes on. */
    GO_ON
  }

  /** Checks the name and the limit. */
  public Hook {
    if (name.isBlank() || name.contains("/")) {
      throw new IllegalArgumentException(
          "the name of a hook is \"%s\"; it must not be blank or have a slash".formatted(name));
    }
    if (limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException(
          "the limit of hook %s is %s; it must be longer than 0".formatted(name, limit));
    }
  }

  /** A hook with the default limit, whose failure makes the operation wait. */
  public static Hook of(String name, Stage stage, MaintenanceTask task) {
    return new Hook(name, stage, DEFAULT_LIMIT, OnFailure.WAIT, task);
  }

  /** The same with another limit. */
  public Hook limit(Duration time) {
    return new Hook(name, stage, time, onFailure, task);
  }

  /** The same, but the operation goes on when the task has failed. */
  public Hook goingOnAfterFailure() {
    return new Hook(name, stage, limit, OnFailure.GO_ON, task);
  }
}
