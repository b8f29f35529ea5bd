package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Collections2;
import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ScheduleProperties {

  @Property(tries = 300)
  void tuning_never_makes_a_plan_longer_than_the_plain_list_schedule(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 7) int hosts,
      @ForAll @IntRange(min = 1, max = 30) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));
    Agenda agenda = agenda(cluster, request);
    int[] order = new Urgency(agenda).order();
    Optional<Timing> list =
        new Dispatch(agenda, request, new SharedPace(agenda, 1)).run(order, true, Long.MAX_VALUE);

    Timing tuned = new Timetable(agenda, request, noneOf(agenda, cluster, request)).shortest();

    assertThat(tuned.makespan())
        .as(() -> Clusters.show(cluster) + agenda.steps)
        .isLessThanOrEqualTo(list.orElseThrow().makespan());
  }

  @Property(tries = 150)
  void the_bound_holds_for_every_order_and_pace_of_a_few_moves(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 5) int hosts,
      @ForAll @IntRange(min = 1, max = 12) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));
    Agenda agenda = agenda(cluster, request);
    if (agenda.size == 0 || agenda.size > 5) {
      return;
    }
    long best = Long.MAX_VALUE;
    List<Integer> steps = IntStream.range(0, agenda.size).boxed().toList();
    for (List<Integer> permutation : Collections2.permutations(steps)) {
      int[] order = permutation.stream().mapToInt(Integer::intValue).toArray();
      for (Supplier<Pace> pace : paces(agenda)) {
        Optional<Timing> found =
            new Dispatch(agenda, request, pace.get()).run(order, false, Long.MAX_VALUE);
        best = Math.min(best, found.map(Timing::makespan).orElse(Long.MAX_VALUE));
      }
    }

    Plan plan = Planner.standard().plan(cluster, request);

    assertThat(plan.estimate().lowerBound().toNanos())
        .as(() -> Clusters.show(cluster) + plan)
        .isLessThanOrEqualTo(best);
  }

  private static List<Supplier<Pace>> paces(Agenda agenda) {
    List<Supplier<Pace>> paces = new ArrayList<>();
    paces.add(() -> FixedPace.full(agenda));
    paces.add(() -> new Lanes(agenda).pace());
    for (int lanes = 1; lanes < 5; lanes++) {
      int count = lanes;
      paces.add(() -> new SharedPace(agenda, count));
    }
    return paces;
  }

  private static Agenda agenda(Cluster cluster, PlanRequest request) {
    Planning planning = Planning.of(cluster, request);
    Placement found = new Search(planning, request.wishes().effort()).best();
    planning.layout().reset();
    List<Placed> sequence = Sequence.inOrder(planning.layout(), found.placed());
    return new Agenda(
        planning.layout().site,
        planning.layout().rules,
        Steps.of(planning.departures(), sequence),
        List.of());
  }

  private static Alternatives noneOf(Agenda agenda, Cluster cluster, PlanRequest request) {
    return new Alternatives(agenda, Planning.of(cluster, request).layout(), List.of());
  }
}
