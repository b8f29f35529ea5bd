package io.evenkeel.plan;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Demand;
import java.time.Duration;

/**
 * How long a move takes: pre-copy in rounds, then stop-and-copy.
 *
 * <p>Over a link of {@code B} bytes a second, with {@code V} bytes resident, {@code D} bytes
 * dirtied a second and a hot set of {@code H} bytes: the first round sends V; each further round
 * sends what was dirtied while the last one ran, {@code min(H, D * t)}. The rounds end when what is
 * left can be sent within the downtime limit, after {@link #MOST_ROUNDS} rounds, or when a round
 * would not be smaller than the one before; what is left is then sent while the workload stands
 * still. The time is the sum of all of these plus {@link #SET_UP}. A cold move takes {@link #COLD},
 * whatever its memory. The model is the one of the cluster and plan documents; all methods are
 * pure.
 */
public final class MigrationModel {

  /** What every live move takes before its first byte. */
  public static final Duration SET_UP = Duration.ofSeconds(1);

  /** Shutdown (10 s) and start (10 s). */
  public static final Duration COLD = Duration.ofSeconds(20);

  /** What is left is sent with the workload standing still once that takes no longer than this. */
  public static final Duration DOWNTIME_LIMIT = Duration.ofMillis(300);

  /** The most rounds of pre-copy, the first one included. */
  public static final int MOST_ROUNDS = 30;

  private static final double NANOS = 1e9;
  private static final long SET_UP_NANOS = SET_UP.toNanos();
  private static final long COLD_NANOS = COLD.toNanos();
  private static final double LONGEST = Duration.ofDays(365).toSeconds();
  private static final double LIMIT = DOWNTIME_LIMIT.toNanos() / NANOS;

  private MigrationModel() {}

  /**
   * How long a move takes, rounded up to the nanosecond. What would take more than a year is said
   * to take a year.
   *
   * @param demand of the workload
   * @param how in which way it moves
   * @param bitsPerSecond bandwidth it has all the time, greater than 0; ignored for a cold move
   * @throws IllegalArgumentException if a live move has no bandwidth
   */
  public static Duration duration(Demand demand, Move.How how, long bitsPerSecond) {
    return Duration.ofNanos(nanos(demand, how, bitsPerSecond));
  }

  /** The same in nanoseconds. */
  static long nanos(Demand demand, Move.How how, long bitsPerSecond) {
    if (how == Move.How.COLD) {
      return COLD_NANOS;
    }
    PreCopy copy = preCopy(demand, how, bitsPerSecond);
    return rounded(copy.seconds() + copy.pause()) + SET_UP_NANOS;
  }

  /** Whether a workload stands still no longer than it should. */
  static boolean switchesInTime(Demand demand, Move.How how, long bitsPerSecond) {
    return how == Move.How.COLD || preCopy(demand, how, bitsPerSecond).pause() <= LIMIT;
  }

  /**
   * How long the workload stands still at the switch.
   *
   * @param demand of the workload
   * @param how in which way it moves
   * @param bitsPerSecond bandwidth it has all the time, greater than 0; ignored for a cold move
   * @throws IllegalArgumentException if a live move has no bandwidth
   */
  public static Duration pause(Demand demand, Move.How how, long bitsPerSecond) {
    return how == Move.How.COLD
        ? COLD
        : Duration.ofNanos(rounded(preCopy(demand, how, bitsPerSecond).pause()));
  }

  /**
   * What the first round of a move sends: resident memory and, where they move along, the disks.
   */
  public static long firstRoundBytes(Demand demand, Move.How how) {
    long memory = demand.activity().memoryUsedBytes();
    return switch (how) {
      case LIVE -> memory;
      case LIVE_WITH_STORAGE -> memory + demand.reach().localDiskBytes();
      case COLD -> 0;
    };
  }

  private static PreCopy preCopy(Demand demand, Move.How how, long bitsPerSecond) {
    if (bitsPerSecond <= 0) {
      throw new IllegalArgumentException(
          "bitsPerSecond is " + bitsPerSecond + "; a live move needs more than 0");
    }
    double rate = bitsPerSecond / 8.0;
    Activity activity = demand.activity();
    double round = (double) firstRoundBytes(demand, how);
    double seconds = round / rate;
    for (int rounds = 1; ; rounds++) {
      double left =
          Math.min((double) activity.hotBytes(), activity.dirtyBytesPerSecond() * (round / rate));
      if (left <= LIMIT * rate || rounds == MOST_ROUNDS || left >= round) {
        return new PreCopy(seconds, left / rate);
      }
      seconds += left / rate;
      round = left;
    }
  }

  private static long rounded(double seconds) {
    return (long) Math.ceil(Math.min(seconds, LONGEST) * NANOS);
  }

  /** The rounds, and the stop-and-copy after them, in seconds. */
  private record PreCopy(double seconds, double pause) {}
}
