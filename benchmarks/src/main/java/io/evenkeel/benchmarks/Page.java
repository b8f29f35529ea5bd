package io.evenkeel.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** A page in Markdown that is printed while it grows. */
final class Page {

  static final String BEGIN = "<!-- bin/bench planner writes from here -->";
  static final String END = "<!-- to here -->";

  private final StringBuilder text = new StringBuilder();

  void head() {
    line(
        "Measured on %s: %s, %d processors, %d MiB heap, Java %s."
            .formatted(
                LocalDate.now(ZoneOffset.UTC),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                System.getProperty("java.version")));
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

  /** Says so if the evaluator refused a schedule. */
  void faults(Makespans... all) {
    for (Makespans one : all) {
      one.faults().forEach(fault -> line("Refused by the evaluator: " + fault + "."));
    }
  }

  void line(String line) {
    add(line);
  }

  /**
   * Puts the page between the two marks of a file; what stands before and after them is kept.
   *
   * @throws IOException if the file has no marks
   */
  void writeInto(Path file) throws IOException {
    String before = Files.readString(file);
    int begin = before.indexOf(BEGIN);
    int end = before.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IOException(
          "%s has no lines \"%s\" and \"%s\" to write between".formatted(file, BEGIN, END));
    }
    Files.writeString(
        file,
        before.substring(0, begin + BEGIN.length()) + "\n\n" + text + "\n" + before.substring(end));
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
