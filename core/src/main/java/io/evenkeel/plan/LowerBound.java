package io.evenkeel.plan;

import io.evenkeel.plan.Steps.Step;
import io.evenkeel.spi.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What no plan that takes the same workloads away from their hosts can undercut, whatever targets
 * it chooses: each host that sends (or, where workloads go home, receives) is looked at alone, and
 * all that could receive as one, as if every other host were always ready and nothing had to wait.
 */
final class LowerBound {

  private final Site site;
  private final List<Step> steps;
  private final long fastest;
  private final double makespan;

  private LowerBound(Site site, List<Step> steps, Duration makespan) {
    this.site = site;
    this.steps =
        steps.stream()
            .filter(step -> step.why() == Move.Why.VACATE || step.why() == Move.Why.RETURN)
            .toList();
    this.fastest =
        site.hosts.stream()
            .mapToLong(host -> host.reach().migrationBitsPerSecond())
            .max()
            .orElse(1);
    this.makespan = makespan.toNanos() / 1e9;
  }

  /**
   * The bound for the moves that the request itself asks for; those that make room are left out.
   *
   * @param makespan of the plan at hand: what takes longer than that is no better plan
   */
  static Duration of(Site site, List<Step> steps, boolean sequential, Duration makespan) {
    LowerBound bound = new LowerBound(site, steps, makespan);
    double seconds = sequential ? bound.oneAfterTheOther() : bound.longestSide();
    return Duration.ofNanos((long) Math.floor(Math.min(seconds, bound.makespan) * 1e9));
  }

  private double oneAfterTheOther() {
    return steps.stream().mapToDouble(step -> errand(step).least()).sum();
  }

  private double longestSide() {
    Map<Integer, List<Errand>> out = new TreeMap<>();
    Map<Integer, List<Errand>> in = new TreeMap<>();
    for (Step step : steps) {
      out.computeIfAbsent(step.from(), host -> new ArrayList<>()).add(errand(step));
      if (step.why() == Move.Why.RETURN) {
        in.computeIfAbsent(step.to(), host -> new ArrayList<>()).add(errand(step));
      }
    }
    double longest = 0;
    for (Map.Entry<Integer, List<Errand>> side : out.entrySet()) {
      Host host = site.hosts.get(side.getKey());
      longest = Math.max(longest, side(host, host.limits().maxMigrationsOut(), side.getValue()));
    }
    for (Map.Entry<Integer, List<Errand>> side : in.entrySet()) {
      Host host = site.hosts.get(side.getKey());
      longest = Math.max(longest, side(host, host.limits().maxMigrationsIn(), side.getValue()));
    }
    return Math.max(longest, allTargets(longest));
  }

  /** All that leave, into all hosts that could take any, as if these were one. */
  private double allTargets(double known) {
    List<Errand> errands = new ArrayList<>();
    BitSet emptied = new BitSet();
    for (Step step : steps) {
      if (step.why() == Move.Why.VACATE) {
        errands.add(errand(step));
        emptied.set(step.from());
      }
    }
    long slots = 0;
    double rate = 0;
    for (int number = 0; number < site.hosts.size(); number++) {
      Host host = site.hosts.get(number);
      if (!emptied.get(number) && host.status().takesWorkloads()) {
        slots += host.limits().maxMigrationsIn();
        rate += host.reach().migrationBitsPerSecond() / 8.0;
      }
    }
    double busy = errands.stream().mapToDouble(Errand::least).sum() / Math.max(1, slots);
    double sent = errands.stream().mapToDouble(Errand::first).sum() / Math.max(1, rate);
    int within = (int) Math.min(Math.max(1, slots), Integer.MAX_VALUE);
    return 2 * Math.max(busy, sent) < known || errands.isEmpty()
        ? 0 // far from what the sources need: not worth a closer look
        : new SideBound(errands, within, Math.max(1, rate), makespan).seconds();
  }

  private double side(Host host, int slots, List<Errand> errands) {
    return new SideBound(errands, slots, host.reach().migrationBitsPerSecond() / 8.0, makespan)
        .seconds();
  }

  /** The move at the full rate of the fastest link it could use. */
  private Errand errand(Step step) {
    long out = site.hosts.get(step.from()).reach().migrationBitsPerSecond();
    return new Errand(step.resident().workload.demand(), step.how(), Math.min(out, fastest) / 8.0);
  }
}
