package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.seconds;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZoneCpuTest {

  private static final HostCpu OLD = new HostCpu("Haswell", List.of(), List.of());
  private static final CpuNeed OLD_NEED = new CpuNeed("Haswell", List.of());
  private static final CpuNeed NEW_NEED = new CpuNeed("Skylake", List.of("avx512f"));

  private final FakeCluster cluster =
      FakeCluster.parse(
          """
          hosts:
            - {id: a, cpuModel: Skylake, cpuModels: [Haswell, Skylake], cpuFeatures: [avx512f]}
            - {id: b, cpuModel: Skylake, cpuModels: [Haswell, Skylake], cpuFeatures: [avx512f]}
            - {id: far, zone: far, cpuModel: Skylake, cpuFeatures: [avx512f]}
          workloads:
            - {id: web, host: a, cpuModel: Skylake, cpuFeatures: [avx512f], memoryMiB: 1024}
            - {id: off, host: a, cpuModel: Skylake, cpuFeatures: [avx512f], power: stopped}
            - {id: old, host: a, cpuModel: Haswell}
            - {id: any, host: a}
            - {id: there, host: far, cpuModel: Skylake, cpuFeatures: [avx512f]}
          """);

  private static CpuNeed need(FakeCluster cluster, String workload) {
    return cluster.inventory().workloads().stream()
        .filter(sighting -> sighting.id().equals(workload))
        .findFirst()
        .orElseThrow()
        .demand()
        .cpu();
  }

  private CpuNeed need(String workload) {
    return need(cluster, workload);
  }

  private void restart(String workload) {
    cluster.powerOff(workload);
    cluster.powerOn(workload);
  }

  @Test
  void what_a_user_starts_in_a_zone_with_a_lower_cpu_asks_for_no_more() {
    cluster.driver().lowerCpu("default", OLD);
    assertThat(need("web")).isEqualTo(NEW_NEED);
    List.of("web", "off", "old", "any", "there").forEach(this::restart);

    assertThat(need("web")).isEqualTo(OLD_NEED);
    assertThat(need("off")).isEqualTo(OLD_NEED);
    assertThat(need("old")).isEqualTo(OLD_NEED);
    assertThat(need("any")).isEqualTo(CpuNeed.ANY);
    assertThat(need("there")).isEqualTo(NEW_NEED);
    assertThat(cluster.log())
        .contains(
            "00:00:00.000 what starts in zone default asks for no more than CPU Haswell",
            "00:00:00.000 web asks for CPU Haswell from now on");
  }

  @Test
  void what_an_order_starts_asks_for_no_more_and_what_runs_keeps_its_own_wherever_it_moves() {
    cluster.driver().lowerCpu("default", OLD);
    cluster.driver().start(new Order.Start("o1", "off", "a"));
    cluster.driver().start(move("o2", "web", "a", "b"));
    cluster.advance(seconds(60));

    assertThat(cluster).workload("off").isRunningOn("a");
    assertThat(need("off")).isEqualTo(OLD_NEED);
    assertThat(cluster).workload("web").isRunningOn("b").neverStopped();
    assertThat(need("web")).isEqualTo(NEW_NEED);
  }

  @Test
  void what_was_suspended_goes_on_with_the_cpu_that_its_memory_knows() {
    cluster.driver().start(stop("o1", "web", "a", Order.Stop.Mode.SUSPEND));
    cluster.advance(seconds(60));
    cluster.driver().lowerCpu("default", OLD);
    cluster.driver().start(new Order.Start("o2", "web", "a"));
    cluster.advance(seconds(60));

    assertThat(cluster).workload("web").isRunningOn("a");
    assertThat(need("web")).isEqualTo(NEW_NEED);
  }

  @Test
  void what_is_off_can_go_to_a_host_where_it_will_start_with_the_lower_cpu() {
    cluster.changeCpu("b", OLD);
    Order.Relocate away = new Order.Relocate("o1", "off", "a", "b");
    assertThatThrownBy(() -> cluster.driver().start(away))
        .hasMessage("off: host b does not have its CPU");

    cluster.driver().lowerCpu("default", OLD);
    cluster.driver().start(away);
    cluster.advance(seconds(60));
    cluster.powerOn("off");

    assertThat(cluster).workload("off").isRunningOn("b");
    assertThat(need("off")).isEqualTo(OLD_NEED);
  }

  @Test
  void what_is_created_running_asks_for_no_more() {
    cluster.driver().lowerCpu("default", OLD);
    Workload plain = Workload.of("new", "a", 1, 1);
    Demand demand = new Demand(1, 1, NEW_NEED, plain.demand().reach(), plain.demand().activity());
    cluster.addWorkload(plain.with(demand));

    assertThat(need("new")).isEqualTo(OLD_NEED);
  }

  @Test
  void an_equal_call_changes_nothing_and_a_higher_one_holds_from_then_on() {
    cluster.driver().lowerCpu("default", OLD);
    long changes = cluster.changes();
    cluster.driver().lowerCpu("default", OLD);
    assertThat(cluster.changes()).isEqualTo(changes);

    cluster.driver().lowerCpu("default", HostCpu.ANY);
    restart("web");
    assertThat(need("web")).isEqualTo(NEW_NEED);
  }

  @Test
  void a_zone_that_is_not_there_is_not_found() {
    assertThatThrownBy(() -> cluster.driver().lowerCpu("nowhere", OLD))
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.NOT_FOUND))
        .hasMessage("there is no zone nowhere");
  }

  @Test
  void a_saved_world_knows_the_cpu_of_its_zones_and_of_what_was_started() {
    cluster.driver().lowerCpu("default", OLD);
    restart("web");
    FakeCluster next = FakeCluster.reopen(cluster.save());

    assertThat(next.save()).isEqualTo(cluster.save());
    assertThat(need(next, "web")).isEqualTo(OLD_NEED);
    next.powerOn("off");
    assertThat(need(next, "off")).isEqualTo(OLD_NEED);
  }

  @Test
  void a_processor_is_replaced_while_its_host_is_up_or_down() {
    cluster.changeCpu("a", OLD);
    assertThat(cpuOf(cluster, 0)).isEqualTo(OLD);
    assertThat(cluster).workload("web").isRunningOn("a").neverStopped();

    cluster.power().powerOff("b");
    cluster.changeCpu("b", OLD);
    cluster.changeCpu("b", OLD);
    FakeCluster next = FakeCluster.reopen(cluster.save());
    next.power().powerOn("b");
    next.advance(Duration.ofMinutes(1));
    assertThat(next).host("b").isUp();
    assertThat(cpuOf(next, 1)).isEqualTo(OLD);
    assertThat(next.log())
        .filteredOn(line -> line.endsWith("host b has another CPU: Haswell"))
        .hasSize(1);
  }

  private static HostCpu cpuOf(FakeCluster cluster, int host) {
    return cluster.driver().observe().hosts().get(host).hardware().cpu();
  }
}
