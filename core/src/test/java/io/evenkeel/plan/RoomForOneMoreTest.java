package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guarantee that one more host may fail once the hosts are out (N+1), and its forecast. */
class RoomForOneMoreTest {

  private static final PlanRequest PLAIN = PlanRequest.vacate(List.of("a"));
  private static final PlanRequest SAFE =
      PLAIN.options(PlanOptions.DEFAULT.keepingRoomForOneMore());

  @Test
  void p03_nobody_remains_where_one_more_host_may_fail_afterwards() {
    Scene scene =
        new Scene().hosts(8, "a", "b", "c", "d").vm("x", "a", 4).vm("y", "b", 4).vm("z", "c", 4);

    Plan plan = scene.plan(SAFE);

    assertThat(plan.complete()).isTrue();
    assertThat(FailureForecast.of(scene.cluster(), SAFE, plan).safe()).isTrue();
  }

  @Test
  void p03_a_workload_remains_if_one_more_failure_would_then_strand_somebody() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 6).vm("y", "b", 6);

    assertThat(scene.plan(PLAIN).complete()).isTrue();
    Plan plan = scene.plan(SAFE);

    assertThat(plan.moves()).isEmpty();
    assertThat(reasons(plan, "x")).containsExactly("b: NO_MEMORY", "c: NO_FAILOVER_ROOM");
    assertThat(plan.remaining().get(0).reasons().get(1).detail())
        .isEqualTo("y would find no room if b failed");
  }

  @Test
  void p03_a_target_is_chosen_that_keeps_the_room() {
    // c is the emptiest, and the only room for big if its host fails
    Scene scene =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 2)
            .vm("big", "b", 10)
            .vm("half", "d", 7)
            .vm("small", "c", 5);

    assertThat(routes(scene.plan(PLAIN))).containsExactly("x a->c");
    Plan plan = scene.plan(SAFE);

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).doesNotContain("x a->c");
    assertThat(FailureForecast.of(scene.cluster(), SAFE, plan).safe()).isTrue();
  }

  @Test
  void p03_others_are_moved_where_no_target_alone_keeps_the_room() {
    Scene scene =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 6)
            .vm("big", "b", 10)
            .vm("five", "c", 5)
            .vm("six", "c", 6)
            .vm("three", "d", 3);

    Plan plan = scene.plan(SAFE);

    assertThat(plan.complete()).isTrue();
    assertThat(plan.moves()).extracting(Move::why).contains(Move.Why.MAKE_ROOM);
    assertThat(FailureForecast.of(scene.cluster(), SAFE, plan).safe()).isTrue();
  }

  @Test
  void p03_what_had_no_room_before_need_not_have_it_afterwards() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").hosts(32, "d");
    scene.vm("x", "a", 1).vm("giant", "d", 30);

    Plan plan = scene.plan(SAFE);

    FailureForecast forecast = FailureForecast.of(scene.cluster(), SAFE, plan);
    assertThat(plan.complete()).isTrue();
    assertThat(forecast.losses())
        .containsExactly(new FailureForecast.Loss("d", List.of("giant"), List.of("giant"), true));
    assertThat(forecast.safe()).isFalse();
    assertThat(forecast.asSafeAsBefore()).isTrue();
  }

  @Test
  void p03_nobody_moves_if_the_host_itself_was_the_room_for_one_more() {
    Scene scene = new Scene().hosts(32, "a", "b").hosts(8, "c");
    scene.vm("x", "a", 1).vm("giant", "b", 30);

    Plan plan = scene.plan(SAFE);

    assertThat(plan.moves()).isEmpty();
    assertThat(reasons(plan, "x")).containsExactly("b: NO_FAILOVER_ROOM", "c: NO_FAILOVER_ROOM");
  }

  @Test
  void p03_nobody_is_stopped_for_a_plan_that_would_break_it() {
    Scene scene = new Scene().hosts(32, "a", "b").hosts(8, "c").vm("giant", "b", 30);
    scene.workload(vmOf("x", "a", 1).with(Scene.handling(io.evenkeel.spi.Handling.Strategy.STOP)));

    Plan plan = scene.plan(SAFE);

    assertThat(plan.stops()).isEmpty();
    assertThat(reasons(plan, "x")).containsExactly("b: NO_FAILOVER_ROOM");
  }

  @Test
  void p03_of_a_host_that_is_empty_already_the_answer_says_who_is_unprotected() {
    Cluster cluster = new Scene().hosts(32, "a", "b").hosts(8, "c").vm("giant", "b", 30).cluster();

    Answer answer = Planner.standard().answer(cluster, SAFE);

    assertThat(((Answer.Unprotected) answer).forecast().losses())
        .containsExactly(new FailureForecast.Loss("b", List.of("giant"), List.of(), true));
    assertThat(Planner.standard().answer(cluster, PLAIN)).isInstanceOf(Answer.Complete.class);
  }

  @Test
  void p03_of_a_group_that_starts_together_nobody_is_left_behind() {
    Rule together = Scene.together("r", "y", "z");
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 1);
    scene.vm("y", "b", 5).vm("z", "b", 5).vm("c1", "c", 8).vm("d1", "d", 8).rule(together);

    assertThat(FailureForecast.of(scene.cluster(), PLAIN, scene.plan(PLAIN)).losses())
        .contains(new FailureForecast.Loss("b", List.of("y", "z"), List.of(), true));
  }

  @Test
  void p03_a_cordoned_host_is_no_room_and_an_excluded_one_is() {
    Scene scene = new Scene().hosts(8, "a", "b").vm("x", "a", 4).vm("y", "b", 2);
    Scene cordoned = new Scene().hosts(8, "a", "b").vm("x", "a", 4).vm("y", "b", 2);
    var spare = io.evenkeel.spi.Host.of("c", 8 * io.evenkeel.Clusters.GIB, 16);
    scene.host(spare);
    cordoned.host(spare.with(HostStatus.CORDONED));
    PlanRequest notToC =
        SAFE.options(PlanOptions.DEFAULT.keepingRoomForOneMore().neverTo(List.of("c")));

    assertThat(scene.plan(notToC).complete()).isTrue();
    assertThat(cordoned.plan(SAFE).complete()).isFalse();
  }

  @Test
  void p03_rules_bind_whoever_starts_again() {
    Rule apart = Scene.apart("r", "x", "y");
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 1).vm("y", "b", 1).rule(apart);
    Scene more = new Scene().hosts(8, "a", "b", "c", "d").vm("x", "a", 1).vm("y", "b", 1);

    assertThat(reasons(scene.plan(SAFE), "x")).containsExactly("b: APART", "c: NO_FAILOVER_ROOM");
    assertThat(more.rule(apart).plan(SAFE).complete()).isTrue();
  }

  @Test
  void p03_the_checker_finds_by_itself_that_a_plan_breaks_it() {
    Cluster cluster = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 6).vm("y", "b", 6).cluster();
    Plan plan = Planner.standard().plan(cluster, PLAIN);

    assertThat(PlanChecker.check(cluster, PLAIN, plan)).isEmpty();
    assertThat(PlanChecker.check(cluster, SAFE, plan))
        .containsExactly(
            "no room was found for [y] if b failed, and there was some before",
            "no room was found for [x] if c failed, and there was some before");
  }

  @Test
  void n06_a_forecast_starts_by_priority_then_the_largest_first() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("there", "c", 2);
    scene
        .workload(vmOf("large", "b", 4))
        .workload(vmOf("first", "b", 3).with(Scene.priority(1)))
        .workload(vmOf("small", "b", 1));

    FailureForecast forecast = forecast(scene, PLAIN);

    assertThat(forecast.losses().get(0))
        .isEqualTo(new FailureForecast.Loss("b", List.of("large"), List.of(), true));
  }

  @Test
  void n06_a_forecast_finds_a_way_that_first_fit_does_not() {
    // 4 and 3 and 3 into 6 and 4: the largest first on the emptiest leaves 2 and 4 for 3 and 3
    Scene scene = new Scene().hosts(16, "a", "b").hosts(6, "c").hosts(4, "d");
    scene.vm("x", "b", 4).vm("y", "b", 3).vm("z", "b", 3);

    assertThat(forecast(scene, PLAIN).safe()).isTrue();
  }

  @Test
  void n06_disks_that_are_on_the_failing_host_alone_are_lost_with_it() {
    Scene scene = new Scene().hosts(8, "a", "b", "c");
    scene.workload(vmOf("x", "b", 1).with(Scene.blocked("b", "LOCAL_DISK")));

    assertThat(forecast(scene, PLAIN).losses())
        .containsExactly(new FailureForecast.Loss("b", List.of("x"), List.of("x"), true));
  }

  private static FailureForecast forecast(Scene scene, PlanRequest request) {
    return FailureForecast.of(scene.cluster(), request, scene.plan(request));
  }
}
