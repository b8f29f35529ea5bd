package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SoftRulesProperties {

  private final Planner planner = Planner.standard();

  @Property(tries = 400)
  void p09_no_other_target_of_one_move_breaks_fewer_soft_rules(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 6) int hosts,
      @ForAll @IntRange(min = 2, max = 16) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));
    Plan plan = planner.plan(cluster, request);
    Assume.that(plan.complete()); // what an incomplete one moves is not mended afterwards
    Cluster end = end(cluster, plan);
    int[] broken = broken(end, moved(plan));

    for (Move move : plan.moves()) {
      for (Host other : cluster.hosts()) {
        if (may(cluster, end, plan, move, other)) {
          int[] otherwise = broken(end.withMoved(move.workload(), other.id()), moved(plan));
          assertThat(Arrays.compare(broken, otherwise))
              .as(() -> move + " to " + other.id() + Clusters.show(cluster) + plan)
              .isLessThanOrEqualTo(0);
        }
      }
    }
  }

  /** By rule, the one that holds longest first: of how many moved ones it is broken. */
  private static int[] broken(Cluster end, Set<String> moved) {
    return end.rules().stream()
        .filter(rule -> !rule.hard())
        .mapToInt(
            rule ->
                (int)
                    rule.workloads().stream()
                        .filter(moved::contains)
                        .filter(id -> broken(end, rule, id))
                        .count())
        .toArray();
  }

  private static boolean broken(Cluster end, Rule rule, String id) {
    Host host = at(end, id);
    List<Host> others =
        rule.workloads().stream().filter(o -> !o.equals(id)).map(o -> at(end, o)).toList();
    if (rule instanceof Rule.Together) {
      return others.stream().anyMatch(other -> !other.equals(host));
    }
    if (rule instanceof Rule.Apart apart) {
      return others.stream().anyMatch(o -> apart.placeOf(o).equals(apart.placeOf(host)));
    }
    return rule instanceof Rule.On on
        ? !on.hosts().contains(host.id())
        : ((Rule.NotOn) rule).hosts().contains(host.id());
  }

  /** Whether a host could have been the target without any other change, at whatever moment. */
  private static boolean may(Cluster cluster, Cluster end, Plan plan, Move move, Host other) {
    Workload workload = cluster.findWorkload(move.workload()).orElseThrow();
    long memory = workload.memoryBytes();
    long vcpus = workload.vcpus();
    for (Workload there : end.on(other.id())) {
      memory += there.memoryBytes();
      vcpus += there.vcpus();
    }
    boolean direct = plan.moves().stream().allMatch(one -> one.why() == Move.Why.VACATE);
    return direct
        && !other.id().equals("n0")
        && !other.id().equals(move.to())
        && other.hardware().cpu().runs(workload.demand().cpu())
        && memory <= other.memoryCapacityBytes()
        && vcpus <= other.vcpuCapacity()
        && end.rules().stream()
            .filter(rule -> rule.hard() && rule.workloads().contains(workload.id()))
            .noneMatch(
                rule ->
                    rule instanceof Rule.Together
                        || (rule instanceof Rule.Apart apart && !apart.scope().equals("host"))
                        || broken(end.withMoved(workload.id(), other.id()), rule, workload.id()));
  }

  private static Host at(Cluster cluster, String id) {
    return cluster.host(cluster.findWorkload(id).orElseThrow().host());
  }

  private static Set<String> moved(Plan plan) {
    Set<String> moved = new TreeSet<>();
    plan.moves().forEach(move -> moved.add(move.workload()));
    return moved;
  }

  private static Cluster end(Cluster cluster, Plan plan) {
    Cluster end = cluster;
    for (Move move : plan.moves()) {
      end = end.withMoved(move.workload(), move.to());
    }
    return end;
  }
}
