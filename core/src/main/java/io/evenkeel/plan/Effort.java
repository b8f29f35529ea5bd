package io.evenkeel.plan;

import java.util.function.BooleanSupplier;

/**
 * How hard a planner tries when nothing fits directly. Steps make a plan repeatable: the same
 * number gives the same plan on every machine. A deadline cuts a search short in wall time, at the
 * price of that.
 *
 * @param steps the most changes that the search for room tries; 10 million take about half a second
 * @param expired asked now and then; once it says true the best plan so far is taken. Must answer
 *     quickly and go on saying true
 */
public record Effort(long steps, BooleanSupplier expired) {

  /** Within a second on a machine of today, and no deadline. */
  public static final Effort DEFAULT = new Effort(10_000_000, () -> false);

  /** Checks the range. */
  public Effort {
    if (steps < 0) {
      throw new IllegalArgumentException("steps is " + steps + "; it must not be negative");
    }
  }

  /** The same number of steps, cut short when something says so. */
  public Effort until(BooleanSupplier deadline) {
    return new Effort(steps, deadline);
  }

  /** A part of it. */
  Effort part(double part) {
    return new Effort((long) (steps * part), expired);
  }
}
