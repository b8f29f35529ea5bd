package io.evenkeel.plan;

import io.evenkeel.spi.Host;

/** The slots and links of all hosts while a schedule is made: what is left of them. */
final class Links {

  private static final long MEGABIT = 1_000_000;

  private final Site site;
  private final long[] freeOut;
  private final long[] freeIn;
  private final int[] slotsOut;
  private final int[] slotsIn;

  Links(Site site) {
    this.site = site;
    int hosts = site.hosts.size();
    this.freeOut = new long[hosts];
    this.freeIn = new long[hosts];
    this.slotsOut = new int[hosts];
    this.slotsIn = new int[hosts];
    for (int host = 0; host < hosts; host++) {
      Host one = site.hosts.get(host);
      freeOut[host] = one.reach().migrationBitsPerSecond();
      freeIn[host] = freeOut[host];
      slotsOut[host] = one.limits().maxMigrationsOut();
      slotsIn[host] = one.limits().maxMigrationsIn();
    }
  }

  private Links(Links other) {
    this.site = other.site;
    this.freeOut = other.freeOut.clone();
    this.freeIn = other.freeIn.clone();
    this.slotsOut = other.slotsOut.clone();
    this.slotsIn = other.slotsIn.clone();
  }

  Links copy() {
    return new Links(this);
  }

  boolean hasSlots(int from, int to) {
    return slotsOut[from] > 0 && slotsIn[to] > 0;
  }

  long freeOut(int host) {
    return freeOut[host];
  }

  long freeIn(int host) {
    return freeIn[host];
  }

  void occupy(int from, int to, long bitsPerSecond) {
    freeOut[from] -= bitsPerSecond;
    freeIn[to] -= bitsPerSecond;
    slotsOut[from]--;
    slotsIn[to]--;
  }

  void release(int from, int to, long bitsPerSecond) {
    freeOut[from] += bitsPerSecond;
    freeIn[to] += bitsPerSecond;
    slotsOut[from]++;
    slotsIn[to]++;
  }

  /** An equal part of both links for as many moves as there are slots. */
  long evenShare(int from, int to) {
    Host source = site.hosts.get(from);
    Host target = site.hosts.get(to);
    return Math.max(
        1,
        Math.min(
            source.reach().migrationBitsPerSecond()
                / Math.max(1, source.limits().maxMigrationsOut()),
            target.reach().migrationBitsPerSecond()
                / Math.max(1, target.limits().maxMigrationsIn())));
  }

  /** Whole megabits where there is one: that is what people read and documents carry. */
  static long whole(long bitsPerSecond) {
    return bitsPerSecond < MEGABIT ? bitsPerSecond : bitsPerSecond / MEGABIT * MEGABIT;
  }
}
