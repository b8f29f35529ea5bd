package io.evenkeel.plan;

import static io.evenkeel.plan.Scene.vmOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.Clusters;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.ReachNeed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan says when it is asked for more: other choices, remedies, the way home, failures. */
class OutlookTest {

  private static final PlanRequest VACATE = PlanRequest.vacate(List.of("a"));

  private final Planner planner = Planner.standard();

  @Test
  void a_move_tells_its_runners_up_and_what_excluded_the_others() {
    Cluster cluster =
        new Scene()
            .hosts(16, "a", "b", "c", "d")
            .vm("x", "a", 4)
            .vm("y", "b", 2)
            .vm("z", "d", 14)
            .cluster();

    Choices choices = Outlook.of(planner, cluster, VACATE).choices("x");

    assertThat(choices.runnersUp()).extracting(Choices.RunnerUp::host).containsExactly("c", "b");
    assertThat(choices.runnersUp().get(0).memoryLeft()).isEqualTo(12 * Clusters.GIB);
    assertThat(choices.excluded())
        .extracting(Remaining.Reason::code)
        .containsExactly("VACATED", "NO_MEMORY");
  }

  @Test
  void the_least_memory_that_helps_is_found_and_so_is_whom_to_stop() {
    Cluster cluster =
        new Scene()
            .hosts(8, "a", "b")
            .vm("there", "b", 6)
            .vm("x", "a", 2)
            .vm("y", "a", 3)
            .cluster();

    List<Remedy> remedies = Outlook.of(planner, cluster, VACATE).remedies();

    assertThat(remedies).extracting(Remedy::words).contains("3072 MiB more on b", "stop y");
  }

  @Test
  void a_rule_that_stands_in_the_way_can_be_relaxed() {
    Cluster cluster =
        new Scene()
            .hosts(8, "a", "b")
            .vm("there", "b", 2)
            .vm("x", "a", 2)
            .rule(Scene.apart("r12", "there", "x"))
            .cluster();

    List<Remedy> remedies = Outlook.of(planner, cluster, VACATE).remedies();

    assertThat(remedies).extracting(Remedy::words).contains("relax r12");
  }

  @Test
  void everybody_comes_home_where_the_home_still_has_room_for_them() {
    Cluster cluster = new Scene().hosts(8, "a", "b").vm("x", "a", 4).cluster();

    RoundTrip trip = Outlook.of(planner, cluster, VACATE).roundTrip();

    assertThat(trip.complete()).isTrue();
    assertThat(Scene.routes(trip.wayHome())).containsExactly("x b->a");
  }

  @Test
  void a_move_to_a_processor_that_does_not_lead_back_is_one_way() {
    CpuNeed fast = new CpuNeed("", List.of("fast"));
    HostCpu old = new HostCpu("old", List.of(), List.of());
    HostCpu newer = new HostCpu("new", List.of(), List.of("fast"));
    Cluster cluster =
        new Scene()
            .host(cpu("a", old))
            .host(cpu("b", newer))
            .workload(vmOf("x", "a", 4).with(Scene.needing(4, fast, ReachNeed.NONE)))
            .cluster();

    RoundTrip trip = Outlook.of(planner, cluster, VACATE).roundTrip();

    assertThat(trip.oneWay()).extracting(Remaining::workload).containsExactly("x");
  }

  @Test
  void a_forecast_names_what_would_not_start_again_if_one_more_host_failed() {
    Cluster roomy = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 4).vm("y", "b", 4).cluster();
    Cluster full = new Scene().hosts(8, "a", "b", "c").vm("x", "a", 6).vm("y", "b", 6).cluster();

    assertThat(FailureForecast.of(roomy, VACATE, planner.plan(roomy, VACATE)).safe()).isTrue();
    assertThat(FailureForecast.of(full, VACATE, planner.plan(full, VACATE)).losses())
        .containsExactly(
            new FailureForecast.Loss("b", List.of("y"), List.of(), true),
            new FailureForecast.Loss("c", List.of("x"), List.of(), true));
  }

  private static Host cpu(String id, HostCpu cpu) {
    Host host = Host.of(id, 8 * Clusters.GIB, 16);
    return new Host(
        id,
        host.profile(),
        host.state(),
        new Hardware(8 * Clusters.GIB, 16, cpu),
        host.limits(),
        host.reach());
  }
}
