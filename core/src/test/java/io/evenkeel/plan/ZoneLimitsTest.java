package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What a zone allows at once, beyond the limits of its hosts. */
class ZoneLimitsTest {

  @Test
  void p15_no_more_moves_go_on_in_a_zone_at_once_than_it_allows() {
    Cluster cluster = disks(MoveLimits.NONE.atOnce(2), "pool1", "pool1", "pool1", "pool1", "pool1");

    Plan plan = Scene.checked(cluster, PlanRequest.vacate(List.of("a")));

    assertThat(plan.complete()).isTrue();
    assertThat(most(plan, move -> true)).isEqualTo(2);
  }

  @Test
  void p15_of_one_storage_so_many_moves_take_disks_along_at_once() {
    MoveLimits one = MoveLimits.NONE.withStorageAtOnce(1);
    Cluster cluster = disks(one, "pool1", "pool1", "pool1", "pool2", "pool2");

    Plan plan = Scene.checked(cluster, PlanRequest.vacate(List.of("a")));

    assertThat(plan.complete()).isTrue();
    assertThat(most(plan, move -> pool(cluster, move).equals("pool1"))).isEqualTo(1);
    assertThat(most(plan, move -> pool(cluster, move).equals("pool2"))).isEqualTo(1);
    assertThat(most(plan, move -> true)).isEqualTo(2);
  }

  @Test
  void p15_no_move_sends_more_than_its_zone_allows() {
    MoveLimits cap = MoveLimits.NONE.bitsPerSecond(1_500_000_000L);
    Cluster cluster = disks(cap, "pool1", "pool1", "pool1");

    Plan plan = Scene.checked(cluster, PlanRequest.vacate(List.of("a")));

    assertThat(plan.moves())
        .hasSize(3)
        .extracting(move -> move.schedule().bitsPerSecond())
        .containsOnly(1_500_000_000L);
  }

  @Test
  void p15_the_checker_says_which_limit_of_a_zone_a_plan_breaks() {
    Cluster free = disks(MoveLimits.NONE, "pool1", "pool1", "pool1");
    Cluster bound = disks(new MoveLimits(1, 1, 1_000_000), "pool1", "pool1", "pool1");
    PlanRequest request = PlanRequest.vacate(List.of("a"));

    Plan plan = Scene.checked(free, request);

    assertThat(String.join("\n", PlanChecker.check(bound, request, plan)))
        .contains("moves at once in zone default; at most 1 may be")
        .contains("moves with disks at once on storage pool1; at most 1 may be")
        .contains("a move in zone default may send 1000000");
  }

  @Test
  void p15_a_limit_that_lets_nothing_move_is_refused() {
    assertThatThrownBy(() -> MoveLimits.NONE.atOnce(0))
        .hasMessage("atOnce is 0; it must be at least 1");
  }

  @Property(tries = 300)
  void p15_every_plan_keeps_the_limits_of_its_zones(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 8) int hosts,
      @ForAll @IntRange(max = 40) int workloads,
      @ForAll @IntRange(min = 1, max = 4) int atOnce,
      @ForAll @IntRange(min = 1, max = 3) int withStorage,
      @ForAll @IntRange(min = 1, max = 12_000) int megabits) {
    MoveLimits limits = new MoveLimits(atOnce, withStorage, megabits * 1_000_000L);
    Inventory odd = Clusters.odd(seed, hosts, workloads);
    Cluster cluster = Cluster.of(odd, policy(limits));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));

    Plan plan = Planner.standard().plan(cluster, request);

    assertThat(PlanChecker.check(cluster, request, plan))
        .as(() -> Clusters.show(cluster) + limits + "\n" + plan)
        .isEmpty();
    assertThat(plan.remaining())
        .isEqualTo(Planner.standard().plan(Cluster.of(odd), request).remaining());
  }

  private static Policy policy(MoveLimits limits) {
    return Policy.DEFAULT.otherZones(ZonePolicy.DEFAULT.moves(limits));
  }

  /** The most of them that go on at once. */
  private static long most(Plan plan, Predicate<Move> which) {
    return plan.moves().stream()
        .mapToLong(
            move ->
                plan.moves().stream()
                    .filter(which)
                    .filter(one -> one.start().compareTo(move.start()) <= 0)
                    .filter(one -> one.end().compareTo(move.start()) > 0)
                    .count())
        .max()
        .orElse(0);
  }

  private static String pool(Cluster cluster, Move move) {
    Workload workload = cluster.findWorkload(move.workload()).orElseThrow();
    return workload.demand().reach().storage().get(0);
  }

  /** Hosts that reach two pools, and on the first of them workloads with local disks, by pool. */
  private static Cluster disks(MoveLimits limits, String... pools) {
    Reach reach = new Reach(List.of("pool1", "pool2"), List.of(), 10_000_000_000L);
    List<Host> hosts = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      Host host = Host.of(id, 64 * Clusters.GIB, 16);
      hosts.add(new Host(id, host.profile(), host.state(), host.hardware(), host.limits(), reach));
    }
    List<Workload> workloads = new ArrayList<>();
    for (int i = 0; i < pools.length; i++) {
      ReachNeed need = new ReachNeed(List.of(pools[i]), List.of(), 20 * Clusters.GIB);
      Demand demand = Scene.needing(4, CpuNeed.ANY, need);
      workloads.add(
          vmOf("x" + i, "a", 4).with(demand).with(Scene.handling(Strategy.LIVE_WITH_STORAGE)));
    }
    return Cluster.of(new Inventory(hosts, workloads, List.of()), policy(limits));
  }
}
