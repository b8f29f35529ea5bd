package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A link of 8388.608 Mbit/s carries 1000 MiB in one second. */
class MigrationTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts:
            - {id: a, migrationMbps: 8388.608}
            - {id: b, migrationMbps: 8388.608}
          workloads:
            - {id: idle, host: a, memoryMiB: 4000}
            - {id: busy, host: a, memoryMiB: 4000, dirtyMiBps: 100, hotMiB: 4000}
            - {id: wild, host: a, memoryMiB: 4000, dirtyMiBps: 2000, hotMiB: 1500}
            - {id: disks, host: a, memoryMiB: 1000, localDiskMiB: 9000}
          """);
  private final HypervisorDriver driver = cluster.driver();

  @Test
  void a_move_takes_the_set_up_and_one_round_if_nothing_is_dirtied() {
    driver.start(move("o1", "idle", "a", "b"));

    cluster.advance(seconds(4.999999));
    assertThat(cluster).workload("idle").isRunningOn("a");
    cluster.advance(seconds(0.000001));
    assertThat(cluster).workload("idle").isRunningOn("b").stoodStillAtMost(Duration.ZERO);
  }

  @Test
  void each_round_sends_what_the_last_one_left_until_the_rest_can_be_sent_in_300_ms() {
    driver.start(move("o1", "busy", "a", "b"));

    cluster.advance(seconds(1 + 4 + 0.4 + 0.039));
    assertThat(cluster).workload("busy").isRunningOn("a");
    cluster.advance(seconds(0.0011));
    assertThat(cluster).workload("busy").isRunningOn("b").neverStopped();
    assertThat(cluster.downtimeOf("busy")).isEqualTo(seconds(0.04));
  }

  @Test
  void a_workload_that_dirties_faster_than_is_sent_stands_still_for_what_is_hot() {
    driver.start(move("o1", "wild", "a", "b"));

    cluster.advance(seconds(1 + 4 + 1.5 + 1.5));
    assertThat(cluster).workload("wild").isRunningOn("b");
    assertThat(cluster.downtimeOf("wild")).isEqualTo(seconds(1.5));
  }

  @Test
  void while_it_moves_the_target_has_an_incoming_copy_and_the_source_a_job() {
    driver.start(move("o1", "idle", "a", "b"));

    assertThat(Give.sightings(cluster, "idle")).containsExactly("a RUNNING", "b INCOMING");
    assertThat(Give.sighting(cluster, "idle", Power.RUNNING).presence().jobs())
        .containsExactly(new Job(Job.Kind.MIGRATION, "o1", "b"));
    assertThat(Give.sighting(cluster, "idle", Power.INCOMING).presence().jobs()).isEmpty();
  }

  @Test
  void afterwards_the_source_knows_nothing_of_it_and_it_is_the_same_run() {
    String run = Give.sighting(cluster, "idle", Power.RUNNING).presence().runId();
    driver.start(move("o1", "idle", "a", "b"));
    cluster.advance(seconds(60));

    assertThat(Give.sightings(cluster, "idle")).containsExactly("b RUNNING");
    assertThat(Give.sighting(cluster, "idle", Power.RUNNING).presence().runId()).isEqualTo(run);
    assertThat(cluster.restartsOf("idle")).isZero();
    assertThat(cluster.markerOf("idle")).contains(new Marker("op-1", "a"));
  }

  @Test
  void a_paused_workload_arrives_paused() {
    cluster.pause("idle");
    driver.start(move("o1", "idle", "a", "b"));
    cluster.advance(seconds(60));

    assertThat(Give.sightings(cluster, "idle")).containsExactly("b PAUSED");
  }

  @Test
  void progress_tells_what_is_sent_and_what_is_left() {
    Order order = move("o1", "wild", "a", "b");
    driver.start(order);
    assertThat(driver.progress(order))
        .isEqualTo(Progress.running(new Transfer(0, 4000L << 20, 2000L << 20, 0, Duration.ZERO)));

    cluster.advance(seconds(2));
    assertThat(driver.progress(order).transfer())
        .isEqualTo(
            new Transfer(1000L << 20, 3000L << 20, 2000L << 20, 8_388_608_000L, Duration.ZERO));

    cluster.advance(seconds(60));
    assertThat(driver.progress(order))
        .isEqualTo(
            Progress.done(
                new Transfer((4000L + 1500 + 1500) << 20, 0, 2000L << 20, 0, seconds(1.5))));
  }

  @Test
  void the_order_may_limit_the_bandwidth_and_the_time_to_stand_still() {
    driver.start(
        move("o1", "busy", "a", "b", new Tuning(false, 4_194_304_000L, Duration.ofMillis(50))));

    cluster.advance(seconds(1 + 8 + 1.6 + 0.32 + 0.0639));
    assertThat(cluster).workload("busy").isRunningOn("a");
    cluster.advance(seconds(0.013));
    assertThat(cluster).workload("busy").isRunningOn("b").stoodStillAtMost(seconds(0.0128));
  }

  @Test
  void disks_that_move_along_take_their_time() {
    driver.start(move("o1", "disks", "a", "b", new Tuning(true, 0, Duration.ZERO)));

    cluster.advance(seconds(10.9));
    assertThat(cluster).workload("disks").isRunningOn("a");
    cluster.advance(seconds(0.2));
    assertThat(cluster).workload("disks").isRunningOn("b");
  }

  @Test
  void a_cancelled_move_leaves_the_workload_where_it_is_and_the_target_clean() {
    Order order = move("o1", "idle", "a", "b");
    driver.start(order);
    cluster.advance(seconds(3));
    driver.cancel(order);

    assertThat(Give.sightings(cluster, "idle")).containsExactly("a RUNNING");
    assertThat(driver.progress(order).state()).isEqualTo(Progress.State.FAILED);
    assertThat(driver.progress(order).message()).isEqualTo("cancelled");
    assertThat(cluster).host("b").isEmpty();
    assertThatThrownBy(() -> driver.cancel(order))
        .isInstanceOf(DriverException.class)
        .hasMessage("no order o1 is running");
  }

  @Test
  void a_cancel_comes_too_late_once_the_workload_stands_still() {
    Order order = move("o1", "wild", "a", "b");
    driver.start(order);
    cluster.advance(seconds(7));
    driver.cancel(order);
    cluster.advance(seconds(2));

    assertThat(cluster).workload("wild").isRunningOn("b");
  }

  @Test
  void what_a_user_moves_has_a_job_that_is_not_ours() {
    cluster.moveByHand("idle", "b");

    Job job = Give.sighting(cluster, "idle", Power.RUNNING).presence().jobs().get(0);
    assertThat(job.ours()).isFalse();
    assertThat(job.target()).isEqualTo("b");
    cluster.advance(seconds(60));
    assertThat(cluster).workload("idle").isRunningOn("b");
    assertThat(cluster.markerOf("idle")).isEmpty();
  }

  @Test
  void a_workload_that_goes_off_does_not_move_any_more() {
    Order order = move("o1", "idle", "a", "b");
    driver.start(order);
    cluster.advance(seconds(2));
    cluster.powerOff("idle");
    cluster.advance(seconds(60));

    assertThat(Give.sightings(cluster, "idle")).containsExactly("a STOPPED");
    assertThat(driver.progress(order).state()).isEqualTo(Progress.State.FAILED);
  }

  @Test
  void an_order_that_is_given_twice_is_carried_out_once() {
    Order order = move("o1", "idle", "a", "b");
    driver.start(order);
    driver.start(order);
    cluster.advance(seconds(60));
    cluster.moveByHand("idle", "a");
    cluster.advance(seconds(60));
    driver.start(order);
    cluster.advance(seconds(60));

    assertThat(cluster).workload("idle").isRunningOn("a");
  }

  @Test
  void an_order_id_can_not_be_used_for_something_else() {
    driver.start(move("o1", "idle", "a", "b"));

    assertThatThrownBy(() -> driver.start(move("o1", "busy", "a", "b")))
        .isInstanceOf(DriverException.class)
        .hasMessage("order id o1 was given to another order");
  }
}
