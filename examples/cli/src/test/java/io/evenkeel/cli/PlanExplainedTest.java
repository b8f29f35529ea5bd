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

/** What {@code evenkeel plan} says beside the plan itself. */
class PlanExplainedTest {

  /** oracle fits nowhere, db-1 only on n3, web-1 where there is room, gpu-1 can't leave. */
  private static final String TIGHT =
      """
      { "hosts": [
          {"id": "n1", "memoryMiB": 65536, "vcpus": 32, "cpuModel": "new"},
          {"id": "n2", "memoryMiB": 65536, "vcpus": 32, "cpuModel": "new"},
          {"id": "n3", "memoryMiB": 65536, "vcpus": 32, "cpuModel": "old"},
          {"id": "n4", "memoryMiB": 65536, "vcpus": 32, "status": "cordoned"}],
        "workloads": [
          {"id": "a1", "name": "oracle", "host": "n1", "memoryMiB": 40960, "cpuModel": "new"},
          {"id": "a2", "name": "web-1", "host": "n1", "memoryMiB": 8192},
          {"id": "a3", "name": "db-1", "host": "n1", "memoryMiB": 8192},
          {"id": "a4", "name": "gpu-1", "host": "n1", "memoryMiB": 4096,
           "blockers": [{"code": "HOST_DEVICE", "detail": "0000:3b:00.0"}]},
          {"id": "b1", "name": "db-2", "host": "n2", "memoryMiB": 32768},
          {"id": "c1", "name": "web-2", "host": "n3", "memoryMiB": 57344}],
        "rules": [{"id": "r1", "type": "apart", "workloads": ["a3", "b1"]}] }
      """;

  @TempDir private Path folder;
  private Shell shell;
  private String small;
  private String tight;

  @BeforeEach
  void clusters() {
    shell = Shell.in(folder);
    small = shell.file("small.json", Clusters.SMALL).toString();
    tight = shell.file("tight.json", TIGHT).toString();
  }

  @Test
  void n03_what_is_impossible_comes_first_with_the_sum_and_what_would_help() {
    Result result = shell.run("plan", "n1", "--cluster", tight);

    assertThat(result.code()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(result.out())
        .startsWith(
            """
            IMPOSSIBLE: no plan can empty n1
              oracle (a1), web-1 (a2), db-1 (a3), db-2 (b1), web-2 (c1) can be on n2, n3 only
              They need 147456 MiB; 131072 are there; missing: 16384
              Not elsewhere: HOST_CORDONED on n4 (it takes nothing new)
            Each of these would do by itself; that was tried by planning again:
              stop gpu-1 (a4), and put n4 back in service
              stop gpu-1 (a4), and 16384 MiB more on n2
              stop gpu-1 (a4), and one more host like n1
              stop oracle (a1), gpu-1 (a4)
            What can be done as things are:
            """);
    assertThat(result.out())
        .contains("stays    gpu-1 (a4): HOST_DEVICE on n1 (0000:3b:00.0)")
        .contains("2 moves, 0 stops, 2 stay");
  }

  @Test
  void n02_each_move_is_explained_when_asked_for() {
    Result result = shell.run("plan", "n1", "--explain", "--cluster", tight);

    assertThat(result.out())
        .contains(
            """
            db-1 (a3) from n1 to n3 (vacate)
              chosen     n3: 0 MiB and 28 vCPUs left
              no other host could take it
              excluded   VACATED on n1 (it is to be emptied, too)
              excluded   APART on n2 (rule r1 keeps it apart from b1)
              excluded   HOST_CORDONED on n4 (it takes nothing new)
            """);
  }

  @Test
  void n02_one_workload_is_explained_by_id_or_name_with_what_another_target_would_mean() {
    String out = shell.run("plan", "n1", "--why", "web", "--cluster", small).out();

    assertThat(out)
        .contains("web from n1 to ", "  chosen     ", "  runner-up  n")
        .contains("; as good");
    assertThat(out).doesNotContain("db from n1");
    assertThat(shell.run("plan", "n1", "--why", "web-1", "--cluster", tight).out())
        .contains("web-1 (a2) from n1 to n2");
  }

  @Test
  void n05_that_all_can_come_home_stands_below_the_plan() {
    assertThat(shell.run("plan", "n1", "--cluster", small).out())
        .contains("everything that leaves could come home again");
  }

  @Test
  void n06_what_one_more_failure_would_cost_stands_below_the_plan() {
    assertThat(shell.run("plan", "n1", "--cluster", small).out())
        .contains("one more host may fail meanwhile: all that runs could be started elsewhere");
    assertThat(shell.run("plan", "n1", "--forecast", "--cluster", tight).out())
        .containsPattern("at risk  if n2 failed, too, there would be no place to start .*db-2");
  }

  @Test
  void n05_a_one_way_move_is_flagged_with_its_reason() {
    String fast =
        Clusters.SMALL
            .replace("\"id\": \"n1\",", "\"id\": \"n1\", \"cpuModel\": \"old\",")
            .replace("\"id\": \"web\",", "\"id\": \"web\", \"cpuFeatures\": [\"fast\"],");
    String cluster = shell.file("fast.json", fast).toString();

    assertThat(shell.run("plan", "n1", "--cluster", cluster).out())
        .contains("one way  web could not come home: CPU_FEATURES on n1 (lacks fast)");
  }

  @Test
  void the_outlook_is_json_when_asked_for_and_the_plan_document_stays_as_it_is()
      throws IOException {
    Path out = folder.resolve("plan.json");
    Result result =
        shell.run("plan", "n1", "--json", "--explain", "--out", out.toString(), "--cluster", tight);

    JsonNode outlook = result.json();
    assertThat(outlook.get("format").asText()).isEqualTo("evenkeel-outlook/1");
    assertThat(outlook.get("answer").asText()).isEqualTo("impossible");
    assertThat(outlook.get("impossible").get("needed").asLong()).isEqualTo(147_456);
    assertThat(outlook.get("remedies")).hasSize(4);
    assertThat(outlook.get("moves")).hasSize(2);
    assertThat(Files.readString(out)).startsWith("{\n  \"format\": \"evenkeel-plan/1\",");
  }

  @Test
  void a_longer_time_limit_gives_the_plan_that_the_usual_one_gives_where_all_fit() {
    assertThat(shell.run("plan", "n1", "--time-limit", "5s", "--cluster", small).out())
        .isEqualTo(shell.run("plan", "n1", "--cluster", small).out());
  }

  @Test
  void what_is_asked_of_nobody_is_refused() {
    Result unmoved = shell.run("plan", "n1", "--why", "log", "--cluster", small);
    assertThat(unmoved.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(unmoved.err()).contains("does not move \"log\"").hasLineCount(1);
    Result soon = shell.run("plan", "n1", "--time-limit", "soon", "--cluster", small);
    assertThat(soon.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(soon.err()).contains("--time-limit \"soon\" is no time").hasLineCount(1);
  }
}
