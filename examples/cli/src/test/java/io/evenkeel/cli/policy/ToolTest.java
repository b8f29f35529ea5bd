package io.evenkeel.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToolTest {

  private static final Map<String, String> N1 = Map.of("host", "n1");

  @Test
  void fills_in_what_it_is_run_for_and_answers_with_what_was_printed() throws Exception {
    assertThat(tool("echo", "{host}: {other}").run(N1)).isEqualTo(new Tool.End(0, "n1: {other}"));
  }

  @Test
  void no_shell_takes_an_argument_apart() throws Exception {
    assertThat(tool("echo", "a; echo {host}").run(Map.of("host", "$(id)")).output())
        .isEqualTo("a; echo $(id)");
  }

  @Test
  void an_exit_code_that_is_not_0_is_trouble_with_what_was_printed_on_one_line() throws Exception {
    Tool.End end = tool("sh", "-c", "echo one; echo two >&2; exit 7").run(N1);
    assertThat(end.trouble()).isEqualTo("it ended with exit code 7: one | two");
    assertThat(tool("true").run(N1).trouble()).isEmpty();
  }

  @Test
  void what_hangs_is_killed_with_all_that_it_began() {
    Tool slow = new Tool(List.of("sh", "-c", "echo begun; sleep 60; echo"), Duration.ofSeconds(1));
    assertThatThrownBy(() -> slow.run(N1))
        .isInstanceOf(IOException.class)
        .hasMessage("it exceeded its limit of 1 s and was killed: begun");
  }

  @Test
  void a_name_never_becomes_an_option() {
    assertThatThrownBy(() -> tool("ls", "{host}").run(Map.of("host", "-R")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("would become the option \"-R\"");
  }

  @Test
  void a_program_that_is_not_there_is_named() {
    assertThatThrownBy(() -> tool("no-such-program").run(N1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no-such-program");
  }

  private static Tool tool(String... arguments) {
    return new Tool(List.of(arguments), Duration.ofSeconds(30));
  }
}
