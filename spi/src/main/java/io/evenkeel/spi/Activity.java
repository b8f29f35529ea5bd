package io.evenkeel.spi;

/**
 * How busy a workload's memory is: what the time of a live move depends on.
 *
 * @param memoryUsedBytes resident memory, what a first round sends; at least 0
 * @param dirtyBytesPerSecond how fast it rewrites its memory; at least 0
 * @param hotBytes the part of its memory that it rewrites again and again; at least 0
 */
public record Activity(long memoryUsedBytes, long dirtyBytesPerSecond, long hotBytes) {

  /** Checks the ranges. */
  public Activity {
    Names.notNegative("memoryUsedBytes", memoryUsedBytes);
    Names.notNegative("dirtyBytesPerSecond", dirtyBytesPerSecond);
    Names.notNegative("hotBytes", hotBytes);
  }

  /** All memory in use, none of it rewritten. */
  public static Activity idle(long memoryBytes) {
    return new Activity(memoryBytes, 0, 0);
  }
}
