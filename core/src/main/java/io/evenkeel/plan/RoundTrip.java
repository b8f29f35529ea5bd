package io.evenkeel.plan;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.HostStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether everything that a plan takes away could come home again, once the hosts are back as they
 * are now. Processors are looked at in both directions: what may run on a newer host need not run
 * on the older one it came from.
 *
 * @param wayHome the plan that brings home whoever the plan took from a host to empty
 * @param oneWay workloads that could not come home, each with what stands in the way
 */
public record RoundTrip(Plan wayHome, List<Remaining> oneWay) {

  /** Copies. */
  public RoundTrip {
    oneWay = List.copyOf(oneWay);
  }

  /** Whether everybody comes home. */
  public boolean complete() {
    return oneWay.isEmpty();
  }

  /**
   * Looks at the way home.
   *
   * @param planner makes the plan for it
   * @param cluster as it was when the plan was made
   * @param request what the plan was made for; its wishes hold for the way home, too
   * @param plan the way out
   */
  public static RoundTrip of(Planner planner, Cluster cluster, PlanRequest request, Plan plan) {
    Map<String, String> homes = new TreeMap<>();
    Map<String, HostStatus> back = new TreeMap<>();
    for (Move move : plan.moves()) {
      if (plan.vacate().contains(move.from())) {
        homes.put(move.workload(), move.from());
      }
    }
    plan.vacate().forEach(host -> back.put(host, HostStatus.RUNNING));
    Wishes wishes = planner.understood(request).wishes();
    PlanRequest home =
        PlanRequest.bringHome(ImmutableMap.copyOf(homes))
            .wishes(wishes.trying(wishes.effort().part(0))); // the homes are empty: no search
    Plan wayHome = planner.plan(new Changed(cluster).after(plan).withStatus(back), home);
    return new RoundTrip(wayHome, wayHome.remaining());
  }
}
