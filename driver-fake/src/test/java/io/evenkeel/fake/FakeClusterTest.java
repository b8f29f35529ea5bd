package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Tuning;
import org.junit.jupiter.api.Test;

class FakeClusterTest {

  @Test
  void a_user_moves_a_workload() {
    var cluster =
        FakeCluster.parse(
            """
            {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 8}, {"id": "b", "memoryMiB": 32768, "vcpus": 8}],
             "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2, "dirtyMiBps": 100, "hotMiB": 500}]}""");
    var order =
        new Order.Migrate("o1", "web", "a", "b", Tuning.DEFAULT, new Marker("op", "a"));
    cluster.settle(() -> cluster.driver().start(order));
    assertThat(cluster.hostOf("web")).isEqualTo("b");
  }
}
