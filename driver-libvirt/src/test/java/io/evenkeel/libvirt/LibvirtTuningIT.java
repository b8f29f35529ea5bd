package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a move is carried out, on real libvirt and QEMU hosts. Runs with -Drig=true. */
class LibvirtTuningIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Tuning SLOW = new Tuning(false, 32_000_000, Duration.ZERO);

  private static Rig rig;
  private static ExecutorService executor;

  private final AtomicInteger orders = new AtomicInteger();
  @TempDir private Path directory;

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

  @AfterEach
  void clean() {
    rig.removeGuests("g1");
  }

  @Test
  void a_move_that_would_never_end_ends_when_it_may_send_faster() throws Exception {
    bootBusy();
    try (LibvirtDriver driver = open("")) {
      Order.Migrate order = migrate(driver, SLOW);
      driver.start(order);
      awaitBytes(driver, order);

      driver.retune(order, new Tuning(false, 0, Duration.ofSeconds(2)));

      assertThat(ended(driver, order).state()).isEqualTo(Progress.State.DONE);
      assertThatThrownBy(() -> driver.retune(order, Tuning.DEFAULT))
          .isInstanceOfSatisfying(
              DriverException.class,
              e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.NOT_FOUND));
      assertThat(rig.neverRestarted("g1")).isTrue();
    }
  }

  @Test
  void post_copy_ends_a_move_of_a_workload_that_may_have_it_and_is_not_given_up() throws Exception {
    bootBusy();
    try (LibvirtDriver driver = open("workloads: [{workload: g1, postCopyAfterSeconds: 3}]\n")) {
      Order.Migrate order = migrate(driver, SLOW);
      driver.start(order);
      Rig.await(
          "the guest runs on its target",
          SOON,
          () -> {
            driver.progress(order);
            return sightings(driver).stream()
                .anyMatch(w -> w.host().equals("n2") && w.power() == Power.RUNNING);
          });
      if (driver.progress(order).state() == Progress.State.RUNNING) {
        assertThatThrownBy(() -> driver.cancel(order)).isInstanceOf(DriverException.class);
      }

      assertThat(ended(driver, order).state()).isEqualTo(Progress.State.DONE);
      assertThat(sightings(driver)).extracting(Workload::host).containsExactly("n2");
      assertThat(rig.neverRestarted("g1")).isTrue();
    }
  }

  @Test
  void what_a_busy_guest_rewrites_is_measured_while_it_stays() throws Exception {
    bootBusy();
    try (LibvirtDriver driver = open("timing: {measureSeconds: 1}\n")) {
      Rig.await(
          "its dirty rate shows",
          SOON,
          () -> sightings(driver).get(0).demand().activity().dirtyBytesPerSecond() > 5_000_000);
      assertThat(sightings(driver).get(0).demand().activity().memoryUsedBytes())
          .isBetween(48L << 20, 128L << 20);
    }
  }

  @Test
  void an_emulator_that_hangs_keeps_nobody_from_seeing_its_host() throws Exception {
    rig.startGuest(1, "g1", "--bios", "--mem", "64");
    String signal = "kill -%s $(cat /run/libvirt/qemu/g1.pid)";
    try (LibvirtDriver driver = open("timing: {measureSeconds: 1, answerSeconds: 4}\n")) {
      assertThat(sightings(driver)).hasSize(1);
      rig.run("exec", "1", "sh", "-c", signal.formatted("STOP"));
      try {
        for (int look = 0; look < 5; look++) {
          assertThat(driver.observe().hosts()).allMatch(host -> host.status().answered());
          assertThat(sightings(driver)).hasSize(1);
        }
      } finally {
        rig.run("exec", "1", "sh", "-c", signal.formatted("CONT"));
      }
    }
  }

  @Test
  void memory_is_sent_over_several_connections_and_a_guest_may_be_slowed_down() throws Exception {
    bootBusy();
    try (LibvirtDriver driver = open("migration: {connections: 2, autoConverge: true}\n")) {
      Order.Migrate order = migrate(driver, Tuning.DEFAULT);
      driver.start(order);

      assertThat(ended(driver, order).state()).isEqualTo(Progress.State.DONE);
      assertThat(rig.neverRestarted("g1")).isTrue();
    }
  }

  @Test
  void memory_is_sent_compressed() throws Exception {
    bootBusy();
    try (LibvirtDriver driver = open("migration: {compression: xbzrle}\n")) {
      Order.Migrate order = migrate(driver, Tuning.DEFAULT);
      driver.start(order);

      assertThat(ended(driver, order).state()).isEqualTo(Progress.State.DONE);
    }
  }

  @Test
  void a_compression_that_a_host_does_not_have_is_found_before_it_is_asked_for() throws Exception {
    rig.startGuest(1, "g1", "--bios", "--mem", "64");
    try (LibvirtDriver driver = open("migration: {connections: 2, compression: zstd}\n")) {
      Order.Migrate order = migrate(driver, Tuning.DEFAULT);

      assertThatThrownBy(() -> driver.start(order))
          .isInstanceOfSatisfying(
              DriverException.class,
              e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.REFUSED))
          .hasMessageContaining("needs libvirt 9.4");
    }
  }

  @Test
  void a_local_disk_moves_along_where_the_target_has_a_pool_for_it() throws Exception {
    rig.startGuest(1, "g1", "--disk", "local");
    rig.awaitBoot(1, "g1");
    try (LibvirtDriver driver =
        open("workloads: [{workload: g1, strategy: live-with-storage}]\n")) {
      Order.Migrate order = migrate(driver, new Tuning(true, 0, Duration.ZERO));
      assertThatThrownBy(() -> driver.start(order))
          .hasMessageContaining("n2 has no active storage pool with the target path /var/lib");

      rig.run("exec", "2", "mkdir", "-p", "/var/lib/libvirt/images");
      rig.virsh(2, "pool-create-as", "images", "dir", "--target", "/var/lib/libvirt/images");
      Order.Migrate second = migrate(driver, new Tuning(true, 0, Duration.ZERO));
      driver.start(second);

      assertThat(ended(driver, second).state()).isEqualTo(Progress.State.DONE);
      assertThat(sightings(driver)).extracting(Workload::host).containsExactly("n2");
      assertThat(rig.neverRestarted("g1")).isTrue();
    } finally {
      rig.virsh(2, "pool-destroy", "images");
    }
  }

  private static void bootBusy() {
    rig.startGuest(1, "g1", "--dirty", "40", "--ws", "48");
    rig.awaitBoot(1, "g1");
  }

  private LibvirtDriver open(String more) throws IOException {
    Path file = directory.resolve("hosts.yaml");
    Files.writeString(file, rig.configuration() + more);
    return LibvirtDriver.open(file, executor);
  }

  private Order.Migrate migrate(LibvirtDriver driver, Tuning tuning) {
    String id = sightings(driver).get(0).id();
    String order = "order-" + orders.incrementAndGet();
    return new Order.Migrate(order, id, "n1", "n2", tuning, new Marker("op-1", "n1"));
  }

  private static List<Workload> sightings(LibvirtDriver driver) {
    return driver.observe().workloads().stream().filter(w -> w.name().equals("g1")).toList();
  }

  private static void awaitBytes(LibvirtDriver driver, Order order) {
    Rig.await(
        "bytes are sent", SOON, () -> driver.progress(order).transfer().sentBytes() > 1_000_000);
  }

  private static Progress ended(LibvirtDriver driver, Order order) {
    Rig.await(
        order + " ends", SOON, () -> driver.progress(order).state() != Progress.State.RUNNING);
    return driver.progress(order);
  }
}
