package io.evenkeel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeersTest {

  private static final Recipe SMALL = Recipe.one(8, 60, Mix.PLAIN, 1);

  @Test
  void hbal_is_told_of_every_host_and_workload_and_rule() {
    Cluster cluster = SMALL.cluster();

    List<String> lines = HbalData.of(cluster, SMALL.vacate()).lines().toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("h0"))
        .hasSize(8)
        .filteredOn(line -> line.contains("|Y|"))
        .singleElement()
        .matches(line -> line.startsWith("h0000|262144|0|"));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("v"))
        .hasSameSizeAs(cluster.workloads())
        .allMatch(line -> line.split("\\|", -1).length == 12);
    for (Rule rule : cluster.rules()) {
      assertThat(lines)
          .filteredOn(line -> line.contains("|apart:" + rule.id() + "|"))
          .hasSameSizeAs(rule.workloads());
    }
  }

  @Test
  void the_moves_of_hbal_are_read_in_their_order() {
    assertThat(
            Hbal.hops(
                List.of(
                    "Initial score: 42.25000000",
                    "Trying to minimize the CV...",
                    "    1. v0 h0    => h2     20.00000000 a=fa:h2",
                    "   12. v00011 h0000       => h0009       1052.83173481 a=fa:h0009",
                    "Solution length=2")))
        .containsExactly(new Hop("v0", "h2"), new Hop("v00011", "h0009"));
  }

  @Test
  void btrplace_and_the_reference_agree_with_us_where_there_is_room() {
    Cluster cluster = SMALL.cluster();

    Result own = new Evenkeel().empty(cluster, SMALL.vacate());
    Result peer = new BtrPlace(true, 60).empty(cluster, SMALL.vacate());
    Reference.Answer best = Reference.solve(cluster, SMALL.vacate(), 100, 60, own.hops());

    assertThat(own.solved()).isTrue();
    assertThat(peer.solved()).isTrue();
    assertThat(best.bytes()).isEqualTo(best.bound());
    assertThat(own.bytes()).isGreaterThanOrEqualTo(best.bytes());
    assertThat(peer.bytes()).isGreaterThanOrEqualTo(best.bytes());
  }
}
