package io.evenkeel.plan;

import io.evenkeel.plan.Steps.Step;
import io.evenkeel.spi.Host;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When each step runs: a list schedule over the slots and links of the hosts. Higher priorities
 * first, then what has the longest way to the end of the plan before it.
 */
final class Timetable {

  private final Site site;
  private final List<Step> steps;
  private final PlanRequest request;

  /** Of each step; one that makes room has the highest of those that wait for it. */
  private final int[] priority;

  Timetable(Site site, List<Step> steps, PlanRequest request) {
    this.site = site;
    this.steps = steps;
    this.request = request;
    this.priority = new int[steps.size()];
  }

  /**
   * One move at full rate sends the fewest bytes, several at once hide each other's set-up: it
   * depends on the workloads how many lanes a link is best shared among, so each number is tried.
   */
  List<Run> shortest() {
    int[] order = order();
    List<Run> best = run(order, 1);
    if (!request.options().sequential() && steps.size() > 1) {
      for (int lanes : lanes()) {
        best = shorter(best, run(order, lanes));
      }
    }
    return best;
  }

  private List<Run> run(int[] order, int lanes) {
    return new Dispatch(site, steps, priority, request).run(order, request.underway(), lanes);
  }

  private static List<Run> shorter(List<Run> one, List<Run> other) {
    return makespan(other) < makespan(one) ? other : one;
  }

  static long makespan(List<Run> runs) {
    return runs.stream().mapToLong(Run::end).max().orElse(0);
  }

  /** Powers of two and three halves of them, up to the most slots that a step could use. */
  private int[] lanes() {
    int most =
        steps.stream()
            .mapToInt(step -> Math.min(host(step.from()).limits().maxMigrationsOut(), steps.size()))
            .max()
            .orElse(1);
    return IntStream.of(2, 3, 4, 6, 8, 12, 16, 32, 64, 128)
        .filter(lanes -> lanes <= Math.max(1, most))
        .toArray();
  }

  private Host host(int number) {
    return site.hosts.get(number);
  }

  /** Steps by priority, then by the time from their start to the end of all that waits for them. */
  private int[] order() {
    long[] way = new long[steps.size()];
    Arrays.fill(priority, Integer.MIN_VALUE);
    for (int i = steps.size() - 1; i >= 0; i--) {
      Step step = steps.get(i);
      way[i] += fullRate(step);
      if (step.why() != Move.Why.MAKE_ROOM) {
        priority[i] = Math.max(priority[i], step.priority());
      }
      for (int earlier : step.after()) {
        priority[earlier] = Math.max(priority[earlier], priority[i]);
        way[earlier] = Math.max(way[earlier], way[i]);
      }
    }
    return IntStream.range(0, steps.size())
        .boxed()
        .sorted(
            Comparator.comparingInt((Integer i) -> priority[i])
                .thenComparingLong(i -> way[i])
                .reversed()
                .thenComparing(i -> steps.get(i).resident().id()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private long fullRate(Step step) {
    long rate =
        Math.min(
            host(step.from()).reach().migrationBitsPerSecond(),
            host(step.to()).reach().migrationBitsPerSecond());
    return MigrationModel.duration(step.resident().workload.demand(), step.how(), rate).toNanos();
  }

  /** When a step runs, in nanoseconds, and at what bandwidth. */
  record Run(int step, long start, long end, long bitsPerSecond) {}
}
