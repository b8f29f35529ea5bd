package io.evenkeel.plan;

import java.util.Arrays;

/**
 * The moves of one direction of one host, in a row by the rate that suits each, and what each sends
 * at which rate.
 */
final class LaneRow {

  static final double SET_UP = MigrationModel.SET_UP.toSeconds();

  private static final double NANOS = 1e9;
  private static final long MEGABIT = 1_000_000;

  /**
   * What is sent is known at the full link and at so many halves of it; between, a line will do.
   */
  private static final int HALVES = 6;

  private final Agenda agenda;
  private final int[] steps;
  private final double link;
  private final double[] least;
  private final double[] most;
  private final double[][] sent;
  private final boolean anyLeast;

  LaneRow(Agenda agenda, int[] steps, long link) {
    this.agenda = agenda;
    this.link = (double) Links.whole(link);
    this.steps = bySuitingRate(steps);
    this.least = new double[steps.length];
    this.most = new double[steps.length];
    this.sent = new double[steps.length][HALVES + 1];
    for (int i = 0; i < steps.length; i++) {
      long full = agenda.fullRate(this.steps[i]);
      most[i] = (double) Links.whole(full);
      least[i] = leastInTime(this.steps[i], full);
      double rate = this.link;
      for (int half = 0; half <= HALVES; half++) {
        sent[i][half] = rate * (agenda.nanos(this.steps[i], (long) rate) / NANOS - SET_UP);
        rate /= 2;
      }
    }
    this.anyLeast = Arrays.stream(least).anyMatch(one -> one > 0);
  }

  int size() {
    return steps.length;
  }

  /** Whether any has a least rate. */
  boolean anyLeast() {
    return anyLeast;
  }

  int step(int i) {
    return steps[i];
  }

  double link() {
    return link;
  }

  /** The least rate at which it switches in time; 0 where nothing helps, or a trickle does. */
  double least(int i) {
    return least[i];
  }

  /** The rate of its slower link. */
  double most(int i) {
    return most[i];
  }

  /** Bits sent at the full link. */
  double bits(int i) {
    return sent[i][0];
  }

  /** Bits that a lane so wide carries, or could have carried, while it sends. */
  double carried(int i, double width) {
    double rate = Math.max(1, Math.min(width, most[i]));
    double halves = Math.min(HALVES - 1e-9, Math.max(0, Math.log(link / rate) / Math.log(2)));
    int whole = (int) halves;
    double[] known = sent[i];
    double bits = known[whole] + (known[whole + 1] - known[whole]) * (halves - whole);
    return bits * width / rate;
  }

  long nanos(int i, double width) {
    return agenda.nanos(steps[i], rate(i, width));
  }

  long rate(int i, double width) {
    return Math.max(1, Links.whole((long) Math.min(width, most[i])));
  }

  private int[] bySuitingRate(int[] unsorted) {
    double[] suits = new double[unsorted.length];
    Integer[] row = new Integer[unsorted.length];
    for (int i = 0; i < row.length; i++) {
      suits[i] = suits(unsorted[i]);
      row[i] = i;
    }
    Arrays.sort(row, (a, b) -> Double.compare(suits[a], suits[b]));
    return Arrays.stream(row).mapToInt(i -> unsorted[i]).toArray();
  }

  /** Rates that grow with the root of what is sent take the least of link and slots together. */
  private double suits(int step) {
    var activity = agenda.steps.get(step).resident().workload.demand().activity();
    double first = (double) agenda.bytes(step);
    double again =
        Math.min((double) activity.hotBytes(), activity.dirtyBytesPerSecond() * first * 64 / link);
    return Math.min((double) agenda.fullRate(step) * 1e-3, Math.sqrt(first + again));
  }

  private double leastInTime(int step, long full) {
    long low = Math.max(1, (long) (link / 64));
    if (full <= low || agenda.switchesInTime(step, low) || !agenda.switchesInTime(step, full)) {
      return 0;
    }
    long high = full;
    while (high - low > Math.max(MEGABIT, low / 32)) {
      long middle = (low + high) / 2;
      if (agenda.switchesInTime(step, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return (double) Math.min(full, Links.whole(high) + MEGABIT);
  }
}
