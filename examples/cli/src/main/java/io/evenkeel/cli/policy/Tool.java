package io.evenkeel.cli.policy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A program that the policy names, with its arguments: no shell is between. It gets this process's
 * environment and folder, and no input. What it prints goes to a file, not through a pipe: a pipe
 * stays open as long as any descendant lives.
 *
 * @param arguments the program and its arguments, in which {@code {host}} and the like are filled
 * @param limit how long it may run; then it is killed with all that descends from it
 */
record Tool(List<String> arguments, Duration limit) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)\\}");
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration DYING = Duration.ofSeconds(2);
  private static final long MOST_OUTPUT_BYTES = 64L << 20;
  private static final int TAIL_BYTES = 4096;

  Tool {
    arguments = List.copyOf(arguments);
  }

  /** How it ended, and the end of what it printed, on one line. */
  record End(int code, String output) {

    /** What is wrong; empty if it ended well. */
    String trouble() {
      String said = output.isEmpty() ? "" : ": " + output;
      return code == 0 ? "" : "it ended with exit code %d%s".formatted(code, said);
    }
  }

  /** The placeholders that it uses. */
  List<String> placeholders() {
    return arguments.stream()
        .flatMap(argument -> PLACEHOLDER.matcher(argument).results())
        .map(found -> found.group(1))
        .toList();
  }

  /**
   * Runs it and waits for its end.
   *
   * @param values what is filled in, by placeholder
   * @throws IOException if it can't be started, or was killed since it took or printed too much
   * @throws InterruptedException if this thread was interrupted; then it was killed
   */
  End run(Map<String, String> values) throws IOException, InterruptedException {
    List<String> command = filled(values);
    Path output = Files.createTempFile("evenkeel", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      int code = await(process, output);
      return new End(code, tail(output));
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private List<String> filled(Map<String, String> values) throws IOException {
    List<String> command = new ArrayList<>();
    for (String argument : arguments) {
      String filled =
          PLACEHOLDER
              .matcher(argument)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
      if (filled.startsWith("-") && !argument.startsWith("-")) {
        throw new IOException(
            "it was not run: \"%s\" would become the option \"%s\"".formatted(argument, filled));
      }
      command.add(filled);
    }
    return command;
  }

  private int await(Process process, Path output) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    try {
      while (!process.waitFor(LOOK.toNanos(), TimeUnit.NANOSECONDS)) {
        if (System.nanoTime() - begun > limit.toNanos()) {
          throw killed(
              process, output, "it exceeded its limit of %d s".formatted(limit.toSeconds()));
        }
        if (Files.size(output) > MOST_OUTPUT_BYTES) {
          throw killed(process, output, "it printed more than 64 MiB");
        }
      }
      return process.exitValue();
    } catch (InterruptedException stopped) {
      kill(process);
      throw stopped;
    }
  }

  private static IOException killed(Process process, Path output, String why)
      throws IOException, InterruptedException {
    kill(process);
    process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS);
    String said = tail(output);
    return new IOException(why + " and was killed" + (said.isEmpty() ? "" : ": " + said));
  }

  /** The parent first: it must not start another when its child dies. */
  private static void kill(Process process) {
    List<ProcessHandle> tree =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
  }

  private static String tail(Path file) throws IOException {
    try (RandomAccessFile output = new RandomAccessFile(file.toFile(), "r")) {
      byte[] tail = new byte[(int) Math.min(output.length(), TAIL_BYTES)];
      output.seek(output.length() - tail.length);
      output.readFully(tail);
      return new String(tail, StandardCharsets.UTF_8)
          .strip()
          .replaceAll("\\s*\\R\\s*", " | ")
          .replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
  }
}
