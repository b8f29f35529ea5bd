package io.evenkeel.plan;

import io.evenkeel.plan.Steps.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A pace that divides each emptied host's link (or, on the way home, each filled host's) into lanes
 * of unequal width, such that all lanes are done at the same time: the largest workloads have one to
 * themselves, the small ones share one and wait for each other.
 *
 * <p>Set-up holds a lane's bandwidth for a second without using it. So a host is done soonest when
 * what is set up often is narrow: over the lanes, {@code bytes / (time - moves * set-up)} must add
 * up to the link.
 */
final class Lanes implements Pace {

  /** More than this on one link is too much to divide well, and needs it least. */
  private static final int MOST_MOVES = 300;

  private static final int NONE = -1;

  private final List<Step> steps;
  private final int[] before;
  private final long[] rate;

  private Lanes(List<Step> steps) {
    this.steps = steps;
    this.before = new int[steps.size()];
    this.rate = new long[steps.size()];
    java.util.Arrays.fill(before, NONE);
  }

  /** Whether lanes would serve these steps; who is more urgent does not wait in one. */
  static boolean suit(List<Step> steps) {
    return steps.stream().map(Step::priority).distinct().count() == 1;
  }

  /** Divides the links that the steps use most. */
  static Lanes of(Site site, List<Step> steps) {
    Lanes lanes = new Lanes(steps);
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int i = 0; i < steps.size(); i++) {
      boolean home = steps.get(i).why() == Move.Why.RETURN;
      int host = home ? site.hosts.size() + steps.get(i).to() : steps.get(i).from();
      if (steps.get(i).how() != Move.How.COLD) {
        groups.computeIfAbsent(host, key -> new ArrayList<>()).add(i);
      }
    }
    groups.forEach(
        (key, group) -> {
          boolean home = key >= site.hosts.size();
          var host = site.hosts.get(home ? key - site.hosts.size() : key);
          int slots =
              home ? host.limits().maxMigrationsIn() : host.limits().maxMigrationsOut();
          lanes.divide(site, group, slots, host.reach().migrationBitsPerSecond());
        });
    return lanes;
  }

  @Override
  public boolean ready(int step, BitSet ended) {
    return before[step] == NONE || ended.get(before[step]);
  }

  @Override
  public long rate(int step, Links links) {
    return links.fixed(steps.get(step), rate[step]);
  }

  private void divide(Site site, List<Integer> group, int slots, long link) {
    // WIP
  }
}
