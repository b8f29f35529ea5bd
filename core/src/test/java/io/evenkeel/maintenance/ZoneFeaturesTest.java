package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.plan.Plan;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The rows S19, S22, S23 and S25 of docs/features.md: what hosts of a zone owe each other. */
class ZoneFeaturesTest {

  @Test
  void s19_a_cordoned_host_takes_nothing_new_and_keeps_what_it_has() {
    Panel panel = Panel.over(ThreeHosts.PLAIN);
    panel.maintenance().cordon("c", Panel.ADA);
    panel.restart();

    assertThat(panel.status("c")).isEqualTo(Status.CORDONED);
    Plan plan = panel.maintenance().plan("a");
    assertThat(plan.moves()).extracting(move -> move.to()).containsOnly("b");
    panel.maintenance().cordon("b", Panel.ADA);
    panel.settle();
    assertThat(panel.cluster().workloadsOn("b")).containsExactly("mail");
    assertThat(panel.maintenance().plan("a").complete()).isFalse();

    panel.maintenance().uncordon("c", Panel.ADA);
    assertThat(panel.status("c")).isEqualTo(Status.RUNNING);
    assertThat(panel.maintenance().plan("a").moves()).extracting(m -> m.to()).containsOnly("c");
  }

  @Test
  void s22_hosts_of_a_storage_cluster_come_back_one_at_a_time_with_a_pause() {
    ZonePolicy storage = ZonePolicy.forStorageCluster().hostsOut(2);
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN, builder -> builder.policy(Policy.DEFAULT.zone("default", storage)));
    panel.enter("a");
    panel.settle();
    panel.enter("b");
    panel.settle();
    panel.leave("a");
    panel.leave("b");
    panel.settle();
    panel.pass(Duration.ofMinutes(6));
    panel.settle();

