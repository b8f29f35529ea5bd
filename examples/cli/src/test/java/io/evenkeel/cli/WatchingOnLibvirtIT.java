package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.Rig;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.HostView.Machine;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.MaintenanceRunner;
import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.OperationState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows S11 to S13 of docs/features.md on real hosts. With -Drig=true. */
class WatchingOnLibvirtIT {

  private static final int HOSTS = 3;
  private static final Duration SOON = Duration.ofSeconds(120);

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
  void s11_the_node_log_has_a_line_for_each_attempt_an_error_for_each_failure_and_the_status() {
    virsh.peering(1, "gpu");
    virsh.peering(1, "hopeful");
    virsh.small(1, "web");
    Settings twice =
        new Settings(
            RigPanel.QUICK.quiet(),
            RigPanel.QUICK.settle(),
            RigPanel.QUICK.shutdown(),
            RigPanel.QUICK.moveLimit(),
            RigPanel.QUICK.boot(),
            new Settings.Retries(2, Duration.ofSeconds(1)));
    panel(
        twice,
        "hostDefaults: {cpuOvercommit: 8.0}",
        "workloads:",
        "  - {workload: hopeful, tolerates: [SHARED_MEMORY]}");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);
    rig.virsh(1, "destroy", "gpu");
    rig.virsh(1, "destroy", "hopeful");
    panel.until("it is empty", () -> panel.status("n1") == Status.MAINTENANCE);

    assertThat(lines(EventType.MOVE_STARTED))
        .containsOnlyOnce("web: migrating from n1 to n" + virsh.hostOf("web"))
        .filteredOn(line -> line.startsWith("hopeful: migrating from n1 to "))
        .hasSize(2);
    assertThat(lines(EventType.MOVED))
        .singleElement()
        .asString()
        .startsWith("web: migrated to n" + virsh.hostOf("web"));
    assertThat(lines(EventType.MOVE_FAILED))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("hopeful: ", "Migration is disabled"));
    assertThat(lines(EventType.BLOCKED))
        .anySatisfy(line -> assertThat(line).startsWith("gpu: it can't leave: n1: SHARED_MEMORY"))
        .anySatisfy(line -> assertThat(line).startsWith("hopeful: 2 attempts failed"));
    assertThat(EventType.MOVE_FAILED.level()).isEqualTo(EventType.Level.ERROR);
    assertThat(panel.log("n1")).last().isEqualTo("n1: status Maintenance Mode");
    List<JournalEntry> journal = panel.journal("n1");
    assertThat(journal)
        .extracting(JournalEntry::sequence)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, journal.size()).boxed().toList());
  }

  private List<String> lines(EventType type) {
    return panel.journal("n1").stream()
        .map(JournalEntry::event)
        .filter(event -> event.type() == type)
        .map(event -> panel.named(event.workload() + ": " + event.text()))
        .toList();
  }

  @Test
  void s12_the_machines_are_listed_live_and_the_list_is_empty_when_it_is_done() {
    rig.startGuest(1, "busy", "--disk", "nbd", "--dirty", "5", "--ws", "16");
    virsh.small(1, "web");
    rig.awaitBoot(1, "busy");
    panel(RigPanel.QUICK, "hostDefaults: {cpuOvercommit: 8.0, migrationMbps: 250}");
    Maintenance maintenance = panel.maintenance();
    assertThat(machines()).containsExactly("busy running", "web running");

    maintenance.enter("n1", EnterRequest.by("ada", "test"));
    try (MaintenanceRunner runner =
        MaintenanceRunner.start(maintenance, panel.executor(), Duration.ofMillis(200))) {
      assertThat(runner).isNotNull();
      Rig.await("busy is seen to move", SOON, () -> moving("busy"));
      assertThat(rig.virsh(1, "domjobinfo", "busy")).contains("Outgoing migration");
      Rig.await("it is empty", SOON, () -> panel.status("n1") == Status.MAINTENANCE);
    }

    assertThat(machines()).isEmpty();
    assertThat(virsh.known(1)).isEmpty();
    assertThat(rig.neverRestarted("busy")).isTrue();
  }

  @Test
  void s13_the_status_goes_through_the_words_of_the_documents() {
    virsh.small(1, "mail");
    virsh.small(1, "web");
    panel();
    Maintenance maintenance = panel.maintenance();
    List<String> words = new ArrayList<>();
    look(words);

    maintenance.enter("n1", EnterRequest.by("ada", "test"));
    panel.until("it is out", () -> look(words).equals("Maintenance Mode"));
    assertThat(virsh.known(1)).isEmpty();
    maintenance.leave("n1", LeaveRequest.by("ada"));
    panel.until("it is back", () -> look(words).equals("Running"));

    assertThat(words)
        .containsExactly(
            "Running", "Migrating", "Maintenance Mode", "Leaving Maintenance", "Running");
    assertThat(virsh.running(1)).containsExactly("mail", "web");
  }

  /** Looks at the status, and notes it if it is another one. */
  private String look(List<String> words) {
    String now = panel.status("n1").toString();
    if (words.isEmpty() || !words.get(words.size() - 1).equals(now)) {
      words.add(now);
    }
    return now;
  }

  private List<String> machines() {
    return panel.maintenance().status("n1").machines().stream()
        .map(machine -> machine.name() + " " + machine.activity())
        .sorted()
        .toList();
  }

  private boolean moving(String name) {
    return panel.maintenance().status("n1").machines().stream()
        .filter(machine -> machine.name().equals(name))
        .filter(machine -> machine.activity().matches("migrating to n[23]"))
        .map(Machine::fraction)
        .anyMatch(fraction -> fraction > 0 && fraction < 1);
  }
}
