package io.evenkeel.libvirt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Real libvirt and QEMU hosts on this machine: {@code driver-libvirt/rig/rig}, which says what its
 * commands do. Needs root and the packages it names.
 */
public final class Rig implements AutoCloseable {

  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(5);

  private static final String BOOT_ID = "/proc/sys/kernel/random/boot_id";

  private final Path script;
  private final int hosts;

  private Rig(Path script, int hosts) {
    this.script = script;
    this.hosts = hosts;
  }

  /** Brings fresh hosts up. */
  public static Rig up(int hosts) {
    return up(hosts, Map.of());
  }

  /** Brings fresh hosts up, the last of which has an older CPU than the others. */
  public static Rig upWithOldCpu(int hosts) {
    return up(hosts, Map.of("RIG_OLD_CPU", Integer.toString(hosts)));
  }

  private static Rig up(int hosts, Map<String, String> environment) {
    Rig rig = new Rig(script(), hosts);
    rig.run("down");
    rig.run(environment, "up", Integer.toString(hosts));
    return rig;
  }

  private static Path script() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      for (String place : List.of("rig/rig", "driver-libvirt/rig/rig")) {
        if (Files.isExecutable(at.resolve(place))) {
          return at.resolve(place);
        }
      }
    }
    throw new AssertionError("driver-libvirt/rig/rig is nowhere above the working directory");
  }

  /** Runs a command of the rig and returns what it prints. */
  public String run(String... arguments) {
    return run(Map.of(), arguments);
  }

  private String run(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    try {
      Path errors = Files.createTempFile("rig", ".err");
      try {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError(command + " does not end");
        }
        if (process.exitValue() != 0) {
          throw new AssertionError(command + " failed: " + Files.readString(errors) + output);
        }
        return output.strip();
      } finally {
        Files.delete(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(command + " was interrupted", e);
    }
  }

  /** Defines and starts a guest. Options are those of the script. */
  public void startGuest(int host, String name, String... options) {
    List<String> command = new ArrayList<>(List.of("guest-start", Integer.toString(host), name));
    command.addAll(List.of(options));
    run(command.toArray(String[]::new));
  }

  /** Waits until the guest's own init runs. */
  public void awaitBoot(int host, String name) {
    run("guest-boot-wait", Integer.toString(host), name);
  }

  /** The seconds that the guest has counted on its console there, in order. */
  public List<Integer> ticks(int host, String name) {
    return run("guest-console", Integer.toString(host), name)
        .lines()
        .filter(line -> line.matches("RIG-TICK \\d+\\s*"))
        .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
        .toList();
  }

  /** Whether the guest's init ran once only, over all hosts: it was never restarted. */
  public boolean neverRestarted(String name) {
    long starts =
        IntStream.rangeClosed(1, hosts)
            .mapToObj(host -> run("exec", Integer.toString(host), "sh", "-c", consoleOf(name)))
            .flatMap(String::lines)
            .filter(line -> line.startsWith("RIG-READY"))
            .count();
    return starts == 1;
  }

  private static String consoleOf(String name) {
    return "cat /var/log/libvirt/qemu/" + name + "-serial.log 2>/dev/null || true";
  }

  /** Runs virsh against a host. */
  public String virsh(int host, String... arguments) {
    List<String> command = new ArrayList<>(List.of("virsh", Integer.toString(host)));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  /** Removes the guests from every host. */
  public void removeGuests(String... names) {
    for (String name : names) {
      run("guest-rm", name);
    }
  }

  /** A configuration of the libvirt driver for the hosts, which are called n1, n2 ... */
  public String configuration() {
    StringBuilder yaml = new StringBuilder("allowInsecure: true\nhosts:\n");
    for (int host = 1; host <= hosts; host++) {
      yaml.append("  - {id: n%d, uri: %s}\n".formatted(host, run("uri", Integer.toString(host))));
    }
    return yaml.toString();
  }

  /**
   * The section of that configuration with which the hosts are rebooted and switched, and tell
   * their boot. A reboot is answered when the host is down, and keeps it down for longer than a
   * look at it may take.
   */
  public String powerConfiguration() {
    StringBuilder yaml = new StringBuilder("power:\n");
    Map.of("reboot", "reset", "powerOff", "power-off", "powerOn", "power-on")
        .forEach(
            (verb, command) ->
                yaml.append("  %s: [\"%s\", %s, \"{number}\"]\n".formatted(verb, script, command)));
    yaml.append("  bootId: [\"%s\", exec, \"{number}\", cat, %s]\n".formatted(script, BOOT_ID));
    yaml.append("  timeoutSeconds: 120\n  values:\n");
    for (int host = 1; host <= hosts; host++) {
      yaml.append("    n%d: {number: \"%d\"}\n".formatted(host, host));
    }
    return yaml.toString();
  }

  /** Looks again and again until something is so. */
  public static void await(String what, Duration atMost, BooleanSupplier condition) {
    Instant end = Instant.now().plus(atMost);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + atMost.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  /** Takes the hosts down. */
  @Override
  public void close() {
    run("down");
  }
}
