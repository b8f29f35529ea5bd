package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/driver-contract.md} and the tests say the same. */
class ContractDocumentTest {

  private static final Path DOCUMENT = Path.of("../docs/driver-contract.md");
  private static final Pattern RULE = Pattern.compile("(?m)^- \\*\\*(D\\d+\\.\\d+ [^*]+)\\.\\*\\*");

  @Test
  void each_rule_is_a_test_word_for_word() throws IOException {
    String text = Files.readString(DOCUMENT);
    String tested = text.substring(0, text.indexOf("\n## Untested"));

    assertThat(rules(tested).stream().map(ContractDocumentTest::asTestName))
        .containsExactlyElementsOf(Rules.tests());
  }

  @Test
  void no_number_is_given_twice() throws IOException {
    assertThat(rules(Files.readString(DOCUMENT)).stream().map(rule -> rule.split(" ", 2)[0]))
        .hasSizeGreaterThan(Rules.tests().size())
        .doesNotHaveDuplicates();
  }

  private static List<String> rules(String text) {
    return RULE.matcher(text).results().map((MatchResult rule) -> rule.group(1)).toList();
  }

  private static String asTestName(String rule) {
    return rule.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }
}
