package io.evenkeel.plan;

/** Bytes as people read them: what is needed rounds up, what is there rounds down. */
final class Mebibytes {

  static final long BYTES = 1L << 20;

  private Mebibytes() {}

  static long up(long bytes) {
    return Math.floorDiv(bytes + BYTES - 1, BYTES);
  }

  static long down(long bytes) {
    return Math.floorDiv(bytes, BYTES);
  }
}
