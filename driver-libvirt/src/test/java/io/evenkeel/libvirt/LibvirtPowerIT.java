package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real hosts, rebooted and switched by the commands of the configuration. */
class LibvirtPowerIT {

  private static final Duration SOON = Duration.ofSeconds(120);

  private static Rig rig;
  private static ExecutorService executor;

  private LibvirtDriver driver;
  private HostPower power;

  @BeforeAll
  static void up() {
    rig = Rig.up(2);
    executor = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void down() {
    rig.close();
    executor.shutdown();
  }

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    Path configuration = directory.resolve("hosts.yaml");
    Files.writeString(
        configuration,
        rig.configuration() + rig.powerConfiguration() + "timing: {answerSeconds: 4}\n");
    driver = LibvirtDriver.open(configuration, executor);
    power = driver.power().orElseThrow();
  }

  @AfterEach
  void close() {
    driver.close();
    rig.removeGuests("g1");
  }

  @Test
  void s15_a_host_that_is_rebooted_goes_and_comes_back_with_its_workloads_off() {
    rig.startGuest(2, "g1", "--bios", "--mem", "64");
    String before = bootId();
    assertThat(statuses()).containsExactly(HostStatus.RUNNING, HostStatus.RUNNING);
    Rig.await("its boot is known", SOON, () -> seen("n2").state().bootId().equals(before));

    power.reboot("n2");

    assertThat(statuses()).containsExactly(HostStatus.RUNNING, HostStatus.UNREACHABLE);
    Rig.await("it answers again", SOON, () -> status("n2") == HostStatus.RUNNING);
    String after = bootId();
    assertThat(after).isNotEqualTo(before);
    Rig.await("its new boot is known", SOON, () -> !seen("n2").state().bootId().isEmpty());
    assertThat(seen("n2").state().bootId()).isEqualTo(after);
    assertThat(driver.observe().workloads())
        .extracting(Workload::name, Workload::host, Workload::power)
        .containsExactly(tuple("g1", "n2", Power.STOPPED));
  }

  @Test
  void s15_a_host_that_is_switched_off_stays_unreachable_until_it_is_switched_on() {
    power.powerOff("n2");

    assertThat(statuses()).containsExactly(HostStatus.RUNNING, HostStatus.UNREACHABLE);
    power.powerOff("n2"); // which changes nothing
    assertThat(status("n2")).isEqualTo(HostStatus.UNREACHABLE);

    power.powerOn("n2");
    Rig.await("it answers", SOON, () -> status("n2") == HostStatus.RUNNING);
  }

  @Test
  void s15_a_host_that_nobody_named_is_not_switched() {
    assertThatThrownBy(() -> power.powerOff("n3")).hasMessage("the power commands know no host n3");
    assertThat(statuses()).containsExactly(HostStatus.RUNNING, HostStatus.RUNNING);
  }

  private static String bootId() {
    return rig.run("exec", "2", "cat", "/proc/sys/kernel/random/boot_id");
  }

  private List<HostStatus> statuses() {
    return driver.observe().hosts().stream().map(Host::status).toList();
  }

  private HostStatus status(String id) {
    return seen(id).status();
  }

  private Host seen(String id) {
    return driver.observe().hosts().stream()
        .filter(host -> host.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
