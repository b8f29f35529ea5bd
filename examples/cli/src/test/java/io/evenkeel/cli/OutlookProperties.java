package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evenkeel.cli.Shell.Result;
import io.evenkeel.cli.judge.AppliedRemedy;
import io.evenkeel.cli.judge.CertificateJudge;
import io.evenkeel.cli.judge.RandomDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What {@code evenkeel plan --explain} says of incomplete plans, checked from the outside. */
class OutlookProperties {

  private static final Path FOLDER = Path.of("target", "judged");

  @Property(tries = 80)
  void whoever_adds_up_a_certificate_comes_to_the_same(@ForAll long seed) throws IOException {
    ObjectNode cluster = RandomDocument.of(seed);
    List<String> vacate = RandomDocument.vacate(cluster, seed);

    JsonNode outlook = outlook(cluster, vacate).json();

    if (outlook.get("answer").asText().equals("impossible")) {
      assertThat(new CertificateJudge(cluster, vacate, outlook.get("impossible")).complaints())
          .as(() -> vacate + cluster.toPrettyString() + outlook.toPrettyString())
          .isEmpty();
    }
  }

  @Property(tries = 50)
  void whoever_applies_a_remedy_can_empty_the_host_and_with_half_of_it_can_not(@ForAll long seed)
      throws IOException {
    ObjectNode cluster = RandomDocument.of(seed);
    List<String> vacate = RandomDocument.vacate(cluster, seed);

    for (JsonNode remedy : outlook(cluster, vacate).json().get("remedies")) {
      String words = remedy.asText();
      assertThat(code(AppliedRemedy.to(cluster, words, 1), vacate))
          .as(() -> words + vacate + cluster.toPrettyString())
          .isZero();
      if (AppliedRemedy.isAmount(words)) {
        assertThat(code(AppliedRemedy.to(cluster, words, 0.5), vacate))
            .as(() -> "half of " + words + vacate + cluster.toPrettyString())
            .isEqualTo(ExitCode.INCOMPLETE);
      }
    }
  }

  private static int code(ObjectNode cluster, List<String> vacate) throws IOException {
    return plan(cluster, vacate, "--json").code();
  }

  private static Result outlook(ObjectNode cluster, List<String> vacate) throws IOException {
    return plan(cluster, vacate, "--json", "--explain");
  }

  private static Result plan(ObjectNode cluster, List<String> vacate, String... more)
      throws IOException {
    Files.createDirectories(FOLDER);
    Path file = Files.writeString(FOLDER.resolve("outlook.json"), cluster.toString());
    String[] words = new String[more.length + 4];
    System.arraycopy(more, 0, words, 4, more.length);
    words[0] = "plan";
    words[1] = String.join(",", vacate);
    words[2] = "--cluster";
    words[3] = file.toString();
    return Shell.in(FOLDER).run(words);
  }
}
