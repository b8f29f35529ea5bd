package io.evenkeel.plan;

import java.util.Arrays;

/** Each step has its own rate, and may have a lane in which it runs alone. */
final class FixedPace implements Pace {

  /** The lane of a step that minds none. */
  static final int NO_LANE = -1;

  private final Agenda agenda;
  private final long[] rates;
  private final int[] lanes;
  private final boolean[] busy;

  /** Numbers of lanes are less than {@code laneCount}. */
  FixedPace(Agenda agenda, long[] rates, int[] lanes, int laneCount) {
    this.agenda = agenda;
    this.rates = rates;
    this.lanes = lanes;
    this.busy = new boolean[laneCount];
  }

  /** Every step at the full rate of its links. */
  static FixedPace full(Agenda agenda) {
    long[] rates = new long[agenda.size];
    Arrays.setAll(rates, step -> Links.whole(agenda.fullRate(step)));
    int[] lanes = new int[agenda.size];
    Arrays.fill(lanes, NO_LANE);
    return new FixedPace(agenda, rates, lanes, 0);
  }

  @Override
  public long rate(int step, Links links) {
    if (agenda.cold(step)) {
      return 0;
    }
    long rate = rates[step];
    boolean waits = lanes[step] != NO_LANE && busy[lanes[step]];
    return waits || rate > links.freeOut(agenda.from[step]) || rate > links.freeIn(agenda.to[step])
        ? FULL
        : rate;
  }

  @Override
  public void begun(int step) {
    if (lanes[step] != NO_LANE) {
      busy[lanes[step]] = true;
    }
  }

  @Override
  public void ended(int step) {
    if (lanes[step] != NO_LANE) {
      busy[lanes[step]] = false;
    }
  }
}
