package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettlingTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts: [{id: a}, {id: b}]
          workloads:
            - {id: web, host: a, memoryMiB: 4096}
            - {id: big, host: a, memoryMiB: 65536, dirtyMiBps: 1}
            - {id: deaf, host: a, labels: {ignores-shutdown: "true"}}
          """);

  private Duration now() {
    return Duration.between(FakeOptions.DEFAULT.start(), cluster.clock().instant());
  }

  @Test
  void time_passes_from_tick_to_tick_until_the_work_is_done() {
    List<Order> orders = List.of(move("o1", "web", "a", "b"), move("o2", "big", "a", "b"));
    cluster.settle(() -> orders.forEach(cluster.driver()::start));

    assertThat(cluster).workload("web").isRunningOn("b").neverStopped();
    assertThat(cluster).workload("big").isRunningOn("b").neverStopped();
  }

  @Test
  void whoever_waits_for_some_minutes_is_waited_for() {
    cluster.settle(
        () -> {
          if (now().compareTo(Duration.ofMinutes(9)) > 0) {
            cluster.driver().start(move("o1", "web", "a", "b"));
          }
        });

    assertThat(cluster).workload("web").isRunningOn("b");
    assertThat(now()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
  }

  @Test
  void ticks_come_at_every_event_and_at_least_every_second_while_something_is_new() {
    List<Instant> ticks = new ArrayList<>();
    cluster.settle(
        () -> {
          ticks.add(cluster.clock().instant());
          cluster.driver().start(move("o1", "web", "a", "b"));
        });

    assertThat(ticks.subList(0, 6))
        .extracting(tick -> Duration.between(FakeOptions.DEFAULT.start(), tick).toMillis())
        .containsExactly(0L, 1_000L, 2_000L, 3_000L, 4_000L, 4_435L);
    assertThat(ticks.size()).isLessThan(100);
  }

  @Test
  void a_shutdown_that_is_ignored_is_not_waited_for() {
    cluster.settle(() -> cluster.driver().start(stop("o1", "deaf", "a")));

    assertThat(cluster).workload("deaf").isRunningOn("a");
  }

  @Test
  void what_never_settles_is_said_with_the_last_events() {
    FakeCluster restless =
        FakeCluster.of(cluster.inventory(), FakeOptions.DEFAULT.longest(Duration.ofMinutes(30)));
    assertThatThrownBy(
            () ->
                restless.settle(
                    () -> {
                      restless.powerOff("web");
                      restless.powerOn("web");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("not settled after PT30M of virtual time; last events: 00:29:5")
        .hasMessageEndingWith("web runs on a");
  }

  @Test
  void what_a_tick_throws_comes_out() {
    assertThatThrownBy(
            () ->
                cluster.settle(
                    () -> {
                      throw new UnsupportedOperationException("tick");
                    }))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void the_clock_begins_where_it_is_told_to_and_runs_only_when_it_is_advanced() {
    Instant start = Instant.parse("2030-05-06T07:08:09Z");
    FakeCluster later = FakeCluster.of(cluster.inventory(), FakeOptions.DEFAULT.startingAt(start));
    assertThat(later.clock().instant()).isEqualTo(start);
    later.advance(seconds(1.5));

    assertThat(later.clock().instant()).isEqualTo(start.plusMillis(1_500));
    assertThatThrownBy(() -> later.advance(seconds(-1)))
        .hasMessage("duration is PT-1S; time does not run back");
  }

  @Test
  void options_that_can_not_be_are_refused() {
    assertThatThrownBy(() -> FakeOptions.DEFAULT.quiet(Duration.ZERO))
        .hasMessage("quiet is PT0S and longest is PT24H; use 0 < quiet <= longest");
    assertThatThrownBy(() -> FakeOptions.DEFAULT.longest(Duration.ofMinutes(1)))
        .hasMessage("quiet is PT10M and longest is PT1M; use 0 < quiet <= longest");
  }
}
