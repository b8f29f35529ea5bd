package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.Rig;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.plan.Move;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rows S8, S16, S18 and S19 of docs/features.md on real hosts. With -Drig=true. */
class LeavingOnLibvirtIT {

  private static final int HOSTS = 3;
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

  private void panel(String... workloads) {
    panel =
        RigPanel.open(
            folder,
            RigPanel.QUICK.shutdown(Duration.ofSeconds(3)),
            rig.configuration(),
            "hostDefaults: {cpuOvercommit: 8.0}",
            String.join("\n", workloads));
  }

  @Test
  void s08_what_was_stopped_starts_on_another_host_at_once_or_at_home_when_that_is_back() {
    rig.startGuest(1, "batch");
    virsh.peeringWithSystem(1, "gpu");
    panel(
        "workloads:",
        "  - {workload: batch, strategy: stop, restart: elsewhere}",
        "  - {workload: gpu, onCannotMove: stop, restart: at-home}");
    rig.awaitBoot(1, "batch");
    rig.awaitBoot(1, "gpu");

    assertThat(panel.enter("n1")).isEqualTo(OperationState.IN_MAINTENANCE);

    assertThat(virsh.known(1)).containsExactly("gpu");
    assertThat(virsh.state("gpu")).isEqualTo("shut off (shutdown)");
    assertThat(virsh.hostOf("batch")).isIn(2, 3);
    assertThat(virsh.state("batch")).isEqualTo(BOOTED);
    rig.awaitBoot(virsh.hostOf("batch"), "batch");

    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);
    assertThat(virsh.running(1)).containsExactly("batch", "gpu");
    assertThat(virsh.state("gpu")).isEqualTo(BOOTED);
    assertThat(virsh.state("batch")).as("its policy is to be stopped").isEqualTo(BOOTED);
    rig.awaitBoot(1, "gpu");
  }

  @Test
  void s16_guests_migrate_back_and_the_host_runs_again() {
    rig.startGuest(1, "mail", "--disk", "nbd");
    virsh.small(1, "shop");
    virsh.small(1, "web");
    panel();
    rig.awaitBoot(1, "mail");
    panel.enter("n1");
    assertThat(virsh.known(1)).isEmpty();

    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);

    assertThat(panel.status("n1")).isEqualTo(Status.RUNNING);
    assertThat(virsh.running(1)).containsExactly("mail", "shop", "web");
    for (String guest : List.of("mail", "shop", "web")) {
      assertThat(virsh.state(guest)).as(guest).isEqualTo(MIGRATED);
      assertThat(rig.virsh(1, "dumpxml", guest))
          .as("no mark is left")
          .doesNotContain("urn:evenkeel");
    }
    assertThat(rig.neverRestarted("mail")).isTrue();
    assertThat(panel.log("n1"))
        .contains("n1: takes workloads again", "n1: 3 of 3 workloads are home")
        .last()
        .isEqualTo("n1: status Running");
  }

  @Test
  void s16_what_its_operator_moved_meanwhile_stays_where_he_put_it() {
    virsh.small(1, "mail");
    virsh.small(1, "web");
    panel();
    panel.enter("n1");
    int other = virsh.hostOf("web") == 2 ? 3 : 2;
    virsh.move("web", other);

    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);

    assertThat(virsh.hostOf("web")).isEqualTo(other);
    assertThat(virsh.running(1)).containsExactly("mail");
    assertThat(panel.last("n1").items())
        .filteredOn(item -> item.state() == ItemState.NOT_HOME)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(panel.named(item.workload())).isEqualTo("web");
              assertThat(item.waiting().code()).isEqualTo("MOVED_BY_OPERATOR");
            });
  }

  @Test
  void s18_what_was_shut_down_starts_again_even_by_another_process_and_what_was_off_stays_off() {
    virsh.small(1, "batch");
    virsh.peering(1, "gpu");
    virsh.small(1, "spare");
    rig.virsh(1, "destroy", "spare");
    panel(
        "workloads:",
        "  - {workload: batch, strategy: stop}",
        "  - {workload: gpu, onCannotMove: stop}");
    panel.enter("n1", EnterRequest.by("ada", "test").forceOffWhatIgnoresShutdown());
    assertThat(panel.state("n1")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(virsh.running(1)).isEmpty();
    assertThat(virsh.known(1)).containsExactly("batch", "gpu", "spare");

    panel.restart();
    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);

    assertThat(virsh.running(1)).containsExactly("batch", "gpu");
    assertThat(virsh.state("batch")).isEqualTo(BOOTED);
    assertThat(virsh.state("spare")).startsWith("shut off");
    assertThat(panel.log("n1")).contains("gpu: starting on n1", "batch: starting on n1");
  }

  @Test
  void s19_a_cordoned_host_takes_nothing_new_and_keeps_what_it_has() {
    virsh.small(1, "mail");
    virsh.small(1, "web");
    virsh.small(3, "old");
    panel();
    panel.maintenance().cordon("n3", RigPanel.ADA);
    panel.restart();

    assertThat(panel.status("n3")).isEqualTo(Status.CORDONED);
    assertThat(panel.maintenance().plan("n1").moves()).extracting(Move::to).containsOnly("n2");
    assertThat(panel.enter("n1")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(virsh.running(2)).containsExactly("mail", "web");
    assertThat(virsh.known(3)).containsExactly("old");
    assertThat(virsh.state("old")).isEqualTo(BOOTED);

    panel.leave("n1");
    panel.maintenance().cordon("n2", RigPanel.ADA);
    assertThat(panel.maintenance().plan("n1").moves()).isEmpty();
    panel.maintenance().uncordon("n3", RigPanel.ADA);
    assertThat(panel.status("n3")).isEqualTo(Status.RUNNING);
    assertThat(panel.maintenance().plan("n1").moves()).extracting(Move::to).containsOnly("n3");
  }
}
