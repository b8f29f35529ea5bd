package io.evenkeel.spi;

import java.util.OptionalDouble;

/**
 * How busy a workload is. On its memory depends the time of a live move.
 *
 * @param memoryUsedBytes resident memory, what a first round sends; at least 0
 * @param dirtyBytesPerSecond how fast it rewrites its memory; at least 0
 * @param hotBytes the part of its memory that it rewrites again and again; at least 0
 * @param busyCpus processors that it keeps busy on average, at least 0; empty where that is not
 *     measured
 */
public record Activity(
    long memoryUsedBytes, long dirtyBytesPerSecond, long hotBytes, OptionalDouble busyCpus) {

  /** Checks the ranges. */
  public Activity {
    Names.notNegative("memoryUsedBytes", memoryUsedBytes);
    Names.notNegative("dirtyBytesPerSecond", dirtyBytesPerSecond);
    Names.notNegative("hotBytes", hotBytes);
    Names.notNegative("busyCpus", busyCpus);
  }

  /** How many processors it keeps busy is not measured. */
  public Activity(long memoryUsedBytes, long dirtyBytesPerSecond, long hotBytes) {
    this(memoryUsedBytes, dirtyBytesPerSecond, hotBytes, OptionalDouble.empty());
  }

  /** The same with processors that it keeps busy. */
  public Activity busyCpus(double busy) {
    return new Activity(memoryUsedBytes, dirtyBytesPerSecond, hotBytes, OptionalDouble.of(busy));
  }

  /** All memory in use, none of it rewritten. */
  public static Activity idle(long memoryBytes) {
    return new Activity(memoryBytes, 0, 0);
  }
}
