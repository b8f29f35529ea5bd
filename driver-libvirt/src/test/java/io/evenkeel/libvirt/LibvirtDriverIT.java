package io.evenkeel.libvirt;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The driver on real libvirt and QEMU hosts. Runs with -Drig=true. */
class LibvirtDriverIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final Marker MARKER = new Marker("op-1", "n1");

  private static Rig rig;
  private static ExecutorService executor;

  private final AtomicInteger orders = new AtomicInteger();
  private LibvirtDriver driver;
  private Path configuration;

  @BeforeAll
  static void up() {
    rig = Rig.up(3);
    executor = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void down() {
    rig.close();
    executor.shutdown();
  }

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    configuration = directory.resolve("hosts.yaml");
    Files.writeString(configuration, rig.configuration() + "timing: {answerSeconds: 4}\n");
    driver = LibvirtDriver.open(configuration, executor);
  }

  @AfterEach
  void close() {
    driver.close();
    rig.removeGuests("g1", "g2");
  }

  @Test
  void sees_hosts_and_guests_as_they_are() {
    rig.startGuest(1, "g1", "--bios", "--mem", "96", "--vcpus", "2");
    rig.startGuest(2, "g2", "--bios", "--disk", "local");

    Inventory seen = driver.observe();

    assertThat(seen.hosts())
        .extracting(h -> h.id(), h -> h.status())
        .containsExactly(
            tuple("n1", HostStatus.RUNNING),
            tuple("n2", HostStatus.RUNNING),
            tuple("n3", HostStatus.RUNNING));
    assertThat(seen.hosts().get(0).hardware().memoryBytes()).isGreaterThan(1L << 30);
    assertThat(seen.hosts().get(0).hardware().cpu().runs(sighting("g1", "n1").demand().cpu()))
        .isTrue();
    Workload g1 = sighting("g1", "n1");
    assertThat(g1.memoryBytes()).isEqualTo(96L << 20);
    assertThat(g1.vcpus()).isEqualTo(2);
    assertThat(g1.power()).isEqualTo(Power.RUNNING);
    assertThat(g1.blockers()).isEmpty();
    assertThat(sighting("g2", "n2").blockers())
        .extracting(b -> b.toString())
        .containsExactly("LOCAL_DISK /var/lib/libvirt/images/g2.qcow2");
  }

  @Test
  void moves_a_busy_guest_there_and_back_without_a_restart_and_with_its_autostart() {
    rig.startGuest(1, "g1", "--disk", "nbd", "--dirty", "20", "--ws", "48");
    rig.virsh(1, "autostart", "g1");
    rig.awaitBoot(1, "g1");

    Order there = migrate("g1", "n1", "n2", Tuning.DEFAULT);
    driver.start(there);
    assertThat(ended(there).state()).isEqualTo(Progress.State.DONE);

    assertThat(sightings("g1")).extracting(Workload::host).containsExactly("n2");
    assertThat(sighting("g1", "n2").profile().labels()).containsEntry("evenkeel.home", "n1");
    assertThat(rig.virsh(2, "dominfo", "g1")).containsPattern("Autostart: +enable");
    assertThat(rig.virsh(2, "dumpxml", "--inactive", "g1")).contains("home=\"n1\"");

    Order back = migrate("g1", "n2", "n1", Tuning.DEFAULT);
    driver.start(back);
    assertThat(ended(back).state()).isEqualTo(Progress.State.DONE);
    int before = rig.ticks(1, "g1").size();
    Rig.await("the guest goes on counting", SOON, () -> rig.ticks(1, "g1").size() > before);

    assertThat(sightings("g1")).extracting(Workload::host).containsExactly("n1");
    assertThat(rig.neverRestarted("g1")).isTrue();
    assertThat(rig.virsh(1, "dominfo", "g1")).containsPattern("Autostart: +enable");
    assertThat(rig.virsh(1, "dumpxml", "g1")).doesNotContain("urn:evenkeel");
    assertThat(rig.virsh(2, "list", "--all", "--name")).isEmpty();
  }

  @Test
  void shows_the_figures_of_a_move_and_gives_it_up_when_asked() {
    rig.startGuest(1, "g1", "--dirty", "40", "--ws", "48");
    rig.awaitBoot(1, "g1");
    Order order = migrate("g1", "n1", "n2", new Tuning(false, 32_000_000, Duration.ZERO));

    driver.start(order);
    Rig.await(
        "bytes are sent", SOON, () -> driver.progress(order).transfer().sentBytes() > 1_000_000);
    assertThat(sighting("g1", "n1").presence().jobs())
        .containsExactly(new Job(Job.Kind.MIGRATION, order.id(), "n2"));
    assertThat(sighting("g1", "n2").power()).isEqualTo(Power.INCOMING);
    driver.cancel(order);

    assertThat(ended(order).message()).contains("canceled by client");
    assertThat(sightings("g1")).extracting(Workload::host).containsExactly("n1");
    assertThat(sighting("g1", "n1").presence().jobs()).isEmpty();
    assertThatThrownBy(() -> driver.cancel(order))
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.NOT_FOUND));
  }

  @Test
  void a_move_outlives_the_driver_and_the_next_one_knows_and_finishes_it() {
    rig.startGuest(1, "g1");
    rig.virsh(1, "autostart", "g1");
    rig.awaitBoot(1, "g1");
    Order order = migrate("g1", "n1", "n2", new Tuning(false, 150_000_000, Duration.ZERO));
    driver.start(order);
    Rig.await(
        "bytes are sent", SOON, () -> driver.progress(order).transfer().sentBytes() > 1_000_000);

    driver.close();
    driver = LibvirtDriver.open(configuration, executor);
    driver.start(order); // which must not move it twice

    assertThat(driver.progress(order).state()).isEqualTo(Progress.State.UNKNOWN);
    assertThat(sighting("g1", "n1").presence().jobs())
        .containsExactly(new Job(Job.Kind.MIGRATION, order.id(), "n2"));
    Rig.await(
        "it arrives",
        SOON,
        () -> sightings("g1").stream().map(Workload::host).toList().equals(List.of("n2")));
    Rig.await(
        "its autostart is carried over",
        SOON,
        () -> rig.virsh(2, "dominfo", "g1").matches("(?s).*Autostart: +enable.*"));
    assertThat(rig.virsh(2, "dumpxml", "g1")).doesNotContain(order.id());
  }

  @Test
  void sees_a_move_by_somebody_else_as_not_ours() throws Exception {
    rig.startGuest(1, "g1", "--dirty", "40", "--ws", "48");
    rig.awaitBoot(1, "g1");
    String target = rig.run("uri", "2");
    var operator =
        executor.submit(
            () -> {
              try {
                rig.virsh(1, "migrate", "--live", "--p2p", "--bandwidth", "4", "g1", target);
                return "moved";
              } catch (AssertionError e) {
                return String.valueOf(e.getMessage());
              }
            });
    Rig.await("the job shows", SOON, () -> !sighting("g1", "n1").presence().jobs().isEmpty());

    assertThat(sighting("g1", "n1").presence().jobs())
        .containsExactly(new Job(Job.Kind.MIGRATION, "", ""));
    Order ours = migrate("g1", "n1", "n3", Tuning.DEFAULT);
    assertThatThrownBy(() -> driver.start(ours))
        .isInstanceOfSatisfying(
            DriverException.class,
            e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.REFUSED));
    assertThatThrownBy(() -> driver.cancel(ours)).hasMessageContaining("not being moved");

    rig.virsh(1, "domjobabort", "g1");
    assertThat(operator.get()).contains("canceled by client");
  }

  @Test
  void shuts_a_guest_down_moves_its_definition_and_starts_it_there() {
    rig.startGuest(1, "g1", "--disk", "nbd");
    rig.virsh(1, "autostart", "g1");
    rig.awaitBoot(1, "g1");
    String run = sighting("g1", "n1").presence().runId();
    String id = id("g1");

    Order otherRun = new Order.Stop(nextOrder(), id, "n1", "n1/4711", Order.Stop.Mode.GRACEFUL);
    assertThatThrownBy(() -> driver.start(otherRun)).hasMessageContaining("has been restarted");
    Order stop = new Order.Stop(nextOrder(), id, "n1", run, Order.Stop.Mode.GRACEFUL);
    driver.start(stop);
    assertThat(ended(stop).state()).isEqualTo(Progress.State.DONE);
    assertThat(sighting("g1", "n1").power()).isEqualTo(Power.STOPPED);

    Order move = new Order.Relocate(nextOrder(), id, "n1", "n2");
    driver.start(move);
    assertThat(ended(move).state()).isEqualTo(Progress.State.DONE);
    assertThat(sightings("g1")).extracting(Workload::host).containsExactly("n2");
    assertThat(rig.virsh(2, "dominfo", "g1")).containsPattern("Autostart: +enable");

    Order start = new Order.Start(nextOrder(), id, "n2");
    driver.start(start);
    assertThat(ended(start).state()).isEqualTo(Progress.State.DONE);
    assertThat(sighting("g1", "n2").power()).isEqualTo(Power.RUNNING);
  }

  @Test
  void saves_a_guest_and_resumes_it() {
    rig.startGuest(1, "g1", "--bios", "--mem", "64");
    String id = id("g1");

    Order save = new Order.Stop(nextOrder(), id, "n1", "", Order.Stop.Mode.SUSPEND);
    driver.start(save);
    assertThat(ended(save).state()).isEqualTo(Progress.State.DONE);
    Order move = new Order.Relocate(nextOrder(), id, "n1", "n2");
    assertThatThrownBy(() -> driver.start(move)).hasMessageContaining("has its memory saved");
    Order start = new Order.Start(nextOrder(), id, "n1");
    driver.start(start);

    assertThat(ended(start).state()).isEqualTo(Progress.State.DONE);
    assertThat(sighting("g1", "n1").power()).isEqualTo(Power.RUNNING);
  }

  @Test
  void a_transient_guest_stays_transient_and_is_not_stopped() {
    rig.startGuest(1, "g1", "--bios", "--mem", "64", "--transient");
    Order move = migrate("g1", "n1", "n2", Tuning.DEFAULT);
    driver.start(move);
    assertThat(ended(move).state()).isEqualTo(Progress.State.DONE);

    assertThat(rig.virsh(2, "dominfo", "g1")).containsPattern("Persistent: +no");
    Order stop = new Order.Stop(nextOrder(), id("g1"), "n2", "", Order.Stop.Mode.FORCED);
    assertThatThrownBy(() -> driver.start(stop)).hasMessageContaining("is transient");
  }

  @Test
  void refuses_what_is_not_so_and_says_why() {
    rig.startGuest(1, "g1", "--bios", "--mem", "64");
    String id = id("g1");

    assertThatThrownBy(() -> driver.start(migrate("g1", "n2", "n3", Tuning.DEFAULT)))
        .hasMessage("host n2 knows no workload " + id);
    assertThatThrownBy(() -> driver.start(migrate("g1", "n1", "n9", Tuning.DEFAULT)))
        .hasMessage("the configuration names no host n9");
  }

  @Test
  void two_running_copies_are_shown_and_not_touched() {
    rig.startGuest(1, "g1", "--bios", "--mem", "64");
    String xml = rig.run("env").replaceAll("(?s).*RIG_SHARED=(.*)/shared.*", "$1") + "/h1/g1.xml";
    rig.virsh(2, "create", xml);

    assertThat(sightings("g1")).extracting(Workload::power).containsOnly(Power.RUNNING).hasSize(2);
    assertThatThrownBy(() -> driver.start(migrate("g1", "n1", "n2", Tuning.DEFAULT)))
        .hasMessage(id("g1") + " is already active on n2");
  }

  @Test
  void an_error_of_libvirt_is_told_in_its_own_words() {
    rig.startGuest(
        1,
        "g1",
        "--bios",
        "--mem",
        "64",
        "--extra",
        "<shmem name='s'><model type='ivshmem-plain'/><size unit='M'>1</size></shmem>");
    assertThat(sighting("g1", "n1").blockers())
        .extracting(b -> b.toString())
        .containsExactly("SHARED_MEMORY s");

    Order order = migrate("g1", "n1", "n2", Tuning.DEFAULT);
    driver.start(order);

    Progress end = ended(order);
    assertThat(end.state()).isEqualTo(Progress.State.REFUSED);
    assertThat(end.message()).contains("on n1", "to n2", "libvirt says: ");
    assertThat(rig.virsh(1, "dumpxml", "g1")).doesNotContain(order.id());
  }

  @Test
  void a_host_that_is_off_is_unreachable_and_not_empty() {
    rig.startGuest(3, "g1", "--bios", "--mem", "64");
    driver.observe();
    rig.run("power-off", "3");

    Inventory seen = driver.observe();

    assertThat(seen.hosts())
        .extracting(h -> h.status())
        .containsExactly(HostStatus.RUNNING, HostStatus.RUNNING, HostStatus.UNREACHABLE);
    assertThat(seen.workloads()).isEmpty();
    rig.run("power-on", "3");
    Rig.await("it is seen again", SOON, () -> driver.observe().hosts().get(2).status().answered());
    assertThat(sighting("g1", "n3").power()).isEqualTo(Power.STOPPED);
  }

  @Test
  void a_daemon_that_hangs_keeps_nobody_longer_than_the_deadline() {
    rig.startGuest(1, "g1", "--bios", "--mem", "64");
    driver.observe();
    rig.run("libvirtd-hang", "3");
    Instant begin = Instant.now();

    List<HostStatus> seen = driver.observe().hosts().stream().map(h -> h.status()).toList();
    Duration took = Duration.between(begin, Instant.now());
    driver.observe();
    rig.run("libvirtd-resume", "3");

    assertThat(seen)
        .containsExactly(HostStatus.RUNNING, HostStatus.RUNNING, HostStatus.UNREACHABLE);
    assertThat(took).isLessThan(Duration.ofSeconds(8));
    Rig.await("it is seen again", SOON, () -> driver.observe().hosts().get(2).status().answered());
  }

  @Test
  void a_daemon_that_dies_under_a_move_leaves_the_truth_to_the_next_look() {
    rig.startGuest(1, "g1");
    rig.awaitBoot(1, "g1");
    Order order = migrate("g1", "n1", "n2", new Tuning(false, 50_000_000, Duration.ZERO));
    driver.start(order);
    Rig.await(
        "bytes are sent", SOON, () -> driver.progress(order).transfer().sentBytes() > 1_000_000);
    rig.run("libvirtd-kill", "1");

    assertThat(ended(order).state()).isEqualTo(Progress.State.FAILED);
    assertThat(driver.observe().hosts().get(0).status()).isEqualTo(HostStatus.UNREACHABLE);
    rig.run("libvirtd-start", "1");
    Rig.await(
        "it is at rest on its source",
        SOON,
        () ->
            sightings("g1").stream()
                .map(w -> w.host() + " " + w.power() + " " + w.presence().jobs())
                .toList()
                .equals(List.of("n1 RUNNING []")));
    Order second = migrate("g1", "n1", "n2", Tuning.DEFAULT);
    driver.start(second);
    assertThat(ended(second).state()).isEqualTo(Progress.State.DONE);
    assertThat(rig.neverRestarted("g1")).isTrue();
  }

  @Test
  void leaves_no_connection_behind() throws Exception {
    driver.observe();
    driver.close();
    long before = openFiles();
    for (int i = 0; i < 20; i++) {
      try (LibvirtDriver one = LibvirtDriver.open(configuration, executor)) {
        assertThat(one.observe().hosts()).hasSize(3);
      }
    }

    Rig.await("all are closed", SOON, () -> openFiles() <= before);
  }

  private static long openFiles() {
    return requireNonNull(new File("/proc/self/fd").list()).length;
  }

  @Test
  void a_restarted_daemon_is_reached_again_at_once() {
    driver.observe();
    rig.run("libvirtd-kill", "2");
    rig.run("libvirtd-start", "2");

    assertThat(driver.observe().hosts()).allMatch(host -> host.status().answered());
  }

  private Order migrate(String name, String from, String to, Tuning tuning) {
    return new Order.Migrate(nextOrder(), id(name), from, to, tuning, MARKER);
  }

  private String nextOrder() {
    return "order-" + orders.incrementAndGet();
  }

  private String id(String name) {
    return sightings(name).get(0).id();
  }

  private List<Workload> sightings(String name) {
    return driver.observe().workloads().stream().filter(w -> w.name().equals(name)).toList();
  }

  private Workload sighting(String name, String host) {
    return sightings(name).stream().filter(w -> w.host().equals(host)).findFirst().orElseThrow();
  }

  private Progress ended(Order order) {
    Rig.await(
        order + " ends", SOON, () -> driver.progress(order).state() != Progress.State.RUNNING);
    return driver.progress(order);
  }
}
