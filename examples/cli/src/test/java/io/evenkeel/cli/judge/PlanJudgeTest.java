package io.evenkeel.cli.judge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A judge that lets everything pass proves nothing. */
class PlanJudgeTest {

  /** g1 makes room on b, then g2 takes it; 1,024 MiB at 1,000 Mbit/s take 8.589934592 s and 1 s. */
  private static final String CLUSTER =
      """
      {"hosts": [
         {"id": "a", "memoryMiB": 1024, "vcpus": 4, "migrationMbps": 1000},
         {"id": "b", "memoryMiB": 1024, "vcpus": 4, "migrationMbps": 1000, "labels": {"rack": "r"}},
         {"id": "c", "memoryMiB": 2048, "vcpus": 4, "migrationMbps": 1000, "labels": {"rack": "r"}}],
       "workloads": [
         {"id": "g1", "host": "b", "memoryMiB": 1024, "vcpus": 1},
         {"id": "g2", "host": "a", "memoryMiB": 1024, "vcpus": 1}],
       "rules": [
         {"id": "r1", "type": "on", "workloads": ["g2"], "hosts": ["a", "b"]},
         {"id": "r2", "type": "apart", "workloads": ["g1", "g2"], "hard": false, "scope": "label:rack"}]}
      """;

  private static final String PLAN =
      """
      {"format": "evenkeel-plan/1", "vacate": ["a"], "complete": true,
       "moves": [
         {"id": "m1", "workload": "g1", "from": "b", "to": "c", "how": "live", "why": "make-room",
          "after": [], "startSeconds": 0.0, "endSeconds": 9.589934592, "mbps": 1000},
         {"id": "m2", "workload": "g2", "from": "a", "to": "b", "how": "live", "why": "vacate",
          "after": ["m1"], "startSeconds": 9.589934592, "endSeconds": 19.179869184, "mbps": 1000}],
       "stops": [], "remaining": [], "relaxed": [{"rule": "r2", "workloads": ["g1", "g2"]}],
       "makespanSeconds": 19.179869184, "lowerBoundSeconds": 9.589934592, "planningMillis": 3}
      """;

  @Test
  void a_lawful_plan_passes() throws JsonProcessingException {
    assertThat(complaints(CLUSTER, PLAN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"startSeconds\": 9.589934592, \"end | \"startSeconds\": 9.589934591, \"end | begins before",
        "19.179869184, \"mbps\" | 19.1, \"mbps\" | by the model",
        "\"mbps\": 1000},  | \"mbps\": 1000.5}, | mbps is",
        "\"to\": \"b\" | \"to\": \"c\" | breaks r1",
        "\"to\": \"c\" | \"to\": \"a\" | a host to empty",
        "\"why\": \"make-room\" | \"why\": \"vacate\" | says vacate",
        "\"how\": \"live\" | \"how\": \"cold\" | live wanted",
        "[{\"rule\": \"r2\", \"workloads\": [\"g1\", \"g2\"]}] | [] | r2 is relaxed and not listed",
        "\"complete\": true | \"complete\": false | complete is not true",
        "\"planningMillis\": 3 | \"planningMillis\": 3, \"more\": 1 | members are",
        "\"makespanSeconds\": 19.179869184 | \"makespanSeconds\": 19.2 | makespan",
        "\"lowerBoundSeconds\": 9.5 | \"lowerBoundSeconds\": 99.5 | lower bound",
        "\"workload\": \"g2\" | \"workload\": \"g1\" | leave"
      })
  void whatever_is_wrong_with_a_plan_is_seen(String right, String wrong, String complaint)
      throws JsonProcessingException {
    assertThat(PLAN).contains(right);
    assertThat(complaints(CLUSTER, PLAN.replace(right, wrong)))
        .anySatisfy(said -> assertThat(said).contains(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"id\": \"c\", \"memoryMiB\": 2048 | \"id\": \"c\", \"memoryMiB\": 1023 | holds",
        "\"id\": \"b\", | \"id\": \"b\", \"maxMigrationsOut\": 0, | 1 moves Out",
        "\"id\": \"g2\", | \"id\": \"g2\", \"cpuModel\": \"x\", \"blockers\": [{\"code\": \"X\"}],|blocker",
        "\"id\": \"c\", | \"id\": \"c\", \"zone\": \"z\", | leaves its zone",
        "\"id\": \"c\", | \"id\": \"c\", \"status\": \"down\", | that is down",
        "\"id\": \"g2\", | \"id\": \"g2\", \"storage\": [\"p\"], | its storage",
        "\"hard\": false | \"hard\": true | break r2",
        "\"migrationMbps\": 1000}, | \"migrationMbps\": 999}, | Mbit/s"
      })
  void whatever_the_cluster_does_not_allow_is_seen(String right, String wrong, String complaint)
      throws JsonProcessingException {
    assertThat(CLUSTER).contains(right);
    assertThat(complaints(CLUSTER.replace(right, wrong), PLAN))
        .anySatisfy(said -> assertThat(said).contains(complaint));
  }

  private static List<String> complaints(String cluster, String plan)
      throws JsonProcessingException {
    JsonMapper mapper = new JsonMapper();
    JsonNode judged = mapper.readTree(plan);
    return new PlanJudge(mapper.readTree(cluster), judged, List.of("a")).complaints(false, false);
  }
}
