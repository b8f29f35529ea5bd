package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What real libvirt does under faults, and that what the driver then shows settles an order as the
 * table of the engine says: moved, not moved, or gone. Runs with -Drig=true.
 *
 * <p>How many random faults {@code r17} makes: -Drig.faults=27, 3 if not said; from which seed:
 * -Drig.seed.
 */
class LibvirtFaultsIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String GUEST = "g1";
  private static final String MOVED = "[n2 RUNNING]";
  private static final String NOT_MOVED = "[n1 RUNNING]";

  /** The guest writes faster than this may send, so that such a move ends only by a fault. */
  private static final Tuning ENDLESS = new Tuning(false, 32_000_000, Duration.ZERO);

  private static Rig rig;
  private static ExecutorService executor;
  private static Path configuration;

  private LibvirtDriver driver;
  private String id = "";

  @BeforeAll
  static void up(@TempDir Path directory) throws Exception {
    rig = Rig.up(2);
    executor = Executors.newCachedThreadPool();
    configuration = directory.resolve("hosts.yaml");
    Files.writeString(
        configuration, rig.configuration() + "timing: {answerSeconds: 4, measureSeconds: 0}\n");
  }

  @AfterAll
  static void down() {
    rig.close();
    executor.shutdown();
  }

  /** The guest runs on n1; booting it takes long, so it is kept where a test left it there. */
  @BeforeEach
  void ready() {
    driver = LibvirtDriver.open(configuration, executor);
    if (!standing().equals(NOT_MOVED)) {
      rig.removeGuests(GUEST);
      rig.startGuest(1, GUEST, "--dirty", "40", "--ws", "48");
      rig.awaitBoot(1, GUEST);
    }
    id = rig.virsh(1, "domuuid", GUEST);
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void r01_a_move_goes_on_when_the_process_that_began_it_is_killed() throws Exception {
    String order = newId();
    Process process = DoomedProcess.start(configuration, id, order);
    try {
      Rig.await(
          "the move shows as ours",
          SOON,
          () ->
              sightings().stream()
                  .flatMap(w -> w.presence().jobs().stream())
                  .anyMatch(job -> job.order().equals(order)));
    } finally {
      process.destroyForcibly().waitFor();
    }

    Rig.await("it may send faster", SOON, () -> sendsFaster(order));
    awaitStanding(MOVED);
    assertThat(rig.neverRestarted(GUEST)).isTrue();
  }

  private boolean sendsFaster(String order) {
    try {
      driver.retune(migrate(order, Tuning.DEFAULT), new Tuning(false, 0, Duration.ofSeconds(1)));
      return true;
    } catch (DriverException e) { // it does not send yet
      assertThat(e.kind()).isEqualTo(DriverException.Kind.TRANSIENT);
      return false;
    }
  }

  @Test
  void r02_a_move_that_a_client_itself_drives_ends_with_it_and_the_guest_stays() {
    String move =
        "virsh -c %s migrate --live --bandwidth 4 %s %s >/dev/null 2>&1 </dev/null & echo $!"
            .formatted(rig.run("uri", "1"), GUEST, rig.run("uri", "2"));
    String client = rig.run("exec", "1", "sh", "-c", move);
    awaitJob();

    rig.run("exec", "1", "kill", "-9", client);

    awaitStanding(NOT_MOVED);
  }

  @Test
  void r03_the_daemon_of_the_source_is_killed() {
    Order order = begin();

    rig.run("libvirtd-kill", "1");
    assertThat(ended(order).state()).isEqualTo(Progress.State.FAILED);
    rig.run("libvirtd-start", "1");

    awaitStanding(NOT_MOVED);
  }

  @Test
  void r04_the_daemon_of_the_target_is_killed() {
    Order order = begin();

    rig.run("libvirtd-kill", "2");
    assertThat(ended(order).state()).isEqualTo(Progress.State.FAILED);
    rig.run("libvirtd-start", "2");

    awaitStanding(NOT_MOVED);
  }

  @Test
  void r05_the_daemon_of_the_target_hangs() {
    Order order = begin();

    rig.run("libvirtd-hang", "2");
    try {
      assertThat(ended(order).state()).isEqualTo(Progress.State.FAILED);
    } finally {
      rig.run("libvirtd-resume", "2");
    }

    awaitStanding(NOT_MOVED);
  }

  @Test
  void r06_the_link_between_the_hosts_is_cut() {
    Order order = begin();

    rig.run("net-down", "2");
    try {
      assertThat(ended(order).state()).isEqualTo(Progress.State.FAILED);
    } finally {
      rig.run("net-up", "2");
    }

    awaitStanding(NOT_MOVED);
  }

  @Test
  void r07_the_emulator_of_the_source_is_killed() {
    Order order = begin();

    killEmulator(1);

    assertThat(ended(order).state()).isIn(Progress.State.FAILED, Progress.State.REFUSED);
    awaitStanding("[n1 STOPPED]");
  }

  @Test
  void r08_the_emulator_of_the_target_is_killed() {
    Order order = begin();

    killEmulator(2);

    assertThat(ended(order).state()).isEqualTo(Progress.State.FAILED);
    awaitStanding(NOT_MOVED);
  }

  @Test
  void r09_a_second_move_while_one_runs_is_refused() {
    Order order = begin();

    assertRefused(migrate(newId(), ENDLESS), DriverException.Kind.REFUSED, "has another job");
    assertThat(virshFails(1, "migrate", "--live", "--p2p", GUEST, rig.run("uri", "2")))
        .contains("another migration job");
    giveUp(order);
  }

  @Test
  void r10_the_same_guest_can_not_be_created_where_it_is_arriving() {
    Order order = begin();

    assertThat(virshFails(2, "create", guestXml())).contains("already");
    giveUp(order);
  }

  @Test
  void r11_libvirt_lets_a_second_copy_be_started_and_both_are_shown() {
    rig.virsh(2, "create", guestXml());
    try {
      awaitStanding("[n1 RUNNING, n2 RUNNING]");
    } finally {
      rig.virsh(2, "destroy", GUEST);
    }
  }

  @Test
  void r12_a_move_to_where_it_runs_already_is_refused() {
    rig.virsh(2, "create", guestXml());
    try {
      assertRefused(migrate(newId(), ENDLESS), DriverException.Kind.REFUSED, "already active");
      assertThat(virshFails(1, "migrate", "--live", "--p2p", GUEST, rig.run("uri", "2")))
          .contains("already active");
    } finally {
      rig.virsh(2, "destroy", GUEST);
    }
  }

  @Test
  void r13_a_move_of_a_guest_that_is_not_there_is_refused() {
    Order.Migrate order =
        new Order.Migrate(
            newId(), UUID.randomUUID().toString(), "n1", "n2", ENDLESS, new Marker("op", "n1"));

    assertRefused(order, DriverException.Kind.NOT_FOUND, "knows no workload");
  }

  @Test
  void r14_a_move_that_is_given_up_leaves_the_guest_where_it_was() {
    giveUp(begin());

    assertThat(rig.virsh(2, "list", "--all", "--name")).isEmpty();
  }

  @Test
  void r15_a_daemon_that_hangs_costs_its_own_host_the_deadline_and_no_other_anything() {
    assertThat(statuses()).containsOnly(HostStatus.RUNNING);
    rig.run("libvirtd-hang", "2");
    try {
      Instant begin = Instant.now();
      assertThat(statuses()).containsExactly(HostStatus.RUNNING, HostStatus.UNREACHABLE);
      assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(9));
      Instant again = Instant.now();
      assertThat(statuses()).containsExactly(HostStatus.RUNNING, HostStatus.UNREACHABLE);
      assertThat(Duration.between(again, Instant.now())).isLessThan(Duration.ofSeconds(2));
    } finally {
      rig.run("libvirtd-resume", "2");
    }
    Rig.await("it answers again", SOON, () -> !statuses().contains(HostStatus.UNREACHABLE));
  }

  @Test
  void r16_what_is_written_onto_a_guest_before_a_move_is_there_after_it() {
    Order order = migrate(newId(), new Tuning(false, 0, Duration.ofSeconds(1)));
    driver.start(order);
    assertThat(ended(order).state()).isEqualTo(Progress.State.DONE);

    assertThat(rig.virsh(2, "dumpxml", GUEST)).contains("operation=\"op-1\"", "home=\"n1\"");
    awaitStanding(MOVED);
  }

  @Test
  void r17_faults_at_random_moments_near_the_end_lose_nobody_and_double_nobody() {
    long seed = Long.getLong("rig.seed", System.nanoTime());
    Random random = new Random(seed);
    int faults = Integer.getInteger("rig.faults", 3);
    for (int fault = 0; fault < faults; fault++) {
      if (fault > 0) {
        driver.close();
        ready();
      }
      Order.Migrate order = migrate(newId(), ENDLESS);
      driver.start(order);
      awaitBytes(order);
      driver.retune(order, new Tuning(false, 400_000_000, Duration.ofSeconds(1)));
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(3_000)).toNanos());
      breakSomething(fault % 3);

      Rig.await(
          "one copy is at rest, seed " + seed + ", fault " + fault,
          SOON,
          () -> List.of(MOVED, NOT_MOVED).contains(restingStanding()));
      assertThat(rig.neverRestarted(GUEST)).as("seed %s, fault %s", seed, fault).isTrue();
    }
  }

  private void breakSomething(int kind) {
    switch (kind) {
      case 0 -> {
        rig.run("libvirtd-kill", "1");
        rig.run("libvirtd-start", "1");
      }
      case 1 -> {
        rig.run("libvirtd-kill", "2");
        rig.run("libvirtd-start", "2");
      }
      default -> {
        rig.run("net-down", "2");
        LockSupport.parkNanos(Duration.ofSeconds(36).toNanos());
        rig.run("net-up", "2");
      }
    }
  }

  private Order.Migrate begin() {
    Order.Migrate order = migrate(newId(), ENDLESS);
    driver.start(order);
    awaitBytes(order);
    return order;
  }

  private void giveUp(Order order) {
    driver.cancel(order);
    assertThat(ended(order).message()).contains("canceled by client");
    awaitStanding(NOT_MOVED);
  }

  private void awaitBytes(Order order) {
    Rig.await(
        "bytes are sent", SOON, () -> driver.progress(order).transfer().sentBytes() > 1_000_000);
  }

  private void awaitJob() {
    Rig.await(
        "a job shows",
        SOON,
        () -> sightings().stream().anyMatch(w -> !w.presence().jobs().isEmpty()));
  }

  private void awaitStanding(String standing) {
    Rig.await(standing, SOON, () -> restingStanding().equals(standing));
  }

  /** Where it is and how, as soon as both hosts answer and nothing goes on with it. */
  private String restingStanding() {
    boolean answered = !statuses().contains(HostStatus.UNREACHABLE);
    boolean atRest = sightings().stream().allMatch(w -> w.presence().jobs().isEmpty());
    return answered && atRest ? standing() : "";
  }

  private String standing() {
    return sightings().stream().map(w -> w.host() + " " + w.power()).sorted().toList().toString();
  }

  private List<HostStatus> statuses() {
    return driver.observe().hosts().stream().map(h -> h.status()).toList();
  }

  private List<Workload> sightings() {
    return driver.observe().workloads().stream().filter(w -> w.name().equals(GUEST)).toList();
  }

  private void killEmulator(int host) {
    rig.run(
        "exec",
        Integer.toString(host),
        "sh",
        "-c",
        "kill -9 $(cat /run/libvirt/qemu/" + GUEST + ".pid)");
  }

  private static String guestXml() {
    return rig.run("env").replaceAll("(?s).*RIG_SHARED=(.*)/shared.*", "$1") + "/h1/g1.xml";
  }

  private static String virshFails(int host, String... arguments) {
    try {
      return "it worked: " + rig.virsh(host, arguments);
    } catch (AssertionError e) {
      return String.valueOf(e.getMessage());
    }
  }

  private void assertRefused(Order order, DriverException.Kind kind, String words) {
    assertThatThrownBy(() -> driver.start(order))
        .isInstanceOfSatisfying(DriverException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(words);
  }

  private Order.Migrate migrate(String order, Tuning tuning) {
    return new Order.Migrate(order, id, "n1", "n2", tuning, new Marker("op-1", "n1"));
  }

  private static String newId() {
    return UUID.randomUUID().toString();
  }

  private Progress ended(Order order) {
    Rig.await(
        order + " ends", SOON, () -> driver.progress(order).state() != Progress.State.RUNNING);
    return driver.progress(order);
  }
}
