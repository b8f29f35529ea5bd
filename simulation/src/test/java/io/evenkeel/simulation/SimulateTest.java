package io.evenkeel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulateTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String... arguments) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new CommandLine(new Simulate(out, false)).execute(arguments);
  }

  private String lastLine() {
    String[] lines = printed.toString(StandardCharsets.UTF_8).strip().split("\n");
    return lines[lines.length - 1];
  }

  @Test
  void the_last_line_sums_up_what_was_simulated() {
    assertThat(run("--operations", "500", "--seed", "7")).isZero();
    assertThat(lastLine())
        .matches(
            "operations=\\d+ steps=\\d+ faults=\\d+ crashes=\\d+ takeovers=\\d+ violations=0"
                + " stepsPerSecond=\\d+");
  }

  @Test
  void a_seed_is_replayed_with_its_story() {
    assertThat(run("--replay", "283")).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("maintenance requested");
  }

  @Test
  void bad_input_is_refused_with_exit_code_2() {
    assertThat(run("--operations", "many")).isEqualTo(2);
  }
}
