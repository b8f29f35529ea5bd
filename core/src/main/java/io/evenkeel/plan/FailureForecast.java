package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What could not be started again if one more host failed while a plan's hosts are out.
 *
 * @param losses by failing host; hosts whose workloads all fit elsewhere are left out
 */
public record FailureForecast(List<Loss> losses) {

  /** Copies. */
  public FailureForecast {
    losses = List.copyOf(losses);
  }

  /** Whether any one more host may fail. */
  public boolean safe() {
    return losses.isEmpty();
  }

  /**
   * Looks at the failure of each host in turn, nobody else being moved. Each is a planning: ask
   * when somebody wants to know.
   *
   * @param planner places what is to be started again
   * @param cluster as it was when the plan was made
   * @param plan what is done
   */
  public static FailureForecast of(Planner planner, Cluster cluster, Plan plan) {
    Map<String, HostStatus> out = new TreeMap<>();
    plan.vacate().forEach(host -> out.put(host, HostStatus.MAINTENANCE));
    Map<String, String> goal = new TreeMap<>();
    plan.moves().forEach(move -> goal.put(move.workload(), move.to()));
    Cluster after =
        new Changed(cluster.withStatus(out)).workloads(workload -> restarting(workload, goal));
    Wishes still = Wishes.NONE.trying(Effort.DEFAULT.part(0));
    List<Loss> losses = new ArrayList<>();
    for (Host host : after.hosts()) {
      if (host.status().up() && !plan.vacate().contains(host.id())) {
        PlanRequest failing = PlanRequest.vacate(List.of(host.id())).wishes(still);
        List<String> lost =
            planner.plan(after, failing).remaining().stream().map(Remaining::workload).toList();
        if (!lost.isEmpty()) {
          losses.add(new Loss(host.id(), lost));
        }
      }
    }
    return new FailureForecast(losses);
  }

  /** To be started anew, nothing that stands in the way of a move counts. */
  private static Workload restarting(Workload workload, Map<String, String> goal) {
    String host = goal.getOrDefault(workload.id(), workload.host());
    boolean here = workload.power().live();
    return workload
        .with(new Presence(host, workload.power(), "", List.of(), List.of()))
        .with(here ? Handling.DEFAULT : workload.handling());
  }

  /**
   * One failure and what it costs.
   *
   * @param host that fails
   * @param workloads that find no host, in id order
   */
  public record Loss(String host, List<String> workloads) {

    /** Copies. */
    public Loss {
      workloads = List.copyOf(workloads);
    }
  }
}
