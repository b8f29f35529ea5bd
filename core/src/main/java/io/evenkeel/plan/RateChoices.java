package io.evenkeel.plan;

import java.util.Arrays;

/**
 * The few rates among which an exact search chooses for each step: all of its path, a half or a
 * quarter of it. Two at half the rate share a link and hide the set-up of one of them; one at full
 * rate sends fewer bytes.
 */
final class RateChoices {

  private static final int PARTS = 3;

  /** By step, from the highest rate to the lowest: bits per second. */
  final long[][] rates;

  /** By step and rate: how long it takes, in nanoseconds. */
  final long[][] nanos;

  /** By step: the least share of a link, in bit/s times nanoseconds, that any rate takes. */
  final double[] work;

  /** By step: the shortest time that any rate takes. */
  final long[] shortest;

  /**
   * @param most how many rates to choose from, at least 1
   */
  RateChoices(Agenda agenda, int most) {
    this.rates = new long[agenda.size][];
    this.nanos = new long[agenda.size][];
    this.work = new double[agenda.size];
    this.shortest = new long[agenda.size];
    for (int step = 0; step < agenda.size; step++) {
      int one = step;
      rates[step] = rates(agenda, step, Math.min(most, PARTS));
      nanos[step] = Arrays.stream(rates[step]).map(rate -> agenda.nanos(one, rate)).toArray();
      shortest[step] = Arrays.stream(nanos[step]).min().orElseThrow();
      work[step] = Double.MAX_VALUE;
      for (int choice = 0; choice < rates[step].length; choice++) {
        work[step] =
            Math.min(work[step], (double) rates[step][choice] * (double) nanos[step][choice]);
      }
    }
  }

  /** A slower one must not make the workload stand still for long if the full rate does not. */
  private static long[] rates(Agenda agenda, int step, int most) {
    if (agenda.cold(step)) {
      return new long[1];
    }
    long full = Links.whole(agenda.fullRate(step));
    boolean inTime = agenda.switchesInTime(step, full);
    long[] rates = new long[most];
    int count = 0;
    for (int part = 0; part < most; part++) {
      long rate = Links.whole(full >> part);
      if (part == 0 || (rate > 0 && (!inTime || agenda.switchesInTime(step, rate)))) {
        rates[count++] = rate;
      }
    }
    return Arrays.copyOf(rates, count);
  }
}
