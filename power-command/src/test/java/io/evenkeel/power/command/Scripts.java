package io.evenkeel.power.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Programs of a test, in a directory of its own. */
record Scripts(Path directory) {

  /** Commands that reboot host n1 by this script. */
  PowerCommands rebooting(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program(script)));
    command.addAll(List.of(arguments));
    return PowerCommands.of(
        Map.of(PowerVerb.REBOOT, List.copyOf(command)), Map.of("n1", Map.of("bmc", "10.0.9.1")));
  }

  /** The path of a program with these lines. */
  String program(String script) {
    try {
      Path program = Files.createTempFile(directory, "power", ".sh");
      Files.writeString(program, "#!/bin/sh\ncd \"$(dirname \"$0\")\"\n" + script + "\n");
      Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
      return program.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process whose id a script has written there. */
  long pid(String file) {
    Path path = directory.resolve(file);
    await(file + " is written", () -> !text(path).isBlank());
    return Long.parseLong(text(path).strip());
  }

  static void awaitEnd(long pid) {
    await("process " + pid + " is gone", () -> !runs(pid));
  }

  /** A process that nobody has waited for is gone, too. */
  static boolean runs(long pid) {
    String status = text(Path.of("/proc/" + pid + "/stat"));
    return !status.isEmpty() && !status.substring(status.lastIndexOf(')')).startsWith(") Z");
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      return "";
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within 20 s: " + what);
      }
      Thread.onSpinWait();
    }
  }
}
