package io.evenkeel.fake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterDocumentRefusalTest {

  static Stream<Arguments> documents() {
    return Stream.of(
        arguments("", "the document is empty; the least one is {}"),
        arguments(" \n", "the document is empty; the least one is {}"),
        arguments("null", "the document is null; it must be an object"),
        arguments("[]", "the document is a list; it must be an object"),
        arguments("{} {}", "something follows the end of the document (line 1, column 4)"),
        arguments(
            "a: b\n---\nc: d\n", "something follows the end of the document (line 3, column 1)"),
        arguments(
            "{'format': 'evenkeel-cluster/2'}".replace('\'', '"'),
            "format: \"evenkeel-cluster/2\" is not understood here; use \"evenkeel-cluster/1\""),
        arguments("{\"format\": 1}", "format: 1 is not text; put it in quotes"),
        arguments("{\"hosts\": [", "hosts[0]: the document ends in the middle (line 1, column 12)"),
        arguments(
            "{\"hosts\": [{\"id\": \"a",
            "hosts[0].id: the document ends in the middle (line 1, column 21)"),
        arguments(
            "{\"hosts\": [], \"hosts\": []}",
            "hosts: \"hosts\" is there twice (line 1, column 22)"),
        arguments(
            "hosts:\n- id: a\n  id: b\n", "hosts[0].id: \"id\" is there twice (line 3, column 5)"),
        arguments(
            "hosts: &x []\nworkloads: *x\n",
            "workloads: a reference (*x); write it out (line 2, column 14)"),
        arguments(
            "hosts:\n  - id: a\n   bad: 1\n",
            "hosts[0]: while parsing a block collection: expected <block end>, but found '<block mapping start>' (line 3, column 4)"),
        arguments(
            "hosts:\n- memoryMiB: .nan\n",
            "hosts[0].memoryMiB: .nan is not a number (line 2, column 18)"),
        arguments("{\"hosts\": 3}", "hosts: 3 is not a list"),
        arguments("{\"hosts\": [3]}", "hosts[0]: 3 is not an object"),
        host("{}", "hosts[0].id: is missing; it has no default"),
        host("{'id': 7}", "hosts[0].id: 7 is not text; put it in quotes"),
        host(
            "{'id': ''}",
            "hosts[0]: host id \"\" must have 1 to 256 characters, none of them a control character"),
        host(
            "{'id': 'a'}, {'id': 'a'}",
            "hosts[1].id: \"a\" is there twice; hosts[0] has it already"),
        host(
            "{'id': 'a', 'status': 'asleep'}",
            "hosts[0].status: \"asleep\" is unknown; use one of \"running\", \"cordoned\", \"entering\", \"maintenance\", \"leaving\", \"down\""),
        host(
            "{'id': 'a', 'memoryMiB': -5}",
            "hosts[0].memoryMiB: -5 is negative; use a size of at least 0 MiB"),
        host(
            "{'id': 'a', 'hugePages': [{'memoryMiB': 5}]}",
            "hosts[0].hugePages[0].pageKiB: is missing; it has no default"),
        host(
            "{'id': 'a', 'hugePages': [{'pageKiB': 0, 'memoryMiB': 5}]}",
            "hosts[0].hugePages[0]: pageBytes is 0; it must be greater than 0"),
        host(
            "{'id': 'a', 'hugePages': [{'pageKiB': 4, 'memoryMiB': 5}, {'pageKiB': 4, 'memoryMiB': 5}]}",
            "hosts[0].hugePages: huge pages of 4096 bytes are there twice; tell each size once"),
        host(
            "{'id': 'a', 'numaCells': [{'memoryMiB': 5}]}",
            "hosts[0].numaCells[0].vcpus: is missing; it has no default"),
        host(
            "{'id': 'a', 'cpuBusy': -0.5}",
            "hosts[0].cpuBusy: -0.5 is negative; use a number of at least 0"),
        host("{'id': 'a', 'memoryMiB': '5'}", "hosts[0].memoryMiB: \"5\" is not a number"),
        host("{'id': 'a', 'memoryMiB': null}", "hosts[0].memoryMiB: null is not a number"),
        host("{'id': 'a', 'memoryMiB': {}}", "hosts[0].memoryMiB: an object is not a number"),
        host(
            "{'id': 'a', 'memoryMiB': 8796093022208}",
            "hosts[0].memoryMiB: 8796093022208 is too large; use at most 8796093022207 MiB"),
        host(
            "{'id': 'a', 'memoryMiB': 1e999999999}",
            "hosts[0].memoryMiB: 1E+999999999 is too large; use at most 8796093022207 MiB"),
        host(
            "{'id': 'a', 'memoryMiB': 1e-999999999}",
            "hosts[0].memoryMiB: 1E-999999999 has too many decimals; use at most 64"),
        host(
            "{'id': 'a', 'memoryMiB': NaN}",
            "hosts[0].memoryMiB: NaN is not a number (line 1, column 40)"),
        host("{'id': 'a', 'vcpus': 1.5}", "hosts[0].vcpus: 1.5 is not a whole number"),
        host("{'id': 'a', 'vcpus': -1}", "hosts[0].vcpus: -1 is too small; use at least 0"),
        host(
            "{'id': 'a', 'vcpus': 2147483648}",
            "hosts[0].vcpus: 2147483648 is out of range; use 0 to 2147483647"),
        host(
            "{'id': 'a', 'cpuOvercommit': 0}",
            "hosts[0].cpuOvercommit: 0 is out of range; use a number greater than 0"),
        host(
            "{'id': 'a', 'memoryOvercommit': 1e400}",
            "hosts[0].memoryOvercommit: 1E+400 is out of range; use a number greater than 0"),
        host("{'id': 'a', 'migrationMbps': 0}", "hosts[0].migrationMbps: must be greater than 0"),
        host(
            "{'id': 'a', 'maxMigrationsIn': -1}",
            "hosts[0].maxMigrationsIn: -1 is too small; use at least 0"),
        host(
            "{'id': 'a', 'storageRepairing': 'no'}",
            "hosts[0].storageRepairing: \"no\" is neither true nor false"),
        host("{'id': 'a', 'storage': 'pool1'}", "hosts[0].storage: \"pool1\" is not a list"),
        host(
            "{'id': 'a', 'networks': ['br0', 1]}",
            "hosts[0].networks[1]: 1 is not text; put it in quotes"),
        host("{'id': 'a', 'labels': []}", "hosts[0].labels: a list is not an object"),
        host(
            "{'id': 'a', 'labels': {'the rack': 3}}",
            "hosts[0].labels[\"the rack\"]: 3 is not text; put it in quotes"),
        workload("{'id': 'w'}", "workloads[0].host: is missing; it has no default"),
        workload(
            "{'id': 'w', 'host': 'x'}", "workloads[0].host: \"x\" is no host of this document"),
        workload(
            "{'id': 'w', 'host': 'n1'}, {'id': 'w', 'host': 'n1'}",
            "workloads[1].id: \"w\" is there twice; workloads[0] has it already"),
        workload(
            "{'id': 'w', 'host': 'n1', 'power': 'incoming'}",
            "workloads[0].power: \"incoming\" is unknown; use one of \"running\", \"stopped\", \"paused\""),
        workload(
            "{'id': 'w', 'host': 'n1', 'dirtyMiBps': -0.5}",
            "workloads[0].dirtyMiBps: -0.5 is negative; use a size of at least 0 MiB"),
        workload(
            "{'id': 'w', 'host': 'n1', 'priority': 1e3}",
            "workloads[0].priority: 1E+3 is not a whole number"),
        workload(
            "{'id': 'w', 'host': 'n1', 'blockers': [{'detail': 'x'}]}",
            "workloads[0].blockers[0].code: is missing; it has no default"),
        workload(
            "{'id': 'w', 'host': 'n1', 'blockers': [{'code': ' '}]}",
            "workloads[0].blockers[0]: blocker code \" \" must have 1 to 256 characters, none of them a control character"),
        workload(
            "{'id': 'w', 'host': 'n1', 'strategy': 'LIVE'}",
            "workloads[0].strategy: \"LIVE\" is unknown; use one of \"live\", \"live-with-storage\", \"cold\", \"suspend\", \"stop\", \"leave\", \"external\""),
        rule("{'id': 'r'}", "rules[0].type: is missing; it has no default"),
        rule(
            "{'id': 'r', 'type': 'near'}",
            "rules[0].type: \"near\" is unknown; use one of \"apart\", \"together\", \"on\", \"not-on\""),
        rule(
            "{'id': 'r', 'type': 'apart', 'scope': 'rack'}",
            "rules[0]: scope \"rack\" of rule r must be \"host\" or \"label:KEY\""),
        rule(
            "{'id': 'r', 'type': 'apart', 'workloads': ['x']}",
            "rules[0].workloads[0]: \"x\" is no workload of this document"),
        rule(
            "{'id': 'r', 'type': 'on', 'hosts': ['n1', 'x']}",
            "rules[0].hosts[1]: \"x\" is no host of this document"),
        rule(
            "{'id': 'r', 'type': 'together', 'hard': 1}",
            "rules[0].hard: 1 is neither true nor false"),
        rule(
            "{'id': 'r', 'type': 'on'}, {'id': 'r', 'type': 'on'}",
            "rules[1].id: \"r\" is there twice; rules[0] has it already"));
  }

  private static Arguments host(String hosts, String message) {
    return arguments("{'hosts': [%s]}".formatted(hosts).replace('\'', '"'), message);
  }

  private static Arguments workload(String workloads, String message) {
    return arguments(
        "{'hosts': [{'id': 'n1'}], 'workloads': [%s]}".formatted(workloads).replace('\'', '"'),
        message);
  }

  private static Arguments rule(String rules, String message) {
    return arguments(
        "{'hosts': [{'id': 'n1'}], 'rules': [%s]}".formatted(rules).replace('\'', '"'), message);
  }

  @ParameterizedTest(name = "{index}: {1}")
  @MethodSource("documents")
  void a_bad_document_is_refused_in_one_line_that_names_the_member(String text, String message) {
    assertThatThrownBy(() -> ClusterDocument.read(text))
        .isInstanceOf(DocumentException.class)
        .hasMessage(message);
  }

  static Stream<Arguments> monsters() {
    return Stream.of(
        arguments(
            "deep nesting", "{\"hosts\":" + "[".repeat(100_000), "exceeds the maximum allowed"),
        arguments(
            "a long number", "{\"a\": " + "9".repeat(100_000) + "}", "exceeds the maximum allowed"),
        arguments(
            "a long name", "{\"" + "n".repeat(100_000) + "\": 1}", "exceeds the maximum allowed"),
        arguments("a long YAML", "a: " + "x".repeat(4_000_000), "is 4000003 characters long"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("monsters")
  void what_no_document_needs_is_refused_before_it_costs_anything(
      String name, String text, String reason) {
    assertThatThrownBy(() -> ClusterDocument.read(text))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining(reason)
        .message()
        .hasLineCount(1)
        .hasSizeLessThan(400);
  }
}
