package io.evenkeel.libvirt;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a host that could not be reached is tried again: soon after the first failure, then ever
 * less often, so that a host that hangs does not keep every look waiting for its deadline.
 */
final class Backoff {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final long SECOND = Duration.ofSeconds(1).toNanos();
  private static final int DOUBLINGS = 5;

  private final LongSupplier nanoTime;
  private int failures;
  private long notBefore;
  private String why = "";

  /**
   * @param nanoTime a clock as {@link System#nanoTime()} is one
   */
  Backoff(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Passes if the host may be tried now.
   *
   * @throws LibvirtError {@code UNREACHABLE} if it may not
   */
  synchronized void check() {
    long left = notBefore - nanoTime.getAsLong();
    if (failures > 0 && left > 0) {
      throw new LibvirtError(
          Meaning.UNREACHABLE,
          "%s (failed %d times, next try in %d s)".formatted(why, failures, left / SECOND + 1));
    }
  }

  /** It could not be reached. */
  synchronized void failed(String reason) {
    Duration wait = SHORTEST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
    failures++;
    why = reason;
    notBefore = nanoTime.getAsLong() + (wait.compareTo(LONGEST) < 0 ? wait : LONGEST).toNanos();
  }

  /** It answered. */
  synchronized void worked() {
    failures = 0;
  }
}
