package io.evenkeel.spi;

import java.time.Duration;

/**
 * How a live move is to be carried out.
 *
 * @param withStorage whether local disks move along
 * @param maxBitsPerSecond the most it may send; 0 for no limit
 * @param maxDowntime the longest the workload may stand still at the switch; zero for the
 *     hypervisor's default
 */
public record Tuning(boolean withStorage, long maxBitsPerSecond, Duration maxDowntime) {

  /** Memory only, no limit, the hypervisor's own downtime. */
  public static final Tuning DEFAULT = new Tuning(false, 0, Duration.ZERO);

  /** Checks the ranges. */
  public Tuning {
    Names.notNegative("maxBitsPerSecond", maxBitsPerSecond);
    if (maxDowntime.isNegative()) {
      throw new IllegalArgumentException(
          "maxDowntime is " + maxDowntime + "; it must not be negative");
    }
  }
}
