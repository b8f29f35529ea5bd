package io.evenkeel.power.command;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs one program to its end or kills it.
 *
 * <p>What it prints goes to a file, not through a pipe: a pipe wants a reader of its own, blocks
 * the program when nobody reads, stays open as long as any descendant lives, and kills that one
 * when it prints after we are gone.
 */
final class Run {

  /** How often the size of the output is looked at; the end of the program is seen at once. */
  private static final Duration LOOK = Duration.ofMillis(20);

  /** For a killed program to be gone. */
  private static final Duration DYING = Duration.ofSeconds(2);

  private static final long MOST_OUTPUT_BYTES = 64L << 20;

  /** ENOENT, EACCES, ENOEXEC, ENOTDIR: there is no such program, or it is none. */
  private static final Pattern NO_PROGRAM = Pattern.compile("error[=:] ?(2|13|8|20)\\b");

  private Run() {}

  /** How a program ended, and the end of what it printed. */
  record End(int exitCode, String output) {}

  static End of(List<String> command, Duration timeLimit, String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new DriverException(Kind.TRANSIENT, what + " was not run: the thread is interrupted");
    }
    Path output = file(what);
    try {
      Process process = start(command, output, what);
      int exitCode = awaited(process, output, timeLimit, what);
      return new End(exitCode, OutputTail.of(output));
    } finally {
      delete(output);
    }
  }

  private static Path file(String what) {
    try {
      return Files.createTempFile("evenkeel-power", ".out");
    } catch (IOException e) {
      throw new DriverException(
          Kind.TRANSIENT, what + " was not run: no temporary file for its output: " + e, e);
    }
  }

  private static void delete(Path output) {
    try {
      Files.deleteIfExists(output);
    } catch (IOException e) {
      output.toFile().deleteOnExit(); // some systems keep it while a descendant writes to it
    }
  }

  private static Process start(List<String> command, Path output, String what) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      closeInput(process);
      return process;
    } catch (IOException e) {
      String program = command.get(0);
      if (NO_PROGRAM.matcher(String.valueOf(e.getMessage())).find()) {
        throw new DriverException(
            Kind.UNSUPPORTED,
            "%s can't be run: this machine has no program %s; install it, or name its path"
                .formatted(what, program),
            e);
      }
      throw new DriverException(
          Kind.TRANSIENT, "%s was not run: %s can't be started: %s".formatted(what, program, e), e);
    }
  }

  private static void closeInput(Process process) {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has ended already: then it reads nothing either
    }
  }

  private static int awaited(Process process, Path output, Duration timeLimit, String what) {
    long begin = System.nanoTime();
    try {
      while (true) {
        long left = timeLimit.toNanos() - (System.nanoTime() - begin);
        if (process.waitFor(Math.min(left, LOOK.toNanos()), TimeUnit.NANOSECONDS)) {
          return process.exitValue();
        }
        if (left <= 0) {
          throw killed(
              process, output, what + " did not end within " + timeLimit.toSeconds() + " s");
        }
        if (output.toFile().length() > MOST_OUTPUT_BYTES) {
          throw killed(process, output, what + " printed more than 64 MiB");
        }
      }
    } catch (InterruptedException e) {
      DriverException end = killed(process, output, what + " was interrupted");
      Thread.currentThread().interrupt();
      throw end;
    }
  }

  private static DriverException killed(Process process, Path output, String why) {
    // the parent first: it must not start another when its child dies
    List<ProcessHandle> tree =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    tree.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(DYING.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    String said = OutputTail.of(output);
    return new DriverException(
        Kind.OUTCOME_UNKNOWN,
        "%s and was killed; it said: %s".formatted(why, said.isEmpty() ? "nothing" : said));
  }
}
