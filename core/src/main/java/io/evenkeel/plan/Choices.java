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
   * them. Not cheap on a large cluster: ask when somebody wants to know.
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
    for (Move move : plan.moves()) {
      Resident resident = site.resident(move.workload()).orElseThrow();
      boolean asked = move.workload().equals(workload);
      layout.shift(resident, asked ? Resident.UNDECIDED : site.number(move.to()));
    }
    Resident resident = site.resident(workload).orElseThrow();
    BitSet anywhere = new BitSet();
    anywhere.set(0, site.hosts.size());
    Party alone = new Party(List.of(resident), 1, anywhere);
    Explanation explanation = new Explanation(layout, planning.targets());
    List<RunnerUp> runnersUp = new ArrayList<>();
    List<Reason> excluded = new ArrayList<>();
    for (int host = 0; host < site.hosts.size(); host++) {
      Optional<Reason> reason = explanation.of(resident, alone, host);
      reason.ifPresent(excluded::add);
      if (reason.isEmpty() && host != resident.home) {
        runnersUp.add(
            new RunnerUp(
                site.hosts.get(host).id(),
                layout.memory[host] - resident.workload.memoryBytes(),
                layout.vcpus[host] - resident.workload.vcpus(),
                layout.softBroken(alone, host).count()));
      }
    }
    runnersUp.sort(
        Comparator.comparingInt(RunnerUp::softRulesBroken)
            .thenComparing(Comparator.comparingLong(RunnerUp::memoryLeft).reversed())
            .thenComparing(RunnerUp::host));
    return new Choices(runnersUp, excluded);
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
   * A host that could take it.
   *
   * @param host which
   * @param memoryLeft bytes that would be free with it there
   * @param vcpusLeft vCPUs that would be free with it there
   * @param softRulesBroken how many soft rules that would break
   */
  public record RunnerUp(String host, long memoryLeft, long vcpusLeft, int softRulesBroken) {}
}
