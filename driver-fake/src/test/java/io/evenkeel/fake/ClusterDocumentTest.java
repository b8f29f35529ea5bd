package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.spi.Activity;
import io.evenkeel.spi.Blocker;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.Demand;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Handling.OnCannotMove;
import io.evenkeel.spi.Handling.Restart;
import io.evenkeel.spi.Handling.Strategy;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Presence;
import io.evenkeel.spi.ReachNeed;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import io.evenkeel.spi.WorkloadKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterDocumentTest {

  private static final long MIB = 1L << 20;

  /** What stands in it is all the other way round than the defaults. */
  private static final String FULL =
      """
      { "format": "evenkeel-cluster/1",
        "hosts": [
          {"id": "n1", "zone": "east", "kind": "xen", "status": "maintenance", "memoryMiB": 1024, "vcpus": 4, \
      "memoryOvercommit": 1.5, "cpuOvercommit": 2.0, "reservedMemoryMiB": 64, "cpuModel": "Skylake-Server", \
      "cpuModels": ["Haswell", "Skylake-Server"], "cpuFeatures": ["avx512f"], \
      "hugePages": [{"pageKiB": 2048, "memoryMiB": 512}, {"pageKiB": 1048576, "memoryMiB": 0}], \
      "numaCells": [{"memoryMiB": 1024, "vcpus": 4}], "migrationMbps": 1000, "maxMigrationsIn": 2, "maxMigrationsOut": 1, "storage": ["pool1"], "networks": ["br0"], \
      "storageRepairing": true, "cpuBusy": 3.5, "labels": {"rack": "r1"}}],
        "workloads": [
          {"id": "vm1", "name": "web-1", "kind": "network-container", "host": "n1", "power": "paused", \
      "memoryMiB": 512, "vcpus": 1, "memoryUsedMiB": 256.5, "dirtyMiBps": 0.25, "hotMiB": 32, "cpuBusy": 0.75, \
      "strategy": "live-with-storage", "blockers": [{"code": "HOST_DEVICE", "detail": "0000:3b:00.0"}], \
      "onCannotMove": "stop", "restart": "elsewhere", "priority": -3, "cpuModel": "Haswell", \
      "cpuFeatures": ["aes"], "storage": ["pool1"], "networks": ["br0"], "localDiskMiB": 10, \
      "hugePageKiB": 2048, "oneNumaCell": true, "labels": {"tier": "gold"}}],
        "rules": [
          {"id": "r1", "type": "apart", "workloads": ["vm1"], "hard": false, "scope": "label:rack"},
          {"id": "r2", "type": "together", "workloads": ["vm1"], "hard": true},
          {"id": "r3", "type": "on", "workloads": ["vm1"], "hosts": ["n1"], "hard": true},
          {"id": "r4", "type": "not-on", "workloads": ["vm1"], "hosts": ["n1"], "hard": false}] }
      """;

  @Test
  void every_member_is_read_and_written_in_the_order_of_the_format() {
    assertThat(ClusterDocument.write(ClusterDocument.read(FULL))).isEqualTo(FULL);
  }

  @Test
  void a_missing_member_has_its_default() {
    Inventory inventory =
        ClusterDocument.read(
            """
            {"hosts": [{"id": "n1"}],
             "workloads": [{"id": "vm1", "host": "n1"}],
             "rules": [{"id": "r1", "type": "apart", "workloads": ["vm1"]}]}""");

    assertThat(inventory.hosts()).containsExactly(Host.of("n1", 262_144 * MIB, 96));
    Workload plain = Workload.of("vm1", "n1", 8_192 * MIB, 2);
    assertThat(inventory.workloads().get(0).profile()).isEqualTo(plain.profile());
    assertThat(inventory.workloads().get(0).presence()).isEqualTo(plain.presence());
    assertThat(inventory.workloads().get(0).handling()).isEqualTo(plain.handling());
    assertThat(inventory.workloads().get(0).demand())
        .isEqualTo(
            new Demand(
                8_192 * MIB,
                2,
                CpuNeed.ANY,
                ReachNeed.NONE,
                new Activity(8_192 * MIB, 0, 8_192 * MIB)));
    assertThat(inventory.rules())
        .containsExactly(new Rule.Apart("r1", List.of("vm1"), true, Rule.Apart.HOST));
  }

  @Test
  void what_is_not_said_of_the_handling_is_as_usual_for_the_kind() {
    Inventory inventory =
        ClusterDocument.read(
            """
            hosts: [{id: n1}]
            workloads:
              - {id: node, host: n1, kind: tenant-node}
              - {id: router, host: n1, kind: network-container}
              - {id: early-node, host: n1, kind: tenant-node, priority: 0}
              - {id: live-router, host: n1, kind: network-container, strategy: live}
            """);

    assertThat(handling(inventory, "node"))
        .isEqualTo(new Handling(Strategy.LIVE, OnCannotMove.ASK, Restart.AT_HOME, -100));
    assertThat(handling(inventory, "router"))
        .isEqualTo(new Handling(Strategy.COLD, OnCannotMove.ASK, Restart.AT_HOME, 0));
    assertThat(handling(inventory, "early-node")).isEqualTo(Handling.DEFAULT);
    assertThat(handling(inventory, "live-router")).isEqualTo(Handling.DEFAULT);
    assertThat(ClusterDocument.read(ClusterDocument.write(inventory))).isEqualTo(inventory);
  }

  private static Handling handling(Inventory inventory, String workload) {
    return inventory.workloads().stream()
        .filter(w -> w.id().equals(workload))
        .findFirst()
        .orElseThrow()
        .handling();
  }

  @Test
  void used_memory_is_all_memory_and_hot_memory_is_all_used_memory_unless_they_are_given() {
    var workloads =
        ClusterDocument.read(
                """
                {"hosts": [{"id": "n1"}],
                 "workloads": [{"id": "a", "host": "n1", "memoryMiB": 100},
                               {"id": "b", "host": "n1", "memoryMiB": 100, "memoryUsedMiB": 60}]}""")
            .workloads();

    assertThat(workloads.get(0).demand().activity())
        .isEqualTo(new Activity(100 * MIB, 0, 100 * MIB));
    assertThat(workloads.get(1).demand().activity()).isEqualTo(new Activity(60 * MIB, 0, 60 * MIB));
  }

  @Test
  void yaml_has_the_same_members() {
    Inventory inventory =
        ClusterDocument.read(
            """
            hosts:
              - id: n1
                memoryMiB: 1024
                labels: {rack: r1}
              - id: n2
            workloads:
              - id: vm1
                host: n1
                kind: tenant-node
                handling is unknown: and ignored
            """);

    assertThat(inventory.hosts().get(0).profile().labels()).isEqualTo(Map.of("rack", "r1"));
    assertThat(inventory.workloads().get(0).profile().kind()).isEqualTo(WorkloadKind.TENANT_NODE);
  }

  @Test
  void on_and_off_and_no_are_plain_words_in_yaml() {
    Inventory inventory =
        ClusterDocument.read(
            """
            hosts:
              - {id: no, storageRepairing: true}
            rules:
              - {id: off, type: on, hosts: [no]}
            """);

    assertThat(inventory.rules())
        .containsExactly(new Rule.On("off", List.of(), List.of("no"), true));
  }

  @Test
  void unknown_members_are_ignored_and_kept_out_of_writing() {
    String text = "{\"comment\": 1, \"hosts\": [{\"id\": \"n1\", \"colour\": {\"a\": []}}]}";

    assertThat(ClusterDocument.write(ClusterDocument.read(text)))
        .doesNotContain("comment")
        .doesNotContain("colour");
  }

  @Test
  void every_word_of_the_format_is_known() {
    assertThat(Words.STATUS)
        .hasToString(
            "\"running\", \"cordoned\", \"entering\", \"maintenance\", \"leaving\", \"down\"");
    assertThat(Words.POWER).hasToString("\"running\", \"stopped\", \"paused\"");
    assertThat(Words.KIND).hasToString("\"vm\", \"tenant-node\", \"network-container\"");
    assertThat(Words.STRATEGY)
        .hasToString(
            "\"live\", \"live-with-storage\", \"cold\", \"suspend\", \"stop\", \"leave\","
                + " \"external\"");
    assertThat(Words.ON_CANNOT_MOVE).hasToString("\"stop\", \"ask\"");
    assertThat(Words.RESTART).hasToString("\"at-home\", \"elsewhere\", \"never\"");
  }

  @Test
  void a_host_that_did_not_answer_is_written_as_down_and_what_is_on_it_is_left_out_of_rules() {
    Inventory seen =
        new Inventory(
            List.of(Host.of("a", MIB, 1), Host.of("b", MIB, 1).with(HostStatus.UNREACHABLE)),
            List.of(Workload.of("here", "a", MIB, 1)),
            List.of(new Rule.Together("r", List.of("here", "unseen"), true)));

    Inventory read = ClusterDocument.read(ClusterDocument.write(seen));

    assertThat(read.hosts().get(1).status()).isEqualTo(HostStatus.DOWN);
    assertThat(read.rules().get(0).workloads()).containsExactly("here");
  }

  @Test
  void of_several_sightings_the_one_that_runs_is_written() {
    Workload vm = Workload.of("vm", "a", MIB, 1);
    Inventory moving =
        new Inventory(
            List.of(Host.of("a", MIB, 1), Host.of("b", MIB, 1), Host.of("c", MIB, 1)),
            List.of(
                vm.with(new Presence("a", Power.STOPPED, "", List.of(), List.of())),
                vm.with(
                    new Presence(
                        "b",
                        Power.RUNNING,
                        "run 7",
                        List.of(new Job(Job.Kind.MIGRATION, "o1", "c")),
                        List.of())),
                vm.with(new Presence("c", Power.INCOMING, "", List.of(), List.of()))),
            List.of());

    assertThat(ClusterDocument.read(ClusterDocument.write(moving)).workloads())
        .containsExactly(Workload.of("vm", "b", MIB, 1));
  }

  @Test
  void a_copy_that_was_only_left_behind_or_arrives_is_not_written() {
    Workload vm = Workload.of("vm", "a", MIB, 1);
    Inventory seen =
        new Inventory(
            List.of(Host.of("a", MIB, 1)),
            List.of(vm.with(new Presence("a", Power.LEFT_BEHIND, "", List.of(), List.of()))),
            List.of());

    assertThat(ClusterDocument.read(ClusterDocument.write(seen)).workloads()).isEmpty();
  }

  @Test
  void what_can_not_go_on_by_itself_is_written_as_paused() {
    Presence broken =
        new Presence(
            "a", Power.POST_COPY_BROKEN, "", List.of(), List.of(new Blocker("BROKEN", "")));
    Inventory seen =
        new Inventory(
            List.of(Host.of("a", MIB, 1)),
            List.of(Workload.of("vm", "a", MIB, 1).with(broken).with(Handling.DEFAULT)),
            List.of());

    assertThat(ClusterDocument.read(ClusterDocument.write(seen)).workloads().get(0).power())
        .isEqualTo(Power.PAUSED);
  }

  @Test
  void a_file_is_read_by_its_ending(@TempDir Path folder) throws IOException {
    Path yaml = Files.writeString(folder.resolve("c.yaml"), "{hosts: [{id: n1}]}");
    Path json =
        Files.writeString(folder.resolve("c.json"), "\uFEFF{\"hosts\": [{\"id\": \"n1\"}]}");

    assertThat(ClusterDocument.read(yaml)).isEqualTo(ClusterDocument.read(json));
  }

  @Test
  void what_is_wrong_with_a_file_is_said_with_its_name(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("none.json");
    Path latin =
        Files.write(folder.resolve("l.json"), "{\"é\": 1}".getBytes(StandardCharsets.ISO_8859_1));
    Path empty = Files.createFile(folder.resolve("e.json"));

    assertThatThrownBy(() -> ClusterDocument.read(missing))
        .isInstanceOf(DocumentException.class)
        .hasMessage(missing + ": there is no such file");
    assertThatThrownBy(() -> ClusterDocument.read(latin)).hasMessage(latin + ": is not UTF-8 text");
    assertThatThrownBy(() -> ClusterDocument.read(empty))
        .hasMessage(empty + ": the document is empty; the least one is {}");
    assertThatThrownBy(() -> ClusterDocument.read(folder))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith(folder + ": can't be read: ");
  }
}
