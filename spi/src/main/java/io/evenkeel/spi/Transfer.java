package io.evenkeel.spi;

import java.time.Duration;

/**
 * The figures of a move. 0 where unknown.
 *
 * @param sentBytes sent so far
 * @param remainingBytes still to send, as it looks now; it rises again with every round
 * @param dirtyBytesPerSecond how fast the workload rewrites its memory
 * @param bitsPerSecond how fast it is sent
 * @param downtime how long the workload stood still at the switch; zero before
 */
public record Transfer(
    long sentBytes,
    long remainingBytes,
    long dirtyBytesPerSecond,
    long bitsPerSecond,
    Duration downtime) {

  /** Nothing known. */
  public static final Transfer NONE = new Transfer(0, 0, 0, 0, Duration.ZERO);
}
