package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Order.Stop.Mode;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import org.junit.jupiter.api.Test;

class PowerOrdersTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts: [{id: a, memoryMiB: 8192}, {id: b, memoryMiB: 8192}]
          workloads:
            - {id: web, host: a, memoryMiB: 2048}
            - {id: deaf, host: a, memoryMiB: 2048, labels: {ignores-shutdown: "true"}}
            - {id: off, host: a, memoryMiB: 1024, power: stopped}
          """);
  private final HypervisorDriver driver = cluster.driver();

  private Progress.State stateOf(Order order) {
    return driver.progress(order).state();
  }

  @Test
  void a_graceful_shutdown_takes_ten_seconds() {
    Order order = stop("o1", "web", "a");
    driver.start(order);

    cluster.advance(seconds(9.9));
    assertThat(cluster).workload("web").isRunningOn("a");
    assertThat(stateOf(order)).isEqualTo(Progress.State.RUNNING);
    cluster.advance(seconds(0.1));
    assertThat(cluster).workload("web").isOffOn("a");
    assertThat(stateOf(order)).isEqualTo(Progress.State.DONE);
    assertThat(cluster.stopsOf("web")).isEqualTo(1);
  }

  @Test
  void a_workload_that_ignores_shutdown_stops_only_by_force() {
    driver.start(stop("o1", "deaf", "a"));
    cluster.advance(seconds(3_600));
    assertThat(cluster).workload("deaf").isRunningOn("a");

    driver.start(stop("o2", "deaf", "a", Mode.FORCED));
    assertThat(cluster).workload("deaf").isOffOn("a");
    assertThat(stateOf(stop("o1", "deaf", "a"))).isEqualTo(Progress.State.DONE);
    assertThat(stateOf(stop("o2", "deaf", "a", Mode.FORCED))).isEqualTo(Progress.State.DONE);
  }

  @Test
  void a_paused_workload_does_not_hear_a_shutdown() {
    cluster.pause("web");
    driver.start(stop("o1", "web", "a"));
    cluster.advance(seconds(60));

    assertThat(cluster.powerOf("web")).isEqualTo(Power.PAUSED);
  }

  @Test
  void suspending_takes_a_second_for_each_gibibyte_and_a_start_goes_on_with_the_same_run() {
    driver.start(stop("o1", "web", "a", Mode.SUSPEND));
    cluster.advance(seconds(2));
    assertThat(cluster).workload("web").isOffOn("a");

    driver.start(new Order.Start("o2", "web", "a"));
    cluster.advance(seconds(10));
    assertThat(cluster).workload("web").isRunningOn("a");
    assertThat(cluster.restartsOf("web")).isZero();
    assertThat(Give.sighting(cluster, "web", Power.RUNNING).presence().runId()).isEqualTo("web#1");
    assertThat(cluster.downtimeOf("web")).isEqualTo(seconds(10));
  }

  @Test
  void a_start_takes_ten_seconds_and_is_a_new_run() {
    driver.start(stop("o1", "web", "a"));
    cluster.advance(seconds(70));
    driver.start(new Order.Start("o2", "web", "a"));
    cluster.advance(seconds(9.9));
    assertThat(cluster).workload("web").isOffOn("a");
    cluster.advance(seconds(0.1));

    assertThat(cluster).workload("web").isRunningOn("a").stoodStillAtMost(seconds(70));
    assertThat(cluster.restartsOf("web")).isEqualTo(1);
    assertThat(Give.sighting(cluster, "web", Power.RUNNING).presence().runId()).isEqualTo("web#2");
  }

  @Test
  void a_workload_that_starts_takes_its_room_already() {
    driver.start(new Order.Start("o1", "off", "a"));

    assertThat(cluster).host("a").runs("deaf", "off", "web");
  }

  @Test
  void what_is_off_moves_in_a_second() {
    Order order = new Order.Relocate("o1", "off", "a", "b");
    driver.start(order);
    assertThat(Give.sightings(cluster, "off")).containsExactly("a STOPPED");
    cluster.advance(seconds(1));

    assertThat(Give.sightings(cluster, "off")).containsExactly("b STOPPED");
    assertThat(stateOf(order)).isEqualTo(Progress.State.DONE);
  }

  @Test
  void what_is_so_already_counts_as_done() {
    Order stop = stop("o1", "off", "a");
    Order start = new Order.Start("o2", "web", "a");
    driver.start(stop);
    driver.start(start);

    assertThat(stateOf(stop)).isEqualTo(Progress.State.DONE);
    assertThat(stateOf(start)).isEqualTo(Progress.State.DONE);
    assertThat(cluster.restartsOf("web")).isZero();
  }

  @Test
  void a_start_of_what_runs_elsewhere_makes_a_second_copy_as_on_real_hypervisors() {
    FakeCluster risky =
        FakeCluster.of(cluster.inventory(), FakeOptions.DEFAULT.keepingViolations());
    risky.driver().start(new Order.Start("o1", "web", "b"));
    risky.advance(seconds(10));

    assertThat(Give.sightings(risky, "web")).containsExactly("a RUNNING", "b RUNNING");
    assertThat(risky.violations().get(0).invariant()).isEqualTo("I2");
  }

  @Test
  void a_guest_that_was_asked_to_shut_down_does_so_where_it_has_moved_to() {
    Order order = stop("o1", "web", "a");
    driver.start(order);
    driver.start(move("o2", "web", "a", "b"));
    cluster.advance(seconds(9));
    assertThat(cluster).workload("web").isRunningOn("b");
    cluster.advance(seconds(1));

    assertThat(cluster).workload("web").isOffOn("b");
    assertThat(stateOf(order)).isEqualTo(Progress.State.DONE);
  }

  @Test
  void force_ends_a_workload_in_the_middle_of_its_move() {
    driver.start(move("o1", "web", "a", "b"));
    driver.start(stop("o2", "web", "a", Mode.FORCED));
    cluster.advance(seconds(60));

    assertThat(Give.sightings(cluster, "web")).containsExactly("a STOPPED");
    assertThat(driver.progress(move("o1", "web", "a", "b")).message())
        .isEqualTo("the workload went off");
  }

  @Test
  void a_user_switches_a_workload_off_and_on() {
    cluster.powerOff("web");
    assertThat(cluster).workload("web").isOffOn("a");
    cluster.advance(seconds(5));
    cluster.powerOn("web");

    assertThat(cluster).workload("web").isRunningOn("a").stoodStillAtMost(seconds(5));
    assertThat(cluster.restartsOf("web")).isEqualTo(1);
  }

  @Test
  void a_user_who_switches_on_what_is_being_started_is_faster() {
    Order start = new Order.Start("o1", "off", "a");
    driver.start(start);
    cluster.powerOn("off");
    cluster.advance(seconds(60));

    assertThat(cluster).workload("off").isRunningOn("a");
    assertThat(cluster.restartsOf("off")).isEqualTo(1);
    assertThat(stateOf(start)).isEqualTo(Progress.State.DONE);
  }
}
