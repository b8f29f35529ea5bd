package io.evenkeel.plan;

import static io.evenkeel.Clusters.GIB;
import static io.evenkeel.plan.Scene.slots;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Hosts have links of 10 Gbit/s unless said: 1 GiB takes 0.859 s, and each move 1 s of set-up. */
class ScheduleTest {

  private static final double GIB_SECONDS = GIB * 8 / 10e9;

  @Test
  void moves_that_share_a_link_side_by_side_hide_their_set_up() {
    Scene scene = new Scene().hosts(64, "a", "b", "c");
    for (int i = 0; i < 8; i++) {
      scene.vm("v" + i, "a", 4);
    }

    assertThat(seconds(scene.vacate("a").estimate().makespan()))
        .isBetween(32 * GIB_SECONDS + 1, 32 * GIB_SECONDS + 1.02);
  }

  @Test
  void lanes_of_moves_of_unlike_sizes_end_together() {
    Scene scene = new Scene().hosts(256, "b", "c").host(Host.of("a", 256 * GIB, 32));
    for (int i = 1; i <= 16; i++) {
      scene.vm("v" + i, "a", i);
    }

    Plan plan = scene.vacate("a");

    assertThat(ratio(plan)).isLessThan(1.01);
  }

  @Test
  void each_of_two_hosts_sends_to_the_target_that_the_other_leaves_free() {
    Plan plan =
        new Scene()
            .hosts(64, "a", "b")
            .host(Host.of("c", 64 * GIB, 16).with(slots(1, 1)))
            .host(Host.of("d", 64 * GIB, 16).with(slots(1, 1)))
            .vm("a1", "a", 8)
            .vm("a2", "a", 8)
            .vm("b1", "b", 8)
            .vm("b2", "b", 8)
            .vacate("a", "b");

    assertThat(seconds(plan.estimate().makespan())).isLessThan(2 * (8 * GIB_SECONDS + 1) + 1e-6);
    assertThat(plan.estimate().lowerBound()).isEqualTo(plan.estimate().makespan());
  }

  @Test
  void a_slow_target_gets_what_it_can_take_in_time() {
    Host fast = Host.of("fast", 64 * GIB, 16);
    Host slow =
        new Host(
            "slow",
            fast.profile(),
            fast.state(),
            fast.hardware(),
            fast.limits(),
            new Reach(List.of(), List.of(), 1_000_000_000L));
    Plan plan =
        new Scene()
            .hosts(64, "a")
            .host(slow)
            .host(fast)
            .vm("v1", "a", 8)
            .vm("v2", "a", 8)
            .vm("v3", "a", 8)
            .vacate("a");

    assertThat(plan.moves()).extracting(Move::to).containsOnly("fast");
    assertThat(ratio(plan)).isLessThan(1.02);
  }

  @Test
  void the_bound_knows_that_targets_have_too_few_slots_for_all_sources() {
    Plan plan =
        new Scene()
            .hosts(64, "a", "b", "c")
            .host(Host.of("d", 64 * GIB, 16).with(slots(1, 1)))
            .vm("a1", "a", 8)
            .vm("b1", "b", 8)
            .vm("c1", "c", 8)
            .vacate("a", "b", "c");

    assertThat(seconds(plan.estimate().lowerBound()))
        .isGreaterThan(3 * (8 * GIB_SECONDS + 1) - 1e-3);
    assertThat(ratio(plan)).isLessThan(1.0001);
  }

  @Test
  void a_lower_priority_leaves_a_target_to_a_higher_one_that_waits_for_it() {
    Plan plan =
        new Scene()
            .host(Host.of("a", 64 * GIB, 16).with(slots(1, 1)))
            .hosts(64, "b", "c")
            .workload(vmOf("first", "a", 8).with(Scene.priority(5)))
            .workload(vmOf("second", "a", 8).with(Scene.priority(5)))
            .vm("low", "b", 8)
            .rule(new Rule.On("r", List.of("first", "second", "low"), List.of("c", "a", "b"), true))
            .vacate("a", "b");

    assertThat(start(plan, "low")).isGreaterThanOrEqualTo(start(plan, "second"));
  }

  @Test
  void whoever_frees_room_for_others_goes_first() {
    // Both hosts have 4 GiB free, and all change places.
    Plan plan =
        new Scene()
            .hosts(12, "a", "b")
            .vm("a1", "a", 2)
            .vm("a2", "a", 6)
            .vm("b1", "b", 2)
            .vm("b2", "b", 4)
            .vm("b3", "b", 2)
            .plan(
                PlanRequest.bringHome(
                    Map.of("a1", "b", "a2", "b", "b1", "a", "b2", "a", "b3", "a")));

    assertThat(plan.complete()).isTrue();
    Map<String, Move> byId =
        plan.moves().stream().collect(Collectors.toMap(Move::id, move -> move));
    for (Move move : plan.moves()) {
      assertThat(move.schedule().after())
          .allSatisfy(id -> assertThat(byId.get(id).end()).isLessThanOrEqualTo(move.start()));
    }
  }

  @Test
  void one_after_the_other_there_is_never_more_than_one() {
    Scene scene = new Scene().hosts(64, "a", "b", "c");
    for (int i = 0; i < 5; i++) {
      scene.vm("v" + i, "a", 4);
    }

    Plan plan =
        scene.plan(PlanRequest.vacate(List.of("a")).options(PlanOptions.DEFAULT.sequentially()));

    assertThat(seconds(plan.estimate().makespan()))
        .isBetween(5 * (4 * GIB_SECONDS + 1) - 1e-6, 5 * (4 * GIB_SECONDS + 1) + 1e-6);
    assertThat(plan.estimate().lowerBound()).isGreaterThan(Duration.ofSeconds(22));
  }

  private static Duration start(Plan plan, String workload) {
    return plan.moves().stream()
        .filter(move -> move.workload().equals(workload))
        .map(Move::start)
        .findFirst()
        .orElseThrow();
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static double ratio(Plan plan) {
    return seconds(plan.estimate().makespan()) / seconds(plan.estimate().lowerBound());
  }
}