    Instant first = panel.last("a").standing().service().backAt();
    Instant second = panel.last("b").standing().service().backAt();
    assertThat(Duration.between(first, second)).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
    assertThat(panel.lastState("b")).isEqualTo(OperationState.CLOSED);
  }

  @Test
  void s22_the_pause_outlives_the_process_and_may_be_waived() {
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN,
            builder ->
                builder.policy(Policy.DEFAULT.zone("default", ZonePolicy.forStorageCluster())));
    panel.inMaintenance("a");
    panel.leave("a");
    panel.tick(60);
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    panel.enter("b");
    panel.tick(60);
    assertThat(panel.state("b")).isEqualTo(OperationState.IN_MAINTENANCE);
    panel.leave("b");
    panel.restart();
    panel.tick(35);

    assertThat(panel.waiting("b"))
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.code()).isEqualTo("ZONE_PAUSE");
              assertThat(wait.text()).contains("another host of zone default is back since");
            });
    panel.leave("b", LeaveRequest.by("ada").waiving(GivenWaiver.waiver(panel, "ZONE_PAUSE")));
    panel.tick(60);
    assertThat(panel.lastState("b")).isEqualTo(OperationState.CLOSED);
  }

  @Test
  void s22_the_storage_is_asked_before_a_host_goes_and_before_it_comes_back() {
    AtomicReference<String> trouble = new AtomicReference<>("2 drives are missing");
    Panel panel =
        Panel.over(
            ThreeHosts.PLAIN,
            builder ->
                builder
                    .policy(Policy.DEFAULT.zone("default", ZonePolicy.forStorageCluster()))
                    .storageHealth(zone -> trouble.get()));

    assertThat(panel.enter("a").standing().findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo("STORAGE_NOT_HEALTHY");
              assertThat(finding.text()).contains("2 drives are missing");
            });
    trouble.set("");
    panel.inMaintenance("a");
    trouble.set("resync 40 %");
    panel.leave("a");
    panel.tick(3);
    assertThat(panel.waiting("a"))
        .singleElement()
        .satisfies(wait -> assertThat(wait.text()).contains("resync 40 %"));
    trouble.set("");
    panel.settle();
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
  }

  private static final HostCpu NEWER =
      new HostCpu("Skylake", List.of("Haswell", "Skylake"), List.of("avx2"));
  private static final HostCpu OLDER = new HostCpu("Haswell", List.of("Haswell"), List.of());

  private static final String CPUS =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16, "cpuModel": "Skylake",
                  "cpuModels": ["Haswell", "Skylake"], "cpuFeatures": ["avx2"]},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16, "cpuModel": "Skylake",
                  "cpuModels": ["Haswell", "Skylake"], "cpuFeatures": ["avx2"]}],
       "workloads": [{"id": "new", "host": "a", "memoryMiB": 1024, "vcpus": 1, "cpuModel": "Skylake"},
                     {"id": "old", "host": "a", "memoryMiB": 1024, "vcpus": 1, "cpuModel": "Haswell"},
                     {"id": "off", "host": "b", "memoryMiB": 1024, "vcpus": 1, "cpuModel": "Skylake",
                      "power": "stopped"}]}""";

  @Test
  void s23_a_cpu_that_is_the_same_or_better_leaves_the_cpu_of_the_zone_as_it_is() {
    Panel same = Panel.over(CPUS).inMaintenance("a");
    same.leave("a");
    same.settle();
    assertThat(same.log("a"))
        .contains("a: its CPU (Skylake) is the same as before; the CPU of the zone stays Skylake");

    Panel better = Panel.over(CPUS).inMaintenance("a");
    better
        .cluster()
        .changeCpu(
            "a",
            new HostCpu(
                "Icelake", List.of("Haswell", "Skylake", "Icelake"), List.of("avx2", "vnni")));
    better.leave("a");
    better.settle();
    assertThat(better.log("a"))
        .contains("a: its CPU (Icelake) is better than before; the CPU of the zone stays Skylake");
    assertThat(better.lastState("a")).isEqualTo(OperationState.CLOSED);
  }

  @Test
  void s23_a_worse_cpu_lowers_the_cpu_of_the_zone_for_new_starts_and_names_who_needs_more() {
    Panel panel = Panel.over(CPUS).inMaintenance("a");
    panel.cluster().changeCpu("a", OLDER);
    panel.leave("a");
    panel.settle();

    assertThat(panel.log("a"))
        .contains(
            "a: its CPU (Haswell) is worse than before (Skylake): the CPU of zone default is lowered"
                + " from Skylake to Haswell for new starts",
            "a: 2 workload(s) of the zone need more than it has: new, off; consider moving host a to"
                + " another zone");
    assertThat(panel.cluster().hostOf("old")).isEqualTo("a");
    assertThat(panel.cluster().hostOf("new")).as("it can't come home").isEqualTo("b");
    assertThat(panel.state("a")).isEqualTo(OperationState.LEAVE_INCOMPLETE);
    panel.cluster().powerOn("off");
    assertThat(
            panel.cluster().driver().observe().workloads().stream()
                .filter(workload -> workload.id().equals("off"))
                .findFirst()
                .orElseThrow()
                .demand()
                .cpu()
                .model())
        .isEqualTo("Haswell");
    assertThat(NEWER.covers(OLDER)).isTrue();
    assertThat(OLDER.covers(NEWER)).isFalse();
  }

  @Test
  void s25_only_hosts_and_workloads_of_one_kind_and_zone_exchange_anything() {
    Panel panel =
        Panel.over(
            """
            {"hosts": [{"id": "a", "kind": "kvm", "memoryMiB": 32768, "vcpus": 16},
                       {"id": "b", "kind": "xen", "memoryMiB": 32768, "vcpus": 16},
                       {"id": "c", "kind": "kvm", "zone": "other", "memoryMiB": 32768, "vcpus": 16},
                       {"id": "d", "kind": "kvm", "memoryMiB": 32768, "vcpus": 16}],
             "workloads": [{"id": "web", "host": "a", "memoryMiB": 20480, "vcpus": 2},
                           {"id": "db", "host": "a", "memoryMiB": 20480, "vcpus": 2}]}""");

    Plan plan = panel.maintenance().plan("a");

    assertThat(plan.moves())
        .singleElement()
        .satisfies(move -> assertThat(move.to()).isEqualTo("d"));
    assertThat(plan.remaining())
        .singleElement()
        .satisfies(
            remaining ->
                assertThat(remaining.reasons())
                    .extracting(reason -> reason.host() + " " + reason.code())
                    .contains("b OTHER_KIND", "d NO_MEMORY"));
    assertThat(panel.cluster().driver().observe().hosts())
        .allSatisfy(host -> assertThat(host.status()).isEqualTo(HostStatus.RUNNING));
  }
}
