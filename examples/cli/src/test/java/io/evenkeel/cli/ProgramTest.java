package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process. */
class ProgramTest {

  @TempDir private Path folder;

  @Test
  void ends_with_the_exit_code_of_the_command() throws Exception {
    Process program = start("status");
    assertThat(lines(program)).isEmpty();
    assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(program.exitValue()).isEqualTo(2);
  }

  @Test
  void an_enter_that_was_killed_is_taken_up_by_the_next_command() throws Exception {
    Shell shell = Shell.in(folder);
    String cluster = shell.file("cluster.json", Clusters.SMALL).toString();
    Process program = start("enter", "n1", "--cluster", cluster, "--speed", "0.5x");
    readUntil(program, "migrating from n1");
    Shell.Result meanwhile = shell.run("status", "--cluster", cluster);
    assertThat(meanwhile.code()).isEqualTo(2);
    assertThat(meanwhile.err()).contains("process " + program.pid());
    program.destroyForcibly().waitFor();
    Shell.Result after = shell.run("status", "--cluster", cluster);
    assertThat(after.out()).contains("Migrating");
    assertThat(after.err()).contains("no command drives it", "evenkeel enter n1");
    Shell.Result entered = shell.run("enter", "n1", "--cluster", cluster);
    assertThat(entered.err()).contains("going on with operation");
    assertThat(entered.code()).isZero();
    assertThat(entered.out()).contains("2 workloads moved");
    assertThat(shell.run("leave", "n1", "--cluster", cluster).out()).contains("2 home");
  }

  private Process start(String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Evenkeel.class.getName());
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(Shell.in(folder).environment());
    return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static List<String> lines(Process program) throws IOException {
    try (BufferedReader reader = reader(program)) {
      return reader.lines().toList();
    }
  }

  private static void readUntil(Process program, String text) throws IOException {
    BufferedReader reader = reader(program);
    String line = reader.readLine();
    while (line != null && !line.contains(text)) {
      line = reader.readLine();
    }
    assertThat(line).as("a line with: " + text).isNotNull();
  }

  private static BufferedReader reader(Process program) {
    return new BufferedReader(
        new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8));
  }
}
