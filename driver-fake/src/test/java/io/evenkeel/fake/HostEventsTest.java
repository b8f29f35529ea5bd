package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HostEventsTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts: [{id: a}, {id: b}]
          workloads:
            - {id: web, host: a, memoryMiB: 4096}
            - {id: db, host: b, memoryMiB: 4096}
            - {id: off, host: a, power: stopped}
          """);

  private Host host(String id) {
    return cluster.driver().observe().hosts().stream()
        .filter(host -> host.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_cordoned_host_says_so_until_it_is_uncordoned() {
    cluster.driver().cordon("a", true);
    assertThat(cluster).host("a").isCordoned();
    assertThat(host("a").status()).isEqualTo(HostStatus.CORDONED);

    cluster.driver().cordon("a", false);
    assertThat(cluster).host("a").isNotCordoned();
    assertThat(host("a").status()).isEqualTo(HostStatus.RUNNING);
  }

  @Test
  void a_host_that_was_cordoned_from_the_beginning_can_be_uncordoned() {
    FakeCluster other = FakeCluster.parse("hosts: [{id: a, status: cordoned}]");
    assertThat(other).host("a").isCordoned();
    other.driver().cordon("a", false);

    assertThat(other.driver().observe().hosts().get(0).status()).isEqualTo(HostStatus.RUNNING);
  }

  @Test
  void a_host_that_fails_takes_its_workloads_along_and_stays_away() {
    cluster.failHost("a");
    cluster.advance(seconds(3_600));
    assertThat(host("a").status()).isEqualTo(HostStatus.UNREACHABLE);

    cluster.returnHost("a");
    assertThat(host("a").status()).isEqualTo(HostStatus.RUNNING);
    assertThat(cluster).workload("web").isOffOn("a");
    assertThat(cluster).workload("db").isRunningOn("b").neverStopped();
  }

  @Test
  void a_host_that_is_cut_off_runs_on_unseen() {
    String boot = host("a").state().bootId();
    cluster.cutOffHost("a", Duration.ofMinutes(5));
    assertThat(Give.sightings(cluster, "web")).isEmpty();
    assertThat(cluster).workload("web").isRunningOn("a");

    cluster.advance(Duration.ofMinutes(5));
    assertThat(Give.sightings(cluster, "web")).containsExactly("a RUNNING");
    assertThat(host("a").state().bootId()).isEqualTo(boot);
    assertThat(cluster).workload("web").neverStopped();
  }

  @Test
  void a_move_goes_on_while_nobody_can_look_and_nothing_is_said_of_it() {
    Order order = move("o1", "web", "a", "b");
    cluster.driver().start(order);
    cluster.cutOffHost("a", Duration.ofMinutes(1));
    cluster.advance(seconds(30));

    assertThat(cluster).workload("web").isRunningOn("b");
    assertThat(cluster.driver().progress(order)).isEqualTo(Progress.unknown());
    cluster.advance(seconds(30));
    assertThat(cluster.driver().progress(order).state()).isEqualTo(Progress.State.DONE);
  }

  @Test
  void a_move_whose_target_dies_is_rolled_back() {
    cluster.driver().start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(2));
    cluster.failHost("b");

    assertThat(cluster).workload("web").isRunningOn("a").neverStopped();
    assertThat(cluster.driver().progress(move("o1", "web", "a", "b")).state())
        .isEqualTo(Progress.State.FAILED);
    assertThat(cluster.driver().observe().workloads().get(1).presence().jobs()).isEmpty();
  }

  @Test
  void a_move_whose_source_dies_dies_with_it() {
    cluster.driver().start(move("o1", "web", "a", "b"));
    cluster.advance(seconds(2));
    cluster.failHost("a");
    cluster.advance(seconds(60));
    cluster.returnHost("a");

    assertThat(Give.sightings(cluster, "web")).containsExactly("a STOPPED");
    assertThat(cluster).host("b").runs("db");
  }

  @Test
  void orders_on_a_host_that_dies_fail() {
    Order.Start start = new Order.Start("o1", "off", "a");
    Order stop = stop("o2", "web", "a");
    cluster.driver().start(start);
    cluster.driver().start(stop);
    cluster.advance(seconds(1));
    cluster.failHost("a");
    cluster.returnHost("a");
    cluster.advance(seconds(60));

    assertThat(cluster.driver().progress(start).state()).isEqualTo(Progress.State.FAILED);
    assertThat(cluster.driver().progress(stop).state()).isEqualTo(Progress.State.FAILED);
    assertThat(cluster).workload("off").isOffOn("a");
    assertThat(cluster).host("a").isEmpty();
  }

  @Test
  void a_definition_does_not_move_to_a_host_that_dies() {
    cluster.driver().start(new Order.Relocate("o1", "off", "a", "b"));
    cluster.failHost("b");
    cluster.advance(seconds(60));

    assertThat(cluster).workload("off").isOffOn("a");
  }

  @Test
  void a_storage_repair_begins_and_ends_and_a_saved_world_knows_of_it() {
    cluster.repairStorage("a", true);
    assertThat(host("a").state().storageRepairing()).isTrue();
    FakeCluster next = FakeCluster.reopen(cluster.save());
    assertThat(next.driver().observe()).isEqualTo(cluster.driver().observe());

    next.repairStorage("a", false);
    assertThat(next.driver().observe().hosts()).noneMatch(host -> host.state().storageRepairing());
    assertThat(next.log())
        .containsExactly(
            "00:00:00.000 a storage repair begins on host a",
            "00:00:00.000 a storage repair ends on host a");
  }

  @Test
  void healing_brings_everything_back() {
    cluster.faults().rate(Fault.TRANSIENT, 1);
    cluster.failHost("a");
    cluster.cutOffHost("b", Duration.ofDays(1));
    cluster.slowLink("b", 0.5, Duration.ofDays(1));
    cluster.heal();

    assertThat(cluster.driver().observe().hosts())
        .allMatch(host -> host.status() == HostStatus.RUNNING);
    cluster.driver().start(new Order.Start("o1", "web", "a"));
  }

  @Test
  void a_user_creates_and_deletes_workloads() {
    cluster.addWorkload(Workload.of("new", "a", 1, 1));
    assertThat(cluster).host("a").runs("new", "web");
    assertThatThrownBy(() -> cluster.addWorkload(Workload.of("new", "b", 1, 1)))
        .hasMessage("there is a workload new already");

    cluster.driver().start(move("o1", "new", "a", "b"));
    cluster.removeWorkload("new");
    cluster.advance(seconds(60));
    assertThat(cluster).host("a").runs("web");
    assertThat(cluster).host("b").runs("db");
  }
}
