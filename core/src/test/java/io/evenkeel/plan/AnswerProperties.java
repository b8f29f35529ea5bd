package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Rule;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The three answers beside a walk through everything that is possible. */
class AnswerProperties {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("n0"));

  @Property(tries = 400)
  void what_any_row_of_moves_solves_is_never_called_impossible(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 3) int hosts,
      @ForAll @IntRange(min = 2, max = 7) int workloads) {
    Inventory inventory = Clusters.plain(seed, hosts, workloads);
    Cluster cluster = Cluster.of(inventory);
    Answer answer = Planner.standard().answer(cluster, VACATE);

    boolean possible = Exhaustive.solves(cluster, "n0");

    assertThat(answer.plan().complete() && !possible)
        .as(() -> "the walk itself is wrong" + Clusters.show(cluster))
        .isFalse();
    assertThat(possible && answer instanceof Answer.Impossible)
        .as(() -> answer + Clusters.show(cluster))
        .isFalse();
  }

  @Property(tries = 300)
  void of_a_small_cluster_it_is_always_known_whether_there_is_a_plan(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 4) int hosts,
      @ForAll @IntRange(min = 2, max = 12) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    Assume.that(cluster.rules().stream().noneMatch(rule -> rule instanceof Rule.Together));

    Answer answer = Planner.standard().answer(cluster, VACATE);

    assertThat(answer)
        .as(() -> answer + Clusters.show(cluster))
        .isNotInstanceOf(Answer.NotFound.class);
  }

  @Property(tries = 150)
  void what_few_steps_solve_more_steps_solve(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 9) int hosts,
      @ForAll @IntRange(min = 5, max = 40) int workloads) {
    Cluster cluster = Cluster.of(Clusters.plain(seed, hosts, workloads));
    List<Boolean> complete =
        Stream.of(5_000L, 50_000L, 500_000L, 2_000_000L)
            .map(steps -> VACATE.wishes(Wishes.NONE.trying(new Effort(steps, () -> () -> false))))
            .map(request -> Planner.standard().plan(cluster, request).complete())
            .toList();

    assertThat(complete).as(() -> Clusters.show(cluster)).isSorted();
  }
}
