package io.evenkeel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/features.md} says of no row that it is done without a test of its name. */
class FeaturesDocumentTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern ROW =
      Pattern.compile("\\| ([SPN])(\\d+) \\| (.+) \\| (done|partly|open) \\| (.*) \\|");
  private static final Pattern LINK = Pattern.compile("\\[(\\w+)]\\(([^)]+)\\)");

  private record Row(String letter, int number, String state, List<MatchResult> links) {

    String prefix() {
      return "%s%02d_".formatted(letter.toLowerCase(Locale.ROOT), number);
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(DOCS.resolve("features.md")).stream()
        .map(ROW::matcher)
        .filter(matcher -> matcher.matches())
        .map(
            row ->
                new Row(
                    row.group(1),
                    Integer.parseInt(row.group(2)),
                    row.group(4),
                    LINK.matcher(row.group(5)).results().toList()))
        .toList();
  }

  @Test
  void every_row_is_there_once_and_in_order() throws IOException {
    Stream<String> all =
        Stream.of(names("S", 25), names("P", 30), names("N", 17)).flatMap(List::stream);
    assertThat(rows().stream().map(row -> row.letter() + row.number()))
        .containsExactlyElementsOf(all.toList());
  }

  private static List<String> names(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> letter + n).toList();
  }

  @Test
  void a_row_that_says_done_links_tests_that_are_named_after_it() throws IOException {
    for (Row row : rows()) {
      if (row.state().equals("done")) {
        assertThat(row.links()).as("tests of row %s%d", row.letter(), row.number()).isNotEmpty();
      }
      for (MatchResult link : row.links()) {
        Path test = DOCS.resolve(link.group(2)).normalize();
        assertThat(test).as("%s%d", row.letter(), row.number()).isRegularFile();
        assertThat(test.getFileName()).hasToString(link.group(1) + ".java");
        assertThat(testsIn(test))
            .as("tests in %s", test)
            .anyMatch(name -> name.startsWith(row.prefix()));
      }
    }
  }

  /** Names of methods with an annotation that makes them tests. */
  private static List<String> testsIn(Path file) throws IOException {
    return Pattern.compile("@(?:Test|TestFactory|Property\\S*)\\s+[\\w<>.\\s]*?(\\w+)\\(")
        .matcher(Files.readString(file))
        .results()
        .map(found -> found.group(1))
        .toList();
  }
}
