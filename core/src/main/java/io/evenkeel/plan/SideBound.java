package io.evenkeel.plan;

import java.util.List;

/**
 * The least time in which one direction of one host can do all its moves. Link and slots bound it
 * together: a move at rate {@code b} holds {@code b * time(b)} of the link's {@code rate * T} and
 * {@code time(b)} of the slots' {@code slots * T}. So for every price {@code p} of a slot,
 *
 * <pre>  sum over the moves of min over b of (b + p) * time(b)  <=  T * (rate + slots * p)</pre>
 *
 * A price of 0 gives all bytes over the link, a very high one all times over the slots; the best of
 * a few prices is taken.
 */
final class SideBound {

  private static final double STEP = 1.02;
  private static final int NEWTON = 8;
  private static final double[][] NO_TABLE = {};

  private final List<Errand> errands;
  private final int slots;
  private final double rate;
  private final double makespan;
  private final double[][][] tables;

  SideBound(List<Errand> errands, int slots, double rate, double makespan) {
    this.errands = errands;
    this.slots = slots;
    this.rate = rate;
    this.makespan = makespan;
    this.tables = errands.stream().map(this::table).toArray(double[][][]::new);
  }

  double seconds() {
    double[] times = times(errands);
    int longest = times.length - 1;
    double seconds = times[longest];
    if (times.length > slots) { // of one more than there are slots, two share one
      seconds = Math.max(seconds, times[longest - slots] + times[longest - slots + 1]);
    }
    double sum = 0;
    for (double time : times) {
      sum += time;
    }
    seconds = Math.max(seconds, sum / slots);
    for (double price = rate / slots / 64; price < rate * 2; price *= 2) {
      seconds = Math.max(seconds, atPrice(price));
    }
    return Math.max(seconds, atPrice(0));
  }

  private double atPrice(double price) {
    double sum = 0;
    for (int i = 0; i < tables.length; i++) {
      Errand errand = errands.get(i);
      sum += tables[i].length == 0 ? least(errand, price) : least(tables[i], price, errand.setUp());
    }
    return sum / (rate + slots * price);
  }

  private static double[] times(List<Errand> errands) {
    return errands.stream().mapToDouble(Errand::least).sorted().toArray();
  }

  /** A plan better than the one at hand has no move slower than all of that. */
  private double slowest(Errand errand) {
    double most = Math.min(rate, errand.fullRate());
    return Math.min(most, errand.first() / Math.max(1e-9, makespan - errand.setUp()));
  }

  /**
   * Rates and what must be sent at least from the rate before up to each; none for an errand of
   * which the first round and what it leaves is all at any rate that matters.
   */
  private double[][] table(Errand errand) {
    double low = slowest(errand);
    if (errand.cold() || low <= 0 || errand.calm(low)) {
      return NO_TABLE;
    }
    double most = Math.min(rate, errand.fullRate());
    int size = (int) Math.ceil(Math.log(most / low) / Math.log(STEP)) + 1;
    double[][] table = new double[2][size];
    table[0][0] = low;
    table[1][0] = errand.firstBytes(low);
    for (int i = 1; i < size; i++) {
      double before = table[0][i - 1];
      double at = Math.min(most, before * STEP);
      table[0][i] = at;
      table[1][i] = before >= errand.dirty() ? errand.bytes(at) : errand.firstBytes(at);
    }
    return table;
  }

  /** The least of {@code (b + price) * time(b)}: between two rates the least of each factor. */
  private static double least(double[][] table, double price, double setUp) {
    double least = Double.MAX_VALUE;
    for (int i = 0; i < table[0].length; i++) {
      double held =
          table[1][i] * (1 + price / table[0][i]) + (table[0][Math.max(0, i - 1)] + price) * setUp;
      least = Math.min(least, held);
    }
    return least;
  }

  /**
   * The same for an errand without a table. Below the rate at which the hot set is all that is
   * dirtied, and above it, that is convex: the least of each part is where its slope is 0, or at an
   * end.
   */
  private double least(Errand errand, double price) {
    if (errand.cold()) {
      return price * errand.setUp();
    }
    double most = Math.min(rate, errand.fullRate());
    double low = slowest(errand);
    double knee = Math.min(most, Math.max(low, errand.knee()));
    double capped = Math.sqrt(price * (errand.first() + errand.hot()) / errand.setUp());
    double least = held(errand, price, Math.min(knee, Math.max(low, capped)));
    return Math.min(least, held(errand, price, flat(errand, price, knee, most)));
  }

  private static double held(Errand errand, double price, double at) {
    return (at + price) * (errand.firstBytes(at) / at + errand.setUp());
  }

  /**
   * Where {@code (b + price) * ((V + D * V / b) / b + set-up)} is least: the root of its slope, by
   * Newton's method from the right.
   */
  private static double flat(Errand errand, double price, double from, double to) {
    double once = errand.first() * (errand.dirty() + price) / errand.setUp();
    double twice = 2 * price * errand.first() * errand.dirty() / errand.setUp();
    double at = Math.sqrt(once) + Math.cbrt(twice);
    for (int round = 0; round < NEWTON && at > 0; round++) {
      double over = at * at * at - once * at - twice;
      at -= over / Math.max(1, 3 * at * at - once);
    }
    return Math.min(to, Math.max(from, at));
  }
}
