package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.apart;
import static io.evenkeel.plan.Scene.labelled;
import static io.evenkeel.plan.Scene.power;
import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.together;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules as they turn up in real clusters: chained, contradicting, half empty, out of date. */
class OddRulesTest {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("a"));

  @Test
  void p09_a_chain_of_groups_goes_to_one_host() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 2).vm("y", "a", 2);
    scene.vm("z", "a", 2).vm("full", "b", 12).rule(together("r1", "x", "y"));

    Plan plan = scene.rule(together("r2", "y", "z")).vacate("a");

    assertThat(routes(plan)).containsExactlyInAnyOrder("x a->c", "y a->c", "z a->c");
  }

  @Test
  void p09_a_chain_that_reaches_a_bound_workload_follows_it() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 2).vm("y", "a", 2);
    scene.vm("z", "a", 2).rule(together("r1", "x", "y")).rule(together("r2", "y", "z"));
    scene.rule(new Rule.On("r3", List.of("z"), List.of("b"), true));

    assertThat(routes(scene.vacate("a"))).containsExactlyInAnyOrder("x a->b", "y a->b", "z a->b");
  }

  @Test
  void p09_rules_that_contradict_each_other_leave_their_workloads_where_they_are() {
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 2).vm("y", "a", 2);
    scene.vm("free", "a", 1).rule(together("r1", "x", "y")).rule(apart("r2", "x", "y"));

    Plan plan = scene.vacate("a");

    assertThat(plan.moves()).extracting(Move::workload).containsExactly("free");
    assertThat(plan.remaining()).extracting(Remaining::workload).containsExactly("x", "y");
  }

  @Test
  void p09_on_and_not_on_the_same_host_leave_no_host() {
    Scene scene = new Scene().hosts(16, "a", "b").vm("x", "a", 2);
    scene.rule(new Rule.On("r1", List.of("x"), List.of("b"), true));
    scene.rule(new Rule.NotOn("r2", List.of("x"), List.of("b"), true));

    assertThat(Planner.standard().answer(scene.cluster(), VACATE))
        .isInstanceOf(Answer.Impossible.class);
  }

  @Test
  void p09_a_rule_that_names_the_vacated_host_alone_leaves_no_host() {
    Scene scene = new Scene().hosts(16, "a", "b").vm("x", "a", 2);
    scene.rule(new Rule.On("r1", List.of("x"), List.of("a"), true));

    assertThat(reasons(scene.vacate("a"), "x")).containsExactly("b: ON");
    assertThat(Planner.standard().answer(scene.cluster(), VACATE))
        .isInstanceOf(Answer.Impossible.class);
  }

  @Test
  void p09_rules_of_one_of_none_and_of_the_unknown_stand_in_nobodys_way() {
    Scene scene = new Scene().hosts(16, "a", "b").vm("x", "a", 2);
    scene.rule(apart("r1", "x")).rule(together("r2", "x")).rule(together("r3"));
    scene.rule(apart("r4", "x", "ghost")).rule(together("r5", "x", "ghost"));
    scene.rule(new Rule.NotOn("r6", List.of("x", "ghost"), List.of("gone"), true));

    Plan plan = scene.vacate("a");

    assertThat(routes(plan)).containsExactly("x a->b");
    assertThat(plan.relaxed()).isEmpty();
  }

  @Test
  void p09_one_that_is_off_needs_no_place_of_its_own() {
    Scene scene = new Scene().hosts(16, "a", "b").vm("x", "a", 2);
    scene.workload(vmOf("off", "b", 2).with(power("b", Power.STOPPED)));

    assertThat(routes(scene.rule(apart("r", "x", "off")).vacate("a"))).containsExactly("x a->b");
  }

  @Test
  void p09_a_host_without_the_label_is_a_place_of_its_own() {
    Scene scene =
        new Scene()
            .host(labelled("a", 16, "rack", "r1"))
            .host(labelled("b", 16, "rack", "r2"))
            .hosts(16, "c", "d")
            .vm("x", "a", 1)
            .vm("y", "b", 1)
            .vm("z", "c", 1)
            .rule(new Rule.Apart("r", List.of("x", "y", "z"), true, "label:rack"));

    assertThat(routes(scene.vacate("a"))).containsExactly("x a->d");
  }

  @Test
  void p09_a_group_that_is_split_at_first_ends_on_one_host() {
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 2).vm("y", "b", 2);
    scene.vm("z", "c", 2).rule(together("r", "x", "y", "z"));

    Plan plan = scene.vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.moves()).extracting(Move::to).containsOnly(plan.moves().get(0).to());
    assertThat(plan.moves()).hasSize(2);
  }

  @Test
  void p09_no_more_of_a_group_are_in_motion_than_may_be_says_the_checker_too() {
    Scene scene = new Scene().hosts(64, "a", "b", "c");
    for (int i = 0; i < 4; i++) {
      scene.vm("x" + i, "a", 4);
    }
    Cluster cluster = scene.cluster();
    Plan plan = Planner.standard().plan(cluster, VACATE);
    BlastRadius radius = new BlastRadius(List.of("x0", "x1", "x2", "x3"), 1);
    PlanRequest limited = VACATE.wishes(Wishes.NONE.limiting(radius));

    assertThat(PlanChecker.check(cluster, limited, plan))
        .anyMatch(violation -> violation.contains("of its group in motion; at most 1 may be"));
    assertThat(scene.plan(limited).complete()).isTrue();
  }

  @Test
  void p30_an_own_rule_is_kept_by_the_planner_and_known_to_the_checker() {
    PlacementRule even =
        (workload, host) ->
            host.id().equals("b") ? Optional.of("b is for the others") : Optional.empty();
    PlanRequest ruled = VACATE.wishes(Wishes.NONE.ruling(even));
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("x", "a", 2).vm("full", "c", 1);
    Plan free = Planner.standard().plan(scene.cluster(), VACATE);

    assertThat(routes(free)).containsExactly("x a->b");
    assertThat(routes(scene.plan(ruled))).containsExactly("x a->c");
    assertThat(PlanChecker.check(scene.cluster(), ruled, free))
        .anyMatch(violation -> violation.contains("own rule"));
  }

  @Test
  void p30_an_own_score_chooses_among_hosts_that_fit() {
    PlacementScore far = (workload, host) -> host.id().equals("d") ? 0 : 1000;
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 2);

    assertThat(routes(scene.plan(VACATE.wishes(Wishes.NONE.scoring(far)))))
        .containsExactly("x a->d");
  }

  @Test
  void p30_an_own_rule_binds_whoever_starts_again_after_a_failure() {
    PlacementRule none =
        (workload, host) -> Optional.of("nowhere").filter(w -> host.id().equals("c"));
    PlanRequest ruled = VACATE.wishes(Wishes.NONE.ruling(none));
    Scene scene = new Scene().hosts(16, "a", "b", "c").vm("y", "b", 2);

    FailureForecast forecast = FailureForecast.of(scene.cluster(), ruled, scene.plan(ruled));

    assertThat(forecast.losses()).extracting(FailureForecast.Loss::host).containsExactly("b");
  }
}
