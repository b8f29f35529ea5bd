package io.evenkeel.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A page in Markdown that is printed while it grows; what came of the goals stands before it. */
final class Page {

  static final String BEGIN = "<!-- bin/bench planner writes from here -->";
  static final String END = "<!-- to here -->";

  private final PrintStream out;
  private final List<String> head = new ArrayList<>();
  private final List<String> body = new ArrayList<>();
  private final List<Goal> goals = new ArrayList<>();
  private List<String> lines = head;

  Page(PrintStream out) {
    this.out = out;
  }

  /** A number for a cell; a dash if there is none. */
  static String number(String format, double one) {
    return Double.isNaN(one) ? "-" : format.formatted(one);
  }

  void title(String title) {
    lines = body;
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
    line("| " + String.join(" | ", cells) + " |");
  }

  void line(String line) {
    lines.add(line);
    out.println(line);
  }

  void goal(Goal goal) {
    goals.add(goal);
  }

  /** Says so if the evaluator refused a schedule. */
  void faults(Makespans... all) {
    for (Makespans one : all) {
      one.faults().forEach(fault -> line("Refused by the evaluator: " + fault + "."));
    }
  }

  /** Puts what came of the goals after the head. */
  void summary() {
    lines = head;
    line("");
    line("## The goals");
    table("goal", "what", "wanted", "measured", "");
    goals.forEach(goal -> row(goal.cells()));
  }

  /** Puts the page between the two marks of a file; what stands before and after them is kept. */
  void writeInto(Path file) throws IOException {
    String before = Files.readString(file);
    requireMarks(file);
    List<String> all = new ArrayList<>(head);
    all.addAll(body);
    Files.writeString(
        file,
        before.substring(0, before.indexOf(BEGIN) + BEGIN.length())
            + "\n\n"
            + String.join("\n", all)
            + "\n\n"
            + before.substring(before.indexOf(END)));
  }

  /**
   * Before a long measurement, rather than after it.
   *
   * @throws IOException if a page can't be written into that file
   */
  static void requireMarks(Path file) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    if (begin < 0 || text.indexOf(END) < begin) {
      throw new IOException(
          "%s has no lines \"%s\" and \"%s\" to write between".formatted(file, BEGIN, END));
    }
  }
}
