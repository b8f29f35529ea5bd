package io.evenkeel.cluster;

/**
 * How much may go on in a zone at once, beyond what each host allows.
 *
 * @param atOnce moves inside the zone, at least 1
 * @param withStorageAtOnce moves that take local disks along, of workloads that use one and the
 *     same storage; at least 1
 * @param bitsPerSecond the most that a single move sends, greater than 0
 */
public record MoveLimits(int atOnce, int withStorageAtOnce, long bitsPerSecond) {

  /** No limit. */
  public static final MoveLimits NONE =
      new MoveLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

  /** Checks the ranges. */
  public MoveLimits {
    atLeastOne("atOnce", atOnce);
    atLeastOne("withStorageAtOnce", withStorageAtOnce);
    atLeastOne("bitsPerSecond", bitsPerSecond);
  }

  private static void atLeastOne(String what, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(what + " is " + value + "; it must be at least 1");
    }
  }

  /** The same with so many moves at once. */
  public MoveLimits atOnce(int most) {
    return new MoveLimits(most, withStorageAtOnce, bitsPerSecond);
  }

  /** The same with so many moves at once that take disks along, of each storage. */
  public MoveLimits withStorageAtOnce(int most) {
    return new MoveLimits(atOnce, most, bitsPerSecond);
  }

  /** The same with no move faster than that. */
  public MoveLimits bitsPerSecond(long most) {
    return new MoveLimits(atOnce, withStorageAtOnce, most);
  }
}
