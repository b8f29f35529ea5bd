package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Remaining.Reason;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What stands in the way of one step, looked at just before it is taken. */
public final class Obstacles {

  private Obstacles() {}

  /**
   * Why a workload can't go to a host right now. Copies that arrive and moves under way take their
   * room on both hosts; what is under way for the workload itself is left aside, since that may be
   * the room held for this very step. Slots and bandwidth are not looked at: they are a reason to
   * wait, not to plan anew. Nor are rules that keep workloads together: those of one group move one
   * after the other.
   *
   * @param cluster as it is now
   * @param workload what shall move
   * @param to where it shall go
   * @param underway moves that have begun, or for which room is held
   * @return every reason that lies in the workload and the first that lies in the host; empty if it
   *     can go
   * @throws IllegalArgumentException if there is no host {@code to}
   */
  public static List<Reason> of(
      Cluster cluster, String workload, String to, List<Underway> underway) {
    Host target = cluster.host(to);
    Optional<Workload> found = cluster.findWorkload(workload);
    if (found.isEmpty()) {
      return List.of(new Reason(to, "GONE", "no host knows it"));
    }
    if (found.get().host().equals(to)) {
      return List.of(new Reason(to, "ALREADY_THERE", ""));
    }
    Workload mover = found.get();
    List<Underway> others =
        underway.stream().filter(move -> !move.workload().equals(workload)).toList();
    Site site = new Site(cluster, others, List.of(target));
    Host home = cluster.host(mover.host());
    List<Reason> reasons = new ArrayList<>(Departure.untouchable(mover, home));
    reasons.addAll(Departure.reserved(mover));
    Departure.how(mover.handling())
        .ifPresent(how -> reasons.addAll(Departure.pinned(mover, home, how)));
    site.resident(workload).ifPresent(resident -> reasons.addAll(against(site, resident, target)));
    return List.copyOf(reasons);
  }

  private static List<Reason> against(Site site, Resident resident, Host target) {
    int to = site.number(target.id());
    if (resident.hasCopyAt(to)) {
      return List.of(new Reason(target.id(), "IN_TRANSITION", "it holds a copy of it"));
    }
    BitSet anywhere = new BitSet();
    anywhere.set(0, site.hosts.size());
    Party alone = new Party(List.of(resident), 1, anywhere);
    Targets targets = new Targets(site, PlanRequest.vacate(List.of()));
    List<Rule> rules =
        site.cluster.rules().stream()
            .filter(rule -> rule.workloads().contains(resident.id()))
            .toList();
    return new Explanation(new Layout(site, new Rules(site, rules)), targets)
        .of(resident, alone, to).stream().toList();
  }
}
