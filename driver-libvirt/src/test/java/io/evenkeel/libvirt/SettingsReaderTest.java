package io.evenkeel.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.evenkeel.power.command.ExitCodes;
import io.evenkeel.power.command.PowerCommands;
import io.evenkeel.power.command.PowerVerb;
import io.evenkeel.spi.Handling;
import io.evenkeel.spi.Limits;
import io.evenkeel.spi.Reach;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.WorkloadKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Test
  void reads_the_example_of_the_guide() throws Exception {
    String guide = Files.readString(Path.of("../docs/libvirt.md"));
    String yaml = guide.substring(guide.indexOf("```yaml") + 8);

    Settings settings = SettingsReader.read(yaml.substring(0, yaml.indexOf("```")));

    HostSettings n1 = settings.hosts().get(0);
    assertThat(n1.address().uri()).isEqualTo("qemu+tls://n1.example.com/system");
    assertThat(n1.address().peerUri()).isEqualTo("qemu+tls://n1.storage.example.com/system");
    assertThat(n1.address().migration()).contains("10.0.1.1");
    assertThat(n1.profile().labels()).isEqualTo(Map.of("rack", "r1"));
    assertThat(n1.limits()).isEqualTo(new Limits(1.0, 4.0, 2048L << 20, 2, 2));
    assertThat(n1.reach())
        .isEqualTo(new Reach(List.of("/mnt/vm"), List.of("br0"), 10_000_000_000L));
    assertThat(settings.workloads())
        .containsExactly(
            new WorkloadSettings(
                "gpu-1",
                WorkloadKind.VM,
                Map.of("owner", "ada"),
                new Handling(
                    Handling.Strategy.STOP,
                    Handling.OnCannotMove.STOP,
                    Handling.Restart.AT_HOME,
                    10),
                List.of(),
                Duration.ZERO),
            new WorkloadSettings(
                "",
                WorkloadKind.VM,
                Map.of(),
                Handling.DEFAULT,
                List.of("CPU_PASSTHROUGH"),
                Duration.ZERO));
    assertThat(settings.migration()).isEqualTo(MigrationSettings.DEFAULT);
    assertThat(settings.rules())
        .containsExactly(
            new Rule.Apart("r1", List.of("web-1", "web-2"), true, "label:rack"),
            new Rule.Together("r2", List.of("app", "cache"), false),
            new Rule.On("r3", List.of("db"), List.of("n1", "n2"), true),
            new Rule.NotOn("r4", List.of("web-1"), List.of("n2"), true));
    assertThat(settings.timing()).isEqualTo(Timing.DEFAULT);
    assertThat(settings.trustSharedStorage()).isFalse();
    PowerCommands power = settings.power().orElseThrow();
    assertThat(power.commands().get(PowerVerb.REBOOT)).startsWith("ssh").contains("root@{host}");
    assertThat(power.commands().get(PowerVerb.POWER_ON)).startsWith("ipmitool").contains("{bmc}");
    assertThat(power.hosts().get("n2")).isEqualTo(Map.of("bmc", "10.0.9.2"));
    assertThat(power.exitCodes()).isEqualTo(ExitCodes.DEFAULT);
    assertThat(power.timeLimit()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void what_is_not_said_of_a_workload_is_as_usual_for_its_kind() {
    Settings settings =
        SettingsReader.read(
            """
            hosts: [{id: n1, uri: qemu:///system}]
            workloads:
              - {workload: router, kind: network-container}
              - {workload: tenant, kind: tenant-node, restart: elsewhere}
              - {workload: early, kind: tenant-node, priority: 5}
              - {workload: dns, kind: network-container, strategy: live}
              - {workload: web}
            """);

    assertThat(settings.workloads())
        .extracting(w -> w.handling().strategy(), w -> w.handling().priority())
        .containsExactly(
            tuple(Handling.Strategy.COLD, 0),
            tuple(Handling.Strategy.LIVE, -100),
            tuple(Handling.Strategy.LIVE, 5),
            tuple(Handling.Strategy.LIVE, 0),
            tuple(Handling.Strategy.LIVE, 0));
    assertThat(settings.workloads().get(0).handling())
        .isEqualTo(Handling.defaultFor(WorkloadKind.NETWORK_CONTAINER));
    assertThat(settings.workloads().get(1).handling().restart())
        .isEqualTo(Handling.Restart.ELSEWHERE);
  }

  @Test
  void how_memory_is_sent_may_be_said_for_all_and_post_copy_for_single_workloads() {
    Settings settings =
        SettingsReader.read(
            """
            hosts: [{id: n1, uri: qemu:///system}]
            migration: {autoConverge: true, compression: xbzrle, tls: true}
            workloads: [{workload: busy, postCopyAfterSeconds: 90}]
            """);

    assertThat(settings.migration())
        .isEqualTo(new MigrationSettings(0, true, MigrationSettings.Compression.XBZRLE, true));
    assertThat(settings.of("u-1", "busy").postCopyAfter()).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.of("u-2", "other").postCopyAfter()).isZero();
  }

  @Test
  void a_file_need_not_say_how_hosts_are_switched() {
    Settings settings = SettingsReader.read("hosts: [{id: n1, uri: qemu:///system}]");

    assertThat(settings.power()).isEmpty();
  }

  @Test
  void every_host_of_the_file_may_be_switched_also_without_values_of_its_own() {
    Settings settings =
        SettingsReader.read(
            """
            hosts: [{id: n1, uri: qemu:///system}, {id: n2, uri: qemu:///session}]
            power:
              powerOff: [ipmitool, -H, "{host}-bmc", power, off]
              timeoutSeconds: 5
              acceptedExitCodes: [0, 3]
              values: {n2: {port: "0623"}}
            """);

    PowerCommands power = settings.power().orElseThrow();
    assertThat(power.commands())
        .isEqualTo(
            Map.of(PowerVerb.POWER_OFF, List.of("ipmitool", "-H", "{host}-bmc", "power", "off")));
    assertThat(power.hosts()).isEqualTo(Map.of("n1", Map.of(), "n2", Map.of("port", "0623")));
    assertThat(power.exitCodes()).isEqualTo(new ExitCodes(Set.of(0, 3), Set.of()));
    assertThat(power.timeLimit()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_host_needs_an_id_and_a_uri_and_takes_the_rest_from_the_defaults() {
    Settings settings =
        SettingsReader.read(
            """
            hostDefaults: {storage: [/mnt], zone: z1, maxMigrationsOut: 4}
            hosts:
              - {id: n1, uri: "qemu+tls://n1/system"}
              - {id: n2, uri: "qemu+tls://n2/system", storage: [], maxMigrationsOut: 1}
            timing: {answerSeconds: 30}
            """);

    HostSettings n1 = settings.hosts().get(0);
    assertThat(n1.address().peerUri()).isEqualTo("qemu+tls://n1/system");
    assertThat(n1.profile().zone()).isEqualTo("z1");
    assertThat(n1.reach().storage()).containsExactly("/mnt");
    assertThat(n1.limits().maxMigrationsOut()).isEqualTo(4);
    assertThat(n1.limits().maxMigrationsIn()).isEqualTo(2);
    HostSettings n2 = settings.hosts().get(1);
    assertThat(n2.reach().storage()).isEmpty();
    assertThat(n2.limits().maxMigrationsOut()).isEqualTo(1);
    assertThat(settings.timing().answer()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.timing().connect()).isEqualTo(Timing.DEFAULT.connect());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~ | is empty
          just a text | this is no mapping (name: value)
          hosts: [ | line 1, column 9: while parsing a flow node
          hosts: [] | hosts: names no host
          {} | hosts: names no host
          hosts: 7 | hosts: must be a list
          hosts: [7] | hosts[0]: must be a mapping
          hosts: [{id: n1}] | hosts[0].uri: is missing
          hosts: [{uri: qemu:///system}] | hosts[0].id: is missing
          hosts: [{id: " ", uri: qemu:///system}] | hosts[0].id: must be a text
          hosts: [{id: [n1], uri: qemu:///system}] | hosts[0].id: must be a text
          hosts: [{id: n1, uri: n1.example.com}] | hosts[0]: "n1.example.com" is not a libvirt URI of QEMU, such as qemu+tls://n1.example.com/system
          hosts: [{id: n1, uri: qemu+tcp://n1/system}] | hosts[0]: "qemu+tcp://n1/system" is not secure: anybody on the network could take the host over; use qemu+tls or qemu+ssh, or say allowInsecure: true
          hosts: [{id: n1, uri: qemu:///system, peerUri: qemu+tcp://n1/system}] | hosts[0]: "qemu+tcp://n1/system" is not secure: anybody on the network could take the host over; use qemu+tls or qemu+ssh, or say allowInsecure: true
          hosts: [{id: n1, uri: qemu:///system}, {id: n1, uri: qemu:///session}] | hosts: n1 is there twice
          hosts: [{id: n1, uri: qemu:///system}, {id: n2, uri: qemu:///system}] | hosts: n1 and n2 have the same uri
          hosts: [{id: n1, id: n2}] | line 1, column 20: Duplicate field 'id'
          hosts: [{id: n1, uri: qemu:///system, colour: red}] | hosts[0].colour: is not known here; known are cpuOvercommit, id, kind, labels, maxMigrationsIn, maxMigrationsOut, memoryOvercommit, migrationAddress, migrationMbps, networks, peerUri, reservedMemoryMiB, storage, uri, zone
          hosts: [{id: n1, uri: qemu:///system, maxMigrationsOut: 11}] | hosts[0].maxMigrationsOut: must be a whole number from 1 to 10, not "11"
          hosts: [{id: n1, uri: qemu:///system, reservedMemoryMiB: -1}] | hosts[0].reservedMemoryMiB: must be a whole number from 0 to 8796093022207, not "-1"
          hosts: [{id: n1, uri: qemu:///system, migrationMbps: fast}] | hosts[0].migrationMbps: must be a whole number from 1 to 10000000, not "fast"
          hosts: [{id: n1, uri: qemu:///system, cpuOvercommit: 0}] | hosts[0].cpuOvercommit: must be a number greater than 0, not "0"
          hosts: [{id: n1, uri: qemu:///system, cpuOvercommit: .inf}] | line 1, column 58: Malformed numeric value '.inf'
          hosts: [{id: n1, uri: qemu:///system, labels: rack}] | hosts[0].labels: must be a mapping
          hosts: [{id: n1, uri: qemu:///system, storage: [[]]}] | hosts[0].storage[0]: must be a text
          {hosts: [{id: n1, uri: qemu:///system}], hostDefaults: {colour: red}} | hostDefaults.colour: is not known here
          {hosts: [{id: n1, uri: qemu:///system}], host: []} | host: is not known here
          {hosts: [{id: n1, uri: qemu:///system}], allowInsecure: perhaps} | allowInsecure: must be true or false, not "perhaps"
          {hosts: [{id: n1, uri: qemu:///system}], workloads: [{strategy: live}]} | workloads[0].workload: is missing
          {hosts: [{id: n1, uri: qemu:///system}], workloads: [{workload: a, restart: home}]} | workloads[0].restart: is "home", not one of at-home, elsewhere, never
          {hosts: [{id: n1, uri: qemu:///system}], workloads: [{workload: a, colour: red}]} | workloads[0].colour: is not known here
          {hosts: [{id: n1, uri: qemu:///system}], rules: [{id: r1, workloads: [a]}]} | rules[0].type: is missing
          {hosts: [{id: n1, uri: qemu:///system}], rules: [{id: r1, type: near}]} | rules[0].type: is "near", not one of apart, together, on, not-on
          {hosts: [{id: n1, uri: qemu:///system}], rules: [{id: r1, type: on, workloads: [a], hosts: [n9]}]} | rules[0].hosts: there is no host n9
          {hosts: [{id: n1, uri: qemu:///system}], rules: [{id: r1, type: apart, scope: moon}]} | rules[0]: scope "moon" of rule r1 must be "host" or "label:KEY"
          {hosts: [{id: n1, uri: qemu:///system}], rules: [{id: r, type: together}, {id: r, type: together}]} | rules[1].id: r is there twice
          {hosts: [{id: n1, uri: qemu:///system}], timing: {answerSeconds: 0}} | timing.answerSeconds: must be a whole number from 1 to 3600, not "0"
          {hosts: [{id: n1, uri: qemu:///system}], migration: {compression: lz4}} | migration.compression: is "lz4", not one of none, xbzrle, zlib, zstd
          {hosts: [{id: n1, uri: qemu:///system}], migration: {compression: zstd}} | migration.compression: works only with connections of 1 or more
          {hosts: [{id: n1, uri: qemu:///system}], migration: {connections: 17}} | migration.connections: must be a whole number from 0 to 16, not "17"
          {hosts: [{id: n1, uri: qemu:///system}], migration: {postcopy: true}} | migration.postcopy: is not known here
          {hosts: [{id: n1, uri: qemu:///system}], migration: {connections: 2}, workloads: [{workload: a, postCopyAfterSeconds: 60}]} | migration.connections: can't be with postCopyAfterSeconds: QEMU does not do both
          {hosts: [{id: n1, uri: qemu:///system}], power: 7} | power: must be a mapping
          {hosts: [{id: n1, uri: qemu:///system}], power: {}} | power: names no command; it may have reboot, powerOff, powerOn
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: ssh}} | power.reboot: must be a list
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: []}} | power: the command to reboot names no program
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [ssh, [x]]}} | power.reboot[1]: must be a text; put a number into quotes, since YAML would change it
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [ssh, -p, 0623]}} | power.reboot[2]: must be a text; put a number into quotes, since YAML would change it
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [ssh, "{bmc}"]}} | power: the command to reboot: host n1 has no value for {bmc}; it has host
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], shell: true}} | power.shell: is not known here; known are acceptedExitCodes, bootId, powerOff, powerOn, reboot, refusedExitCodes, timeoutSeconds, values
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], values: {n9: {bmc: b}}}} | power.values.n9: is not known here; known are n1
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], values: {n1: b}}} | power.values.n1: must be a mapping
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], values: {n1: {bmc: [b]}}}} | power.values.n1.bmc: must be a text; put a number into quotes, since YAML would change it
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x, "{bmc}"], values: {n1: {bmc: -h}}}} | power: the command to reboot: "{bmc}" would become an option for host n1
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], timeoutSeconds: 0}} | power.timeoutSeconds: must be a whole number from 1 to 3600, not "0"
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], acceptedExitCodes: [none]}} | power.acceptedExitCodes: must be whole numbers, not "none"
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], acceptedExitCodes: []}} | power: no exit code is accepted; 0 is the usual one
          {hosts: [{id: n1, uri: qemu:///system}], power: {reboot: [x], refusedExitCodes: [300]}} | power: exit code 300 must be from 0 to 255
          """)
  void a_wrong_file_is_refused_with_the_place_and_the_reason(String yaml, String message) {
    assertThatThrownBy(() -> SettingsReader.read(yaml))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .startsWith(message)
        .doesNotContain("\n");
  }

  @Test
  void a_message_names_the_file(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("none.yaml");
    Path wrong = Files.writeString(directory.resolve("wrong.yaml"), "hosts: []");

    assertThatThrownBy(() -> SettingsReader.read(missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(missing + ": is not there");
    assertThatThrownBy(() -> SettingsReader.read(wrong))
        .hasMessage(wrong + ": hosts: names no host");
    assertThatThrownBy(() -> SettingsReader.read(directory))
        .hasMessage(directory + ": can't be read");
  }
}
