package io.evenkeel.maintenance.lifecycle;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when this process decides. What another one has noted before may bear the time of another
 * clock, and calls of that process may still be on their way: no time counts as passed that did not
 * pass since then.
 *
 * @param since when it began to decide
 * @param takenOver whether the process before it was not heard to end
 */
public record Tenure(Instant since, boolean takenOver) {

  /** It was never another's turn. */
  public static final Tenure ALWAYS = new Tenure(Instant.MIN, false);

  /** Whether this much time has certainly passed since something that bears a time stamp. */
  boolean passed(Instant stamp, Duration time, Instant now) {
    boolean foreign = stamp.isBefore(since) || stamp.isAfter(now);
    return !now.isBefore((foreign ? since : stamp).plus(time));
  }
}
