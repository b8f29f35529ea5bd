package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WishesTest {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("a"));
  private static final PlacementRule NOT_ON_B =
      (workload, host) -> host.id().equals("b") ? Optional.of("b is loud") : Optional.empty();

  @Test
  void an_own_rule_is_kept_and_explained() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 4).vm("full", "c", 6);

    Plan plan = scene.plan(with(Wishes.NONE.ruling(NOT_ON_B)));

    assertThat(reasons(plan, "x")).containsExactly("b: OWN_RULE", "c: NO_MEMORY");
  }

  @Test
  void the_checker_knows_own_rules_too() {
    Cluster cluster = new Scene().hosts(8, "a", "b").vm("x", "a", 4).cluster();
    Plan plan = Planner.standard().plan(cluster, VACATE);

    assertThat(PlanChecker.check(cluster, with(Wishes.NONE.ruling(NOT_ON_B)), plan))
        .anyMatch(violation -> violation.contains("own rule"));
  }

  @Test
  void an_own_score_decides_among_hosts_that_fit() {
    Scene scene = new Scene().hosts(8, "a", "b", "c", "d").vm("x", "a", 4);
    PlacementScore rack = (workload, host) -> host.id().equals("d") ? 0 : 100;

    assertThat(routes(scene.plan(with(Wishes.NONE.scoring(rack))))).containsExactly("x a->d");
  }

  @Test
  void no_more_of_a_group_are_in_motion_than_may_be() {
    Scene scene = new Scene().hosts(64, "a", "b", "c");
    for (int i = 0; i < 6; i++) {
      scene.vm("x" + i, "a", 4);
    }
    BlastRadius radius = new BlastRadius(List.of("x0", "x1", "x2", "x3"), 1);

    Plan plan = scene.plan(with(Wishes.NONE.limiting(radius)));

    List<Move> group =
        plan.moves().stream().filter(move -> radius.workloads().contains(move.workload())).toList();
    assertThat(group).hasSize(4);
    for (int i = 1; i < group.size(); i++) {
      assertThat(group.get(i).start()).isGreaterThanOrEqualTo(group.get(i - 1).end());
    }
  }

  private static PlanRequest with(Wishes wishes) {
    return VACATE.wishes(wishes);
  }
}
