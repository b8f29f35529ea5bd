package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Remaining.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** For one move of a plan: the hosts that could have been its target, and what kept the others. */
public final class Choices {

  private final List<RunnerUp> runnersUp;
  private final List<Reason> excluded;

  private Choices(List<RunnerUp> runnersUp, List<Reason> excluded) {
    this.runnersUp = List.copyOf(runnersUp);
    this.excluded = List.copyOf(excluded);
  }

  /**
   * Looks at every host for one workload of a plan, with all other workloads where the plan takes
   * them; those that a hard rule keeps with it go where it goes. Not cheap on a large cluster: ask
   * when somebody wants to know.
   *
   * @param cluster what the plan was made for
   * @param request what the plan was made for
   * @param plan a plan for both
   * @param workload one that the plan moves
   * @throws IllegalArgumentException if the plan does not move it
   */
  public static Choices of(Cluster cluster, PlanRequest request, Plan plan, String workload) {
    if (plan.moves().stream().noneMatch(move -> move.workload().equals(workload))) {
      throw new IllegalArgumentException("the plan does not move " + workload);
    }
    Planning planning = Planning.of(cluster, request);
    Layout layout = planning.layout();
    Site site = layout.site;
    for (Stop stop : plan.stops()) {
      site.resident(stop.workload()).ifPresent(planning.departures().leaving::remove);
      planning.departures().stops.put(stop.workload(), stop);
    }
    Resident resident = site.resident(workload).orElseThrow();
    Party party = party(planning, resident);
    for (Move move : plan.moves()) {
      layout.shift(site.resident(move.workload()).orElseThrow(), site.number(move.to()));
    }
    party.members.forEach(member -> layout.shift(member, Resident.UNDECIDED));
    Explanation explanation = new Explanation(layout, planning.targets());
    List<RunnerUp> runnersUp = new ArrayList<>();
    List<Reason> excluded = new ArrayList<>();
    for (int host = 0; host < site.hosts.size(); host++) {
      if (host == resident.home && !planning.targets().vacated(host)) {
        continue; // it makes room there
      }
      Optional<Reason> reason = explanation.of(resident, party, host);
      reason.ifPresent(excluded::add);
      if (reason.isEmpty()) {
        runnersUp.add(
            new RunnerUp(
                site.hosts.get(host).id(),
                layout.memory[host] - layout.memory(party, host),
                layout.vcpus[host] - layout.vcpus(party, host),
                layout.softBroken(party, host).count()));
      }
    }
    runnersUp.sort(
        Comparator.comparingInt(RunnerUp::softRulesBroken)
            .thenComparing(Comparator.comparingLong(RunnerUp::memoryLeft).reversed())
            .thenComparing(RunnerUp::host));
    return new Choices(runnersUp, excluded);
  }

  /** Whoever goes with it; one that is moved for others has no party among those that leave. */
  private static Party party(Planning planning, Resident resident) {
    return planning.parties().all(false).stream()
        .filter(party -> party.members.contains(resident))
        .findFirst()
        .or(() -> planning.parties().toMakeRoom(resident))
        .orElseGet(() -> new Party(List.of(resident), 1, new BitSet()));
  }

  /** Hosts that could take it, the one chosen among them; fewest broken rules, most room first. */
  public List<RunnerUp> runnersUp() {
    return runnersUp;
  }

  /** What keeps it from every other host, in host order. */
  public List<Reason> excluded() {
    return excluded;
  }

  /**
   * A host that could take it, with those that a hard rule keeps with it.
   *
   * @param host which
   * @param memoryLeft bytes that would be free with it there
   * @param vcpusLeft vCPUs that would be free with it there
   * @param softRulesBroken how many soft rules that would break
   */
  public record RunnerUp(String host, long memoryLeft, long vcpusLeft, int softRulesBroken) {}
}
