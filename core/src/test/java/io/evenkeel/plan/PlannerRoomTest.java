package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerRoomTest {

  @Test
  void counts_all_moves_together_not_each_alone() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b")
            .vm("there", "b", 3)
            .vm("x", "a", 4)
            .vm("y", "a", 4)
            .vacate("a");

    assertThat(plan.moves()).hasSize(1);
    assertThat(plan.remaining()).hasSize(1);
    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::toString)
        .containsExactly("b: NO_MEMORY (needs 4096 MiB, 1024 MiB free)");
  }

  @Test
  void those_who_give_way_may_go_where_those_who_leave_may_not() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b")
            .hosts(9, "c")
            .vm("third", "b", 8)
            .vm("passing", "b", 4)
            .vm("big", "a", 8)
            .rule(new Rule.NotOn("r", List.of("big", "passing"), List.of("c"), true))
            .vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).containsExactly("third b->c", "big a->b");
  }

  @Test
  void packs_so_that_everything_fits_where_spreading_would_not() {
    Plan plan =
        new Scene()
            .hosts(12, "a", "b", "c")
            .vm("b1", "b", 4) // 8 free
            .vm("c1", "c", 8) // 4 free
            .vm("x", "a", 4)
            .vm("y", "a", 4)
            .vm("z", "a", 4)
            .vacate("a");

    assertThat(plan.complete()).isTrue();
  }

  @Test
  void finds_the_one_way_that_the_greedy_ones_miss() {
    // Free: 11 and 10. Only 6 + 5 and 4 + 3 + 3 fit: the largest do not go to the roomiest first.
    Plan plan =
        new Scene()
            .hosts(21, "a")
            .hosts(11, "b")
            .hosts(10, "c")
            .vm("v6", "a", 6)
            .vm("v5", "a", 5)
            .vm("v4", "a", 4)
            .vm("v3", "a", 3)
            .vm("w3", "a", 3)
            .vacate("a");

    assertThat(plan.complete()).isTrue();
  }

  @Test
  void vcpus_bind_too() {
    Plan plan =
        new Scene()
            .hosts(64, "a", "b")
            .workload(vmOf("x", "a", 1).with(Scene.vcpus(1, 10)))
            .workload(vmOf("y", "b", 1).with(Scene.vcpus(1, 10)))
            .vacate("a");

    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::toString)
        .containsExactly("b: NO_VCPUS (needs 10 vCPUs, 6 free)");
  }

  @Test
  void overcommit_adds_room_and_a_reserve_takes_it() {
    Limits doubled = new Limits(2.0, 2.0, 0, 8, 8);
    Limits reserved = new Limits(2.0, 2.0, 6 * Clusters.GIB, 8, 8);
    Host target = Host.of("b", 4 * Clusters.GIB, 1);

    Scene more =
        new Scene().hosts(8, "a").host(target.with(doubled)).vm("x", "a", 4).vm("y", "a", 4);
    Scene less = new Scene().hosts(8, "a").host(target.with(reserved)).vm("x", "a", 4);

    assertThat(more.vacate("a").complete()).isTrue();
    assertThat(less.vacate("a").complete()).isFalse();
  }

  @Test
  void makes_room_by_moving_a_third_workload_and_waits_for_it() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("big", "a", 8)
            .vm("small", "b", 2)
            .vm("other", "c", 6)
            .vacate("a");

    assertThat(routes(plan)).containsExactly("small b->c", "big a->b");
    assertThat(plan.moves())
        .extracting(Move::why)
        .containsExactly(Move.Why.MAKE_ROOM, Move.Why.VACATE);
    assertThat(plan.moves().get(1).schedule().after()).containsExactly("m1");
    assertThat(plan.moves().get(1).start()).isEqualTo(plan.moves().get(0).end());
  }

  @Test
  void the_smallest_of_those_that_could_make_room_moves() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("big", "a", 6)
            .vm("b2", "b", 2)
            .vm("b3", "b", 3)
            .vm("c5", "c", 5)
            .vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).contains("b3 b->c").doesNotContain("c5 c->b");
  }

  @Test
  void room_is_made_where_no_rule_stands_against_it() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b", "c", "d")
            .vm("big", "a", 6)
            .workload(vmOf("enemy", "b", 1).with(Scene.blocked("b", "HOST_DEVICE")))
            .vm("b3", "b", 3)
            .vm("c4", "c", 4)
            .vm("d4", "d", 4)
            .rule(Scene.apart("r", "big", "enemy"))
            .vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).hasSize(2).doesNotContain("big a->b");
  }

  @Test
  void two_change_places_by_way_of_a_host_that_has_room_for_the_moment() {
    Scene scene = swap();

    Plan plan = scene.vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).containsExactly("s3 b->d", "r4 c->b", "x2 a->c", "s3 d->c", "x5 a->d");
    assertThat(plan.moves().get(3).schedule().after()).contains("m1", "m2");
    assertThat(plan.moves().get(4).schedule().after()).containsExactly("m4");
  }

  /** Free: 1, 1 and 5 for 2 and 5, and the 5 may only go to d: two must change places first. */
  private static Scene swap() {
    return new Scene()
        .hosts(7, "a")
        .hosts(10, "b", "c")
        .hosts(5, "d")
        .vm("p6", "b", 6)
        .vm("s3", "b", 3)
        .vm("q5", "c", 5)
        .vm("r4", "c", 4)
        .vm("x2", "a", 2)
        .vm("x5", "a", 5)
        .rule(new Rule.On("only-d", List.of("x5"), List.of("d"), true))
        .rule(new Rule.NotOn("not-d", List.of("x2"), List.of("d"), true));
  }

  @Test
  void nobody_makes_room_who_does_not_have_to() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("x", "a", 8)
            .vm("y", "b", 8)
            .vm("z", "c", 12)
            .vacate("a");

    assertThat(routes(plan)).containsExactly("x a->b");
  }

  @Test
  void nobody_is_stopped_or_moved_cold_to_make_room() {
    Plan plan =
        new Scene()
            .hosts(8, "a", "b", "c")
            .vm("big", "a", 8)
            .workload(vmOf("small", "b", 2).with(Scene.handling(Strategy.COLD)))
            .workload(vmOf("other", "c", 6).with(Scene.stoppable(Restart.AT_HOME)))
            .workload(vmOf("gpu", "c", 1).with(Scene.blocked("c", "HOST_DEVICE")))
            .vacate("a");

    assertThat(plan.moves()).isEmpty();
    assertThat(reasons(plan, "big")).containsExactly("b: NO_MEMORY", "c: NO_MEMORY");
  }

  @Test
  void the_schedule_keeps_slots_and_links_and_says_a_true_bound() {
    Scene scene =
        new Scene()
            .host(Host.of("a", 64 * Clusters.GIB, 64).with(Scene.slots(8, 2)))
            .host(Host.of("b", 64 * Clusters.GIB, 64).with(Scene.slots(1, 8)))
            .host(Host.of("c", 64 * Clusters.GIB, 64).with(Scene.slots(1, 8)));
    for (int i = 0; i < 8; i++) {
      scene.vm("x" + i, "a", 4);
    }

    Plan plan = scene.plan(PlanRequest.vacate(List.of("a")));

    assertThat(plan.moves()).extracting(Move::to).contains("b", "c");
    assertThat(plan.estimate().lowerBound().toNanos() * 1.2)
        .isGreaterThan(plan.estimate().makespan().toNanos());
  }

  @Test
  void whoever_has_a_place_held_for_it_is_not_moved_out_of_the_way() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b", "c")
            .vm("x", "a", 12)
            .vm("y", "b", 8)
            .vm("z", "c", 8)
            .plan(
                PlanRequest.vacate(List.of("a"))
                    .underway(List.of(new Underway("y", "b", "b"), new Underway("z", "c", "c"))));

    assertThat(plan.moves()).isEmpty();
    assertThat(reasons(plan, "x")).containsExactly("b: NO_MEMORY", "c: NO_MEMORY");
  }
}
