package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user answers for when he takes a host out. */
class ConsentTest {

  @TempDir private Path folder;
  private Shell shell;
  private String cluster;

  @BeforeEach
  void a_cluster() {
    shell = Shell.in(folder);
    cluster = shell.file("cluster.json", Clusters.WITH_GPU).toString();
  }

  @Test
  void an_item_of_the_checklist_that_was_seen_to_is_kept_with_who_saw_to_it() {
    Result entered =
        shell.run(
            "enter",
            "n1",
            "--stop-what-cannot-move",
            "--checked",
            "OUT_OF_BAND_ACCESS",
            "--actor",
            "ada",
            "--cluster",
            cluster);
    assertThat(entered.code()).isZero();
    assertThat(entered.out()).contains("checklist: OUT_OF_BAND_ACCESS confirmed [ada]");
    assertThat(shell.run("status", "n1", "--cluster", cluster).out())
        .contains("checked    OUT_OF_BAND_ACCESS, confirmed by ada")
        .contains("allowed    what can't be moved may be stopped, by ada");
    assertThat(shell.run("leave", "n1", "--cluster", cluster).out())
        .contains("checked    OUT_OF_BAND_ACCESS, confirmed by ada");
  }

  @Test
  void an_item_that_is_not_on_the_checklist_is_refused() {
    Result refused = shell.run("enter", "n1", "--checked", "COFFEE", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .isEqualTo(
            "evenkeel: there is no checklist item COFFEE; the checklist has OUT_OF_BAND_ACCESS\n");
    assertThat(shell.run("status", "n1", "--cluster", cluster).out()).contains("n1  Running");
    assertThat(
            shell.typing("y\n").run("enter", "n1", "--checked", "TEA", "--cluster", cluster).out())
        .as("nobody is asked first")
        .isEmpty();
  }

  @Test
  void a_code_that_no_finding_has_can_not_be_waived() {
    Result refused = shell.run("enter", "n1", "--waive", "WEATHER=sunny", "--cluster", cluster);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).startsWith("evenkeel: WEATHER can't be waived").hasLineCount(1);
    assertThat(shell.run("status", "n1", "--cluster", cluster).out()).contains("n1  Running");
  }

  @Test
  void the_question_names_what_is_stopped_and_what_of_the_checklist_is_open() {
    Result asked =
        shell
            .typing("no\n")
            .run("enter", "n1", "--stop-what-cannot-move", "--force-off", "--cluster", cluster);
    assertThat(asked.code()).isEqualTo(5);
    assertThat(asked.out())
        .contains("stops    gpu; switched off if that is ignored")
        .contains("open     OUT_OF_BAND_ACCESS: nobody has confirmed")
        .endsWith(
            "Empty n1 like this, stopping 1 workload and with 1 item of the checklist open? [y/N] ");
    Result plain =
        shell
            .typing("no\n")
            .run("enter", "n1", "--checked", "OUT_OF_BAND_ACCESS", "--cluster", cluster);
    assertThat(plain.out()).endsWith("Empty n1 like this? [y/N] ");
  }

  @Test
  void what_ignores_its_shutdown_is_switched_off_only_when_that_is_allowed() {
    String stubborn =
        Clusters.WITH_GPU.replace(
            "{\"id\": \"gpu\",", "{\"id\": \"gpu\", \"labels\": {\"ignores-shutdown\": \"true\"},");
    cluster = shell.file("stubborn.json", stubborn).toString();
    Result kept = shell.run("enter", "n1", "--stop-what-cannot-move", "--cluster", cluster);
    assertThat(kept.code()).isEqualTo(5);
    assertThat(kept.out()).contains("waits: gpu: ");
    cluster = shell.file("again.json", stubborn).toString();
    Result forced =
        shell.run("enter", "n1", "--stop-what-cannot-move", "--force-off", "--cluster", cluster);
    assertThat(forced.code()).isZero();
    assertThat(forced.out()).contains("switching it off on n1", "1 stopped");
  }

  @Test
  void json_carries_what_was_agreed_to() {
    JsonNode entered =
        shell
            .run(
                "enter",
                "n1",
                "--json",
                "--stop-what-cannot-move",
                "--force-off",
                "--checked",
                "OUT_OF_BAND_ACCESS",
                "--waive",
                "WILL_STOP=its owner knows",
                "--actor",
                "ada",
                "--cluster",
                cluster)
            .json();
    JsonNode consents = entered.get("consents");
    assertThat(consents.get("checked").get(0).asText()).isEqualTo("OUT_OF_BAND_ACCESS");
    assertThat(consents.get("waivers").get(0).get("code").asText()).isEqualTo("WILL_STOP");
    assertThat(consents.get("waivers").get(0).get("owner").asText()).isEqualTo("ada");
    assertThat(consents.get("stopWhatCannotMove").asBoolean()).isTrue();
    assertThat(consents.get("forceOff").asBoolean()).isTrue();
    assertThat(entered.get("findings"))
        .anyMatch(
            finding ->
                finding.get("code").asText().equals("OUT_OF_BAND_ACCESS")
                    && finding.get("severity").asText().equals("info"));
    assertThat(entered.get("service").has("power")).isFalse();
    assertThat(entered.get("service").has("backAt")).isFalse();
    JsonNode left = shell.run("leave", "n1", "--json", "--cluster", cluster).json();
    assertThat(left.get("service").has("backAt")).isTrue();
  }
}
