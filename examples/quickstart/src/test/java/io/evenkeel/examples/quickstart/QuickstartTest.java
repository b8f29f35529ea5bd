package io.evenkeel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  private static final Path SOURCE =
      Path.of("src/main/java/io/evenkeel/examples/quickstart/Quickstart.java");
  private static final Path README = Path.of("../../README.md");

  @Test
  void the_lines_of_the_readme_are_those_that_are_compiled() throws IOException {
    String compiled = between(SOURCE, "    // README begins\n", "    // README ends\n");
    String shown = between(README, "```java\n", "```\n");
    assertThat(shown).isEqualTo(compiled.stripTrailing().stripIndent() + "\n");
  }

  @Test
  void empties_the_host_and_brings_its_workload_home() {
    PrintStream console = System.out;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      Quickstart.main(new String[0]);
    } finally {
      System.setOut(console);
    }
    assertThat(written.toString(StandardCharsets.UTF_8).lines())
        .containsSubsequence(
            "maintenance requested: new kernel",
            "status Migrating",
            "migrating from a to b",
            "status Maintenance Mode",
            "migrating from b to a",
            "status Running");
  }

  private static String between(Path file, String begin, String end) throws IOException {
    String text = Files.readString(file);
    int from = text.indexOf(begin) + begin.length();
    assertThat(from).as("%s has a line %s", file, begin.strip()).isGreaterThan(begin.length());
    return text.substring(from, text.indexOf(end, from));
  }
}
