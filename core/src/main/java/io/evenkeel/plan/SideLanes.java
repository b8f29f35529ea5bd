package io.evenkeel.plan;

import java.util.Arrays;

/**
 * Divides a row of moves among lanes that share a link all the time and end together: then neither
 * the link nor a slot is ever idle. A lane of {@code m} moves and {@code U} bits that shall end at
 * {@code T} must be {@code U / (T - m * set-up)} wide, and all widths together are the link; that
 * gives T. Neighbours in the row share a lane, since like rates suit them. Where to cut the row is
 * found by shifting the cuts.
 */
final class SideLanes {

  private static final double SET_UP = LaneRow.SET_UP;
  private static final double NANOS = 1e9;
  private static final int ROUNDS = 6;
  private static final long MEGABIT = 1_000_000;

  private final LaneRow row;
  private final double link;

  /** Lane j holds the row from cut j to cut j + 1. */
  private final int[] cuts;

  private final double[] work;
  private final double[] floor;
  private final double[] ceiling;
  private final double[] width;
  private double seconds;

  SideLanes(LaneRow row, int lanes) {
    this.row = row;
    this.link = row.link();
    this.cuts = new int[lanes + 1];
    this.work = new double[lanes];
    this.floor = new double[lanes];
    this.ceiling = new double[lanes];
    this.width = new double[lanes];
    Arrays.fill(width, link / lanes);
    cutEvenly();
    shiftCuts();
    refine();
  }

  int lanes() {
    return width.length;
  }

  /** When all of them end if nothing outside delays one. */
  double seconds() {
    return seconds;
  }

  /** Writes down rate and lane of each step. */
  void write(long[] rates, int[] lanes, int firstLane) {
    for (int lane = 0; lane < width.length; lane++) {
      for (int i = cuts[lane]; i < cuts[lane + 1]; i++) {
        rates[row.step(i)] = row.rate(i, width[lane]);
        lanes[row.step(i)] = firstLane + lane;
      }
    }
  }

  private void cutEvenly() {
    int lanes = width.length;
    double all = 0;
    for (int i = 0; i < row.size(); i++) {
      all += Math.sqrt(row.bits(i));
    }
    double sum = 0;
    int lane = 1;
    for (int i = 0; i < row.size(); i++) {
      sum += Math.sqrt(row.bits(i));
      if (lane < lanes && (sum >= all * lane / lanes || row.size() - i - 1 == lanes - lane)) {
        cuts[lane++] = i + 1;
      }
    }
    cuts[lanes] = row.size();
  }

  private void shiftCuts() {
    seconds = estimate();
    boolean better = true;
    for (int round = 0; round < 2 * row.size() && better; round++) {
      better = false;
      for (int cut = 1; cut < width.length; cut++) {
        better |= shift(cut, 1) || shift(cut, -1);
      }
    }
  }

  private boolean shift(int cut, int by) {
    cuts[cut] += by;
    if (cuts[cut] > cuts[cut - 1] && cuts[cut] < cuts[cut + 1]) {
      double[] before = width.clone();
      double other = estimate();
      if (other < seconds * (1 - 1e-6)) {
        seconds = other;
        return true;
      }
      System.arraycopy(before, 0, width, 0, before.length);
    }
    cuts[cut] -= by;
    return false;
  }

  /** From the widths of before, which are near: what the lanes carry depends on them a little. */
  private double estimate() {
    for (int lane = 0; lane < width.length; lane++) {
      double slowest = 0;
      double widest = 0;
      for (int i = cuts[lane]; i < cuts[lane + 1]; i++) {
        slowest = Math.max(slowest, row.least(i));
        widest = Math.max(widest, row.most(i));
      }
      floor[lane] = slowest;
      ceiling[lane] = widest;
    }
    double time = 0;
    for (int round = 0; round < 2; round++) {
      for (int lane = 0; lane < width.length; lane++) {
        work[lane] = 0;
        for (int i = cuts[lane]; i < cuts[lane + 1]; i++) {
          work[lane] += row.carried(i, Math.max(floor[lane], width[lane]));
        }
      }
      time = solve();
      widen(time);
    }
    return time;
  }

  private void widen(double time) {
    for (int lane = 0; lane < width.length; lane++) {
      double wide = work[lane] / Math.max(1e-6, time - setUp(lane));
      width[lane] = Math.min(ceiling[lane], Math.max(floor[lane], wide));
    }
  }

  private double setUp(int lane) {
    return (cuts[lane + 1] - cuts[lane]) * SET_UP;
  }

  /** The time at which the widths add up to the link: Newton's method from the left. */
  private double solve() {
    double sum = 0;
    double low = Double.MAX_VALUE;
    double high = 0;
    for (int lane = 0; lane < width.length; lane++) {
      sum += work[lane];
      low = Math.min(low, setUp(lane));
      high = Math.max(high, setUp(lane));
    }
    double time = Math.max(sum / link + low, high + 1e-6);
    for (int round = 0; round < ROUNDS; round++) {
      double over = -link;
      double slope = 0;
      for (int lane = 0; lane < width.length; lane++) {
        double wide = work[lane] / (time - setUp(lane));
        over += Math.max(wide, floor[lane]);
        slope += wide > floor[lane] ? wide / (time - setUp(lane)) : 0;
      }
      if (over <= link * 1e-6) {
        break;
      }
      if (slope <= 0) { // the floors alone are more than the link
        return time * (2 + over / link);
      }
      time += over / slope;
    }
    return time;
  }

  /** With the model's own times, a few rounds settle the widths. */
  private void refine() {
    for (int round = 0; round < ROUNDS; round++) {
      for (int lane = 0; lane < width.length; lane++) {
        work[lane] = width[lane] * Math.max(1e-9, time(lane) - setUp(lane));
      }
      widen(solve());
    }
    round();
  }

  /** Whole megabits; what is left of the link goes to those who end last. */
  private void round() {
    double left = link;
    for (int lane = 0; lane < width.length; lane++) {
      width[lane] = (double) Math.max(1, Links.whole((long) width[lane]));
      left -= width[lane];
    }
    double[] times = new double[width.length];
    Arrays.setAll(times, this::time);
    for (int extra = 0; extra < 2 * width.length && left >= MEGABIT; extra++) {
      int last = 0;
      for (int lane = 1; lane < width.length; lane++) {
        last = times[lane] > times[last] ? lane : last;
      }
      width[last] += MEGABIT;
      left -= MEGABIT;
      times[last] = time(last);
    }
    seconds = left < 0 ? Double.MAX_VALUE : Arrays.stream(times).max().orElse(0);
  }

  private double time(int lane) {
    long sum = 0;
    for (int i = cuts[lane]; i < cuts[lane + 1]; i++) {
      sum += row.nanos(i, width[lane]);
    }
    return sum / NANOS;
  }
}
