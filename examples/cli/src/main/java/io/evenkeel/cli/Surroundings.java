package io.evenkeel.cli;

import io.evenkeel.cli.view.Terminal;
import java.util.List;
import java.util.Map;

/**
 * What a command finds around it.
 *
 * @param terminal where it reads and writes
 * @param environment of the process
 */
record Surroundings(Terminal terminal, Map<String, String> environment) {

  /** Copies. */
  Surroundings {
    environment = Map.copyOf(environment);
  }

  /** What was asked for. */
  void print(String line) {
    terminal.out().println(line);
  }

  /** What was asked for. */
  void print(List<String> lines) {
    lines.forEach(this::print);
  }

  /** A remark beside what was asked for. */
  void remark(String text) {
    terminal.err().println("evenkeel: " + text);
  }
}
