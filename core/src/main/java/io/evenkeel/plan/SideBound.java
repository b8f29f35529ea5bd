package io.evenkeel.plan;

import io.evenkeel.plan.LowerBound.Errand;
import java.util.List;

/**
 * The least time in which one direction of one host can do all its moves. Link and slots bound it
 * together: a move at rate {@code b} holds {@code b * time(b)} of the link's {@code rate * T} and
 * {@code time(b)} of the slots' {@code slots * T}. So for every price {@code p} of a slot,
 *
 * <pre>  sum over the moves of min over b of (b + p) * time(b)  <=  T * (rate + slots * p)</pre>
 *
 * A price of 0 gives all bytes over the link, a very high one all times over the slots; the best of
 * a few prices is taken. Between two rates the least of both factors stands for either.
 */
final class SideBound {

  private static final double STEP = 1.05;

  private final List<Errand> errands;
  private final int slots;
  private final double rate;
  private final double makespan;

  SideBound(List<Errand> errands, int slots, double rate, double makespan) {
    this.errands = errands;
    this.slots = slots;
    this.rate = rate;
    this.makespan = makespan;
  }

  double seconds() {
    double[] times = errands.stream().mapToDouble(Errand::least).sorted().toArray();
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
    for (Errand errand : errands) {
      sum += least(errand, price);
    }
    return sum / (rate + slots * price);
  }

  /** A plan better than the one at hand has no move slower than all of that. */
  private double least(Errand errand, double price) {
    double most = Math.min(rate, errand.fullRate());
    if (errand.first() == 0) {
      return price * errand.setUp();
    }
    double low = Math.min(most, errand.first() / Math.max(1e-9, makespan - errand.setUp()));
    double least = Double.MAX_VALUE;
    while (low < most) {
      double high = Math.min(most, low * STEP);
      double bytes = errand.bytes(high);
      double held = bytes + low * errand.setUp() + price * (bytes / high + errand.setUp());
      least = Math.min(least, held);
      low = high;
    }
    double bytes = errand.bytes(most);
    return Math.min(least, bytes + most * errand.setUp() + price * (bytes / most + errand.setUp()));
  }
}
