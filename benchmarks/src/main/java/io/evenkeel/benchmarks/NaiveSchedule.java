package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a loop over the list of VMs with a limit on moves at once makes of given targets: the moves
 * in the order of their ids, none before the one ahead of it on the same host, each with an even
 * share of its links, begun once both hosts have a slot.
 */
final class NaiveSchedule {

  private final Cluster cluster;
  private final Map<String, Duration[]> out = new HashMap<>();
  private final Map<String, Duration[]> in = new HashMap<>();
  private final Map<String, Duration> latest = new HashMap<>();

  private NaiveSchedule(Cluster cluster) {
    this.cluster = cluster;
  }

  static Schedule of(Relocation relocation) {
    NaiveSchedule naive = new NaiveSchedule(relocation.cluster());
    List<TimedHop> hops = new ArrayList<>();
    relocation.targets().forEach((workload, target) -> hops.add(naive.next(workload, target)));
    return new Schedule(hops, 0);
  }

  private TimedHop next(String id, String target) {
    Workload workload = cluster.findWorkload(id).orElseThrow();
    Host from = cluster.host(workload.host());
    Host to = cluster.host(target);
    Duration[] leave =
        out.computeIfAbsent(from.id(), host -> free(from.limits().maxMigrationsOut()));
    Duration[] reach = in.computeIfAbsent(target, host -> free(to.limits().maxMigrationsIn()));
    int lane = soonest(leave);
    int berth = soonest(reach);
    Duration start = later(leave[lane], reach[berth]);
    start = later(start, latest.getOrDefault(from.id(), Duration.ZERO));
    long rate =
        Math.min(
            from.reach().migrationBitsPerSecond() / leave.length,
            to.reach().migrationBitsPerSecond() / reach.length);
    Duration end = start.plus(MigrationModel.duration(workload.demand(), Move.How.LIVE, rate));
    leave[lane] = end;
    reach[berth] = end;
    latest.put(from.id(), start);
    return new TimedHop(id, target, start, end, rate);
  }

  private static Duration[] free(int slots) {
    Duration[] slot = new Duration[slots];
    Arrays.fill(slot, Duration.ZERO);
    return slot;
  }

  private static int soonest(Duration[] slots) {
    int best = 0;
    for (int i = 1; i < slots.length; i++) {
      best = slots[i].compareTo(slots[best]) < 0 ? i : best;
    }
    return best;
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
