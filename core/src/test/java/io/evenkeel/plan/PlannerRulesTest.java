package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.apart;
import static io.evenkeel.plan.Scene.labelled;
import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.together;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerRulesTest {

  @Test
  void a_move_under_way_of_a_workload_that_no_host_shows_keeps_nobody_away() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("x", "a", 1)
            .rule(apart("r", "x", "unseen"))
            .plan(
                PlanRequest.vacate(List.of("a"))
                    .underway(List.of(new Underway("unseen", "b", "c"))));

    assertThat(plan.complete()).isTrue();
  }

  @Test
  void those_to_be_kept_apart_go_to_different_hosts() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 1)
            .vm("y", "b", 1)
            .vm("z", "d", 1)
            .rule(apart("r", "x", "y", "z"))
            .vacate("a", "b");

    assertThat(plan.moves()).hasSize(1);
    assertThat(plan.remaining()).hasSize(1);
    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::code)
        .contains("APART", "VACATED");
  }

  @Test
  void a_rack_is_one_place() {
    Plan plan =
        new Scene()
            .host(labelled("a", 16, "rack", "r1"))
            .host(labelled("b", 16, "rack", "r2"))
            .host(labelled("c", 16, "rack", "r2"))
            .host(labelled("d", 16, "rack", "r3"))
            .vm("x", "a", 1)
            .vm("y", "b", 1)
            .rule(new Rule.Apart("r", List.of("x", "y"), true, "label:rack"))
            .vacate("a");

    assertThat(routes(plan)).containsExactly("x a->d");
  }

  @Test
  void one_enters_a_rack_only_after_the_other_has_left_it() {
    Plan plan =
        new Scene()
            .host(labelled("a", 16, "rack", "r1"))
            .host(labelled("b", 16, "rack", "r2"))
            .host(labelled("c", 1, "rack", "r2"))
            .host(labelled("d", 2, "rack", "r3"))
            .vm("x", "a", 1)
            .vm("y", "b", 2)
            .rule(new Rule.Apart("r", List.of("x", "y"), true, "label:rack"))
            .vacate("a", "b");

    assertThat(routes(plan)).containsExactly("y b->d", "x a->c");
    assertThat(plan.moves().get(1).schedule().after()).containsExactly("m1");
  }

  @Test
  void a_move_under_way_holds_its_place_at_both_ends() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("x", "a", 1)
            .vm("y", "b", 1)
            .rule(apart("r", "x", "y"))
            .plan(PlanRequest.vacate(List.of("a")).underway(List.of(new Underway("y", "b", "c"))));

    assertThat(reasons(plan, "x")).containsExactly("b: APART", "c: APART");
  }

  @Test
  void those_kept_together_go_to_one_host() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 4)
            .vm("y", "a", 4)
            .vm("b1", "b", 10)
            .vm("c1", "c", 10)
            .vm("d1", "d", 8)
            .rule(together("r", "x", "y"))
            .vacate("a");

    assertThat(routes(plan)).containsExactlyInAnyOrder("x a->d", "y a->d");
  }

  @Test
  void those_kept_together_remain_together_if_no_host_takes_all() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("x", "a", 4)
            .vm("y", "a", 4)
            .vm("b1", "b", 4)
            .workload(vmOf("c1", "c", 4).with(Scene.blocked("c", "HOST_DEVICE")))
            .workload(vmOf("b2", "b", 4).with(Scene.blocked("b", "HOST_DEVICE")))
            .rule(together("r", "x", "y"))
            .vacate("a");

    assertThat(plan.moves()).isEmpty();
    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::toString)
        .contains("c: NO_MEMORY (needs 8192 MiB with y, 4096 MiB free)");
  }

  @Test
  void one_kept_with_another_that_cannot_move_remains() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b")
            .vm("x", "a", 4)
            .workload(vmOf("gpu", "a", 4).with(Scene.blocked("a", "HOST_DEVICE")))
            .rule(together("r", "x", "gpu"))
            .vacate("a");

    assertThat(reasons(plan, "x")).containsExactly("b: TOGETHER");
    assertThat(reasons(plan, "gpu")).containsExactly("a: HOST_DEVICE");
  }

  @Test
  void one_kept_with_another_that_is_stopped_goes_alone() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b")
            .vm("x", "a", 4)
            .workload(
                vmOf("gpu", "a", 4)
                    .with(Scene.blocked("a", "HOST_DEVICE"))
                    .with(Scene.stoppable(Restart.AT_HOME)))
            .rule(together("r", "x", "gpu"))
            .vacate("a");

    assertThat(routes(plan)).containsExactly("x a->b");
    assertThat(plan.stops()).hasSize(1);
  }

  @Test
  void one_of_a_group_that_is_split_already_joins_the_others() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("x", "a", 4)
            .vm("y", "c", 4)
            .rule(together("r", "x", "y"))
            .vacate("a");

    assertThat(routes(plan)).containsExactly("x a->c");
  }

  @Test
  void the_others_follow_if_it_cannot_join_them() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("x", "a", 4)
            .vm("y", "c", 2)
            .workload(vmOf("full", "c", 6).with(Scene.blocked("c", "HOST_DEVICE")))
            .rule(together("r", "x", "y"))
            .vacate("a");

    assertThat(routes(plan)).containsExactlyInAnyOrder("x a->b", "y c->b");
    assertThat(plan.moves())
        .extracting(Move::why)
        .containsExactlyInAnyOrder(Move.Why.VACATE, Move.Why.TOGETHER);
  }

  @Test
  void one_that_is_off_binds_nobody() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b")
            .vm("x", "a", 4)
            .workload(vmOf("off", "b", 4).with(Scene.power("b", Power.STOPPED)))
            .rule(apart("r", "x", "off"))
            .vacate("a");

    assertThat(plan.complete()).isTrue();
  }

  @Test
  void hosts_that_a_rule_names_or_forbids_are_kept_to() {
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 4).vm("y", "a", 4);
    scene.rule(new Rule.On("on", List.of("x"), List.of("a", "c"), true));
    scene.rule(new Rule.NotOn("not", List.of("y"), List.of("b", "c", "gone"), true));

    assertThat(routes(scene.vacate("a"))).containsExactlyInAnyOrder("x a->c", "y a->d");
    assertThat(reasons(scene.vacate("a", "c"), "x"))
        .containsExactly("b: ON", "c: VACATED", "d: ON");
    assertThat(reasons(scene.vacate("a", "d"), "y"))
        .containsExactly("b: NOT_ON", "c: NOT_ON", "d: VACATED");
  }

  @Test
  void a_soft_rule_is_kept_where_that_is_possible() {
    Plan plan =
        new Scene()
            .hosts(16, "a")
            .hosts(64, "b")
            .hosts(16, "c")
            .vm("x", "a", 4)
            .vm("y", "b", 4)
            .rule(new Rule.Apart("r", List.of("x", "y"), false, Rule.Apart.HOST))
            .vacate("a");

    assertThat(routes(plan)).containsExactly("x a->c");
    assertThat(plan.relaxed()).isEmpty();
  }

  @Test
  void a_soft_rule_that_is_broken_is_named() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b")
            .vm("x", "a", 4)
            .vm("y", "b", 4)
            .vm("z", "a", 4)
            .rule(new Rule.Apart("apart", List.of("x", "y"), false, Rule.Apart.HOST))
            .rule(new Rule.NotOn("not", List.of("z", "y"), List.of("b"), false))
            .rule(new Rule.Together("together", List.of("x", "z"), false))
            .vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.relaxed())
        .containsExactly(new Relaxed("apart", List.of("x", "y")), new Relaxed("not", List.of("z")));
  }

  @Test
  void a_soft_rule_keeps_leavers_together_on_a_host_that_has_room_for_all() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("b1", "b", 9)
            .vm("c1", "c", 8)
            .vm("x", "a", 5)
            .vm("y", "a", 3)
            .rule(new Rule.Together("r", List.of("x", "y"), false))
            .vacate("a");

    assertThat(plan.relaxed()).isEmpty();
    assertThat(plan.moves()).extracting(Move::to).containsOnly("c");
  }
}
