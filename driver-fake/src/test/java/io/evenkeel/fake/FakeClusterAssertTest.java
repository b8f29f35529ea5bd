package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.DriverException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FakeClusterAssertTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts: [{id: a, status: cordoned}, {id: b}]
          workloads: [{id: web, host: b}, {id: db, host: b}]
          """);

  @Test
  void what_is_so_is_not_complained_about() {
    assertThat(cluster).host("a").isInMaintenance().isEmpty();
    assertThat(cluster).host("b").isUp().isNotCordoned().runs("web", "db");
    assertThat(cluster).workload("web").isRunningOn("b").neverStopped();
  }

  @Test
  void what_is_not_so_is_said() {
    cluster.powerOff("web");
    cluster.advance(Duration.ofSeconds(5));

    assertThatThrownBy(() -> assertThat(cluster).host("b").isInMaintenance())
        .hasMessage("expected host b to be cordoned, but it is not");
    assertThatThrownBy(() -> assertThat(cluster).host("a").isNotCordoned())
        .hasMessage("expected host a not to be cordoned, but it is");
    assertThatThrownBy(() -> assertThat(cluster).host("a").isDown())
        .hasMessage("expected host a to be down, but it is not");
    assertThatThrownBy(() -> assertThat(cluster).workload("db").isOff())
        .hasMessage("expected workload db to be stopped on b, but it is running on b");
    assertThatThrownBy(() -> assertThat(cluster).host("b").isEmpty())
        .hasMessage("expected [] on host b, but there is [db]");
    assertThatThrownBy(() -> assertThat(cluster).workload("web").isRunningOn("a"))
        .hasMessage("expected workload web to be running on a, but it is stopped on b");
    assertThatThrownBy(() -> assertThat(cluster).workload("web").neverStopped())
        .hasMessage("expected workload web never to be stopped, but it was, 1 times");
    assertThatThrownBy(
            () -> assertThat(cluster).workload("web").stoodStillAtMost(Duration.ofSeconds(4)))
        .hasMessage("expected workload web to stand still for at most PT4S, but it was PT5S");
    assertThatThrownBy(() -> assertThat(cluster).workload("none").neverStopped())
        .isInstanceOf(DriverException.class)
        .hasMessage("there is no workload none");

    cluster.failHost("a");
    assertThat(cluster).host("a").isDown();
    assertThat(cluster).workload("web").isOff();
    assertThatThrownBy(() -> assertThat(cluster).host("a").isUp())
        .hasMessage("expected host a to be up, but it is not");
  }
}
