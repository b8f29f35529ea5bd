package io.evenkeel.benchmarks;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * When a contestant would make which moves.
 *
 * @param hops in the order of their start; empty if it found no schedule
 * @param millis wall time that it took to find them
 */
record Schedule(List<TimedHop> hops, double millis) {

  Schedule {
    hops = hops.stream().sorted(Comparator.comparing(TimedHop::start)).toList();
  }

  static Schedule none(double millis) {
    return new Schedule(List.of(), millis);
  }

  boolean found() {
    return !hops.isEmpty();
  }

  double makespanSeconds() {
    return hops.stream().map(TimedHop::end).mapToLong(Duration::toNanos).max().orElse(0) / 1e9;
  }
}
