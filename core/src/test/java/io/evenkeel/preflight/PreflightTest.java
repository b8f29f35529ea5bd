package io.evenkeel.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.Policy;
import io.evenkeel.preflight.Finding.Severity;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostProfile;
import io.evenkeel.spi.HostState;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightTest {

  private static final long GIB = 1L << 30;

  private final List<Host> hosts =
      new ArrayList<>(
          List.of(
              Host.of("a", 32 * GIB, 16), Host.of("b", 32 * GIB, 16), Host.of("c", 32 * GIB, 16)));
  private final List<Workload> workloads =
      new ArrayList<>(List.of(Workload.of("web", "a", 4 * GIB, 2)));

  @Test
  void finds_nothing_when_all_is_well() {
    assertThat(check().findings()).isEmpty();
    assertThat(check().blocked()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = HostStatus.class,
      names = {"DOWN", "UNREACHABLE"})
  void a_host_that_is_down_blocks(HostStatus status) {
    hosts.set(0, hosts.get(0).with(status));
    workloads.clear();
    assertThat(blocking()).containsExactly("HOST_DOWN");
  }

  @Test
  void a_host_that_is_in_maintenance_already_blocks() {
    hosts.set(0, hosts.get(0).with(HostStatus.MAINTENANCE));
    assertThat(blocking()).containsExactly("HOST_IN_MAINTENANCE");
  }

  @ParameterizedTest
  @EnumSource(
      value = HostStatus.class,
      names = {"ENTERING", "LEAVING"})
  void a_host_that_is_on_its_way_blocks(HostStatus status) {
    hosts.set(0, hosts.get(0).with(status));
    assertThat(blocking()).containsExactly("HOST_BUSY");
  }

  @Test
  void the_only_host_of_a_zone_blocks_while_something_is_on_it() {
    hosts.set(0, hosts.get(0).with(new HostProfile("edge", "kvm", Map.of())));
    assertThat(blocking()).containsExactly("ONLY_HOST");

    workloads.clear();
    assertThat(blocking()).isEmpty();
  }

  @Test
  void a_neighbour_that_does_not_run_blocks() {
    hosts.set(1, hosts.get(1).with(HostStatus.DOWN));
    assertThat(blocking()).containsExactly("NEIGHBOUR_DOWN");
  }

  @Test
  void a_host_of_another_zone_that_does_not_run_is_no_matter() {
    hosts.set(1, hosts.get(1).with(HostStatus.DOWN).with(new HostProfile("edge", "kvm", Map.of())));
    assertThat(blocking()).isEmpty();
  }

  @Test
  void a_neighbour_that_is_out_blocks_unless_several_may_be_out() {
    hosts.set(1, hosts.get(1).with(HostStatus.MAINTENANCE));
    assertThat(blocking()).containsExactly("NEIGHBOUR_IN_MAINTENANCE");

    PreflightReport two = Preflight.standard(Policy.DEFAULT.hostsOut(2)).check(candidate());
    assertThat(two.blocked()).isFalse();
    assertThat(codes(two.findings())).contains("NEIGHBOUR_IN_MAINTENANCE");
  }

  @Test
  void a_storage_repair_anywhere_in_the_zone_blocks() {
    hosts.set(2, hosts.get(2).with(new HostState(HostStatus.RUNNING, true, "")));
    assertThat(blocking()).containsExactly("STORAGE_REPAIRING");
    assertThat(check().findings().get(0).subject()).isEqualTo("c");
  }

  @Test
  void too_little_memory_for_one_more_failure_is_a_warning_with_the_missing_amount() {
    workloads.add(Workload.of("big1", "b", 20 * GIB, 2));
    workloads.add(Workload.of("big2", "c", 20 * GIB, 2));

    Finding finding = check().findings().get(0);

    assertThat(finding.code()).isEqualTo("NO_REDUNDANCY");
    assertThat(finding.severity()).isEqualTo(Severity.WARN);
    assertThat(finding.text()).contains("12288 MiB of memory would be missing");
  }

  @Test
  void a_workload_with_a_backup_running_is_named() {
    Presence backup =
        new Presence("a", Power.RUNNING, "", List.of(new Job(Job.Kind.BACKUP, "", "")), List.of());
    workloads.add(Workload.of("db", "a", GIB, 1).with(backup));

    assertThat(codes(check().findings())).contains("IN_TRANSITION");
  }

  @Test
  void a_workload_that_is_off_is_said_to_stay_off() {
    workloads.add(
        Workload.of("old", "a", GIB, 1)
            .with(new Presence("a", Power.STOPPED, "", List.of(), List.of())));

    assertThat(codes(check().findings())).containsExactly("STAYS_OFF");
    assertThat(check().blocked()).isFalse();
  }

  @Test
  void every_finding_is_kept_and_what_blocks_comes_first() {
    hosts.set(1, hosts.get(1).with(HostStatus.DOWN));
    hosts.set(2, hosts.get(2).with(new HostState(HostStatus.RUNNING, true, "")));
    workloads.add(
        Workload.of("old", "a", GIB, 1)
            .with(new Presence("a", Power.STOPPED, "", List.of(), List.of())));

    assertThat(codes(check().findings()))
        .startsWith("NEIGHBOUR_DOWN", "STORAGE_REPAIRING")
        .contains("STAYS_OFF");
    assertThat(check().findings()).allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
  }

  @Test
  void a_waived_code_no_longer_stands_in_the_way() {
    hosts.set(1, hosts.get(1).with(HostStatus.DOWN));
    assertThat(check().blocking(List.of("NEIGHBOUR_DOWN"))).isEmpty();
    assertThat(check().blocking(List.of("SOMETHING_ELSE"))).hasSize(1);
  }

  @Test
  void a_panel_adds_its_own_rule() {
    PreflightRule freeze =
        candidate ->
            List.of(Finding.block("CHANGE_FREEZE", candidate.host().id(), "frozen", "Wait"));
    PreflightReport report =
        Preflight.standard(Policy.DEFAULT.hostsOut(1)).and(freeze).check(candidate());
    assertThat(codes(report.blocking(List.of()))).containsExactly("CHANGE_FREEZE");
  }

  private PreflightReport check() {
    return Preflight.standard(Policy.DEFAULT.hostsOut(1)).check(candidate());
  }

  private List<String> blocking() {
    return codes(check().blocking(List.of()));
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private Candidate candidate() {
    Cluster cluster = Cluster.of(new Inventory(hosts, workloads, List.of()));
    return new Candidate(cluster, cluster.host("a"));
  }
}
