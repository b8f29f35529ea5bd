package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong: one line that names it, the right number, nothing changed, no stack trace. */
class BadInputTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_cluster() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
  }

  @Test
  void an_unknown_host_is_named_beside_those_there_are() {
    for (String command :
        new String[] {
          "preflight",
          "plan",
          "enter",
          "leave",
          "status",
          "cordon",
          "uncordon",
          "cancel",
          "bring-back",
          "reboot",
          "power-off",
          "power-on"
        }) {
      refused(shell.run(command, "n9", "--cluster", cluster), "\"n9\"", "n1, n2, n3");
    }
  }

  @Test
  void an_unknown_host_among_known_ones_is_named() {
    refused(shell.run("plan", "n1,n9", "--cluster", cluster), "\"n9\"");
    refused(shell.run("enter", "n1", "--not-to", "n8", "--cluster", cluster), "\"n8\"");
  }

  @Test
  void a_duplicate_id_is_named_with_its_place() {
    refusedDocument(Clusters.SMALL.replace("\"n2\", \"memory", "\"n1\", \"memory"), "n1");
    refusedDocument(Clusters.SMALL.replace("\"id\": \"db\"", "\"id\": \"web\""), "web");
  }

  @Test
  void a_negative_size_is_named_with_its_place() {
    refusedDocument(Clusters.SMALL.replace("8192", "-8192"), "workloads[0].memoryMiB", "-8192");
  }

  @Test
  void a_dangling_reference_is_named_with_its_place() {
    refusedDocument(
        Clusters.SMALL.replace("\"host\": \"n2\"", "\"host\": \"n7\""), "workloads[2].host", "n7");
  }

  @Test
  void truncated_json_is_refused() {
    refusedDocument(Clusters.SMALL.substring(0, 200), "line");
  }

  @Test
  void a_missing_document_is_named() {
    refused(shell.run("plan", "n1", "--cluster", folder + "/nope.json"), "nope.json");
  }

  @Test
  void no_cluster_and_two_clusters_are_refused() {
    refused(shell.run("status"), "--cluster", "--driver");
    refused(
        shell.run("status", "--cluster", cluster, "--driver", "libvirt:x"),
        "--cluster",
        "--driver");
  }

  @Test
  void an_unknown_scheme_is_named_beside_those_there_are() {
    refused(shell.run("status", "--driver", "vmware:x"), "vmware:x", "libvirt:");
    refused(shell.run("status", "--driver", "nothing"), "nothing", "libvirt:");
  }

  @Test
  void a_missing_file_of_hosts_is_named() {
    refused(shell.run("status", "--driver", "libvirt:" + folder + "/nope.yaml"), "nope.yaml");
  }

  @Test
  void malformed_yaml_is_named_with_its_line() {
    Path hosts = shell.file("hosts.yaml", "hosts:", "  - id: n1", "   uri: [");
    refused(shell.run("status", "--driver", "libvirt:" + hosts), "hosts.yaml", "line");
  }

  @Test
  void hosts_that_do_not_answer_are_a_failure_of_the_driver() {
    Path hosts =
        shell.file(
            "hosts.yaml",
            "allowInsecure: true",
            "hosts:",
            "  - {id: n1, uri: \"qemu+tcp://127.0.0.1:1/system\"}");
    for (String command : new String[] {"preflight", "plan", "enter", "status", "cordon"}) {
      Result result = shell.run(command, "n1", "--driver", "libvirt:" + hosts);
      assertThat(result.code()).isEqualTo(6);
      assertThat(result.out()).isEmpty();
      assertThat(result.err()).startsWith("evenkeel: ").hasLineCount(1);
    }
    assertThat(shell.filesBut("cluster.json", "hosts.yaml")).isEmpty();
  }

  @Test
  void a_plan_that_can_not_be_written_is_refused() {
    refused(
        shell.run("plan", "n1", "--cluster", cluster, "--out", folder + "/no/such/plan.json"),
        "no/such");
  }

  @Test
  void a_word_too_many_an_unknown_option_and_an_unknown_command_are_named() {
    refused(shell.run("status", "n1", "n2", "--cluster", cluster), "n2", "status --help");
    refused(shell.run("plan", "n1", "--jsonn", "--cluster", cluster), "--jsonn", "plan --help");
    refused(shell.run("statsu"), "\"statsu\"", "status");
    refused(shell.run("plan", "--cluster", cluster), "HOST", "plan --help");
  }

  @Test
  void odd_times_and_speeds_are_refused() {
    refused(shell.run("enter", "n1", "--timeout", "soon", "--cluster", cluster), "soon", "90s");
    refused(shell.run("enter", "n1", "--speed", "0x", "--cluster", cluster), "0x", "max");
    refused(shell.run("enter", "n1", "--wait", "--no-wait", "--cluster", cluster), "--no-wait");
  }

  @Test
  void leaving_what_was_never_entered_is_refused() {
    refused(shell.run("leave", "n1", "--cluster", cluster), "n1 is not in maintenance");
  }

  @Test
  void what_contradicts_itself_on_the_way_home_is_refused() {
    refused(shell.run("leave", "n1", "--stay", "--bring-home", "--cluster", cluster), "--stay");
    refused(shell.run("leave", "n1", "--stay", "--accept", "--cluster", cluster), "--accept");
    refused(
        shell.run("leave", "n1", "--reboot", "--no-reboot", "--cluster", cluster), "--no-reboot");
    refused(shell.run("leave", "n1", "--waive", "ZONE_PAUSE=", "--cluster", cluster), "REASON");
  }

  @Test
  void a_host_that_is_not_in_maintenance_is_not_switched() {
    for (String command : new String[] {"reboot", "power-off", "power-on"}) {
      refused(shell.run(command, "n1", "--cluster", cluster), "n1 is not in Maintenance Mode");
    }
  }

  @Test
  void tasks_of_a_host_without_an_operation_are_refused() {
    refused(shell.run("retry-task", "n1", "x", "--cluster", cluster), "n1 is Running");
    refused(shell.run("skip-task", "n1", "x", "--cluster", cluster), "n1 is Running");
  }

  @Test
  void a_policy_that_is_wrong_is_named_with_its_place() {
    Path policy = shell.file("hosts.yaml", "hooks: [{name: a, stage: soon, command: [x]}]");
    for (String command : new String[] {"preflight", "plan", "enter", "leave", "status"}) {
      refused(
          shell.run(command, "n1", "--cluster", cluster, "--policy", policy.toString()),
          "hosts.yaml: hooks[0].stage: is \"soon\"");
    }
    refused(
        shell.run("status", "--cluster", cluster, "--policy", folder + "/nope.yaml"),
        "nope.yaml: is not there");
  }

  @Test
  void a_zone_of_the_policy_that_no_host_is_in_is_named_beside_those_there_are() {
    Path policy = shell.file("hosts.yaml", "zones: {berlni: {hostsOut: 2}}");
    refused(
        shell.run("enter", "n1", "--cluster", cluster, "--policy", policy.toString()),
        "\"berlni\"",
        "default");
  }

  @Test
  void where_nothing_switches_hosts_that_is_said_before_anything_is_done() {
    Path hosts = shell.file("hosts.yaml", "hosts: [{id: n1, uri: \"test:///default\"}]");
    String driver = "libvirt:" + hosts;
    for (String command : new String[] {"reboot", "power-off", "power-on"}) {
      refused(shell.run(command, "n1", "--driver", driver), "nothing here switches n1");
    }
    refused(shell.run("leave", "n1", "--reboot", "--driver", driver), "nothing here switches n1");
    Path policy = shell.file("broken.json", "{\"otherZones\": {\"rebootOnLeave\": true}}");
    refused(
        shell.run("enter", "n1", "--driver", driver, "--policy", policy.toString()),
        "rebootOnLeave");
  }

  @Test
  void nothing_to_bring_back_is_refused() {
    refused(shell.run("bring-back", "n1", "--cluster", cluster), "nothing to bring back");
  }

  @Test
  void cancelling_what_is_not_being_emptied_is_refused() {
    refused(shell.run("cancel", "n1", "--cluster", cluster), "nothing to cancel");
  }

  @Test
  void a_stack_trace_is_shown_only_when_asked_for() {
    Result quiet = shell.run("plan", "n9", "--cluster", cluster);
    Result verbose = shell.run("plan", "n9", "--verbose", "--cluster", cluster);
    assertThat(quiet.err()).doesNotContain("\tat ");
    assertThat(verbose.err()).contains("\tat ");
    assertThat(verbose.code()).isEqualTo(quiet.code());
  }

  @Test
  void the_cluster_document_is_never_written() throws IOException {
    shell.run("enter", "n1", "--cluster", cluster);
    shell.run("cordon", "n2", "--cluster", cluster);
    assertThat(Files.readString(Path.of(cluster))).isEqualTo(Clusters.SMALL + "\n");
  }

  private void refusedDocument(String document, String... words) {
    Path file = shell.file("broken.json", document);
    for (String command : new String[] {"plan", "enter", "status"}) {
      Result result =
          command.equals("status")
              ? shell.run(command, "--cluster", file.toString())
              : shell.run(command, "n1", "--cluster", file.toString());
      refused(result, words);
      assertThat(result.err()).contains("broken.json");
    }
    file.toFile().delete();
  }

  private void refused(Result result, String... words) {
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).startsWith("evenkeel: ").contains(words);
    assertThat(result.err().lines()).hasSize(1);
    assertThat(shell.filesBut("cluster.json", "broken.json", "hosts.yaml")).isEmpty();
  }
}
