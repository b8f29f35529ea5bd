package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import io.evenkeel.spi.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hosts with one CPU and one with an older: what we say of them is what libvirt says. */
class LibvirtCpuIT {

  private static final Duration SOON = Duration.ofSeconds(120);
  private static final int NEW = 1;
  private static final int OLD = 3;

  private static Rig rig;
  private static ExecutorService executor;

  @TempDir private Path directory;

  private LibvirtDriver driver;

  @BeforeAll
  static void up() {
    rig = Rig.upWithOldCpu(OLD);
    executor = Executors.newCachedThreadPool();
  }

  @AfterAll
  static void down() {
    rig.close();
    executor.shutdown();
  }

  @BeforeEach
  void open() throws Exception {
    Path configuration = directory.resolve("hosts.yaml");
    Files.writeString(configuration, rig.configuration() + "timing: {answerSeconds: 4}\n");
    driver = LibvirtDriver.open(configuration, executor);
  }

  @AfterEach
  void close() {
    driver.close();
    rig.removeGuests("g1", "g2", "g3");
  }

  @Test
  void s23_one_host_covers_another_exactly_where_libvirt_finds_no_feature_missing()
      throws Exception {
    List<HostCpu> cpus = cpus();

    for (int here = 1; here <= OLD; here++) {
      for (int other = 1; other <= OLD; other++) {
        assertThat(cpus.get(here - 1).covers(cpus.get(other - 1)))
            .as("n%d covers n%d", here, other)
            .isEqualTo(compatible(here, rig.virsh(other, "domcapabilities")));
      }
    }
    assertThat(cpus.get(NEW - 1).covers(cpus.get(OLD - 1))).isTrue();
    assertThat(cpus.get(OLD - 1).covers(cpus.get(NEW - 1))).isFalse();
    TreeSet<String> lost = new TreeSet<>(cpus.get(NEW - 1).features());
    lost.removeAll(cpus.get(OLD - 1).features());
    assertThat(lost).containsExactly("avx", "avx2", "bmi1", "bmi2", "fsgsbase", "movbe");
  }

  @Test
  void s23_the_baseline_of_libvirt_has_the_features_that_all_hosts_have() throws Exception {
    String all = rig.virsh(NEW, "domcapabilities") + rig.virsh(OLD, "domcapabilities");
    Path file = Files.writeString(directory.resolve("all.xml"), withoutDeclarations(all));

    String baseline = rig.virsh(NEW, "hypervisor-cpu-baseline", "--features", file.toString());

    TreeSet<String> common = new TreeSet<>(cpus().get(NEW - 1).features());
    common.retainAll(cpus().get(OLD - 1).features());
    GuestCpu zone = GuestCpu.of(XmlElement.parse("<domain id='1'>" + baseline + "</domain>"));
    assertThat(new TreeSet<>(zone.asWritten().features())).isEqualTo(common);
    CpuNeed need = new CpuNeed("", zone.asWritten().features());
    assertThat(cpus()).allMatch(cpu -> cpu.runs(need));
  }

  @Test
  void s23_a_guest_runs_on_a_host_exactly_where_libvirt_compares_it_so() throws Exception {
    rig.startGuest(NEW, "g1", "--bios", "--mem", "64", "--cpu", "<cpu mode='host-model'/>");
    rig.startGuest(OLD, "g2", "--bios", "--mem", "64", "--cpu", "<cpu mode='host-model'/>");
    rig.startGuest(NEW, "g3", "--bios", "--mem", "64");
    Inventory seen = driver.observe();

    for (Workload guest : seen.workloads()) {
      String xml = rig.virsh(number(guest.host()), "dumpxml", guest.name());
      for (Host host : seen.hosts()) {
        assertThat(host.hardware().cpu().runs(guest.demand().cpu()))
            .as("%s runs on %s", guest.name(), host.id())
            .isEqualTo(compatible(number(host.id()), xml));
      }
    }
    assertThat(runners(seen, "g1")).containsExactly("n1", "n2");
    assertThat(runners(seen, "g2")).containsExactly("n1", "n2", "n3");
    assertThat(runners(seen, "g3")).containsExactly("n1", "n2", "n3");
  }

  @Test
  void s23_what_is_said_to_fit_does_move_and_what_is_not_does_not() {
    rig.startGuest(OLD, "g1", "--bios", "--mem", "64", "--cpu", "<cpu mode='host-model'/>");
    rig.startGuest(NEW, "g2", "--bios", "--mem", "64", "--cpu", "<cpu mode='host-model'/>");

    assertThat(moved("g1", "n3", "n1").state()).isEqualTo(Progress.State.DONE);
    assertThat(runners(driver.observe(), "g1")).containsExactly("n1", "n2", "n3");
    assertThat(moved("g1", "n1", "n3").state()).isEqualTo(Progress.State.DONE);

    Progress refused = moved("g2", "n1", "n3");
    assertThat(refused.state()).isNotEqualTo(Progress.State.DONE);
    assertThat(refused.message()).contains("avx2");
  }

  private Progress moved(String name, String from, String to) {
    String id = guest(driver.observe(), name).id();
    Order order =
        new Order.Migrate(name + from + to, id, from, to, Tuning.DEFAULT, new Marker("op-1", from));
    driver.start(order);
    Rig.await(
        order + " ends", SOON, () -> driver.progress(order).state() != Progress.State.RUNNING);
    return driver.progress(order);
  }

  /** Where we say that it can run. */
  private static List<String> runners(Inventory seen, String name) {
    CpuNeed need = guest(seen, name).demand().cpu();
    return seen.hosts().stream()
        .filter(host -> host.hardware().cpu().runs(need))
        .map(Host::id)
        .toList();
  }

  private static Workload guest(Inventory seen, String name) {
    return seen.workloads().stream().filter(w -> w.name().equals(name)).findFirst().orElseThrow();
  }

  private static int number(String host) {
    return Integer.parseInt(host.substring(1));
  }

  private List<HostCpu> cpus() {
    return driver.observe().hosts().stream().map(host -> host.hardware().cpu()).toList();
  }

  /** What libvirt says of the CPU that is in that XML on that host. */
  private boolean compatible(int host, String xml) throws IOException {
    Path file = Files.writeString(directory.resolve("compared.xml"), withoutDeclarations(xml));
    try {
      String answer = rig.virsh(host, "hypervisor-cpu-compare", file.toString());
      assertThat(answer).containsPattern("identical|superset");
      return true;
    } catch (AssertionError e) {
      assertThat(e).hasMessageContaining("incompatible");
      return false;
    }
  }

  private static String withoutDeclarations(String xml) {
    return xml.replaceAll("<\\?xml[^>]*>", "");
  }
}
