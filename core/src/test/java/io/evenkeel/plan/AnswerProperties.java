package io.evenkeel.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Inventory;
import java.util.List;
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
}
