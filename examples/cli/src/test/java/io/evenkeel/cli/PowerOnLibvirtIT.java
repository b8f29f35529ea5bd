package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.libvirt.Rig;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows S15 and S21 of docs/features.md on real hosts. With -Drig=true. */
class PowerOnLibvirtIT {

  private static final int HOSTS = 2;

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

  @BeforeEach
  void a_host_in_maintenance() {
    virsh.small(1, "web");
    panel =
        RigPanel.open(
            folder,
            RigPanel.QUICK,
            rig.configuration(),
            "hostDefaults: {cpuOvercommit: 8.0}",
            rig.powerConfiguration().replace("reset, \"{number}\"", "reset, \"{number}\", \"9\""));
    assertThat(panel.enter("n1")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @AfterEach
  void nothing_is_left() {
    panel.close();
    virsh.clear();
  }

  @Test
  void s15_an_empty_host_is_rebooted_and_watched_down_and_up_again() {
    String boot = virsh.boot(1);

    panel.maintenance().reboot("n1", RigPanel.ADA);
    panel.until("it is seen to be down", () -> said("n1: is down after "));
    assertThat(virsh.on(1)).isFalse();
    assertThat(panel.status("n1")).isEqualTo(Status.MAINTENANCE);
    assertThat(panel.maintenance().status("n1").waiting())
        .extracting(Waiting::code)
        .containsExactly("HOST_NOT_REBOOTED");
    panel.until("it is seen to be up", () -> said("n1: is up again"));

    assertThat(virsh.boot(1)).isNotEqualTo(boot);
    assertThat(panel.maintenance().status("n1").waiting()).isEmpty();
    assertThat(panel.state("n1")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);
    assertThat(virsh.running(1)).containsExactly("web");
    assertThat(virsh.state("web")).isEqualTo("running (migrated)");
  }

  @Test
  void s15_a_host_is_powered_off_and_on_and_nothing_returns_before_it_is_up() {
    panel.maintenance().powerOff("n1", RigPanel.ADA);
    panel.until("it is seen to be down", () -> said("n1: is down after "));
    assertThat(virsh.on(1)).isFalse();
    assertThat(panel.status("n1")).isEqualTo(Status.MAINTENANCE);

    panel.maintenance().leave("n1", LeaveRequest.by("ada"));
    panel.until("it is waited for", () -> waiting().equals(List.of("HOST_NOT_REBOOTED")));
    assertThat(panel.maintenance().status("n1").waiting())
        .extracting(Waiting::remedy)
        .containsExactly("Power it on");
    assertThat(virsh.running(2)).containsExactly("web");

    panel.maintenance().powerOn("n1", RigPanel.ADA);
    panel.until("it is back", () -> panel.state("n1") == OperationState.CLOSED);
    assertThat(virsh.running(1)).containsExactly("web");
    assertThat(virsh.state("web")).isEqualTo("running (migrated)");
    assertThat(panel.log("n1"))
        .containsSubsequence("n1: asked to power off: test", "n1: asked to power on: test");
  }

  @Test
  void s15_a_host_is_not_rebooted_while_a_guest_is_on_it() {
    String boot = virsh.boot(1);
    virsh.small(1, "late");

    assertThatThrownBy(() -> panel.maintenance().reboot("n1", RigPanel.ADA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("workload " + panel.guest("late").id() + " is there (running)");
    assertThatThrownBy(() -> panel.maintenance().powerOff("n1", RigPanel.ADA))
        .hasMessageContaining("is there (running)");
    assertThat(virsh.boot(1)).isEqualTo(boot);
    assertThat(virsh.running(1)).containsExactly("late");

    panel.until("what turned up leaves, too", () -> panel.state("n1") == OperationState.ENTERING);
    panel.until("it is empty again", () -> panel.state("n1") == OperationState.IN_MAINTENANCE);
    assertThat(virsh.state("late")).isEqualTo("running (migrated)");
  }

  @Test
  void s21_leaving_reboots_the_host_and_its_workloads_return_when_it_answers_again() {
    String boot = virsh.boot(1);

    assertThat(panel.leave("n1", LeaveRequest.by("ada").rebooting()))
        .isEqualTo(OperationState.CLOSED);

    assertThat(virsh.boot(1)).isNotEqualTo(boot);
    assertThat(virsh.running(1)).containsExactly("web");
    assertThat(virsh.state("web")).isEqualTo("running (migrated)");
    List<String> log = panel.log("n1");
    assertThat(log.stream().map(line -> line.replaceAll("\\d+ s$", "").strip()))
        .containsSubsequence(
            "n1: asked to reboot, before its workloads return",
            "n1: is down after",
            "n1: is up again after",
            "web: migrating from n2 to n1",
            "n1: takes workloads again");
  }

  private boolean said(String beginning) {
    return panel.log("n1").stream().anyMatch(line -> line.startsWith(beginning));
  }

  private List<String> waiting() {
    return panel.maintenance().status("n1").waiting().stream().map(Waiting::code).toList();
  }
}
