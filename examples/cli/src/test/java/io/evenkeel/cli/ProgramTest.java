package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProgramTest {

  @TempDir private Path folder;

  @Test
  void ends_with_the_exit_code_of_the_command() {
    Shell shell = Shell.in(folder);
    String cluster = shell.file("cluster.json", Clusters.SMALL).toString();
    assertThat(Program.start(shell.environment(), "status").exitCode()).isEqualTo(2);
    assertThat(Program.start(shell.environment(), "status", "--cluster", cluster).exitCode())
        .isZero();
  }

  @Test
  void an_enter_that_was_killed_is_taken_up_by_the_next_command() {
    Shell shell = Shell.in(folder);
    String cluster = shell.file("cluster.json", Clusters.SMALL).toString();
    Program enter =
        Program.start(shell.environment(), "enter", "n1", "--cluster", cluster, "--speed", "0.5x");
    enter.awaitLine("migrating from n1");
    Result meanwhile = shell.run("status", "--cluster", cluster);
    assertThat(meanwhile.code()).isEqualTo(2);
    assertThat(meanwhile.err()).contains("process " + enter.pid());
    enter.kill();

    Result after = shell.run("status", "--cluster", cluster);
    assertThat(after.out()).contains("Migrating");
    assertThat(after.err()).contains("no command drives it", "evenkeel enter n1");
    Result entered = shell.run("enter", "n1", "--cluster", cluster);
    assertThat(entered.err()).contains("going on with operation");
    assertThat(entered.code()).isZero();
    assertThat(entered.out()).contains("2 workloads moved");
    assertThat(shell.run("leave", "n1", "--cluster", cluster).out()).contains("2 home");
  }
}
