package io.evenkeel.plan;

import java.util.Arrays;

/**
 * Divides a row of moves among lanes that share a link all the time and end together: then neither
 * the link nor a slot is ever idle. A lane of {@code m} moves and {@code U} bits that shall end at
 * {@code T} must be {@code U / (T - m * set-up)} wide, and all widths together are the link; that
 * gives T. Neighbours in the row share a lane at first, since like rates suit them; then moves
 * change lanes, or places with each other, as long as that makes T less.
 */
final class SideLanes {

  private static final double SET_UP = LaneRow.SET_UP;
  private static final double NANOS = 1e9;
  private static final int ROUNDS = 6;
  private static final int SWEEPS = 8;

  /** So many promising changes are looked at closely. */
  private static final int MOST_SETTLES = 100;

  /** What a lane carries hardly changes when its width changes by less. */
  private static final double NEAR = 0.02;

  private static final int NOBODY = -1;
  private static final long MEGABIT = 1_000_000;

  /** What gains less is not worth the while. */
  private static final double GAIN = 1e-5;

  private final LaneRow row;
  private final double link;

  /** By move of the row. */
  private final int[] lane;

  private final int[] count;
  private final double[] work;
  private final double[] floor;
  private final double[] ceiling;
  private final double[] width;

  /** By move and lane: the bits that it would carry there. */
  private final double[][] carried;

  /** By lane: for which width that is. */
  private final double[] weighed;

  private double seconds;
  private int settles = MOST_SETTLES;

  SideLanes(LaneRow row, int lanes) {
    this.row = row;
    this.link = row.link();
    this.lane = new int[row.size()];
    this.count = new int[lanes];
    this.work = new double[lanes];
    this.floor = new double[lanes];
    this.ceiling = new double[lanes];
    this.width = new double[lanes];
    this.weighed = new double[lanes];
    this.carried = new double[row.size()][lanes];
    Arrays.fill(width, link / lanes);
    cutEvenly();
    settle();
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
    for (int i = 0; i < lane.length; i++) {
      rates[row.step(i)] = row.rate(i, width[lane[i]]);
      lanes[row.step(i)] = firstLane + lane[i];
    }
  }

  /** Changes of lanes, until none gains anything. */
  void improve() {
    weighAnew();
    boolean better = lanes() > 1;
    for (int sweep = 0; sweep < SWEEPS && better; sweep++) {
      double before = seconds;
      for (int i = 0; i < lane.length; i++) {
        place(i);
      }
      better = seconds < before * (1 - GAIN);
    }
    refine();
  }

  private void place(int i) {
    for (int other = 0; other < lanes(); other++) {
      if (other != lane[i] && count[lane[i]] > 1) {
        change(i, other, NOBODY);
      }
    }
    for (int j = i + 1; j < lane.length; j++) {
      if (lane[i] != lane[j]) {
        change(i, lane[j], j);
      }
    }
  }

  /** A move goes to another lane, and maybe one from there to its own, if that gains anything. */
  private void change(int i, int other, int back) {
    int own = lane[i];
    double[] works = work.clone();
    exchange(i, other, back, own);
    if (settles == 0 || !fits(seconds * (1 - GAIN)) || !settlesBelow(seconds * (1 - GAIN))) {
      exchange(i, own, back, other);
      System.arraycopy(works, 0, work, 0, works.length);
    }
  }

  /** Whether all end in time once every width is what it should be; else these are as before. */
  private boolean settlesBelow(double time) {
    double[] widths = width.clone();
    double before = seconds;
    settles--;
    settle();
    if (seconds < time) {
      weighAnew();
      return true;
    }
    System.arraycopy(widths, 0, width, 0, widths.length);
    seconds = before;
    return false;
  }

  private void exchange(int i, int other, int back, int own) {
    shift(i, other);
    if (back != NOBODY) {
      shift(back, own);
    }
  }

  /** Whether the link is wide enough for all to end in time. */
  private boolean fits(double time) {
    double left = link;
    for (int one = 0; one < width.length && left >= 0; one++) {
      double sending = time - setUp(one);
      left = sending <= 0 ? -1 : left - Math.max(work[one] / sending, floor[one]);
    }
    return left >= 0;
  }

  private void shift(int i, int to) {
    int from = lane[i];
    lane[i] = to;
    count[from]--;
    count[to]++;
    work[from] -= carried[i][from];
    work[to] += carried[i][to];
    if (row.anyLeast()) {
      floor[from] = floor(from);
      floor[to] = floor(to);
    }
  }

