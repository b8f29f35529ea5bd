package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.Shell.Result;
import io.evenkeel.libvirt.Rig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job on real libvirt and QEMU hosts, by the command that a user types. With -Drig=true.
 */
class DrainOnLibvirtIT {

  private static final int HOSTS = 3;
  private static final List<String> GUESTS = List.of("busy", "mail", "shop", "web");
  private static final Duration SOON = Duration.ofSeconds(30);

  private static Rig rig;

  @TempDir private Path folder;
  private Shell shell;
  private String driver;

  @BeforeAll
  static void up() {
    rig = Rig.up(HOSTS);
  }

  @AfterAll
  static void down() {
    rig.close();
  }

  @BeforeEach
  void a_configuration() {
    shell = Shell.in(folder);
    String hosts = rig.configuration() + "hostDefaults: {cpuOvercommit: 8.0}";
    driver = "libvirt:" + shell.file("hosts.yaml", hosts);
  }

  @AfterEach
  void no_guests() {
    GUESTS.forEach(rig::removeGuests);
    rig.removeGuests("other");
  }

  @Test
  void a_host_is_emptied_and_every_guest_comes_home_without_a_restart() {
    rig.startGuest(1, "busy", "--disk", "nbd", "--dirty", "20", "--ws", "48");
    rig.startGuest(1, "mail", "--disk", "nbd");
    rig.startGuest(1, "shop");
    rig.startGuest(1, "web", "--mem", "96");
    rig.startGuest(2, "other", "--bios");
    GUESTS.forEach(guest -> rig.awaitBoot(1, guest));

    Result preflight = shell.run("preflight", "n1", "--driver", driver);
    assertThat(preflight.code()).as(preflight.out() + preflight.err()).isZero();

    Result entered = shell.run("enter", "n1", "--driver", driver, "--reason", "new kernel");
    log(entered);
    assertThat(entered.code()).as(entered.out() + entered.err()).isZero();
    assertThat(entered.out()).contains("status Maintenance Mode", "4 workloads moved, 0 stopped");
    assertThat(rig.virsh(1, "list", "--all", "--name")).isEmpty();
    assertThat(away()).containsAll(GUESTS);
    int counted = lastTick("busy");

    Result left = shell.run("leave", "n1", "--driver", driver);
    log(left);
    assertThat(left.code()).as(left.out() + left.err()).isZero();
    assertThat(left.out()).contains("status Running", "4 home", "no workload was stopped");
    assertThat(rig.virsh(1, "list", "--name").lines()).containsExactlyInAnyOrderElementsOf(GUESTS);
    assertThat(away()).containsExactly("other");
    Rig.await("busy goes on counting", SOON, () -> lastTick("busy") > counted);
    GUESTS.forEach(this::neverRestarted);
  }

  @Test
  void repeated_requests_change_nothing_and_a_second_host_is_refused() {
    GUESTS.forEach(guest -> rig.startGuest(1, guest, "--bios"));
    shell.run("enter", "n1", "--driver", driver);
    Result again = shell.run("enter", "n1", "--driver", driver);
    assertThat(again.out()).contains("already in Maintenance Mode").contains("nothing changed");
    assertThat(again.code()).isZero();
    assertThat(shell.run("enter", "n2", "--driver", driver).code()).isEqualTo(3);
    Result cancelled = shell.run("cancel", "n1", "--driver", driver);
    assertThat(cancelled.code()).isEqualTo(2);
    Result left = shell.run("leave", "n1", "--stay", "--driver", driver);
    assertThat(left.code()).as(left.out() + left.err()).isZero();
    assertThat(rig.virsh(1, "list", "--all", "--name")).isEmpty();
    assertThat(away()).containsAll(GUESTS);
  }

  @Test
  void an_enter_that_was_killed_is_taken_up_by_the_next_command() {
    GUESTS.forEach(guest -> rig.startGuest(1, guest, "--bios"));
    Program enter = Program.start(shell.environment(), "enter", "n1", "--driver", driver);
    enter.awaitLine("migrating from n1");
    enter.kill();

    Result entered = shell.run("enter", "n1", "--driver", driver);
    log(entered);
    assertThat(entered.code()).as(entered.out() + entered.err()).isZero();
    assertThat(entered.err()).contains("going on with operation");
    assertThat(rig.virsh(1, "list", "--all", "--name")).isEmpty();
    assertThat(away()).containsExactlyElementsOf(GUESTS);
    Result left = shell.run("leave", "n1", "--driver", driver);
    assertThat(left.out()).contains("4 home");
    assertThat(rig.virsh(1, "list", "--name").lines()).containsExactlyInAnyOrderElementsOf(GUESTS);
  }

  @Test
  void hosts_that_do_not_answer_are_named() {
    String dead =
        "libvirt:"
            + shell.file(
                "dead.yaml",
                "allowInsecure: true",
                "hosts:",
                "  - {id: n1, uri: \"qemu+tcp://127.0.0.1:1/system\"}");
    Result refused = shell.run("enter", "n1", "--driver", dead);
    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.err()).contains("n1", "qemu+tcp://127.0.0.1:1/system").hasLineCount(1);
    assertThat(shell.filesBut("dead.yaml", "hosts.yaml")).isEmpty();
  }

  private static void log(Result result) {
    System.out.print(result.out());
  }

  /** The guests that are on the other hosts, running or not. */
  private List<String> away() {
    return IntStream.rangeClosed(2, HOSTS)
        .mapToObj(host -> rig.virsh(host, "list", "--all", "--name"))
        .flatMap(String::lines)
        .filter(name -> !name.isBlank())
        .sorted()
        .toList();
  }

  private int lastTick(String guest) {
    return ticks(guest).stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /** What the guest has counted on its consoles: each host that it was on has a part of it. */
  private List<Integer> ticks(String guest) {
    String console = "cat /var/log/libvirt/qemu/" + guest + "-serial.log 2>/dev/null || true";
    return IntStream.rangeClosed(1, HOSTS)
        .mapToObj(host -> rig.run("exec", Integer.toString(host), "sh", "-c", console))
        .flatMap(String::lines)
        .filter(line -> line.matches("RIG-TICK \\d+\\s*"))
        .map(line -> Integer.valueOf(line.replaceAll("\\D", "")))
        .toList();
  }

  private void neverRestarted(String guest) {
    assertThat(rig.neverRestarted(guest)).as(guest + " was never restarted").isTrue();
    assertThat(ticks(guest)).as("what %s has counted", guest).doesNotHaveDuplicates();
  }
}
