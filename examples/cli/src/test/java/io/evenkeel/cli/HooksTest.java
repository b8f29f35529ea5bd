package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a policy file makes of a maintenance. */
class HooksTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_cluster() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
  }

  private String policy(String... lines) {
    return shell.file("policy.yaml", lines).toString();
  }

  @Test
  void tasks_run_at_their_stages_and_what_they_print_is_in_the_log() {
    String policy =
        policy(
            "hooks:",
            "  - {name: quiet, stage: before-entering, command: [echo, 'silence {host}']}",
            "  - {name: kernel, stage: in-maintenance, command: [echo, updated]}",
            "  - {name: check, stage: before-leaving, command: [echo, fine]}",
            "  - {name: loud, stage: after-leaving, command: [echo, listening]}");
    Result entered = shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(entered.code()).isZero();
    assertThat(entered.out())
        .containsSubsequence(
            "task quiet is done: silence n1", "takes nothing new", "task kernel is done: updated");
    Result left = shell.run("leave", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(left.code()).isZero();
    assertThat(left.out())
        .containsSubsequence("task check is done: fine", "web: migrating", "task loud is done")
        .contains("task       kernel (in maintenance): done: updated");
  }

  @Test
  void a_task_that_failed_is_run_again_or_skipped_by_a_person() throws IOException {
    Path ok = folder.resolve("ok");
    String policy =
        policy(
            "hooks:",
            "  - {name: first, stage: before-entering, command: [ls, '" + ok + "']}",
            "  - {name: second, stage: in-maintenance, command: ['false']}");
    Result failed = shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(failed.code()).isEqualTo(5);
    assertThat(failed.out())
        .contains("task first failed (before entering): it ended with exit code 2")
        .contains("evenkeel retry-task n1 first", "evenkeel skip-task n1 first");
    assertThat(shell.run("status", "n1", "--cluster", cluster).out())
        .contains("task       first (before entering): failed");
    assertThat(shell.run("status", "--cluster", cluster).out()).contains("waits: TASK_FAILED");
    Files.createFile(ok);
    Result again = shell.run("retry-task", "n1", "first", "--cluster", cluster, "--policy", policy);
    assertThat(again.code()).isEqualTo(5);
    assertThat(again.out()).contains("task first is done", "task second failed");
    Result skipped =
        shell.run("skip-task", "n1", "second", "--cluster", cluster, "--policy", policy);
    assertThat(skipped.code()).isZero();
    assertThat(skipped.out()).contains("n1 is in Maintenance Mode");
    Result done = shell.run("retry-task", "n1", "first", "--cluster", cluster, "--policy", policy);
    assertThat(done.out()).contains("task first is done already; nothing changed");
  }

  @Test
  void a_failure_that_may_be_passed_over_is_written_down_and_passed_over() {
    String policy =
        policy(
            "hooks:",
            "  - {name: nice, stage: before-entering, onFailure: go-on, command: ['false']}");
    Result entered = shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(entered.code()).isZero();
    assertThat(entered.out()).contains("task nice failed", "the operation goes on");
  }

  @Test
  void a_task_is_killed_at_its_limit() {
    String policy =
        policy(
            "hooks:",
            "  - {name: slow, stage: before-entering, limitSeconds: 1, command: [sleep, '60']}");
    Result entered = shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(entered.code()).isEqualTo(5);
    assertThat(entered.out()).contains("it exceeded its limit of 1 s and was killed");
  }

  @Test
  void what_a_person_can_not_decide_is_refused() {
    String policy =
        policy("hooks:", "  - {name: first, stage: before-entering, command: ['false']}");
    shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    Result unknown = shell.run("skip-task", "n1", "other", "--cluster", cluster);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("\"other\" has not begun", "begun have first");
    Result without = shell.run("retry-task", "n1", "first", "--cluster", cluster);
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("no hook \"first\"", "--policy").hasLineCount(1);
    assertThat(shell.run("cancel", "n1", "--cluster", cluster).err())
        .contains("has run task first, and this command's policy has no such hook");
  }

  @Test
  void an_item_that_blocks_must_be_seen_to_and_one_with_a_probe_sees_to_itself()
      throws IOException {
    Path ticket = folder.resolve("ticket");
    String policy =
        policy(
            "checklist:",
            "  - {code: OUT_OF_BAND_ACCESS, severity: block}",
            "  - code: TICKET",
            "    text: a change ticket is open",
            "    severity: block",
            "    probe: {command: [ls, '" + ticket + "']}");
    Result refused =
        shell.run(
            "enter",
            "n1",
            "--checked",
            "OUT_OF_BAND_ACCESS",
            "--cluster",
            cluster,
            "--policy",
            policy);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out())
        .contains("it was probed whether a change ticket is open: it ended with exit code 2");
    Files.createFile(ticket);
    assertThat(shell.run("enter", "n1", "--cluster", cluster, "--policy", policy).code())
        .isEqualTo(3);
    assertThat(
            shell
                .run(
                    "enter",
                    "n1",
                    "--checked",
                    "OUT_OF_BAND_ACCESS",
                    "--cluster",
                    cluster,
                    "--policy",
                    policy)
                .code())
        .isZero();
  }

  @Test
  void where_a_confirmation_is_required_a_pipe_must_name_the_plan() {
    String policy = policy("requireConfirmation: true");
    Result refused = shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).contains("NOT_CONFIRMED");
    assertThat(
            shell
                .typing("yes\n")
                .run("enter", "n1", "--cluster", cluster, "--policy", policy)
                .code())
        .isZero();
  }

  @Test
  void a_zone_says_whether_hosts_reboot_and_workloads_come_home() {
    String policy = policy("zones:", "  default: {rebootOnLeave: true, bringHome: false}");
    shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    Result left = shell.run("leave", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(left.code()).isZero();
    assertThat(left.out()).contains("leave, leave there, with a reboot", "2 elsewhere");
    shell.run("bring-back", "n1", "--cluster", cluster);
    shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    Result otherwise =
        shell.run(
            "leave", "n1", "--bring-home", "--no-reboot", "--cluster", cluster, "--policy", policy);
    assertThat(otherwise.out()).contains("2 home").doesNotContain("with a reboot");
  }

  @Test
  void the_pause_of_a_zone_is_waited_for_unless_it_is_waived() {
    String policy = policy("zones:", "  default: {pauseSeconds: 600}");
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("leave", "n1", "--cluster", cluster);
    shell.run("enter", "n2", "--cluster", cluster);
    Result waits =
        shell.run("leave", "n2", "--timeout", "10s", "--cluster", cluster, "--policy", policy);
    assertThat(waits.code()).isEqualTo(5);
    assertThat(waits.out()).contains("waits: n2: another host of zone default is back since");
    Result waived =
        shell.run(
            "leave",
            "n2",
            "--waive",
            "ZONE_PAUSE=no shared storage",
            "--actor",
            "ada",
            "--cluster",
            cluster,
            "--policy",
            policy);
    assertThat(waived.code()).isZero();
    assertThat(waived.out()).containsPattern("waived     ZONE_PAUSE, by ada until .*: no shared");
  }

  @Test
  void storage_that_is_not_healthy_keeps_a_host_in() {
    String policy =
        policy(
            "zones: {default: {storageCluster: true}}",
            "storageHealth: {command: [sh, -c, 'echo $0 is degraded; exit 1', '{zone}']}");
    Result refused = shell.run("enter", "n1", "--cluster", cluster, "--policy", policy);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.out()).contains("STORAGE_NOT_HEALTHY", "default is degraded");
  }

  @Test
  void the_environment_may_name_the_policy_for_every_command() {
    Shell usual = shell.with("EVENKEEL_POLICY", policy("requireConfirmation: true"));
    assertThat(usual.run("enter", "n1", "--cluster", cluster).code()).isEqualTo(3);
  }

  @Test
  void json_shows_every_task_and_how_it_ended() {
    String policy =
        policy("hooks:", "  - {name: quiet, stage: before-entering, command: [echo, hush]}");
    JsonNode task =
        shell
            .run("enter", "n1", "--json", "--cluster", cluster, "--policy", policy)
            .json()
            .get("tasks")
            .get(0);
    assertThat(task.get("task").asText()).isEqualTo("quiet");
    assertThat(task.get("stage").asText()).isEqualTo("before-entering");
    assertThat(task.get("state").asText()).isEqualTo("done");
    assertThat(task.get("output").asText()).isEqualTo("hush");
  }
}
