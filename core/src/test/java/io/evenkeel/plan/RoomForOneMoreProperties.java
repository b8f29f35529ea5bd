package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RoomForOneMoreProperties {

  private static final PlanRequest SAFE =
      PlanRequest.vacate(List.of("n0"))
          .options(PlanOptions.DEFAULT.keepingRoomForOneMore())
          .wishes(Wishes.NONE.trying(Effort.DEFAULT.part(0.05)));

  private final Planner planner = Planner.standard();

  @Property(tries = 300)
  void p03_where_a_forecast_names_nobody_every_host_may_fail(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int hosts,
      @ForAll @IntRange(min = 1, max = 10) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));

    Plan plan = planner.plan(cluster, SAFE);

    boolean safe = FailureForecast.of(cluster, SAFE, plan).safe();
    assertThat(!plan.complete() || !safe || survives(end(cluster, plan)))
        .as(() -> Clusters.show(cluster) + plan)
        .isTrue();
  }

  @Property(tries = 300)
  void p03_nobody_remains_whom_direct_moves_take_to_where_every_host_may_fail(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int hosts,
      @ForAll @IntRange(min = 1, max = 9) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));

    Plan plan = planner.plan(cluster, SAFE);

    assertThat(
            plan.complete()
                || !BruteForce.solves(cluster, "n0", RoomForOneMoreProperties::survives))
        .as(() -> Clusters.show(cluster) + plan)
        .isTrue();
  }

  @Property(tries = 300)
  void n06_what_a_forecast_is_certain_of_is_so(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int hosts,
      @ForAll @IntRange(min = 1, max = 10) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));

    Plan plan = planner.plan(cluster, request);

    boolean certain =
        FailureForecast.of(cluster, request, plan).losses().stream()
            .anyMatch(FailureForecast.Loss::certain);
    assertThat(!certain || !survives(end(cluster, plan)))
        .as(() -> Clusters.show(cluster) + plan)
        .isTrue();
  }

  private static boolean survives(Cluster cluster) {
    return BruteForce.survivesOneMore(cluster, List.of("n0"));
  }

  private static Cluster end(Cluster cluster, Plan plan) {
    Cluster end = cluster;
    for (Move move : plan.moves()) {
      end = end.withMoved(move.workload(), move.to());
    }
    return end;
  }
}
