package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.reasons;
import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Impossibility.Kind;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostMemory;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.MemoryNeed;
import io.evenkeel.spi.NumaCell;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Huge pages and NUMA cells as facts of hosts and needs of workloads. */
class MemoryFeaturesTest {

  private static final MemoryNeed ONE_CELL = new MemoryNeed(0, true);

  @Test
  void p14_a_workload_in_huge_pages_goes_where_enough_of_that_size_are_free() {
    Scene scene = new Scene().host(host("a", 8)).host(host("b", 4)).host(host("c", 8));
    scene.hosts(64, "d").workload(huge("y", "c", 5)).workload(huge("x", "a", 6));

    Plan plan = scene.vacate("a");

    assertThat(routes(plan)).isEmpty();
    assertThat(plan.remaining().get(0).reasons())
        .extracting(reason -> "%s: %s, %s".formatted(reason.host(), reason.code(), reason.detail()))
        .containsExactly(
            "b: NO_HUGE_PAGES, needs 6144 MiB in huge pages of 2048 KiB, 4096 MiB free",
            "c: NO_HUGE_PAGES, needs 6144 MiB in huge pages of 2048 KiB, 3072 MiB free",
            "d: NO_HUGE_PAGES, has no huge pages of 2048 KiB");
    assertThat(routes(scene.host(host("e", 6)).vacate("a"))).containsExactly("x a->e");
  }

  @Test
  void p14_huge_pages_count_over_the_whole_plan() {
    Scene scene = new Scene().host(host("a", 12)).host(host("b", 8)).host(host("c", 4));
    scene.workload(huge("x", "a", 4)).workload(huge("y", "a", 4)).workload(huge("z", "a", 4));

    Plan plan = scene.vacate("a");

    assertThat(plan.complete()).isTrue();
    assertThat(plan.moves()).filteredOn(move -> move.to().equals("c")).hasSize(1);
  }

  @Test
  void p14_a_workload_that_moves_holds_its_huge_pages_on_both_hosts() {
    Scene scene = new Scene().host(host("a", 8)).host(host("b", 8)).host(host("c", 8));
    scene.workload(huge("x", "a", 6)).workload(huge("y", "b", 4)).workload(huge("z", "c", 4));

    Plan plan = scene.vacate("a");

    assertThat(plan.moves())
        .extracting(Move::why)
        .containsExactly(Move.Why.MAKE_ROOM, Move.Why.VACATE);
    assertThat(plan.moves().get(1).schedule().after()).containsExactly("m1");
    assertThat(plan.moves().get(1).start()).isGreaterThanOrEqualTo(plan.moves().get(0).end());
  }

  @Test
  void p14_what_is_kept_in_huge_pages_is_no_room_for_others() {
    Scene scene = new Scene().hosts(64, "a").host(host("b", 60)).vm("x", "a", 6);

    Plan plan = scene.vacate("a");

    assertThat(plan.remaining().get(0).reasons())
        .extracting(reason -> reason.code() + ", " + reason.detail())
        .containsExactly("NO_MEMORY, needs 6144 MiB, 4096 MiB free beside its huge pages");
    assertThat(
            Remedies.of(
                Planner.standard(), scene.cluster(), PlanRequest.vacate(List.of("a")), plan))
        .contains(new Remedy.Memory("b", 2048));
  }

  @Test
  void p14_a_shortage_of_huge_pages_proves_a_request_impossible() {
    Scene scene = new Scene().host(host("a", 12)).host(host("b", 8)).host(host("c", 8));
    scene.workload(huge("x", "a", 6)).workload(huge("y", "a", 6)).workload(huge("z", "c", 6));

    Answer answer = Planner.standard().answer(scene.cluster(), PlanRequest.vacate(List.of("a")));

    assertThat(answer).isInstanceOf(Answer.Impossible.class);
    Impossibility why = ((Answer.Impossible) answer).why();
    assertThat(why.kind()).isEqualTo(Kind.PAGES);
    assertThat(why.missing()).isEqualTo(2048);
    assertThat(why.unit()).isEqualTo("MiB in huge pages of 2048 KiB");
  }

