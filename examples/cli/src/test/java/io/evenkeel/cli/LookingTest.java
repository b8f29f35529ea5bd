package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.Shell.Result;
import io.evenkeel.fake.ClusterDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change nothing. */
class LookingTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_cluster() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.SMALL).toString();
  }

  @Test
  void who_only_looks_leaves_no_file_behind() {
    shell.run("preflight", "n1", "--cluster", cluster);
    shell.run("plan", "n1", "--cluster", cluster);
    shell.run("status", "--cluster", cluster);
    shell.run("export", "--cluster", cluster);
    shell.run("leave", "n1", "--cluster", cluster);
    assertThat(shell.filesBut()).containsExactly("cluster.json");
  }

  @Test
  void preflight_says_that_nothing_stands_in_the_way() {
    Result result = shell.run("preflight", "n1", "--cluster", cluster);
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("n1 may be taken out");
  }

  @Test
  void findings_are_json_when_asked_for() {
    String gpu = shell.file("gpu.json", Clusters.WITH_GPU).toString();
    JsonNode report = shell.run("preflight", "n1", "--json", "--cluster", gpu).json();
    assertThat(report.get("format").asText()).isEqualTo("evenkeel-preflight/1");
    assertThat(report.get("blocked").asBoolean()).isFalse();
    assertThat(report.get("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.get("code").asText()).isEqualTo("CANNOT_MOVE");
              assertThat(finding.get("severity").asText()).isEqualTo("warn");
              assertThat(finding.get("subject").asText()).isEqualTo("gpu");
            });
  }

  @Test
  void the_plan_is_shown_as_a_table() {
    Result result = shell.run("plan", "n1", "--cluster", cluster);
    assertThat(result.code()).isZero();
    assertThat(result.out().lines().findFirst())
        .hasValueSatisfying(
            heads -> assertThat(heads).matches("WORKLOAD +FROM +TO +HOW +WHY +BEGINS +TAKES"));
    assertThat(result.out()).containsPattern("web +n1 +n[23] +live +vacate +\\+");
    assertThat(result.out()).contains("2 moves, 0 stops, 0 stay");
  }

  @Test
  void the_plan_is_written_to_a_file_as_well() throws IOException {
    Path out = folder.resolve("plan.json");
    Result result =
        shell.run("plan", "n1", "--json", "--out", out.toString(), "--cluster", cluster);
    assertThat(result.json().get("format").asText()).isEqualTo("evenkeel-plan/1");
    assertThat(Files.readString(out)).isEqualTo(result.out());
    assertThat(shell.filesBut()).containsExactly("cluster.json", "plan.json");
  }

  @Test
  void a_plan_that_leaves_something_is_written_all_the_same() {
    String gpu = shell.file("gpu.json", Clusters.WITH_GPU).toString();
    Result result = shell.run("plan", "n1", "--json", "--cluster", gpu);
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.json().get("complete").asBoolean()).isFalse();
    assertThat(result.json().get("remaining").get(0).get("workload").asText()).isEqualTo("gpu");
  }

  @Test
  void several_hosts_are_planned_together() {
    JsonNode plan = shell.run("plan", "n2,n1", "--json", "--cluster", cluster).json();
    assertThat(plan.get("vacate")).extracting(JsonNode::asText).containsExactly("n1", "n2");
    assertThat(plan.get("moves")).extracting(m -> m.get("to").asText()).containsOnly("n3");
  }

  @Test
  void options_of_the_plan_are_heeded() {
    JsonNode only =
        shell.run("plan", "n1", "--only-to", "n3", "--json", "--cluster", cluster).json();
    assertThat(only.get("moves")).extracting(m -> m.get("to").asText()).containsOnly("n3");
    JsonNode not = shell.run("plan", "n1", "--not-to", "n3", "--json", "--cluster", cluster).json();
    assertThat(not.get("moves")).extracting(m -> m.get("to").asText()).containsOnly("n2");
  }

  @Test
  void an_export_is_a_document_that_can_be_opened_again() {
    Result exported = shell.run("export", "--cluster", cluster);
    assertThat(ClusterDocument.read(exported.out()))
        .isEqualTo(ClusterDocument.read(Path.of(cluster)));
  }

  @Test
  void an_export_shows_what_the_last_command_left() {
    shell.run("enter", "n1", "--cluster", cluster);
    String exported = shell.run("export", "--cluster", cluster).out();
    assertThat(ClusterDocument.read(exported).workloads())
        .noneMatch(workload -> workload.host().equals("n1"));
  }

  @Test
  void yaml_is_read_too() {
    String yaml =
        shell
            .file(
                "cluster.yaml",
                "hosts:",
                "  - {id: a, memoryMiB: 8192, vcpus: 4}",
                "  - {id: b, memoryMiB: 8192, vcpus: 4}",
                "workloads:",
                "  - {id: w, host: a, memoryMiB: 1024, vcpus: 1}")
            .toString();
    assertThat(shell.run("plan", "a", "--cluster", yaml).code()).isZero();
  }

  @Test
  void status_shows_every_host_or_one_with_what_is_on_it() {
    assertThat(shell.run("status", "--cluster", cluster).out().lines()).hasSize(4);
    Result one = shell.run("status", "n1", "--cluster", cluster);
    assertThat(one.out()).contains("n1  Running").containsPattern("web +running");
    JsonNode all = shell.run("status", "--json", "--cluster", cluster).json();
    assertThat(all.get("hosts")).extracting(h -> h.get("status").asText()).containsOnly("running");
  }

  @Test
  void help_has_examples_for_every_command() {
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
          "power-on",
          "retry-task",
          "skip-task",
          "export",
          "demo"
        }) {
      Result help = shell.run(command, "--help");
      assertThat(help.code()).isZero();
      assertThat(help.out()).contains("Usage: evenkeel " + command, "Example", "Exit codes:");
    }
  }

  @Test
  void without_a_command_there_is_help_and_a_failure() {
    Result result = shell.run();
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Usage: evenkeel", "demo");
  }

  @Test
  void the_version_is_the_one_that_was_built() {
    assertThat(shell.run("--version").out()).matches("evenkeel [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
  }

  @Test
  void completion_is_a_script_for_the_shell() {
    assertThat(shell.run("generate-completion").out()).contains("complete -F", "preflight");
  }
}
