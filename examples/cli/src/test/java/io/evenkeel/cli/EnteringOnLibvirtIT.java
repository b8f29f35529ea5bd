package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.Rig;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Remaining;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows S1, S5, S6, S9 and S14 of docs/features.md on real hosts. With -Drig=true. */
class EnteringOnLibvirtIT {

  private static final int HOSTS = 3;
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String MIGRATED = "running (migrated)";
  private static final String BOOTED = "running (booted)";

  private static Rig rig;
  private static Virsh virsh;

  @TempDir private Path folder;
  private RigPanel panel;

  @BeforeAll
  static void up() {
    rig = Rig.up(HOSTS);
    virsh = new Virsh(rig, HOSTS);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @AfterEach
  void nothing_is_left() {
    panel.close();
    virsh.clear();
  }

  private void panel(String... yaml) {
    panel(RigPanel.QUICK, "hostDefaults: {cpuOvercommit: 8.0}", yaml);
  }

  private void panel(Settings settings, String hostDefaults, String... yaml) {
    panel =
        RigPanel.open(folder, settings, rig.configuration(), hostDefaults, String.join("\n", yaml));
  }

  @Test
  void s01_every_kind_of_workload_leaves_and_only_the_container_is_stopped_for_it() {
    rig.startGuest(1, "busy", "--disk", "nbd", "--dirty", "20", "--ws", "48");
    rig.startGuest(1, "router", "--mem", "96");
    virsh.small(1, "passing", "--transient");
    virsh.small(1, "tenant");
    virsh.small(1, "web");
    virsh.small(2, "other");
    panel(
        "workloads:",
        "  - {workload: router, kind: network-container}",
        "  - {workload: tenant, kind: tenant-node}");
    rig.awaitBoot(1, "busy");
    rig.awaitBoot(1, "router");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.IN_MAINTENANCE);

    assertThat(virsh.known(1)).isEmpty();
    for (String guest : List.of("busy", "passing", "tenant", "web")) {
      assertThat(virsh.state(guest)).as(guest).isEqualTo(MIGRATED);
    }
    assertThat(virsh.state("router")).isEqualTo(BOOTED);
    assertThat(rig.run("guest-console", "1", "router")).contains("RIG-POWEROFF");
    assertThat(rig.neverRestarted("busy")).isTrue();
    int host = virsh.hostOf("busy");
    int before = rig.ticks(host, "busy").size();
    Rig.await("busy counts on", SOON, () -> rig.ticks(host, "busy").size() > before);
    assertThat(rig.virsh(virsh.hostOf("passing"), "dominfo", "passing"))
        .containsPattern("Persistent: +no");
    assertThat(virsh.state("other")).isEqualTo(BOOTED);
  }

  @Test
  void s01_a_tenant_node_leaves_after_the_others() {
    for (String guest : List.of("a-tenant", "b-web", "c-mail")) {
      virsh.small(1, guest);
    }
    panel("workloads:", "  - {workload: a-tenant, kind: tenant-node}");

    panel.enter("n1", EnterRequest.by("ada", "test").sequentially());

    assertThat(panel.log("n1").stream().filter(line -> line.contains(": migrating from n1")))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .hasSize(3)
        .last()
        .isEqualTo("a-tenant");
    assertThat(virsh.state("a-tenant")).isEqualTo(MIGRATED);
  }

  @Test
  void s05_what_cannot_move_is_named_with_a_code_and_libvirt_does_not_move_it_either() {
    virsh.peering(1, "gpu");
    virsh.small(1, "pinned", "--cpu", "<cpu mode='maximum'/>");
    virsh.small(1, "local", "--disk", "local");
    virsh.small(1, "snap", "--disk", "shared");
    rig.virsh(1, "snapshot-create-as", "snap", "before");
    virsh.small(1, "web");
    panel(
        RigPanel.QUICK,
        "hostDefaults: {cpuOvercommit: 8.0, storage: [%s]}".formatted(sharedFolder()));

    Plan plan = panel.maintenance().plan("n1");

    assertThat(codes(plan))
        .containsExactlyInAnyOrder(
            "gpu SHARED_MEMORY", "pinned CPU_PASSTHROUGH", "local LOCAL_DISK", "snap SNAPSHOTS");
    assertThat(plan.moves())
        .extracting(move -> panel.named(move.workload()))
        .containsExactly("web");
    assertThat(virsh.refusal("gpu", 2)).contains("Migration is disabled");
    assertThat(virsh.refusal("local", 2)).contains("Unsafe migration");
    assertThat(virsh.refusal("snap", 2)).contains("with 1 snapshots");
    assertThat(virsh.running(1)).containsExactly("gpu", "local", "pinned", "snap", "web");
  }

