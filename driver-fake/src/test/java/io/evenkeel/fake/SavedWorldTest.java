package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedWorldTest {

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts: [{id: a}, {id: b}]
          workloads:
            - {id: web, host: a, memoryMiB: 8192, dirtyMiBps: 100}
            - {id: db, host: a}
            - {id: spare, host: a, power: stopped}
          rules: [{id: r, type: apart, workloads: [web, db]}]
          """);

  @Test
  void a_move_goes_on_in_the_next_process_where_it_was_in_the_last_one() {
    Order order = move("o1", "web", "a", "b");
    cluster.driver().cordon("a", true);
    cluster.driver().start(order);
    cluster.advance(seconds(3));
    FakeCluster next = FakeCluster.reopen(cluster.save());

    assertThat(next.clock().instant()).isEqualTo(cluster.clock().instant());
    assertThat(next.driver().progress(order)).isEqualTo(cluster.driver().progress(order));
    assertThat(next.driver().observe()).isEqualTo(cluster.driver().observe());
    assertThat(next).host("a").isCordoned();
    next.driver().start(order);
    next.advance(seconds(60));
    cluster.advance(seconds(60));
    assertThat(next.log()).isEqualTo(cluster.log());
    assertThat(next).workload("web").isRunningOn("b").neverStopped();
    assertThat(next.markerOf("web")).contains(new Marker("op-1", "a"));
    assertThat(next.downtimeOf("web")).isEqualTo(cluster.downtimeOf("web")).isPositive();
  }

  @Test
  void a_file_may_hold_a_saved_world_or_a_cluster_document(@TempDir Path folder)
      throws IOException {
    cluster.powerOff("web");
    Path world = Files.writeString(folder.resolve("world.json"), cluster.save());
    Path document =
        Files.writeString(folder.resolve("c.json"), ClusterDocument.write(cluster.inventory()));

    assertThat(FakeCluster.open(world).stopsOf("web")).isEqualTo(1);
    assertThat(FakeCluster.open(document).stopsOf("web")).isZero();
    assertThat(FakeCluster.open(document)).workload("web").isOffOn("a");
  }

  @Test
  void what_does_not_fit_together_is_refused(@TempDir Path folder) {
    String saved = cluster.save();

    assertThatThrownBy(() -> FakeCluster.reopen("{}"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("format: this is no saved world; its format is \"evenkeel-world/1\"");
    assertThatThrownBy(() -> FakeCluster.reopen(saved.replace("\"condition\": \"up\"", "\"x\": 1")))
        .isInstanceOf(DocumentException.class)
        .hasMessage("hosts[0].condition: is missing; it has no default");
    assertThatThrownBy(
            () -> FakeCluster.reopen(saved.replace("\"run\": 1", "\"run\": 1, \"id\": \"x\"")))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("workloads[0].id: \"id\" is there twice");
    assertThatThrownBy(
            () -> FakeCluster.reopen(saved.replace("{\"host\": \"a\"", "{\"host\": \"z\"")))
        .isInstanceOf(DocumentException.class)
        .hasMessage("the saved world does not fit together: there is no host z");
    Path nowhere = folder.resolve("none");
    assertThatThrownBy(() -> FakeCluster.open(nowhere))
        .hasMessage(nowhere + ": there is no such file");
  }
}
