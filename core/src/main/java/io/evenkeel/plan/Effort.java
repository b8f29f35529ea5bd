package io.evenkeel.plan;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How hard a planner tries when nothing fits directly. Steps make a plan repeatable: the same
 * number gives the same plan on every machine. A deadline cuts the search short in wall time and
 * takes the best plan so far, at the price of that.
 *
 * @param steps the most changes that the search for room tries; 10 million take about half a second
 * @param deadline cuts the search short
 */
public record Effort(long steps, Deadline deadline) {

  /** Within a second on a machine of today, and no deadline. */
  public static final Effort DEFAULT = new Effort(10_000_000, () -> () -> false);

  /** Checks the range. */
  public Effort {
    if (steps < 0) {
      throw new IllegalArgumentException("steps is " + steps + "; it must not be negative");
    }
  }

  /**
   * The same number of steps, cut short when something says so, once for all plans made with it.
   *
   * @param expired asked now and then; must answer quickly and, once it said true, go on saying so
   */
  public Effort until(BooleanSupplier expired) {
    return new Effort(steps, () -> expired);
  }

  /**
   * The same number of steps, cut short when so much time has passed since the planner began; each
   * plan has that time anew. What a planner does besides the search takes milliseconds on top.
   *
   * @param time the most that the search for targets may take; must not be negative
   * @param nanoTime a clock that only goes forward, such as {@code System::nanoTime}
   */
  public Effort within(Duration time, LongSupplier nanoTime) {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time is " + time + "; it must not be negative");
    }
    return new Effort(
        steps,
        () -> {
          long begun = nanoTime.getAsLong();
          return () -> nanoTime.getAsLong() - begun >= time.toNanos();
        });
  }

  /** The same with its time running from now: for all plans made with it together. */
  Effort started() {
    return until(deadline.start());
  }

  /** A part of the steps; the deadline stays. */
  Effort part(double part) {
    return new Effort((long) (steps * part), deadline);
  }

  /** What cuts a search short. */
  @FunctionalInterface
  public interface Deadline {

    /** Begins to run, and says whenever it is asked whether it has passed. */
    BooleanSupplier start();
  }
}