  @Test
  void s05_no_room_elsewhere_and_no_other_host_in_the_zone_are_named_too() {
    virsh.small(1, "small");
    virsh.small(1, "large", "--mem", "256");
    virsh.small(2, "other");
    panel();
    long room = 128 << 20;
    long reserved = (panel.driver().observe().hosts().get(0).hardware().memoryBytes() - room) >> 20;
    panel.close();
    String defaults = "hostDefaults: {cpuOvercommit: 8.0, reservedMemoryMiB: %d}";
    panel(RigPanel.QUICK, defaults.formatted(reserved));

    Plan full = panel.maintenance().plan("n1");

    assertThat(codes(full)).containsExactly("large NO_MEMORY");
    assertThat(full.remaining().get(0).reasons())
        .anySatisfy(reason -> assertThat(reason.detail()).contains("needs 256 MiB"));
    assertThat(full.moves()).hasSize(1);
    panel.close();
    panel =
        RigPanel.open(
            folder,
            RigPanel.QUICK,
            rig.configuration().replace("{id: n1,", "{id: n1, zone: alone,"));
    assertThat(codes(panel.maintenance().plan("n1")))
        .containsExactly("large NO_OTHER_HOST", "small NO_OTHER_HOST");
  }

  /** Each guest that stays, with each code that it stays for. */
  private Set<String> codes(Plan plan) {
    Set<String> codes = new TreeSet<>();
    for (Remaining remaining : plan.remaining()) {
      remaining
          .reasons()
          .forEach(reason -> codes.add(panel.named(remaining.workload()) + " " + reason.code()));
    }
    return codes;
  }

  private static String sharedFolder() {
    return rig.run("env")
        .lines()
        .filter(line -> line.startsWith("RIG_SHARED="))
        .map(line -> line.substring("RIG_SHARED=".length()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void s06_with_the_automatic_method_it_is_shut_down_by_the_system() {
    virsh.peeringWithSystem(1, "gpu");
    virsh.small(1, "web");
    panel("workloads:", "  - {workload: gpu, onCannotMove: stop}");
    rig.awaitBoot(1, "gpu");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.IN_MAINTENANCE);

    assertThat(virsh.state("gpu")).isEqualTo("shut off (shutdown)");
    assertThat(virsh.hostOf("gpu")).isEqualTo(1);
    assertThat(rig.run("guest-console", "1", "gpu")).contains("RIG-POWEROFF");
    assertThat(virsh.state("web")).isEqualTo(MIGRATED);
    assertThat(panel.log("n1"))
        .contains("gpu: shutting down on n1, as its own policy allows", "gpu: is off on n1");
  }

  @Test
  void s06_otherwise_an_operator_is_waited_for_with_a_code_and_a_remedy() {
    virsh.peering(1, "gpu");
    virsh.small(1, "pet");
    virsh.small(1, "web");
    panel("workloads:", "  - {workload: pet, strategy: leave}");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);

    assertThat(panel.status("n1")).isEqualTo(Status.WAITING);
    List<Waiting> waiting = panel.maintenance().status("n1").waiting();
    assertThat(waiting)
        .extracting(wait -> panel.named(wait.subject()) + " " + wait.code())
        .containsExactlyInAnyOrder("gpu SHARED_MEMORY", "pet STRATEGY_LEAVE");
    assertThat(waiting)
        .allSatisfy(wait -> assertThat(wait.remedy()).contains("Power it off or move it by hand"));
    assertThat(virsh.running(1)).containsExactly("gpu", "pet");
    assertThat(virsh.state("gpu")).isEqualTo(BOOTED);
    assertThat(virsh.state("web")).isEqualTo(MIGRATED);
  }

  @Test
  void s14_entering_completes_by_itself_when_the_operator_powers_off_and_moves_what_remains() {
    virsh.peering(1, "gpu");
    virsh.small(1, "pet");
    panel("workloads:", "  - {workload: pet, strategy: leave}");
    assertThat(panel.enter("n1")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);

    rig.virsh(1, "destroy", "gpu");
    panel.until("only pet is waited for", () -> waiting().equals(List.of("pet")));
    assertThat(panel.status("n1")).isEqualTo(Status.WAITING);
    virsh.move("pet", 3);
    panel.until("it is over", () -> panel.status("n1") == Status.MAINTENANCE);

    assertThat(panel.log("n1"))
        .contains(
            "gpu: was powered off, not by us; it stays off",
            "pet: was moved to n3, not by us; it stays there");
    assertThat(virsh.running(1)).isEmpty();
    assertThat(virsh.hostOf("pet")).isEqualTo(3);
    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);
    assertThat(virsh.hostOf("pet")).as("where its operator put it").isEqualTo(3);
    assertThat(virsh.state("gpu")).as("its operator's word").isEqualTo("shut off (destroyed)");
  }

