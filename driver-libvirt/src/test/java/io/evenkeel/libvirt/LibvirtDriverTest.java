package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The driver against libvirt's own test hypervisor, which can't move anything and lives in this
 * process: where libvirt's client library is there, without root. Where it is not, what is said
 * then.
 */
class LibvirtDriverTest {

  private static final String TEST_GUEST = "6695eb01-f6a4-8304-79aa-97f2502e193f";

  private final ThreadPoolExecutor executor = (ThreadPoolExecutor) Executors.newCachedThreadPool();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    executor.shutdown();
  }

  @Test
  void a_wrong_configuration_is_refused_in_one_line() {
    assertThatThrownBy(() -> open("libvirt:"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("libvirt: names no configuration file");
    assertThatThrownBy(() -> open("libvirt:/no/such/file"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("/no/such/file: is not there");
  }

  @TestFactory
  Stream<DynamicTest> with_libvirt_or_without() throws IOException {
    String driver =
        "libvirt:"
            + configuration(
                "t.yaml", "hosts: [{id: n1, uri: \"test:///default\", storage: [/guest]}]");
    try {
      NativeLibrary.get();
    } catch (DriverException e) {
      return Stream.of(
          dynamicTest(
              "says what to install",
              () ->
                  assertThatThrownBy(() -> open(driver))
                      .hasMessageContaining("apt-get install libvirt0")));
    }
    return Stream.of(
        dynamicTest("sees the test host and its guest", () -> sees_the_test_host(driver)),
        dynamicTest("stops and starts the guest", () -> stops_and_starts(driver)),
        dynamicTest("refuses what it can't do", () -> refuses(driver)),
        dynamicTest("has the power that its file names", () -> has_the_power_of_its_file(driver)),
        dynamicTest("names hosts that do not answer", this::names_hosts_that_do_not_answer),
        dynamicTest("bears a thousand open and close", () -> bears_many(driver)));
  }

  private void sees_the_test_host(String uri) {
    try (HypervisorDriver driver = open(uri)) {
      Inventory inventory = driver.observe();

      assertThat(inventory.hosts()).extracting(h -> h.status()).containsExactly(HostStatus.RUNNING);
      assertThat(inventory.hosts().get(0).hardware().vcpus()).isEqualTo(16);
      assertThat(inventory.workloads())
          .singleElement()
          .satisfies(
              w -> {
                assertThat(w.id()).isEqualTo(TEST_GUEST);
                assertThat(w.name()).isEqualTo("test");
                assertThat(w.memoryBytes()).isEqualTo(8L << 30);
                assertThat(w.vcpus()).isEqualTo(2);
                assertThat(w.power()).isEqualTo(Power.RUNNING);
                assertThat(w.demand().reach().storage()).containsExactly("/guest");
              });
    }
  }

  private void stops_and_starts(String uri) {
    try (HypervisorDriver driver = open(uri)) {
      Order stop = new Order.Stop("s-1", TEST_GUEST, "n1", "", Order.Stop.Mode.GRACEFUL);
      carryOut(driver, stop);
      assertThat(power(driver)).isEqualTo(Power.STOPPED);
      Order again = new Order.Stop("s-2", TEST_GUEST, "n1", "", Order.Stop.Mode.FORCED);
      carryOut(driver, again);

      carryOut(driver, new Order.Start("s-3", TEST_GUEST, "n1"));
      assertThat(power(driver)).isEqualTo(Power.RUNNING);
      carryOut(driver, new Order.Start("s-4", TEST_GUEST, "n1"));
    }
  }

  private static void carryOut(HypervisorDriver driver, Order order) {
    driver.start(order);
    Rig.await(
        order + " ends",
        Duration.ofSeconds(30),
        () -> driver.progress(order).state() == Progress.State.DONE);
  }

  private static Power power(HypervisorDriver driver) {
    return driver.observe().workloads().get(0).power();
  }

  private void refuses(String uri) {
    try (HypervisorDriver driver = open(uri)) {
      Tuning withStorage = new Tuning(true, 0, Duration.ZERO);
      Marker marker = new Marker("op", "n1");
      Order move = new Order.Migrate("m-1", TEST_GUEST, "n1", "n1", withStorage, marker);

      assertRefused(driver, move, DriverException.Kind.REFUSED, "already active");
      assertRefused(
          driver,
          new Order.Start("m-2", "6695eb01-0000-8304-79aa-97f2502e193f", "n1"),
          DriverException.Kind.NOT_FOUND,
          "host n1 knows no workload");
      assertRefused(
          driver, new Order.Start("m-3", TEST_GUEST, "n9"), DriverException.Kind.NOT_FOUND, "n9");
      assertRefused(
          driver,
          new Order.Relocate("m-4", TEST_GUEST, "n1", "n1"),
          DriverException.Kind.REFUSED,
          "already active");
      assertThat(driver.progress(move)).isEqualTo(Progress.unknown());
      assertThatThrownBy(() -> driver.retune((Order.Migrate) move, Tuning.DEFAULT))
          .hasMessageContaining("is not being moved by order m-1");
      assertThatThrownBy(() -> driver.cordon("n9", true)).hasMessageContaining("no host n9");
      driver.cordon("n1", true);
    }
  }

  private static void assertRefused(
      HypervisorDriver driver, Order order, DriverException.Kind kind, String words) {
    assertThatThrownBy(() -> driver.start(order))
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private void has_the_power_of_its_file(String without) throws IOException {
    Path file =
        configuration(
            "power.yaml",
            """
            hosts: [{id: n1, uri: "test:///default"}]
            power:
              reboot: [echo, "{bmc} reboots {host}"]
              bootId: [echo, "boot of {host}"]
              values: {n1: {bmc: b1}}
            """);
    try (HypervisorDriver driver = open("libvirt:" + file);
        HypervisorDriver powerless = open(without)) {
      HostPower power = driver.power().orElseThrow();

      assertThat(power.reboot("n1")).isEqualTo("b1 reboots n1");
      assertThatThrownBy(() -> power.powerOn("n1"))
          .isInstanceOfSatisfying(
              DriverException.class,
              e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.UNSUPPORTED));
      assertThat(powerless.power()).isEmpty();
      Rig.await(
          "the boot is known",
          Duration.ofSeconds(30),
          () -> driver.observe().hosts().get(0).state().bootId().equals("boot of n1"));
      assertThat(powerless.observe().hosts().get(0).state().bootId()).isEmpty();
    }
  }

  private void names_hosts_that_do_not_answer() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    Path file =
        configuration(
            "off.yaml",
            "hosts: [{id: n1, uri: \"qemu+tls://127.0.0.1:%d/system\"}]".formatted(free));
    try (HypervisorDriver driver = open("libvirt:" + file)) {
      assertThatThrownBy(driver::observe)
          .isInstanceOfSatisfying(
              DriverException.class,
              e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.TRANSIENT))
          .hasMessageContainingAll("no host answered", "on n1", "port " + free);
    }
  }

  private void bears_many(String uri) {
    long files = openFiles();
    int threads = executor.getActiveCount();
    for (int i = 0; i < 1_000; i++) {
      try (HypervisorDriver driver = open(uri)) {
        assertThat(driver.observe().workloads()).hasSize(1);
      }
    }
    Rig.await(
        "no thread more is left",
        Duration.ofSeconds(30),
        () -> executor.getActiveCount() <= threads);
    Rig.await("no file is left open", Duration.ofSeconds(30), () -> openFiles() <= files);
    assertThat(executor.getLargestPoolSize()).isLessThan(50);
  }

  private static long openFiles() {
    String[] files = new File("/proc/self/fd").list();
    return files == null ? 0 : files.length;
  }

  private HypervisorDriver open(String uri) {
    return DriverProvider.open(uri, executor, LibvirtDriverTest.class.getClassLoader());
  }

  private Path configuration(String name, String yaml) throws IOException {
    return Files.writeString(directory.resolve(name), yaml);
  }
}
