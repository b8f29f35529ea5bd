package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.blocked;
import static io.evenkeel.plan.Scene.handling;
import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.stoppable;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.plan.Stop.Consent;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.ReachNeed;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerStopsTest {

  private static final PlanRequest STOPPING =
      PlanRequest.vacate(List.of("a")).options(PlanOptions.DEFAULT.stoppingWhatCannotMove());

  @Test
  void nothing_is_stopped_without_consent() {
    Plan plan = gpu(Handling.DEFAULT).vacate("a");

    assertThat(plan.stops()).isEmpty();
    assertThat(reasons(plan, "gpu")).containsExactly("a: HOST_DEVICE");
  }

  @Test
  void what_cannot_move_is_stopped_if_its_own_policy_says_so() {
    Plan plan = gpu(stoppable(Restart.AT_HOME)).vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.stops())
        .singleElement()
        .matches(stop -> stop.consent() == Consent.WORKLOAD_POLICY)
        .matches(stop -> stop.restart() == Restart.AT_HOME);
  }

  @Test
  void what_cannot_move_is_stopped_if_the_request_says_so() {
    Plan plan = gpu(Handling.DEFAULT).plan(STOPPING);

    assertThat(plan.stops()).extracting(Stop::consent).containsExactly(Consent.REQUEST);
  }

  @Test
  void what_can_move_is_moved_even_if_it_might_be_stopped() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b")
            .workload(vmOf("x", "a", 4).with(stoppable(Restart.AT_HOME)))
            .plan(STOPPING);

    assertThat(plan.stops()).isEmpty();
    assertThat(plan.moves()).hasSize(1);
  }

  @Test
  void what_finds_no_room_is_stopped_by_its_policy() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b")
            .vm("there", "b", 6)
            .workload(vmOf("x", "a", 4).with(stoppable(Restart.ELSEWHERE)))
            .vacate("a");

    assertThat(plan.stops()).extracting(Stop::restart).containsExactly(Restart.ELSEWHERE);
  }

  @Test
  void a_strategy_of_its_own_decides() {
    Scene scene = new Scene().hosts(64, "a", "b");
    for (Strategy strategy : Strategy.values()) {
      scene.workload(vmOf(strategy.name(), "a", 1).with(handling(strategy)));
    }

    Plan plan = scene.plan(STOPPING);

    assertThat(plan.moves())
        .extracting(move -> move.workload() + " " + move.how())
        .containsExactlyInAnyOrder("LIVE LIVE", "LIVE_WITH_STORAGE LIVE_WITH_STORAGE", "COLD COLD");
    assertThat(plan.stops()).extracting(Stop::workload).containsExactly("STOP", "SUSPEND");
    assertThat(plan.stops()).extracting(Stop::consent).containsOnly(Consent.WORKLOAD_POLICY);
    assertThat(reasons(plan, "LEAVE")).containsExactly("a: STRATEGY_LEAVE");
    assertThat(reasons(plan, "EXTERNAL")).containsExactly("a: STRATEGY_EXTERNAL");
  }

  @Test
  void one_to_be_stopped_and_started_elsewhere_is_moved_cold() {
    Handling elsewhere = new Handling(Strategy.STOP, OnCannotMove.ASK, Restart.ELSEWHERE, 0);

    Plan plan = gpu(elsewhere).vacate("a");

    assertThat(plan.moves()).extracting(Move::how).containsExactly(Move.How.COLD);
    assertThat(plan.moves().get(0).schedule().bitsPerSecond()).isZero();
    assertThat(plan.estimate().makespan()).isEqualTo(MigrationModel.COLD);
  }

  @Test
  void one_to_be_started_elsewhere_is_only_stopped_while_no_host_has_room() {
    Handling elsewhere = new Handling(Strategy.STOP, OnCannotMove.ASK, Restart.ELSEWHERE, 0);

    Plan plan =
        new Scene()
            .hosts(8, "a", "b")
            .vm("there", "b", 6)
            .workload(vmOf("x", "a", 4).with(elsewhere))
            .vacate("a");

    assertThat(plan.stops()).extracting(Stop::restart).containsExactly(Restart.ELSEWHERE);
  }

  @Test
  void local_disks_keep_a_live_workload_unless_they_move_along() {
    ReachNeed disks = new ReachNeed(List.of(), List.of(), 1L << 30);
    Scene scene = new Scene().hosts(64, "a", "b");
    for (Strategy strategy : List.of(Strategy.LIVE, Strategy.LIVE_WITH_STORAGE, Strategy.COLD)) {
      scene.workload(
          vmOf(strategy.name(), "a", 1)
              .with(Scene.needing(1, CpuNeed.ANY, disks))
              .with(handling(strategy)));
    }

    Plan plan = scene.vacate("a");

    assertThat(plan.moves()).extracting(Move::workload).containsExactly("LIVE_WITH_STORAGE");
    assertThat(reasons(plan, "LIVE")).containsExactly("a: LOCAL_DISK");
    assertThat(reasons(plan, "COLD")).containsExactly("a: LOCAL_DISK");
  }

  @Test
  void a_host_device_stands_against_a_live_move_but_not_against_a_cold_one() {
    assertThat(gpu(handling(Strategy.LIVE_WITH_STORAGE)).vacate("a").complete()).isFalse();
    assertThat(gpu(handling(Strategy.COLD)).vacate("a").complete()).isTrue();
  }

  @Test
  void what_is_in_transition_is_neither_moved_nor_stopped() {
    for (Job.Kind kind : Job.Kind.values()) {
      Plan plan =
          new Scene()
              .hosts(8, "a", "b")
              .workload(
                  vmOf("x", "a", 4).with(Scene.busy("a", kind)).with(stoppable(Restart.NEVER)))
              .plan(STOPPING);

      assertThat(reasons(plan, "x")).containsExactly("a: IN_TRANSITION");
    }
    for (Power power : List.of(Power.INCOMING, Power.LEFT_BEHIND, Power.POST_COPY_BROKEN)) {
      Plan plan =
          new Scene()
              .hosts(8, "a", "b")
              .workload(vmOf("x", "a", 4).with(Scene.power("a", power)))
              .plan(STOPPING);

      assertThat(reasons(plan, "x")).containsExactly("a: IN_TRANSITION");
    }
  }

  private static Scene gpu(Handling handling) {
    return new Scene()
        .hosts(8, "a", "b")
        .workload(vmOf("gpu", "a", 4).with(blocked("a", "HOST_DEVICE")).with(handling));
  }
}