  private List<String> waiting() {
    return panel.maintenance().status("n1").waiting().stream()
        .map(wait -> panel.named(wait.subject()))
        .toList();
  }

  @Test
  void s09_a_cold_only_guest_is_shut_down_and_its_definition_moved_and_started_there() {
    rig.startGuest(1, "smart", "--disk", "nbd");
    rig.virsh(1, "autostart", "smart");
    panel("workloads:", "  - {workload: smart, strategy: cold}");
    rig.awaitBoot(1, "smart");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.IN_MAINTENANCE);

    assertThat(virsh.known(1)).isEmpty();
    assertThat(virsh.state("smart")).isEqualTo(BOOTED);
    int host = virsh.hostOf("smart");
    assertThat(rig.virsh(host, "dominfo", "smart"))
        .containsPattern("Persistent: +yes")
        .containsPattern("Autostart: +enable");
    rig.awaitBoot(host, "smart");
    assertThat(rig.run("guest-console", "1", "smart")).contains("RIG-POWEROFF");
    assertThat(panel.log("n1"))
        .containsSubsequence(
            "smart: shutting down on n1, as its own policy allows",
            "smart: is off on n1",
            "smart: starting on n" + host);
  }

  @Test
  void s09_a_guest_that_ignores_its_shutdown_is_switched_off_only_by_explicit_choice() {
    rig.startGuest(1, "stubborn", "--noacpi");
    panel(
        RigPanel.QUICK.shutdown(Duration.ofSeconds(5)),
        "hostDefaults: {cpuOvercommit: 8.0}",
        "workloads:",
        "  - {workload: stubborn, strategy: stop}");
    rig.awaitBoot(1, "stubborn");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);
    assertThat(panel.maintenance().status("n1").waiting())
        .extracting(Waiting::code)
        .containsExactly("IGNORES_SHUTDOWN");
    assertThat(virsh.state("stubborn")).isEqualTo(BOOTED);
    LeaveRequest asItIs = LeaveRequest.by("ada").acceptAsIs();
    assertThat(panel.leave("n1", asItIs)).isEqualTo(OperationState.CLOSED);
    assertThat(virsh.state("stubborn")).isEqualTo(BOOTED);

    panel.enter("n1", EnterRequest.by("ada", "test").forceOffWhatIgnoresShutdown());
    assertThat(panel.state("n1")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(virsh.state("stubborn")).isEqualTo("shut off (destroyed)");
    assertThat(panel.log("n1"))
        .contains(
            "stubborn: did not shut down in 5 s: switching it off on n1, as the request of ada"
                + " allows");
  }
}
