package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What it takes to list a real host with a hundred domains. Runs with -Drig=true. */
class LibvirtListingIT {

  private static final int DOMAINS = 100;
  private static final int RUNNING = 10;

  private static Rig rig;
  private static ExecutorService executor;

  @BeforeAll
  static void up(@TempDir Path directory) throws IOException {
    rig = Rig.up(1);
    executor = Executors.newCachedThreadPool();
    List<String> commands = new ArrayList<>();
    for (int i = 0; i < DOMAINS; i++) {
      Path xml = Files.writeString(directory.resolve(i + ".xml"), xml(i));
      commands.add("define " + xml);
      if (i < RUNNING) {
        commands.add("start d" + i);
      }
    }
    rig.virsh(1, String.join("; ", commands));
  }

  private static String xml(int number) {
    return """
        <domain type='qemu'><name>d%d</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>
          <os><type arch='x86_64' machine='pc-i440fx-7.2'>hvm</type></os>
          <cpu mode='custom' match='exact' check='none'><model>qemu64</model></cpu>
          <devices><emulator>/usr/bin/qemu-system-x86_64</emulator></devices></domain>
        """
        .formatted(number);
  }

  @AfterAll
  static void down() {
    rig.close();
    executor.shutdown();
  }

  @Test
  void a_hundred_domains_are_listed_with_a_handful_of_calls(@TempDir Path directory)
      throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("hosts.yaml"), rig.configuration() + "timing: {measureSeconds: 0}\n");
    CountedCalls calls = new CountedCalls(NativeLibrary.get());
    try (LibvirtDriver driver =
        new LibvirtDriver(SettingsReader.read(file), calls.library(), executor)) {
      report("first", driver, calls);
      for (int i = 0; i < 5; i++) {
        report("next", driver, calls);
      }
      int asked = report("last", driver, calls);

      // the traits, the table, and what is read again of eight domains
      assertThat(asked).isLessThan(4 + 1 + 8 * 2 + 10);
    }
  }

  private static int report(String what, LibvirtDriver driver, CountedCalls calls) {
    long begin = System.nanoTime();
    List<Workload> workloads = driver.observe().workloads();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    Map<String, Integer> asked = calls.sinceLastAsked();
    int sum = asked.values().stream().mapToInt(n -> n).sum();
    System.out.printf("%s listing: %d ms, %d calls %s%n", what, took.toMillis(), sum, asked);
    assertThat(workloads).hasSize(DOMAINS);
    return sum;
  }
}
