package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.libvirt.Lookout.Sighting;
import io.evenkeel.libvirt.Lookout.View;
import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Hardware;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Transfer;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DescriberTest {

  private static final JobStats LEAVING = new JobStats(2, 5, Transfer.NONE, Duration.ZERO);
  private static final String MARK =
      "<metadata><e:order xmlns:e='urn:evenkeel:order:1' operation='op' home='n1' id='o-1' from='n1'"
          + " to='n2'/></metadata>";

  private final Describer describer =
      new Describer(
          SettingsReader.read(
              """
              hosts:
                - {id: n1, uri: "qemu+tls://n1/system", storage: [/mnt], networks: [lan]}
                - {id: n2, uri: "qemu+tls://n2/system", zone: z2}
              workloads:
                - {workload: web, strategy: cold, kind: tenant-node, tolerates: [LOCAL_DISK]}
                - {workload: "*", priority: 3}
              rules:
                - {id: r1, type: apart, workloads: [web, u-2, nobody]}
              """));

  @Test
  void a_host_that_did_not_answer_is_unreachable() {
    Inventory inventory = describer.describe(Map.of("n2", view()));

    assertThat(inventory.hosts())
        .extracting(Host::id, Host::status, Host::zone, host -> host.hardware().vcpus())
        .containsExactly(
            tuple("n1", HostStatus.UNREACHABLE, "default", 0),
            tuple("n2", HostStatus.RUNNING, "z2", 8));
  }

  @Test
  void a_workload_has_the_policy_of_the_first_entry_that_speaks_of_it() {
    Inventory inventory =
        describer.describe(Map.of("n1", view(running("u-1", "web", ""), running("u-2", "db", ""))));

    Workload web = inventory.workloads().get(0);
    assertThat(web.profile().kind()).isEqualTo(WorkloadKind.TENANT_NODE);
    assertThat(web.handling().strategy()).isEqualTo(Handling.Strategy.COLD);
    assertThat(web.handling().priority()).isEqualTo(-100);
    assertThat(inventory.workloads().get(1).handling().priority()).isEqualTo(3);
    assertThat(inventory.rules())
        .containsExactly(new Rule.Apart("r1", List.of("u-1", "u-2"), true, "host"));
  }

  @Test
  void blockers_come_from_devices_disks_and_snapshots_unless_tolerated() {
    String devices =
        """
        <devices>
          <disk type='file'><source file='/tmp/a'/></disk>
          <disk type='file'><source file='/mnt/a'/></disk>
          <shmem name='s'/>
        </devices>
        """;
    Sighting web = sighting("u-1", "web", devices, JobStats.NONE, 2);
    Sighting other = sighting("u-2", "db", devices, JobStats.NONE, 0);

    List<Workload> workloads = describer.describe(Map.of("n1", view(web, other))).workloads();

    assertThat(workloads.get(0).blockers())
        .extracting(Object::toString)
        .containsExactly("SHARED_MEMORY s", "SNAPSHOTS 2");
    assertThat(workloads.get(1).blockers())
        .extracting(Object::toString)
        .containsExactly("SHARED_MEMORY s", "LOCAL_DISK /tmp/a");
    assertThat(workloads.get(0).demand().reach().storage()).containsExactly("/mnt");
  }

  @Test
  void only_networks_that_some_host_declares_are_needed() {
    String devices =
        """
        <devices>
          <interface><source network='lan'/></interface>
          <interface><source bridge='br7'/></interface>
        </devices>
        """;

    Workload workload =
        describer.describe(Map.of("n2", view(running("u-1", "web", devices)))).workloads().get(0);

    assertThat(workload.demand().reach().networks()).containsExactly("lan");
  }

  @Test
  void a_migration_is_ours_where_our_mark_says_so() {
    Map<String, View> views =
        Map.of(
            "n1",
            view(
                sighting("u-1", "a", MARK, LEAVING, 0),
                sighting("u-2", "b", "", LEAVING, 0),
                sighting("u-3", "c", MARK, JobStats.NONE, 0)),
            "n2",
            view(sighting("u-4", "d", MARK, LEAVING, 0)));

    assertThat(describer.describe(views).workloads())
        .extracting(w -> w.presence().jobs())
        .containsExactly(
            List.of(new Job(Job.Kind.MIGRATION, "o-1", "n2")),
            List.of(new Job(Job.Kind.MIGRATION, "", "")),
            List.of(),
            List.of(new Job(Job.Kind.MIGRATION, "", "")));
  }

  @Test
  void a_mark_tells_the_home_of_a_workload() {
    Workload workload =
        describer.describe(Map.of("n2", view(running("u-1", "a", MARK)))).workloads().get(0);

    assertThat(workload.profile().labels())
        .isEqualTo(Map.of("evenkeel.home", "n1", "evenkeel.operation", "op"));
    assertThat(workload.presence().runId()).isEqualTo("n2/7");
  }

  @Test
  void a_disk_that_is_being_copied_is_a_storage_job() {
    String disk = "<devices><disk type='network'><source name='x'/><mirror/></disk></devices>";

    Workload workload =
        describer.describe(Map.of("n1", view(running("u-1", "a", disk)))).workloads().get(0);

    assertThat(workload.presence().jobs()).containsExactly(new Job(Job.Kind.STORAGE, "", ""));
  }

  @Test
  void what_was_measured_tells_how_busy_a_workload_is() {
    Sighting web = running("u-1", "web", "<memory unit='MiB'>64</memory>");
    Figures figures = new Figures(40 << 20, 5 << 20, Map.of());

    assertThat(
            List.of(
                activity(web, Figures.NONE),
                activity(web, figures),
                activity(web, new Figures(80 << 20, 0, Map.of()))))
        .containsExactly(
            new Activity(64 << 20, 0, 0),
            new Activity(40 << 20, 5 << 20, 40 << 20),
            new Activity(64 << 20, 0, 0));
    Sighting huge =
        running(
            "u-1",
            "web",
            "<memory unit='MiB'>64</memory><memoryBacking><hugepages/></memoryBacking>");
    assertThat(activity(huge, figures).memoryUsedBytes()).isEqualTo(64 << 20);
  }

  private Activity activity(Sighting sighting, Figures figures) {
    return describer
        .describe(Map.of("n1", view(sighting).with(measured(figures))))
        .workloads()
        .get(0)
        .demand()
        .activity();
  }

  @Test
  void local_disks_of_known_size_that_may_move_along_are_no_blocker() {
    Describer along =
        new Describer(
            SettingsReader.read(
                """
                hosts: [{id: n1, uri: qemu:///system}]
                workloads: [{workload: web, strategy: live-with-storage}]
                """));
    Sighting web =
        running("u-1", "web", "<devices><disk type='file'><source file='/a'/></disk></devices>");
    Figures figures = new Figures(0, 0, Map.of("/a", 1L << 30));

    Workload unknown = along.describe(Map.of("n1", view(web))).workloads().get(0);
    Workload known =
        along.describe(Map.of("n1", view(web).with(measured(figures)))).workloads().get(0);

    assertThat(unknown.blockers()).extracting(Object::toString).containsExactly("LOCAL_DISK /a");
    assertThat(known.blockers()).isEmpty();
    assertThat(known.demand().reach().localDiskBytes()).isEqualTo(1L << 30);
  }

  @Test
  void a_host_has_the_networks_and_labels_that_libvirt_and_the_file_name() {
    HostFacts facts =
        new HostFacts(
            "",
            new Hardware(1, 1, HostCpu.ANY),
            new Topology(0, -1, -1, List.of()),
            List.of(),
            List.of("default"),
            Map.of("libvirt.version", "9.0.0"));
    String devices = "<devices><interface><source network='default'/></interface></devices>";

    Inventory inventory =
        describer.describe(
            Map.of(
                "n1",
                new View(
                    1,
                    facts,
                    List.of(running("u-1", "web", devices)),
                    new Lookout.Extras(Map.of(), "boot-1"))));

    assertThat(inventory.hosts().get(0).reach().networks()).containsExactly("default", "lan");
    assertThat(inventory.hosts().get(0).profile().labels())
        .containsEntry("libvirt.version", "9.0.0");
    assertThat(inventory.hosts().get(0).state().bootId()).isEqualTo("boot-1");
    assertThat(inventory.workloads().get(0).demand().reach().networks()).containsExactly("default");
  }

  private static Lookout.Extras measured(Figures figures) {
    return new Lookout.Extras(Map.of("u-1", figures), "");
  }

  private static View view(Sighting... sightings) {
    Hardware hardware = new Hardware(1L << 30, 8, HostCpu.ANY);
    Topology topology = new Topology(0, -1, -1, List.of());
    HostFacts facts = new HostFacts("", hardware, topology, List.of(), List.of(), Map.of());
    return new View(1, facts, List.of(sightings), Lookout.Extras.NONE);
  }

  private static Sighting running(String uuid, String name, String elements) {
    return sighting(uuid, name, elements, JobStats.NONE, 0);
  }

  private static Sighting sighting(
      String uuid, String name, String elements, JobStats job, int snapshots) {
    DomainXml xml = DomainXml.read("<domain><name>" + name + "</name>" + elements + "</domain>");
    return new Sighting(uuid, "7", Power.RUNNING, job, snapshots, Set.of(), xml);
  }
}
