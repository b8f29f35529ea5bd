package io.evenkeel.maintenance.lifecycle;

import java.time.Duration;

/**
 * The engine's times and counts. The defaults and where they come from are explained in {@code
 * docs/lifecycle.md}.
 *
 * @param quiet how long an order of unknown outcome may still take effect: nothing else is done
 *     with its workload until then; default 45 s (10 s to send, 28 s until libvirt itself gives up,
 *     rounded up)
 * @param settle two looks that shall prove an absence are at least this far apart; default 30 s
 * @param shutdown how long a guest may take to shut down; default 180 s
 * @param moveLimit how long a move may take for each GiB of its memory, at least for 2 GiB; then it
 *     is cancelled and tried again elsewhere; default 150 s
 * @param boot how long a host may take to reboot before a person is told; default 15 min
 * @param retries how retries are done
 */
public record Settings(
    Duration quiet,
    Duration settle,
    Duration shutdown,
    Duration moveLimit,
    Duration boot,
    Retries retries) {

  /** The defaults. */
  public static final Settings DEFAULT =
      new Settings(
          Duration.ofSeconds(45),
          Duration.ofSeconds(30),
          Duration.ofSeconds(180),
          Duration.ofSeconds(150),
          Duration.ofMinutes(15),
          new Retries(3, Duration.ofSeconds(10)));

  /**
   * How often and how soon a failed move is tried again.
   *
   * @param attempts orders for one workload on its way out, and again on its way home, at least 1
   * @param pause before the second attempt; doubled before each further one
   */
  public record Retries(int attempts, Duration pause) {

    /** Checks the range. */
    public Retries {
      if (attempts < 1) {
        throw new IllegalArgumentException("attempts is " + attempts + "; it must be at least 1");
      }
    }
  }

  /** Checks the ranges. */
  public Settings {
    positive("quiet", quiet);
    positive("settle", settle);
    positive("shutdown", shutdown);
    positive("moveLimit", moveLimit);
    positive("boot", boot);
  }

  /** The same with other times for settling what is unknown. */
  public Settings settling(Duration quietTime, Duration settleTime) {
    return new Settings(quietTime, settleTime, shutdown, moveLimit, boot, retries);
  }

  /** The same with another time for a guest to shut down. */
  public Settings shutdown(Duration time) {
    return new Settings(quiet, settle, time, moveLimit, boot, retries);
  }

  /** The same with another time for a host to reboot. */
  public Settings boot(Duration time) {
    return new Settings(quiet, settle, shutdown, moveLimit, time, retries);
  }

  private static void positive(String name, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(name + " is " + time + "; it must be longer than 0");
    }
  }
}
