package io.evenkeel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

  private static final long GIB = 1L << 30;

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\u0000"})
  void an_id_that_could_forge_a_log_line_is_refused(String id) {
    assertThatThrownBy(() -> Host.of(id, GIB, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host id")
        .hasMessageContaining("1 to 256 characters")
        .hasMessageNotContaining("\n");
  }

  @Test
  void an_id_of_257_characters_is_refused() {
    assertThatThrownBy(() -> Workload.of("x".repeat(257), "a", GIB, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Workload.of("x".repeat(256), "a", GIB, 1).id()).hasSize(256);
  }

  @Test
  void a_name_that_a_guests_owner_chose_loses_its_control_characters() {
    WorkloadProfile profile = new WorkloadProfile("web\nERROR", WorkloadKind.VM, Map.of());
    assertThat(profile.name()).isEqualTo("web?ERROR");
  }

  @Test
  void negative_sizes_are_refused_by_name_and_value() {
    assertThatThrownBy(() -> new Hardware(-1, 1, HostCpu.ANY))
        .hasMessage("memoryBytes is -1; it must not be negative");
    assertThatThrownBy(() -> new Activity(0, -5, 0))
        .hasMessage("dirtyBytesPerSecond is -5; it must not be negative");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void an_overcommit_that_is_no_positive_number_is_refused(double overcommit) {
    assertThatThrownBy(() -> new Limits(overcommit, 1, 0, 1, 1))
        .hasMessageContaining("memoryOvercommit is " + overcommit);
  }

  @ParameterizedTest
  @CsvSource({"100, 1.15, 0, 115", "100, 1.0, 30, 70", "10, 0.5, 20, 0", "3, 1.1, 0, 3"})
  void capacity_is_the_amount_times_overcommit_less_the_reserve(
      long memory, double overcommit, long reserved, long capacity) {
    Host host = Host.of("a", memory, 1).with(new Limits(overcommit, 1, reserved, 1, 1));
    assertThat(host.memoryCapacityBytes()).isEqualTo(capacity);
  }

  @Test
  void a_host_without_a_model_runs_everything() {
    CpuNeed need = new CpuNeed("Haswell", List.of("avx2"));
    assertThat(HostCpu.ANY.runs(need)).isTrue();
  }

  @Test
  void a_host_with_a_model_runs_the_models_and_features_it_lists() {
    HostCpu cpu = new HostCpu("Skylake", List.of("Skylake", "Haswell"), List.of("avx2"));

    assertThat(cpu.runs(CpuNeed.ANY)).isTrue();
    assertThat(cpu.runs(new CpuNeed("Haswell", List.of("avx2")))).isTrue();
    assertThat(cpu.runs(new CpuNeed("Haswell", List.of("avx512f")))).isFalse();
    assertThat(cpu.runs(new CpuNeed("Icelake", List.of()))).isFalse();
    assertThat(cpu.runs(new CpuNeed("", List.of("avx512f")))).isFalse();
  }

  @Test
  void places_of_an_apart_rule_are_hosts_or_values_of_a_label() {
    Host one = Host.of("a", GIB, 1).with(new HostProfile("z", "kvm", Map.of("rack", "r1")));
    Host two = Host.of("b", GIB, 1).with(new HostProfile("z", "kvm", Map.of("rack", "r1")));
    Host bare = Host.of("c", GIB, 1);
    Rule.Apart racks = new Rule.Apart("r", List.of("x", "y"), true, "label:rack");
    Rule.Apart hosts = new Rule.Apart("r", List.of("x", "y"), true, "host");

    assertThat(racks.placeOf(one)).isEqualTo(racks.placeOf(two));
    assertThat(racks.placeOf(bare)).isNotEqualTo(racks.placeOf(one));
    assertThat(hosts.placeOf(one)).isNotEqualTo(hosts.placeOf(two));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rack", "label:", "zone:x"})
  void a_scope_that_is_neither_host_nor_a_label_is_refused(String scope) {
    assertThatThrownBy(() -> new Rule.Apart("r7", List.of(), true, scope))
        .hasMessageContaining("rule r7")
        .hasMessageContaining("\"host\" or \"label:KEY\"");
  }

  @Test
  void an_inventory_is_in_id_order_and_checked() {
    Inventory inventory =
        new Inventory(
            List.of(Host.of("b", GIB, 1), Host.of("a", GIB, 1)),
            List.of(
                Workload.of("w", "b", GIB, 1),
                Workload.of("w", "a", GIB, 1),
                Workload.of("v", "b", GIB, 1)),
            List.of());

    assertThat(inventory.hosts()).extracting(Host::id).containsExactly("a", "b");
    assertThat(inventory.workloads())
        .extracting(w -> w.id() + "@" + w.host())
        .containsExactly("v@b", "w@a", "w@b");
  }

  @Test
  void an_inventory_with_a_dangling_or_doubled_member_is_refused() {
    Host host = Host.of("a", GIB, 1);
    Workload workload = Workload.of("w", "a", GIB, 1);
    assertThatThrownBy(() -> new Inventory(List.of(host, host), List.of(), List.of()))
        .hasMessage("host a is there twice");
    assertThatThrownBy(() -> new Inventory(List.of(host), List.of(workload, workload), List.of()))
        .hasMessage("workload w on a is there twice");
    assertThatThrownBy(() -> new Inventory(List.of(host), List.of(workload.on("x")), List.of()))
        .hasMessage("workload w is on host x, which is not in the inventory");
  }

  @Test
  void a_driver_that_no_provider_knows_is_refused_with_those_there_are() {
    assertThatThrownBy(
            () -> DriverProvider.open("vmware:x", Runnable::run, getClass().getClassLoader()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no driver for \"vmware:x\"");
  }

  @Test
  void only_an_unknown_outcome_may_have_changed_something() {
    for (DriverException.Kind kind : DriverException.Kind.values()) {
      assertThat(kind.nothingChanged()).isEqualTo(kind != DriverException.Kind.OUTCOME_UNKNOWN);
    }
  }
}
