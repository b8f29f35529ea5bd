package io.evenkeel.plan;

/** Bytes as people read them: what is needed rounds up, what is there rounds down. */
final class Mebibytes {

  private static final long MIB = 1L << 20;

  private Mebibytes() {}

  static long up(long bytes) {
    return Math.floorDiv(bytes + MIB - 1, MIB);
  }

  static long down(long bytes) {
    return Math.floorDiv(bytes, MIB);
  }
}
