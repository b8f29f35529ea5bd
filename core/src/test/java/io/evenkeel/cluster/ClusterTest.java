package io.evenkeel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClusterTest {

  private static final long GIB = 1L << 30;
  private static final List<Host> HOSTS =
      List.of(Host.of("b", 32 * GIB, 16), Host.of("a", 32 * GIB, 16), Host.of("c", 32 * GIB, 16));

  @Test
  void every_list_is_in_id_order_whatever_the_driver_reports() {
    Cluster cluster = cluster(vm("w2", "b", Power.RUNNING), vm("w1", "b", Power.RUNNING));

    assertThat(cluster.hosts()).extracting(Host::id).containsExactly("a", "b", "c");
    assertThat(cluster.workloads()).extracting(Workload::id).containsExactly("w1", "w2");
    assertThat(cluster.on("b")).extracting(Workload::id).containsExactly("w1", "w2");
    assertThat(cluster.on("a")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Power.class,
      names = {"RUNNING", "PAUSED"},
      mode = EnumSource.Mode.EXCLUDE)
  void a_workload_seen_twice_is_where_it_runs(Power other) {
    Cluster cluster = cluster(vm("w", "a", other), vm("w", "b", Power.RUNNING));

    assertThat(cluster.workloads()).hasSize(1);
    assertThat(cluster.findWorkload("w").orElseThrow().host()).isEqualTo("b");
    assertThat(cluster.on("a")).isEmpty();
    assertThat(cluster.sightings("w")).extracting(Workload::host).containsExactly("b", "a");
    assertThat(cluster.sighting("w", "a").orElseThrow().power()).isEqualTo(other);
  }

  @Test
  void a_policy_lays_over_what_is_reported_and_leaves_the_rest() {
    Handling cold = new Handling(Strategy.COLD, OnCannotMove.ASK, Restart.AT_HOME, 7);
    Limits twice = new Limits(2.0, 1.0, 0, 1, 1);
    Policy policy =
        new Policy(
            Map.of("a", "east"),
            Map.of("b", twice),
            Map.of("w", cold),
            List.of(new Rule.Apart("r", List.of("w", "x"), true, Rule.Apart.HOST)),
            List.of("s"),
            Map.of("east", ZonePolicy.DEFAULT.hostsOut(2)),
            ZonePolicy.DEFAULT);
    Cluster cluster =
        Cluster.of(new Inventory(HOSTS, List.of(vm("w", "a", Power.RUNNING)), List.of()), policy);

    assertThat(cluster.host("a").zone()).isEqualTo("east");
    assertThat(cluster.host("b").zone()).isEqualTo("default");
    assertThat(cluster.host("b").memoryCapacityBytes()).isEqualTo(64 * GIB);
    assertThat(cluster.findWorkload("w").orElseThrow().handling()).isEqualTo(cold);
    assertThat(cluster.rules()).hasSize(1);
    assertThat(cluster.relaxedFirst()).containsExactly("s");
    assertThat(cluster.withMoved("w", "b").relaxedFirst()).containsExactly("s");
    assertThat(policy.ofZone("east").hostsOut()).isEqualTo(2);
    assertThat(policy.ofZone("west").hostsOut()).isEqualTo(1);
  }

  @Test
  void a_status_that_is_laid_over_changes_only_that_host() {
    Cluster cluster = cluster().withStatus(Map.of("a", HostStatus.ENTERING));

    assertThat(cluster.host("a").status()).isEqualTo(HostStatus.ENTERING);
    assertThat(cluster.host("b").status()).isEqualTo(HostStatus.RUNNING);
  }

  @Test
  void a_moved_workload_is_on_its_target_and_nowhere_else() {
    Cluster cluster =
        cluster(vm("w", "a", Power.RUNNING), vm("w", "b", Power.INCOMING)).withMoved("w", "b");

    assertThat(cluster.on("a")).isEmpty();
    assertThat(cluster.on("b")).extracting(Workload::power).containsExactly(Power.RUNNING);
    assertThat(cluster.sightings("w")).hasSize(1);
  }

  @Test
  void an_unknown_host_is_named_with_those_there_are() {
    assertThatThrownBy(() -> cluster().host("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no host x; the cluster has a, b, c");
  }

  @Test
  void fewer_than_one_host_out_is_refused() {
    assertThatThrownBy(() -> Policy.DEFAULT.hostsOut(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("hostsOut is 0; it must be at least 1");
  }

  private static Cluster cluster(Workload... workloads) {
    return Cluster.of(new Inventory(HOSTS, List.of(workloads), List.of()));
  }

  private static Workload vm(String id, String host, Power power) {
    return Workload.of(id, host, GIB, 1).with(new Presence(host, power, "", List.of(), List.of()));
  }
}
