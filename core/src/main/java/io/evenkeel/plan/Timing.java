package io.evenkeel.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** When each step of an agenda starts and ends, in nanoseconds, and at what bandwidth it runs. */
final class Timing {

  private final long[] start;
  private final long[] end;
  private final long[] bitsPerSecond;

  Timing(int size) {
    this.start = new long[size];
    this.end = new long[size];
    this.bitsPerSecond = new long[size];
  }

  long[] start() {
    return start;
  }

  long[] end() {
    return end;
  }

  long[] bitsPerSecond() {
    return bitsPerSecond;
  }

  long makespan() {
    return Arrays.stream(end).max().orElse(0);
  }

  /** Whether it ends before another, or as soon and with its steps done sooner on average. */
  boolean betterThan(Timing other) {
    long own = makespan();
    long others = other.makespan();
    return own == others ? sum() < other.sum() : own < others;
  }

  private double sum() {
    return Arrays.stream(end).asDoubleStream().sum();
  }

  /** The steps in the order of their starts; by number where these are equal. */
  int[] byStart() {
    return sorted(start);
  }

  /** The steps in the order of their ends; by number where these are equal. */
  int[] byEnd() {
    return sorted(end);
  }

  private static int[] sorted(long[] times) {
    return IntStream.range(0, times.length)
        .boxed()
        .sorted(Comparator.comparingLong(step -> times[step]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
