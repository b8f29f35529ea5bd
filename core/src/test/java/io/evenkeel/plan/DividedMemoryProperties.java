package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Rule;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class DividedMemoryProperties {

  private final Planner planner = Planner.standard();

  @Property(tries = 500)
  void every_plan_passes_the_independent_checker(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int hosts,
      @ForAll @IntRange(max = 40) int workloads,
      @ForAll boolean roomForOneMore) {
    Cluster cluster = Cluster.of(DividedMemory.of(Clusters.odd(seed, hosts, workloads), seed));
    PlanRequest request =
        PlanRequest.vacate(List.of("n0"))
            .options(
                roomForOneMore ? PlanOptions.DEFAULT.keepingRoomForOneMore() : PlanOptions.DEFAULT);

    Plan plan = planner.plan(cluster, request);

    assertThat(PlanChecker.check(cluster, request, plan))
        .as(() -> Clusters.show(cluster) + request + "\n" + plan)
        .isEmpty();
  }

  @Property(tries = 300)
  void nothing_remains_that_a_direct_move_of_each_could_solve(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int hosts,
      @ForAll @IntRange(min = 1, max = 12) int workloads) {
    Cluster cluster = Cluster.of(DividedMemory.of(Clusters.plain(seed, hosts, workloads), seed));

    Plan plan = planner.plan(cluster, PlanRequest.vacate(List.of("n0")));

    assertThat(plan.complete() || !BruteForce.solves(cluster, "n0"))
        .as(() -> Clusters.show(cluster) + plan)
        .isTrue();
  }

  @Property(tries = 300)
  void what_is_called_impossible_no_row_of_moves_reaches(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 3) int hosts,
      @ForAll @IntRange(min = 1, max = 7) int workloads) {
    Cluster cluster = Cluster.of(DividedMemory.of(Clusters.plain(seed, hosts, workloads), seed));

    Answer answer = planner.answer(cluster, PlanRequest.vacate(List.of("n0")));

    assertThat(answer instanceof Answer.Impossible && BruteForce.reaches(cluster, "n0"))
        .as(() -> Clusters.show(cluster) + answer)
        .isFalse();
  }

  @Property(tries = 200)
  void the_reason_that_is_given_against_a_host_is_true(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int hosts,
      @ForAll @IntRange(min = 1, max = 20) int workloads) {
    Cluster cluster = Cluster.of(DividedMemory.of(Clusters.plain(seed, hosts, workloads), seed));

    Plan plan = planner.plan(cluster, PlanRequest.vacate(List.of("n0")));

    Cluster after = new Changed(cluster).after(plan);
    for (Remaining remaining : plan.remaining()) {
      for (Remaining.Reason reason : remaining.reasons()) {
        assertThat(reason.host().equals("n0") || !takes(after, remaining.workload(), reason.host()))
            .as(() -> Clusters.show(cluster) + plan)
            .isTrue();
      }
    }
  }

  private static boolean takes(Cluster cluster, String workload, String host) {
    boolean together =
        cluster.rules().stream()
            .anyMatch(rule -> rule instanceof Rule.Together && rule.workloads().contains(workload));
    return !together
        && BruteForce.takes(
            cluster, cluster.findWorkload(workload).orElseThrow(), cluster.host(host));
  }
}
