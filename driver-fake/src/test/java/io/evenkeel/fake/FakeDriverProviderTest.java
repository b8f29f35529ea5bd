package io.evenkeel.fake;

import static io.evenkeel.fake.FakeClusterAssert.assertThat;
import static io.evenkeel.fake.Give.move;
import static io.evenkeel.fake.Give.stop;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Progress;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeDriverProviderTest {

  private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.EPOCH);

  private static HypervisorDriver open(String uri) {
    return DriverProvider.open(uri, Runnable::run, FakeDriverProviderTest.class.getClassLoader());
  }

  @Test
  void a_cluster_document_is_opened_by_its_name(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), "hosts: [{id: a}]");

    try (HypervisorDriver driver = open("fake:" + file)) {
      assertThat(driver.observe().hosts()).hasSize(1);
      assertThat(driver.capabilities()).containsExactlyInAnyOrder(Capability.values());
    }
  }

  @Test
  void a_file_that_is_not_there_is_said_in_one_line(@TempDir Path folder) {
    Path file = folder.resolve("none.json");

    assertThatThrownBy(() -> open("fake:" + file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(file + ": there is no such file");
    assertThatThrownBy(() -> open("fake:\0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"?\" is not the name of a file");
  }

  @Test
  void a_paced_driver_catches_up_with_the_other_clock_before_each_call() {
    FakeCluster cluster =
        FakeCluster.parse(
            """
            hosts: [{id: a}, {id: b}]
            workloads: [{id: web, host: a, memoryMiB: 1024}]
            """);
    HypervisorDriver driver = cluster.pacedDriver(wall::get, 10);
    driver.start(move("o1", "web", "a", "b"));
    driver.cordon("a", true);
    driver.cancel(move("o1", "web", "a", "b"));
    driver.start(stop("o2", "web", "a"));
    wall.set(wall.get().plusMillis(900));
    assertThat(driver.progress(stop("o2", "web", "a")).state()).isEqualTo(Progress.State.RUNNING);
    wall.set(wall.get().plusMillis(200));
    driver.observe();

    assertThat(cluster).workload("web").isOffOn("a");
    assertThat(cluster.clock().instant()).isEqualTo(FakeOptions.DEFAULT.start().plusSeconds(11));
    wall.set(Instant.EPOCH);
    driver.observe();
    assertThat(cluster.clock().instant()).isEqualTo(FakeOptions.DEFAULT.start().plusSeconds(11));
    assertThatThrownBy(() -> cluster.pacedDriver(wall::get, 0))
        .hasMessage("speed is 0.0; it must be greater than 0");
  }

  @Test
  void host_power_is_paced_too() {
    FakeCluster cluster = FakeCluster.parse("hosts: [{id: a}, {id: b}]");
    HostPower power = cluster.pacedDriver(wall::get, 10).power().orElseThrow();
    assertThat(power.powerOff("a")).isEqualTo("host a is powered off");
    assertThat(power.powerOn("a")).isEqualTo("host a is powered on");
    wall.set(wall.get().plusSeconds(6));
    assertThat(power.reboot("b")).isEqualTo("host b reboots");

    assertThat(cluster).host("a").isUp();
    assertThat(cluster).host("b").isDown();
  }

  /** A default method that is forgotten here would quietly take the power from the driver. */
  @Test
  void a_paced_driver_passes_every_method_on() {
    assertThat(HypervisorDriver.class.getMethods())
        .extracting(Method::getName)
        .isSubsetOf(
            Stream.of(PacedDriver.class.getDeclaredMethods()).map(Method::getName).toList());
  }
}
