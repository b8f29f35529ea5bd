package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.libvirt.Rig;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The row S23 of docs/features.md on real hosts: the CPU of a host is replaced while it is in
 * maintenance and switched off. With -Drig=true.
 */
class CpuOnLibvirtIT {

  private static final int HOSTS = 2;
  private static final Pattern MODEL =
      Pattern.compile("<mode name='host-model'.*?<model[^>]*>([^<]+)</model>", Pattern.DOTALL);

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
    rig.run("cpu", "1", "new");
    rig.run("reboot", "1");
  }

  private void panel() {
    panel =
        RigPanel.open(
            folder,
            RigPanel.QUICK,
            rig.configuration(),
            "hostDefaults: {cpuOvercommit: 8.0}",
            rig.powerConfiguration());
  }

  @Test
  void s23_a_cpu_that_is_the_same_leaves_the_cpu_of_the_zone_as_it_is() {
    virsh.small(1, "modern", "--cpu", "<cpu mode='host-model'/>");
    panel();

    panel.enter("n1");
    switchOffAndOn();
    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);

    assertThat(panel.log("n1"))
        .contains(
            "n1: its CPU (%1$s) is the same as before; the CPU of the zone stays %1$s"
                .formatted(model(1)));
    assertThat(virsh.running(1)).containsExactly("modern");
  }

  @Test
  void s23_a_cpu_that_is_worse_is_told_with_the_guests_that_need_more_and_an_advice()
      throws Exception {
    virsh.small(1, "modern", "--cpu", "<cpu mode='host-model'/>");
    virsh.small(1, "modest");
    virsh.small(2, "native", "--cpu", "<cpu mode='host-model'/>");
    panel();
    String before = model(1);

    panel.enter("n1");
    assertThat(virsh.running(2)).containsExactly("modern", "modest", "native");
    rig.run("cpu", "1", "old");
    switchOffAndOn();
    assertThat(panel.leave("n1")).isEqualTo(OperationState.LEAVE_INCOMPLETE);

    String now = model(1);
    assertThat(now).isNotEqualTo(before);
    assertThat(panel.log("n1"))
        .contains(
            ("n1: its CPU (%1$s) is worse than before (%2$s): start nothing in zone default with"
                    + " more than %1$s (was %2$s); the driver can't see to that")
                .formatted(now, before))
        .anySatisfy(
            line ->
                assertThat(line)
                    .startsWith("n1: 2 workload(s) of the zone need more than it has: ")
                    .contains("modern", "native")
                    .endsWith("; consider moving host n1 to another zone"));
    assertThat(virsh.running(1)).containsExactly("modest");
    assertThat(virsh.state("modern")).isEqualTo("running (migrated)");
    assertThat(comparedOn(1, "modern")).contains("avx2");
    assertThat(comparedOn(1, "modest")).isEmpty();
    List<Item> stuck =
        panel.last("n1").items().stream()
            .filter(item -> item.state() == ItemState.BLOCKED)
            .toList();
    assertThat(stuck)
        .singleElement()
        .satisfies(
            item -> {
              assertThat(panel.named(item.workload())).isEqualTo("modern");
              assertThat(item.waiting().code()).isEqualTo("CPU_FEATURES");
            });
  }

  @Test
  void s23_a_cpu_that_is_better_leaves_the_cpu_of_the_zone_as_it_is() {
    rig.run("cpu", "1", "old");
    rig.run("reboot", "1");
    virsh.small(1, "old", "--cpu", "<cpu mode='host-model'/>");
    panel();
    String zone = model(1);

    panel.enter("n1");
    rig.run("cpu", "1", "new");
    switchOffAndOn();
    assertThat(panel.leave("n1")).isEqualTo(OperationState.CLOSED);

    assertThat(panel.log("n1"))
        .contains(
            "n1: its CPU (%s) is better than before; the CPU of the zone stays %s"
                .formatted(model(1), zone));
    assertThat(virsh.running(1)).containsExactly("old");
  }

  private void switchOffAndOn() {
    assertThat(panel.state("n1")).isEqualTo(OperationState.IN_MAINTENANCE);
    panel.maintenance().powerOff("n1", RigPanel.ADA);
    panel.until("it is down", () -> said("n1: is down after "));
    panel.maintenance().powerOn("n1", RigPanel.ADA);
    panel.until("it is up", () -> said("n1: is up again"));
  }

  private boolean said(String beginning) {
    return panel.log("n1").stream().anyMatch(line -> line.startsWith(beginning));
  }

  /** The CPU that libvirt of a host says its guests can have. */
  private static String model(int host) {
    Matcher found = MODEL.matcher(rig.virsh(host, "domcapabilities"));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Why libvirt of that host says that a guest can't run there; empty if it can. */
  private String comparedOn(int host, String guest) throws Exception {
    String xml = rig.virsh(virsh.hostOf(guest), "dumpxml", guest);
    Path file = Files.writeString(folder.resolve(guest + ".xml"), xml);
    try {
      rig.virsh(host, "hypervisor-cpu-compare", "--error", file.toString());
      return "";
    } catch (AssertionError incompatible) {
      return String.valueOf(incompatible.getMessage());
    }
  }
}
