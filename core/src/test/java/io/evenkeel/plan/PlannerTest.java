package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.priority;
import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.slots;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Test
  void moves_everything_that_runs_and_leaves_what_is_off() {
    Plan plan =
        new Scene()
            .hosts(16, "a", "b")
            .vm("web", "a", 4)
            .workload(vmOf("paused", "a", 2).with(Scene.power("a", Power.PAUSED)))
            .workload(vmOf("off", "a", 2).with(Scene.power("a", Power.STOPPED)))
            .vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(routes(plan)).containsExactlyInAnyOrder("web a->b", "paused a->b");
    assertThat(plan.moves()).extracting(Move::why).containsOnly(Move.Why.VACATE);
  }

  @Test
  void an_empty_host_needs_an_empty_plan() {
    Plan plan = new Scene().hosts(16, "a", "b").vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.moves()).isEmpty();
    assertThat(plan.estimate().makespan()).isZero();
  }

  @Test
  void spreads_workloads_so_that_targets_receive_at_once() {
    Plan plan = new Scene().hosts(32, "a", "b", "c").vm("x", "a", 4).vm("y", "a", 4).vacate("a");

    assertThat(plan.moves()).extracting(Move::to).containsExactlyInAnyOrder("b", "c");
  }

  @Test
  void hosts_emptied_together_are_no_targets_of_each_other() {
    Plan plan =
        new Scene().hosts(16, "a", "b", "c").vm("x", "a", 4).vm("y", "b", 4).vacate("b", "a");

    assertThat(plan.vacate()).containsExactly("a", "b");
    assertThat(routes(plan)).containsExactlyInAnyOrder("x a->c", "y b->c");
  }

  @Test
  void higher_priority_leaves_first() {
    Plan plan =
        new Scene()
            .host(Host.of("a", 32 * Clusters.GIB, 16).with(slots(8, 1)))
            .hosts(32, "b")
            .workload(vmOf("big", "a", 16).with(priority(0)))
            .workload(vmOf("database", "a", 1).with(priority(10)))
            .workload(vmOf("batch", "a", 8).with(priority(-10)))
            .vacate("a");

    assertThat(plan.moves()).extracting(Move::workload).containsExactly("database", "big", "batch");
  }

  @Test
  void sequential_moves_follow_one_another() {
    Scene scene =
        new Scene().hosts(16, "a", "b", "c").vm("x", "a", 4).vm("y", "a", 4).vm("z", "a", 4);

    Plan plan =
        scene.plan(PlanRequest.vacate(List.of("a")).options(PlanOptions.DEFAULT.sequentially()));

    assertThat(plan.moves().get(1).start()).isEqualTo(plan.moves().get(0).end());
    assertThat(plan.moves().get(2).start()).isEqualTo(plan.moves().get(1).end());
    assertThat(plan.estimate().lowerBound())
        .isCloseTo(plan.estimate().makespan(), Duration.ofNanos(9));
  }

  @Test
  void only_asked_for_targets_are_used() {
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 4);
    PlanRequest request = PlanRequest.vacate(List.of("a"));

    assertThat(routes(scene.plan(request.options(PlanOptions.DEFAULT.onlyTo(List.of("c"))))))
        .containsExactly("x a->c");
    assertThat(routes(scene.plan(request.options(PlanOptions.DEFAULT.neverTo(List.of("b", "c"))))))
        .containsExactly("x a->d");
    assertThat(routes(scene.plan(request.avoid(Map.of("x", List.of("b", "d"))))))
        .containsExactly("x a->c");
  }

  @Test
  void an_unknown_host_is_refused_by_name() {
    Scene scene = new Scene().hosts(16, "a", "b");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> scene.vacate("c"))
        .withMessageContaining("there is no host c")
        .withMessageContaining("a, b");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                scene.plan(
                    PlanRequest.vacate(List.of("a"))
                        .options(PlanOptions.DEFAULT.neverTo(List.of("x")))))
        .withMessageContaining("there is no host x");
  }

  @Test
  void brings_each_workload_to_its_own_home() {
    Scene scene =
        new Scene().hosts(16, "a", "b", "c").vm("x", "b", 4).vm("y", "c", 4).vm("home", "a", 1);

    Plan plan = scene.plan(PlanRequest.bringHome(Map.of("x", "a", "y", "a", "home", "a")));

    assertThat(routes(plan)).containsExactlyInAnyOrder("x b->a", "y c->a");
    assertThat(plan.moves()).extracting(Move::why).containsOnly(Move.Why.RETURN);
  }

  @Test
  void one_comes_home_after_another_has_made_room_by_going_home_itself() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 8).vm("y", "b", 8);

    Plan plan = scene.plan(PlanRequest.bringHome(Map.of("x", "b", "y", "c")));

    assertThat(routes(plan)).containsExactly("y b->c", "x a->b");
    assertThat(plan.moves().get(1).schedule().after()).containsExactly(plan.moves().get(0).id());
    assertThat(plan.moves().get(1).start()).isEqualTo(plan.moves().get(0).end());
  }

  @Test
  void who_cannot_come_home_remains_with_the_reason_of_its_home() {
    Scene scene = new Scene().hosts(8, "a", "b").vm("x", "b", 4).vm("new", "a", 6);

    Plan plan = scene.plan(PlanRequest.bringHome(Map.of("x", "a", "lost", "a")));

    assertThat(plan.moves()).isEmpty();
    assertThat(reasons(plan, "x")).containsExactly("a: NO_MEMORY");
    assertThat(reasons(plan, "lost")).containsExactly("a: GONE");
  }

  @Test
  void a_move_under_way_takes_room_on_both_hosts_and_is_not_planned_again() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 5).vm("y", "a", 5);

    Plan plan =
        scene.plan(PlanRequest.vacate(List.of("a")).underway(List.of(new Underway("x", "a", "b"))));

    assertThat(routes(plan)).containsExactly("y a->c");
    assertThat(plan.complete()).isTrue();
  }

  @Test
  void a_copy_that_arrives_takes_room_once() {
    Presence leaving =
        new Presence(
            "c", Power.RUNNING, "", List.of(new Job(Job.Kind.MIGRATION, "", "b")), List.of());
    Cluster cluster =
        Cluster.of(
            new Inventory(
                List.of(
                    Host.of("a", 8 * Clusters.GIB, 16),
                    Host.of("b", 8 * Clusters.GIB, 16),
                    Host.of("c", 8 * Clusters.GIB, 16)),
                List.of(
                    vmOf("x", "a", 4),
                    vmOf("arriving", "c", 4).with(leaving),
                    vmOf("arriving", "b", 4).with(Scene.power("b", Power.INCOMING))),
                List.of()));
    PlanRequest request = PlanRequest.vacate(List.of("a"));

    assertThat(Scene.checked(cluster, request).complete()).isTrue();
    assertThat(
            Scene.checked(cluster, request.underway(List.of(new Underway("arriving", "c", "b"))))
                .complete())
        .isTrue();
  }

  @Test
  void times_are_those_of_the_model() {
    Plan plan = new Scene().hosts(16, "a", "b").vm("x", "a", 4).vacate("a");

    Move move = plan.moves().get(0);
    assertThat(move.schedule().bitsPerSecond()).isEqualTo(10_000_000_000L);
    assertThat(move.start()).isZero();
    assertThat(move.end()).isEqualTo(Duration.ofSeconds(1).plusNanos(3_435_973_837L)); // 4 GiB
    assertThat(plan.estimate().makespan()).isEqualTo(move.end());
    assertThat(plan.estimate().planningTime()).isZero();
    assertThat(plan.took(Duration.ofMillis(3)).estimate().planningTime())
        .isEqualTo(Duration.ofMillis(3));
  }
}
