package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import java.util.List;

/**
 * What could not be started again if one more host failed once a plan is done and its hosts are
 * out. Whoever runs on a host that fails is started on the others of its zone: by priority, of one
 * priority the largest first, nobody else being moved; with memory and vCPUs, hard rules,
 * processor, storage and networks looked at. A forecast that names nobody has found a place for
 * everybody.
 *
 * @param losses by failing host, in host order; hosts whose workloads all find a place are left out
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
   * Whether a plan makes nothing worse: all that a failure would cost it would have cost before,
   * too. This is what {@link PlanOptions#roomForOneMore} asks of a plan.
   */
  public boolean asSafeAsBefore() {
    return losses.stream().allMatch(loss -> loss.already().containsAll(loss.workloads()));
  }

  /**
   * Looks at the failure of each host in turn, in the zones of the hosts that the plan empties.
   * Takes some ten milliseconds for a thousand hosts.
   *
   * @param cluster as it was when the plan was made
   * @param request what the plan was made for
   * @param plan what is done
   */
  public static FailureForecast of(Cluster cluster, PlanRequest request, Plan plan) {
    Planning planning = Planning.of(cluster, request);
    Layout layout = planning.layout();
    Site site = layout.site;
    for (Move move : plan.moves()) {
      site.resident(move.workload()).ifPresent(one -> layout.shift(one, site.number(move.to())));
    }
    for (Stop stop : plan.stops()) {
      site.resident(stop.workload()).ifPresent(one -> layout.shift(one, Resident.UNDECIDED));
    }
    Guard guard = planning.guard();
    return new FailureForecast(
        guard.losses().stream()
            .map(
                loss -> {
                  List<String> stranded = Guard.ids(loss.stranded());
                  List<String> fresh = Guard.ids(loss.fresh());
                  return new Loss(
                      site.hosts.get(loss.host()).id(),
                      stranded,
                      stranded.stream().filter(id -> !fresh.contains(id)).toList(),
                      guard.certain(loss.host()));
                })
            .toList());
  }

  /**
   * One failure and what it costs.
   *
   * @param host that fails
   * @param workloads for which no place was found, in id order
   * @param already those of them for which none would have been found before, had their own host
   *     failed with every host in service
   * @param certain whether adding up memory and vCPUs shows that there is no room for all; else
   *     there may be a way to place them that was not found
   */
  public record Loss(String host, List<String> workloads, List<String> already, boolean certain) {

    /** Copies. */
    public Loss {
      workloads = List.copyOf(workloads);
      already = List.copyOf(already);
    }
  }
}
