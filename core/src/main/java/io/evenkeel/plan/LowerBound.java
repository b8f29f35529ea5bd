package io.evenkeel.plan;

import io.evenkeel.plan.Steps.Step;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What no plan that takes the same workloads away from their hosts can undercut: every move at the
 * full rate of the fastest link it could use, hosts doing nothing but send (or, where workloads go
 * home, receive).
 */
final class LowerBound {

  private static final double SET_UP = MigrationModel.SET_UP.toSeconds();

  private final Site site;
  private final long fastestIn;

  private LowerBound(Site site) {
    this.site = site;
    this.fastestIn =
        site.hosts.stream().mapToLong(host -> host.reach().migrationBitsPerSecond()).max().orElse(1);
  }

  /** The bound for the moves that the request itself asks for; moves that make room are left out. */
  static Duration of(Site site, List<Step> steps, boolean sequential) {
    LowerBound bound = new LowerBound(site);
    Map<Integer, Side> sides = new TreeMap<>();
    double all = 0;
    for (Step step : steps) {
      if (step.why() == Move.Why.VACATE || step.why() == Move.Why.RETURN) {
        double seconds = bound.seconds(step);
        all += seconds;
        sides.computeIfAbsent(step.from(), host -> bound.out(host)).add(bound.bytes(step), seconds);
        if (step.why() == Move.Why.RETURN) {
          sides.computeIfAbsent(-1 - step.to(), key -> bound.in(step.to()))
              .add(bound.bytes(step), seconds);
        }
      }
    }
    double longest = sequential ? all : 0;
    for (Side side : sides.values()) {
      longest = Math.max(longest, side.seconds());
    }
    return Duration.ofNanos((long) Math.floor(longest * 1e9));
  }

  private Side out(int host) {
    Host from = site.hosts.get(host);
    return new Side(from.reach().migrationBitsPerSecond() / 8.0, from.limits().maxMigrationsOut());
  }

  private Side in(int host) {
    Host to = site.hosts.get(host);
    return new Side(to.reach().migrationBitsPerSecond() / 8.0, to.limits().maxMigrationsIn());
  }

  private double rate(Step step) {
    long out = site.hosts.get(step.from()).reach().migrationBitsPerSecond();
    return Math.min(out, fastestIn) / 8.0;
  }

  /**
   * The first round and what is dirtied while it runs have to be sent whatever the bandwidth, and
   * are least at the highest. Further rounds are not counted: a slower move may have fewer of them.
   */
  private double bytes(Step step) {
    double first = MigrationModel.firstRoundBytes(step.resident().workload.demand(), step.how());
    Activity activity = step.resident().workload.demand().activity();
    double dirtied = activity.dirtyBytesPerSecond() * first / rate(step);
    return step.how() == Move.How.COLD ? 0 : first + Math.min(activity.hotBytes(), dirtied);
  }

  private double seconds(Step step) {
    return step.how() == Move.How.COLD
        ? MigrationModel.COLD.toSeconds()
        : bytes(step) / rate(step) + SET_UP;
  }

  /** One direction of one host. */
  private static final class Side {

    private final double rate;
    private final int slots;
    private final List<Double> times = new ArrayList<>();
    private double bytes;
    private double sum;

    Side(double rate, int slots) {
      this.rate = rate;
      this.slots = slots;
    }

    void add(double sent, double seconds) {
      bytes += sent;
      sum += seconds;
      times.add(seconds);
    }

    /**
     * The longest move; all bytes over the link and one set-up; all moves over the slots; and, of
     * one move more than there are slots, the two shortest must share one.
     */
    double seconds() {
      times.sort(Comparator.reverseOrder());
      double longest = Math.max(times.get(0), sum / slots);
      if (bytes > 0) {
        longest = Math.max(longest, bytes / rate + SET_UP);
      }
      if (times.size() > slots) {
        longest = Math.max(longest, times.get(slots - 1) + times.get(slots));
      }
      return longest;
    }
  }
}
