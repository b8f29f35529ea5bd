package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evenkeel.cli.Shell.Result;
import io.evenkeel.cli.judge.PlanJudge;
import io.evenkeel.cli.judge.RandomDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What {@code evenkeel plan} writes, as somebody outside would judge it. */
class PlanDocumentProperties {

  private static final Path FOLDER = Path.of("target", "judged");

  @Property(tries = 200)
  void every_plan_holds_before_a_judge_who_has_only_the_two_texts(
      @ForAll long seed, @ForAll boolean stops, @ForAll boolean sequential) throws IOException {
    ObjectNode cluster = RandomDocument.of(seed);
    List<String> vacate = RandomDocument.vacate(cluster, seed);

    Result result = plan(cluster.toPrettyString(), "cluster.json", vacate, stops, sequential);

    assertThat(result.err()).isEmpty();
    JsonNode plan = result.json();
    assertThat(new PlanJudge(cluster, plan, vacate).complaints(stops, sequential))
        .as(() -> cluster.toPrettyString() + plan.toPrettyString())
        .isEmpty();
    assertThat(result.code()).isEqualTo(plan.get("complete").asBoolean() ? 0 : 4);
  }

  @Property(tries = 40)
  void yaml_gives_the_plan_that_json_gives(@ForAll long seed) throws IOException {
    ObjectNode cluster = RandomDocument.of(seed);
    List<String> vacate = RandomDocument.vacate(cluster, seed);
    String yaml = new YAMLMapper().writeValueAsString(cluster);

    Result fromJson = plan(cluster.toString(), "cluster.json", vacate, false, false);
    Result fromYaml = plan(yaml, "cluster.yaml", vacate, false, false);

    assertThat(timeless(fromYaml)).isEqualTo(timeless(fromJson));
  }

  private static JsonNode timeless(Result result) {
    return ((ObjectNode) result.json()).put("planningMillis", 0);
  }

  private static Result plan(
      String text, String name, List<String> vacate, boolean stops, boolean sequential)
      throws IOException {
    Files.createDirectories(FOLDER);
    Path file = Files.writeString(FOLDER.resolve(name), text);
    List<String> words = new ArrayList<>(List.of("plan", String.join(",", vacate), "--json"));
    words.addAll(List.of("--cluster", file.toString()));
    if (stops) {
      words.add("--stop-what-cannot-move");
    }
    if (sequential) {
      words.add("--sequential");
    }
    return Shell.in(FOLDER).run(words.toArray(String[]::new));
  }
}
