package io.evenkeel.benchmarks;

import io.evenkeel.plan.Move;
import io.evenkeel.plan.Plan;
import java.time.Duration;
import java.util.List;

/**
 * One move, and when it runs.
 *
 * @param workload what moves
 * @param to where it goes
 * @param start begins, from the start of the schedule
 * @param end has ended
 * @param bitsPerSecond bandwidth that it has all the time
 */
record TimedHop(String workload, String to, Duration start, Duration end, long bitsPerSecond) {

  static List<TimedHop> of(Plan plan) {
    return plan.moves().stream().map(TimedHop::of).toList();
  }

  private static TimedHop of(Move move) {
    return new TimedHop(
        move.workload(), move.to(), move.start(), move.end(), move.schedule().bitsPerSecond());
  }

  /** Whether it runs at that moment. */
  boolean runs(Duration at) {
    return start.compareTo(at) <= 0 && end.compareTo(at) > 0;
  }
}