  private double floor(int number) {
    double slowest = 0;
    for (int i = 0; i < lane.length; i++) {
      slowest = lane[i] == number ? Math.max(slowest, row.least(i)) : slowest;
    }
    return slowest;
  }

  private void cutEvenly() {
    int lanes = lanes();
    double all = 0;
    for (int i = 0; i < row.size(); i++) {
      all += Math.sqrt(row.bits(i));
    }
    double sum = 0;
    int now = 0;
    for (int i = 0; i < row.size(); i++) {
      lane[i] = now;
      sum += Math.sqrt(row.bits(i));
      if (now < lanes - 1
          && (sum >= all * (now + 1) / lanes || row.size() - i - 1 == lanes - 1 - now)) {
        now++;
      }
    }
  }

  /** What the lanes carry depends on their widths a little, and these on that. */
  private void settle() {
    Arrays.fill(count, 0);
    Arrays.fill(ceiling, 0);
    Arrays.fill(floor, 0);
    for (int i = 0; i < lane.length; i++) {
      count[lane[i]]++;
      floor[lane[i]] = Math.max(floor[lane[i]], row.least(i));
      ceiling[lane[i]] = Math.max(ceiling[lane[i]], row.most(i));
    }
    for (int round = 0; round < 2; round++) {
      Arrays.fill(work, 0);
      for (int i = 0; i < lane.length; i++) {
        work[lane[i]] += row.carried(i, Math.max(floor[lane[i]], width[lane[i]]));
      }
      seconds = solve();
      widen(seconds);
    }
  }

  /** What every move would carry in the lanes that are no longer as wide as they were. */
  private void weighAnew() {
    for (int one = 0; one < lanes(); one++) {
      if (Math.abs(width[one] - weighed[one]) > NEAR * weighed[one]) {
        weighed[one] = width[one];
        for (int i = 0; i < lane.length; i++) {
          carried[i][one] = row.carried(i, Math.max(floor[one], width[one]));
        }
      }
    }
  }

  private void widen(double time) {
    for (int one = 0; one < width.length; one++) {
      double wide = work[one] / Math.max(1e-6, time - setUp(one));
      width[one] = Math.min(ceiling[one], Math.max(floor[one], wide));
    }
  }

  private double setUp(int one) {
    return count[one] * SET_UP;
  }

  /** The time at which the widths add up to the link: Newton's method from the left. */
  private double solve() {
    double sum = 0;
    double low = Double.MAX_VALUE;
    double high = 0;
    for (int one = 0; one < width.length; one++) {
      sum += work[one];
      low = Math.min(low, setUp(one));
      high = Math.max(high, setUp(one));
    }
    double time = Math.max(sum / link + low, high + 1e-6);
    for (int round = 0; round < ROUNDS; round++) {
      double over = -link;
      double slope = 0;
      for (int one = 0; one < width.length; one++) {
        double wide = work[one] / (time - setUp(one));
        over += Math.max(wide, floor[one]);
        slope += wide > floor[one] ? wide / (time - setUp(one)) : 0;
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

  /** With the model's own times, a few rounds settle the widths; the best of them is kept. */
  private void refine() {
    double[] best = width;
    double shortest = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      for (int one = 0; one < width.length; one++) {
        work[one] = width[one] * Math.max(1e-9, time(one) - setUp(one));
      }
      widen(solve());
      double[] exact = width.clone();
      round();
      if (seconds < shortest) {
        shortest = seconds;
        best = width.clone();
      }
      System.arraycopy(exact, 0, width, 0, exact.length);
    }
    System.arraycopy(best, 0, width, 0, best.length);
    seconds = shortest;
  }

  /** Whole megabits; what is left of the link goes to those who end last. */
  private void round() {
    double left = link;
    for (int one = 0; one < width.length; one++) {
      width[one] = (double) Math.max(1, Links.whole((long) width[one]));
      left -= width[one];
    }
    double[] times = new double[width.length];
    Arrays.setAll(times, this::time);
    for (int extra = 0; extra < 2 * width.length && left >= MEGABIT; extra++) {
      int last = 0;
      for (int one = 1; one < width.length; one++) {
        last = times[one] > times[last] ? one : last;
      }
      width[last] += MEGABIT;
      left -= MEGABIT;
      times[last] = time(last);
    }
    seconds = left < 0 ? Double.MAX_VALUE : Arrays.stream(times).max().orElse(0);
  }

  private double time(int one) {
    long sum = 0;
    for (int i = 0; i < lane.length; i++) {
      sum += lane[i] == one ? row.nanos(i, width[one]) : 0;
    }
    return sum / NANOS;
  }
}
