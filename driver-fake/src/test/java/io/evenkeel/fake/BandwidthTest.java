package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Tuning;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A link of 8388.608 Mbit/s carries 1000 MiB in one second. */
class BandwidthTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts:
            - {id: a, migrationMbps: 8388.608}
            - {id: b, migrationMbps: 8388.608}
            - {id: c, migrationMbps: 8388.608}
            - {id: slow, migrationMbps: 838.8608}
          workloads:
            - {id: a1, host: a, memoryMiB: 1000}
            - {id: a2, host: a, memoryMiB: 1000}
            - {id: a3, host: a, memoryMiB: 1000}
            - {id: b1, host: b, memoryMiB: 1000}
          """);

  private void start(String workload, String from, String to) {
    cluster.driver().start(move(workload + "-" + to, workload, from, to));
  }

  private long bits(String workload, String from, String to) {
    return cluster
        .driver()
        .progress(move(workload + "-" + to, workload, from, to))
        .transfer()
        .bitsPerSecond();
  }

  @Test
  void moves_that_leave_one_host_share_its_link() {
    start("a1", "a", "b");
    start("a2", "a", "c");

    cluster.advance(seconds(2.999));
    assertThat(cluster).host("a").runs("a1", "a2", "a3");
    cluster.advance(seconds(0.002));
    assertThat(cluster).host("a").runs("a3");
  }

  @Test
  void out_and_in_are_apart() {
    start("a1", "a", "b");
    start("b1", "b", "a");
    cluster.advance(seconds(2));

    assertThat(cluster).workload("a1").isRunningOn("b");
    assertThat(cluster).workload("b1").isRunningOn("a");
  }

  @Test
  void a_move_that_begins_later_takes_its_share_only_from_then_on() {
    start("a1", "a", "b");
    cluster.advance(seconds(0.5));
    start("a2", "a", "c");

    // Alone for half a second, together for one, alone again for half a second.
    cluster.advance(seconds(2.001));
    assertThat(cluster).workload("a1").isRunningOn("b");
    assertThat(cluster).workload("a2").isRunningOn("a");
    cluster.advance(seconds(0.5));
    assertThat(cluster).workload("a2").isRunningOn("c");
  }

  @Test
  void what_one_move_can_not_use_the_others_get() {
    start("a1", "a", "slow");
    start("a2", "a", "b");
    start("a3", "a", "c");
    cluster.advance(seconds(1.1));

    assertThat(bits("a1", "a", "slow")).isEqualTo(838_860_800L);
    assertThat(bits("a2", "a", "b")).isEqualTo((8_388_608_000L - 838_860_800L) / 2);
    assertThat(bits("a3", "a", "c")).isEqualTo((8_388_608_000L - 838_860_800L) / 2);
  }

  @Test
  void a_limited_move_leaves_the_rest_to_others() {
    cluster
        .driver()
        .start(move("a1-b", "a1", "a", "b", new Tuning(false, 1_000_000_000, Duration.ZERO)));
    start("a2", "a", "b");
    cluster.advance(seconds(1.1));

    assertThat(bits("a2", "a", "b")).isEqualTo(7_388_608_000L);
  }

  @Test
  void the_set_up_of_a_move_takes_no_bandwidth() {
    start("a1", "a", "b");
    cluster.advance(seconds(1.5));
    start("a2", "a", "b");
    cluster.advance(seconds(0.4));

    assertThat(bits("a1", "a", "b")).isEqualTo(8_388_608_000L);
  }

  @Test
  void a_slow_link_slows_what_uses_it_until_it_is_whole_again() {
    start("a1", "a", "b");
    cluster.advance(seconds(1.5));
    cluster.slowLink("b", 0.1, seconds(2));

    cluster.advance(seconds(2));
    assertThat(bits("a1", "a", "b")).isEqualTo(8_388_608_000L);
    cluster.advance(seconds(0.301));
    assertThat(cluster).workload("a1").isRunningOn("b");
  }
}