  @Test
  void p14_a_workload_that_must_be_in_one_cell_goes_where_a_cell_is_large_enough() {
    Scene scene = new Scene().hosts(64, "a").host(cells("b", 4)).host(cells("c", 2));
    Workload x = vmOf("x", "a", 24);
    scene.workload(x.with(x.demand().with(ONE_CELL)));

    assertThat(routes(scene.vacate("a"))).containsExactly("x a->c");
    assertThat(reasons(scene.vacate("a", "c"), "x")).contains("b: NUMA_CELL");
  }

  @Test
  void p14_a_workload_goes_where_its_processor_and_features_are() {
    HostCpu old = new HostCpu("old", List.of(), List.of());
    HostCpu slow = new HostCpu("new", List.of("old", "new"), List.of());
    HostCpu fast = new HostCpu("new", List.of("old", "new"), List.of("avx"));
    Scene scene = new Scene().hosts(64, "a").host(cpu("b", old)).host(cpu("c", slow));
    CpuNeed need = new CpuNeed("new", List.of("avx"));
    scene.workload(vmOf("x", "a", 1).with(Scene.needing(1, need, ReachNeed.NONE)));

    assertThat(reasons(scene.vacate("a"), "x")).containsExactly("b: CPU_MODEL", "c: CPU_FEATURES");
    assertThat(routes(scene.host(cpu("d", fast)).vacate("a"))).containsExactly("x a->d");
  }

  @Test
  void p14_a_cell_must_have_the_processors_too_and_a_host_that_tells_no_cells_is_one() {
    Scene scene = new Scene().hosts(64, "a").host(cells("b", 2)).hosts(64, "c");
    Demand wide = Demand.of(Clusters.GIB, 12).with(ONE_CELL);
    scene.workload(vmOf("x", "a", 1).with(wide));

    assertThat(routes(scene.vacate("a"))).containsExactly("x a->c");
  }

  @Test
  void p14_room_for_one_more_failure_counts_huge_pages() {
    Scene scene = new Scene().host(host("a", 8)).host(host("b", 8)).host(host("c", 8));
    scene.workload(huge("x", "a", 4)).workload(huge("y", "b", 4)).workload(huge("z", "c", 4));
    PlanRequest request =
        PlanRequest.vacate(List.of("a")).options(PlanOptions.DEFAULT.keepingRoomForOneMore());

    assertThat(scene.plan(request).complete()).isFalse();
    assertThat(scene.host(host("d", 8)).plan(request).complete()).isTrue();
  }

  @Test
  void p14_what_is_under_way_is_asked_for_again_just_before_it_moves() {
    Scene scene = new Scene().host(host("a", 8)).host(host("b", 8));
    scene.workload(huge("x", "a", 6)).workload(huge("y", "b", 4));
    Cluster cluster = scene.cluster();

    assertThat(Obstacles.of(cluster, "x", "b", List.of()))
        .extracting(Remaining.Reason::code)
        .containsExactly("NO_HUGE_PAGES");
    Cluster room =
        Cluster.of(
            new Inventory(
                cluster.hosts(), List.of(cluster.findWorkload("x").orElseThrow()), List.of()));
    assertThat(Obstacles.of(room, "x", "b", List.of())).isEmpty();
  }

  private static Host host(String id, long hugeGib) {
    Host host = Host.of(id, 64 * Clusters.GIB, 16);
    return host.with(host.hardware().with(DividedMemory.pool(hugeGib)));
  }

  private static Host cpu(String id, HostCpu cpu) {
    Host host = Host.of(id, 64 * Clusters.GIB, 16);
    return host.with(host.hardware().with(cpu));
  }

  private static Host cells(String id, int count) {
    Host host = Host.of(id, 64 * Clusters.GIB, 16);
    NumaCell cell = new NumaCell(64 * Clusters.GIB / count, 16 / count);
    return host.with(
        host.hardware().with(new HostMemory(List.of(), Collections.nCopies(count, cell))));
  }

  private static Workload huge(String id, String host, int gib) {
    Workload workload = vmOf(id, host, gib);
    return workload.with(workload.demand().with(DividedMemory.HUGE));
  }
}
