package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host is rebooted and switched, and watched until that was seen. */
class PowerTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_host_in_maintenance() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
    shell.run("enter", "n1", "--cluster", cluster);
  }

  @Test
  void reboot_returns_when_the_host_was_seen_down_and_up_again() {
    Result rebooted = shell.run("reboot", "n1", "--reason", "new kernel", "--cluster", cluster);
    assertThat(rebooted.code()).isZero();
    assertThat(rebooted.out())
        .contains("asked to reboot: new kernel", "n1: is down", "boot-2, was boot-1")
        .contains("n1 is up again, after ");
    assertThat(shell.run("status", "n1", "--cluster", cluster).out())
        .containsPattern("power      asked to reboot at .*: up again");
  }

  @Test
  void a_host_is_powered_off_and_on_and_a_repeated_command_changes_nothing() {
    assertThat(shell.run("power-off", "n1", "--cluster", cluster).out())
        .contains("n1 is down, after ");
    Result off = shell.run("power-off", "n1", "--cluster", cluster);
    assertThat(off.code()).isZero();
    assertThat(off.out()).isEqualTo("n1 is down already; nothing changed\n");
    assertThat(shell.run("status", "n1", "--cluster", cluster).out())
        .containsPattern("power      asked to power off at .*: down");
    assertThat(shell.run("power-on", "n1", "--cluster", cluster).out())
        .contains("n1 is up, after ");
    assertThat(shell.run("power-on", "n1", "--cluster", cluster).out())
        .isEqualTo("n1 is up already; nothing changed\n");
    assertThat(shell.run("leave", "n1", "--cluster", cluster).code()).isZero();
  }

  @Test
  void a_reboot_that_was_left_alone_is_watched_and_not_asked_for_again() {
    Result begun = shell.run("reboot", "n1", "--no-wait", "--cluster", cluster);
    assertThat(begun.code()).isZero();
    Result watched = shell.run("reboot", "n1", "--cluster", cluster);
    assertThat(watched.code()).isZero();
    assertThat(watched.err()).contains("n1 was asked to reboot at").contains("watching it");
    assertThat(watched.out()).contains("is up again (boot-2, was boot-1)");
  }

  @Test
  void a_host_that_does_not_come_back_is_waited_for_no_longer_than_a_reboot_may_take() {
    String hangs =
        Clusters.SMALL.replace(
            "{\"id\": \"n1\",", "{\"id\": \"n1\", \"labels\": {\"hangs-on-reboot\": \"true\"},");
    cluster = shell.file("hangs.json", hangs).toString();
    shell.run("enter", "n1", "--cluster", cluster);
    Result late = shell.run("reboot", "n1", "--timeout", "2m", "--cluster", cluster);
    assertThat(late.code()).isEqualTo(5);
    assertThat(late.out()).contains("the time is over", "evenkeel reboot n1");
    Result stuck = shell.run("reboot", "n1", "--cluster", cluster);
    assertThat(stuck.code()).isEqualTo(5);
    assertThat(stuck.out())
        .contains("was asked to reboot and is down after more than 15 min", "Look at its console");
  }

  @Test
  void leave_with_a_reboot_brings_nothing_home_before_the_host_is_up_again() {
    Result left = shell.run("leave", "n1", "--reboot", "--cluster", cluster);
    assertThat(left.code()).isZero();
    assertThat(left.out().indexOf("n1: is up again"))
        .isPositive()
        .isLessThan(left.out().indexOf("web: migrating"));
    assertThat(left.out()).containsPattern("power      asked to reboot at .*: up again");
  }

  @Test
  void a_host_that_is_off_is_not_brought_back_before_somebody_powers_it_on() {
    shell.run("power-off", "n1", "--cluster", cluster);
    Result waits = shell.run("leave", "n1", "--cluster", cluster);
    assertThat(waits.code()).isEqualTo(5);
    assertThat(waits.out()).contains("was asked to power off and is down. Power it on");
    assertThat(shell.run("power-on", "n1", "--cluster", cluster).code()).isZero();
    assertThat(shell.run("leave", "n1", "--cluster", cluster).out()).contains("2 home");
  }

  @Test
  void what_can_not_be_waited_off_on_the_way_home_is_refused() {
    Result refused = shell.run("leave", "n1", "--waive", "NO_ROOM=so what", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("evenkeel: NO_ROOM can't be waived").hasLineCount(1);
    assertThat(shell.run("status", "n1", "--cluster", cluster).out()).contains("Maintenance Mode");
  }

  @Test
  void a_host_that_is_still_being_emptied_is_not_rebooted_on_the_way_back() {
    String gpu = shell.file("gpu.json", Clusters.WITH_GPU).toString();
    shell.run("enter", "n1", "--cluster", gpu);
    Result refused = shell.run("leave", "n1", "--reboot", "--cluster", gpu);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("not in Maintenance Mode", "leave without a reboot");
  }

  @Test
  void json_shows_what_was_asked_and_how_far_it_was_seen() {
    JsonNode power =
        shell
            .run("power-off", "n1", "--json", "--cluster", cluster)
            .json()
            .get("service")
            .get("power");
    assertThat(power.get("asked").asText()).isEqualTo("power-off");
    assertThat(power.get("phase").asText()).isEqualTo("down");
    assertThat(power.get("bootBefore").asText()).isEqualTo("boot-1");
  }
}
