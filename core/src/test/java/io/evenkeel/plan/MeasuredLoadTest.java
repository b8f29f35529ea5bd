package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.routes;
import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** How busy processors are found to be, in the choice of targets. */
class MeasuredLoadTest {

  @Test
  void p12_of_hosts_that_are_as_good_the_less_busy_one_is_chosen() {
    Scene scene = new Scene().hosts(64, "a").host(busy("b", 12)).host(busy("c", 3)).vm("x", "a", 4);

    assertThat(routes(scene.vacate("a"))).containsExactly("x a->c");
  }

  @Test
  void p12_what_a_plan_has_sent_somewhere_makes_that_busier() {
    Scene scene = new Scene().hosts(64, "a").host(busy("b", 6)).host(busy("c", 0));
    scene.workload(hungry("x", 8)).workload(hungry("y", 7));

    assertThat(routes(scene.vacate("a"))).containsExactlyInAnyOrder("x a->c", "y a->b");
  }

  @Test
  void p12_a_panel_may_forbid_targets_that_would_be_too_busy() {
    Scene scene = new Scene().hosts(64, "a").host(busy("b", 10)).host(busy("c", 6));
    scene.workload(hungry("x", 4));
    PlanRequest request = PlanRequest.vacate(List.of("a"));
    Wishes half = Wishes.NONE.ruling(MeasuredLoad.atMost(0.5));
    Wishes most = Wishes.NONE.ruling(MeasuredLoad.atMost(0.8));

    Plan none = scene.plan(request.wishes(half));

    assertThat(none.remaining().get(0).reasons())
        .extracting(reason -> "%s: %s, %s".formatted(reason.host(), reason.code(), reason.detail()))
        .containsExactly(
            "b: OWN_RULE, 88 % of its processors would be busy; at most 50 % may be",
            "c: OWN_RULE, 63 % of its processors would be busy; at most 50 % may be");
    assertThat(routes(scene.plan(request.wishes(most)))).containsExactly("x a->c");
    assertThatThrownBy(() -> MeasuredLoad.atMost(0))
        .hasMessage("most is 0.0; it must be greater than 0");
  }

  @Test
  void p12_a_panel_may_weigh_load_more_than_the_time_of_a_move() {
    Host slow = busy("c", 2);
    Scene scene = new Scene().hosts(64, "a").host(busy("b", 12));
    scene.host(
        new Host(
            "c",
            slow.profile(),
            slow.state(),
            slow.hardware(),
            slow.limits(),
            new Reach(List.of(), List.of(), 5_000_000_000L)));
    scene.vm("x", "a", 4);
    PlanRequest request = PlanRequest.vacate(List.of("a"));
    Wishes wishes = Wishes.NONE.scoring(MeasuredLoad.score(60));

    assertThat(routes(scene.plan(request))).containsExactly("x a->b");
    assertThat(routes(scene.plan(request.wishes(wishes)))).containsExactly("x a->c");
  }

  @Property(tries = 200)
  void p12_load_costs_nobody_his_place(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int hosts,
      @ForAll @IntRange(max = 25) int workloads) {
    Inventory plain = Clusters.plain(seed, hosts, workloads);
    Cluster busy = Cluster.of(measured(plain, seed));
    PlanRequest request = PlanRequest.vacate(List.of("n0"));

    Plan plan = Planner.standard().plan(busy, request);

    assertThat(PlanChecker.check(busy, request, plan)).as(() -> Clusters.show(busy)).isEmpty();
    if (BruteForce.solves(busy, "n0")) {
      assertThat(plan.complete()).as(() -> Clusters.show(busy) + plan).isTrue();
    }
  }

  private static Inventory measured(Inventory plain, long seed) {
    Random random = new Random(seed);
    return new Inventory(
        plain.hosts().stream()
            .map(host -> host.with(host.state().busyCpus(random.nextDouble() * 20)))
            .toList(),
        plain.workloads().stream()
            .map(one -> one.with(busy(one.demand(), random.nextDouble() * 4)))
            .toList(),
        plain.rules());
  }

  private static Demand busy(Demand demand, double cpus) {
    return new Demand(
        demand.memoryBytes(),
        demand.vcpus(),
        demand.cpu(),
        demand.reach(),
        demand.activity().busyCpus(cpus),
        demand.memory());
  }

  private static Host busy(String id, double cpus) {
    return Host.of(id, 64 * Clusters.GIB, 16).with(HostState.RUNNING.busyCpus(cpus));
  }

  private static Workload hungry(String id, double cpus) {
    Workload workload = vmOf(id, "a", 4);
    return workload.with(busy(workload.demand(), cpus));
  }
}
