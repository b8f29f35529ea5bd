package io.evenkeel.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Divides all steps among lanes, each on the busier of its two sides: out of where it leaves, or
 * into where it goes.
 */
final class Lanes {

  private static final int MOST_LANES = 16;

  private final Agenda agenda;
  private final long[] rates;
  private final int[] lanes;
  private int laneCount;
  private double seconds;
  private boolean targetsMatter;

  Lanes(Agenda agenda) {
    this.agenda = agenda;
    this.rates = new long[agenda.size];
    this.lanes = new int[agenda.size];
    Arrays.fill(lanes, FixedPace.NO_LANE);
    int hosts = agenda.site.hosts.size();
    Loads loads = new Loads(agenda);
    int[] live = IntStream.range(0, agenda.size).filter(step -> !agenda.cold(step)).toArray();
    boolean[] leads = new boolean[agenda.size];
    for (int step : live) {
      leads[step] = loads.out(agenda.from[step]) >= loads.in(agenda.to[step]);
    }
    for (int step : live) {
      int from = agenda.from[step];
      long source = agenda.host(from).reach().migrationBitsPerSecond();
      targetsMatter |= !leads[step] || agenda.fullRate(step) < source;
    }
    for (int host = 0; host < hosts; host++) {
      if (loads.out(host) > 0) {
        int one = host;
        divide(Arrays.stream(live).filter(s -> leads[s] && agenda.from[s] == one).toArray(), true);
      }
      if (loads.in(host) > 0) {
        int one = host;
        divide(Arrays.stream(live).filter(s -> !leads[s] && agenda.to[s] == one).toArray(), false);
      }
    }
  }

  /** Seconds after which all would be done if no side ever had to wait for another. */
  double seconds() {
    return seconds;
  }

  /** Whether other targets might make it shorter: some are busier, or slower, than the sources. */
  boolean targetsMatter() {
    return targetsMatter;
  }

  FixedPace pace() {
    return new FixedPace(agenda, rates, lanes, laneCount);
  }

  private void divide(int[] steps, boolean out) {
    if (steps.length == 0) {
      return;
    }
    var host = agenda.host(out ? agenda.from[steps[0]] : agenda.to[steps[0]]);
    int slots = out ? host.limits().maxMigrationsOut() : host.limits().maxMigrationsIn();
    int most = Math.max(1, Math.min(Math.min(slots, steps.length), others(steps, out)));
    long link = host.reach().migrationBitsPerSecond();
    LaneRow row = new LaneRow(agenda, steps, link);
    SideLanes best = best(row, Math.min(most, MOST_LANES));
    best.write(rates, lanes, laneCount);
    laneCount += best.lanes();
    seconds = Math.max(seconds, best.seconds());
  }

  /** More lanes than seem best at first often are once moves have changed lanes. */
  private static SideLanes best(LaneRow row, int most) {
    SideLanes best = new SideLanes(row, 1);
    for (int more = 2; more <= most; more += Math.max(1, more / 3)) {
      SideLanes other = new SideLanes(row, more);
      best = other.seconds() < best.seconds() ? other : best;
    }
    int first = best.lanes();
    best.improve();
    for (int more : IntStream.of((first + most + 1) / 2, most).distinct().toArray()) {
      if (more > first) {
        SideLanes other = new SideLanes(row, more);
        other.improve();
        best = other.seconds() < best.seconds() ? other : best;
      }
    }
    return best;
  }

  /** So many can run at once for the sake of the hosts at the other ends. */
  private int others(int[] steps, boolean out) {
    int[] count = new int[agenda.site.hosts.size()];
    int sum = 0;
    for (int step : steps) {
      int other = out ? agenda.to[step] : agenda.from[step];
      var limits = agenda.host(other).limits();
      sum += ++count[other] <= (out ? limits.maxMigrationsIn() : limits.maxMigrationsOut()) ? 1 : 0;
    }
    return sum;
  }
}
