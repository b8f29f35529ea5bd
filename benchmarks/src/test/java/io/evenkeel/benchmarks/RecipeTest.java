package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Workload;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTest {

  private static final Recipe SMALL = Recipe.one(8, 60, Mix.PLAIN, 1);

  @Test
  void equal_recipes_give_equal_clusters_of_the_load_they_ask_for() {
    Cluster cluster = SMALL.cluster();

    long memory = cluster.workloads().stream().mapToLong(Workload::memoryBytes).sum();
    assertThat(memory / (double) (8 * 256L << 30)).isBetween(0.5, 0.65);
    assertThat(SMALL.cluster().workloads()).isEqualTo(cluster.workloads());
  }

  @Test
  void the_evaluator_accepts_our_plan_and_refuses_one_that_leaves_somebody_behind() {
    Cluster cluster = SMALL.cluster();

    assertThat(new Evenkeel().empty(cluster, SMALL.vacate()).solved()).isTrue();
    assertThat(Evaluator.judge(cluster, SMALL.vacate(), List.of(), 0).solved()).isFalse();
  }
}
