package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.slots;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of docs/features.md that are about capacity, targets and limits of a plan. */
class PlanningFeaturesTest {

  @Test
  void p02_what_fits_alone_but_not_together_is_not_planned_together() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 5).vm("y", "a", 5);
    scene.vm("z", "a", 5).vm("c1", "c", 1);

    Plan plan = scene.vacate("a");

    assertThat(plan.moves()).hasSize(2).extracting(Move::to).containsOnly("b", "c");
    assertThat(plan.remaining()).hasSize(1);
    assertThat(plan.remaining().get(0).reasons())
        .extracting(Remaining.Reason::code)
        .containsOnly("NO_MEMORY");
  }

  @Test
  void p02_who_needs_room_that_another_frees_waits_for_it() {
    Scene scene = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 8).vm("y", "b", 4);
    scene.vm("z", "c", 4);

    Plan plan = scene.vacate("a");

    Move last = plan.moves().get(plan.moves().size() - 1);
    assertThat(plan.complete()).isTrue();
    assertThat(last.workload()).isEqualTo("x");
    assertThat(last.start()).isGreaterThanOrEqualTo(plan.moves().get(0).end());
  }

  @Test
  void p12_overcommit_and_headroom_decide_what_a_host_takes() {
    long gib = Clusters.GIB;
    Scene scene = new Scene().hosts(16, "a").vm("x", "a", 10);
    scene.host(Host.of("plain", 8 * gib, 16));
    scene.host(Host.of("over", 8 * gib, 16).with(new Limits(1.5, 1.0, 0, 8, 8)));
    scene.host(Host.of("reserved", 16 * gib, 16).with(new Limits(1.0, 1.0, 7 * gib, 8, 8)));

    Plan plan = scene.vacate("a");

    assertThat(routes(plan)).containsExactly("x a->over");
  }

  @Test
  void p13_a_caller_names_targets_or_leaves_some_out() {
    Scene scene = new Scene().hosts(16, "a", "b", "c", "d").vm("x", "a", 2);
    PlanRequest request = PlanRequest.vacate(List.of("a"));
    PlanOptions onlyD = PlanOptions.DEFAULT.onlyTo(List.of("d"));
    PlanOptions notB = PlanOptions.DEFAULT.neverTo(List.of("b"));
    PlanOptions nowhere = onlyD.neverTo(List.of("d"));

    assertThat(routes(scene.plan(request.options(onlyD)))).containsExactly("x a->d");
    assertThat(routes(scene.plan(request.options(notB)))).containsExactly("x a->c");
    assertThat(reasons(scene.plan(request.options(nowhere)), "x"))
        .containsExactly("b: EXCLUDED", "c: EXCLUDED", "d: EXCLUDED");
  }

  @Test
  void p15_no_more_moves_leave_or_reach_a_host_at_once_than_it_allows() {
    long gib = Clusters.GIB;
    Scene scene = new Scene();
    scene.host(Host.of("a", 64 * gib, 16).with(slots(8, 3)));
    scene.host(Host.of("b", 64 * gib, 16).with(slots(1, 8)));
    scene.host(Host.of("c", 64 * gib, 16).with(slots(2, 8)));
    for (int i = 0; i < 9; i++) {
      scene.workload(vmOf("x" + i, "a", 4));
    }

    Plan plan = scene.vacate("a");

    assertThat(plan.complete()).isTrue();
    for (Move move : plan.moves()) {
      List<Move> running =
          plan.moves().stream()
              .filter(one -> one.start().compareTo(move.start()) <= 0)
              .filter(one -> one.end().compareTo(move.start()) > 0)
              .toList();
      assertThat(running).hasSizeLessThanOrEqualTo(3);
      assertThat(running).filteredOn(one -> one.to().equals("b")).hasSizeLessThanOrEqualTo(1);
      assertThat(running).filteredOn(one -> one.to().equals("c")).hasSizeLessThanOrEqualTo(2);
      assertThat(running.stream().mapToLong(one -> one.schedule().bitsPerSecond()).sum())
          .isLessThanOrEqualTo(Host.of("a", 1, 1).reach().migrationBitsPerSecond());
    }
  }
}
