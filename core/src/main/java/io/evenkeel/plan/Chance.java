package io.evenkeel.plan;

/**
 * Numbers by chance, the same every time: SplitMix64 (Steele, Lea, Flood 2014), without division.
 */
final class Chance {

  private long state;

  Chance(long seed) {
    this.state = seed;
  }

  /** At least 0 and below a bound. */
  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  /** At least 0 and below 1. */
  double share() {
    return (double) (next() >>> 11) * 0x1.0p-53;
  }

  private long next() {
    state += 0x9e3779b97f4a7c15L;
    long mixed = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
