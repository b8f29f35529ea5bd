package io.evenkeel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A page in Markdown that is printed while it grows. */
final class Page {

  private final StringBuilder text = new StringBuilder();

  void head() {
    line("# The planner, measured");
    line("");
    line(
        "Written by `bin/bench planner` on %s: %s, %d processors, %d MiB heap, Java %s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.version")));
    line("");
    line("Times on a shared machine can be off by half; ratios within one run are steadier.");
    line(
        "The instances are made as `Recipe` and `Kitchen` in `benchmarks` say; one evaluator makes");
    line("every contestant's moves one after the other and checks room and rules each time.");
  }

  void title(String title) {
    line("");
    line("## " + title);
    line("");
  }

  void table(String... heads) {
    line("");
    row(heads);
    row("---|".repeat(heads.length).split("\\|"));
  }

  void row(String... cells) {
    add("| " + String.join(" | ", cells) + " |");
  }

  void line(String line) {
    add(line);
  }

  String text() {
    return text.toString();
  }

  private void add(String line) {
    text.append(line).append('\n');
    System.out.println(line);
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
