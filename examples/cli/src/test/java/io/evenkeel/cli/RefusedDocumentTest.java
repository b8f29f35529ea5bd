package io.evenkeel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cli.Shell.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way a document can be wrong: one line with the file, the place in it and the reason. */
class RefusedDocumentTest {

  private static final String RIGHT =
      """
      {"format": "evenkeel-cluster/1",
       "hosts": [
        {"id": "n1", "zone": "z", "kind": "kvm", "status": "running", "memoryMiB": 8192, "vcpus": 8,
         "memoryOvercommit": 1.0, "cpuOvercommit": 1.5, "reservedMemoryMiB": 512, "cpuModel": "m",
         "cpuModels": ["m"], "cpuFeatures": ["f"], "migrationMbps": 1000, "maxMigrationsIn": 2,
         "maxMigrationsOut": 3, "storage": ["p"], "networks": ["br0"], "storageRepairing": false,
         "labels": {"rack": "r"}},
        {"id": "n2"}],
       "workloads": [
        {"id": "w1", "name": "web", "kind": "vm", "host": "n1", "power": "running",
         "memoryMiB": 1024, "vcpus": 1, "memoryUsedMiB": 512, "dirtyMiBps": 20, "hotMiB": 200,
         "strategy": "live", "blockers": [{"code": "HOST_DEVICE", "detail": "x"}],
         "onCannotMove": "ask", "restart": "never", "priority": 1, "localDiskMiB": 0},
        {"id": "w2", "host": "n2"}],
       "rules": [
        {"id": "r1", "type": "apart", "workloads": ["w1", "w2"], "hard": true, "scope": "host"},
        {"id": "r2", "type": "on", "workloads": ["w1"], "hosts": ["n1"]}]}
      """;

  @TempDir private Path folder;

  @Test
  void the_document_itself_is_read() {
    assertThat(plan(RIGHT).code()).isEqualTo(ExitCode.INCOMPLETE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"evenkeel-cluster/1\" | \"evenkeel-cluster/2\" | format: ",
        "\"evenkeel-cluster/1\" | 1 | format: ",
        "\"hosts\": [\\n | \"hosts\": {}, \"x\": [ | hosts: ",
        "\"id\": \"n2\" | \"id\": \"n1\" | hosts[1].id: ",
        "\"id\": \"n2\" | \"id\": 2 | hosts[1].id: ",
        "\"id\": \"n2\" | \"id\": \"\" | hosts[1]",
        "\"id\": \"n2\" | \"ID\": \"n2\" | hosts[1].id: ",
        "\"id\": \"n2\" | \"id\": null | hosts[1].id: ",
        "{\"id\": \"n2\"} | \"n2\" | hosts[1]: ",
        "{\"id\": \"n2\"} | [] | hosts[1]: ",
        "\"zone\": \"z\" | \"zone\": 7 | hosts[0].zone: ",
        "\"kind\": \"kvm\" | \"kind\": [] | hosts[0].kind: ",
        "\"status\": \"running\" | \"status\": \"Running\" | hosts[0].status: ",
        "\"status\": \"running\" | \"status\": true | hosts[0].status: ",
        "8192 | -1 | hosts[0].memoryMiB: -1 is negative",
        "8192 | \"8192\" | hosts[0].memoryMiB: ",
        "8192 | 1e30 | hosts[0].memoryMiB: ",
        "8192 | 1e999999999 | hosts[0].memoryMiB: ",
        "8192 | null | hosts[0].memoryMiB: ",
        "8192 | NaN | hosts[0].memoryMiB: ",
        "\"vcpus\": 8 | \"vcpus\": 8.5 | hosts[0].vcpus: ",
        "\"vcpus\": 8 | \"vcpus\": -8 | hosts[0].vcpus: ",
        "\"vcpus\": 8 | \"vcpus\": 99999999999 | hosts[0].vcpus: ",
        "\"memoryOvercommit\": 1.0 | \"memoryOvercommit\": 0 | hosts[0].memoryOvercommit: ",
        "\"cpuOvercommit\": 1.5 | \"cpuOvercommit\": -2 | hosts[0].cpuOvercommit: ",
        "\"reservedMemoryMiB\": 512 | \"reservedMemoryMiB\": -512 | hosts[0].reservedMemoryMiB: ",
        "\"cpuModels\": [\"m\"] | \"cpuModels\": \"m\" | hosts[0].cpuModels: ",
        "\"cpuFeatures\": [\"f\"] | \"cpuFeatures\": [1] | hosts[0].cpuFeatures[0]: ",
        "\"migrationMbps\": 1000 | \"migrationMbps\": 0 | hosts[0].migrationMbps: ",
        "\"migrationMbps\": 1000 | \"migrationMbps\": -1 | hosts[0].migrationMbps: ",
        "\"maxMigrationsIn\": 2 | \"maxMigrationsIn\": -1 | hosts[0].maxMigrationsIn: ",
        "\"maxMigrationsOut\": 3 | \"maxMigrationsOut\": \"3\" | hosts[0].maxMigrationsOut: ",
        "\"storageRepairing\": false | \"storageRepairing\": 0 | hosts[0].storageRepairing: ",
        "{\"rack\": \"r\"} | {\"rack\": 1} | hosts[0].labels.rack: ",
        "{\"rack\": \"r\"} | [\"rack\"] | hosts[0].labels: ",
        "\"id\": \"w2\" | \"id\": \"w1\" | workloads[1].id: ",
        "\"host\": \"n2\" | \"host\": \"n9\" | workloads[1].host: \"n9\"",
        "\"id\": \"w2\", \"host\": \"n2\" | \"id\": \"w2\" | workloads[1].host: ",
        "\"kind\": \"vm\" | \"kind\": \"container\" | workloads[0].kind: ",
        "\"power\": \"running\" | \"power\": \"on\" | workloads[0].power: ",
        "1024 | -1024 | workloads[0].memoryMiB: ",
        "\"vcpus\": 1, | \"vcpus\": -1, | workloads[0].vcpus: ",
        "\"memoryUsedMiB\": 512 | \"memoryUsedMiB\": {} | workloads[0].memoryUsedMiB: ",
        "\"dirtyMiBps\": 20 | \"dirtyMiBps\": -20 | workloads[0].dirtyMiBps: ",
        "\"hotMiB\": 200 | \"hotMiB\": \"lots\" | workloads[0].hotMiB: ",
        "\"strategy\": \"live\" | \"strategy\": \"teleport\" | workloads[0].strategy: ",
        "[{\"code\": \"HOST_DEVICE\", \"detail\": \"x\"}] | [\"HOST_DEVICE\"] | workloads[0].blockers[0]: ",
        "{\"code\": \"HOST_DEVICE\", \"detail\": \"x\"} | {\"detail\": \"x\"} | workloads[0].blockers[0].code: ",
        "\"onCannotMove\": \"ask\" | \"onCannotMove\": \"kill\" | workloads[0].onCannotMove: ",
        "\"restart\": \"never\" | \"restart\": false | workloads[0].restart: ",
        "\"priority\": 1 | \"priority\": 1.5 | workloads[0].priority: ",
        "\"localDiskMiB\": 0 | \"localDiskMiB\": -1 | workloads[0].localDiskMiB: ",
        "\"id\": \"r2\" | \"id\": \"r1\" | rules[1].id: ",
        "\"type\": \"apart\" | \"type\": \"near\" | rules[0].type: ",
        "\"type\": \"apart\", | `` | rules[0].type: ",
        "[\"w1\", \"w2\"] | [\"w1\", \"w9\"] | rules[0].workloads[1]: \"w9\"",
        "\"hosts\": [\"n1\"] | \"hosts\": [\"n7\"] | rules[1].hosts[0]: \"n7\"",
        "\"hard\": true | \"hard\": \"yes\" | rules[0].hard: ",
        "\"scope\": \"host\" | \"scope\": \"rack\" | rules[0]",
        "\"vcpus\": 8, | \"vcpus\": 8, \"vcpus\": 9, | hosts[0]",
        "\"rules\": [ | \"rules\": 5, \"x\": [ | rules: ",
        "\"hosts\": [\"n1\"]}]} | \"hosts\": [\"n1\"]} | the document ends in the middle"
      })
  void what_is_wrong_with_a_document_is_said_in_one_line(
      String right, String wrong, String complaint) {
    String document = RIGHT.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));
    assertThat(document).isNotEqualTo(RIGHT);

    Result result = plan(document);

    assertThat(result.code()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).hasLineCount(1).startsWith("evenkeel: ").contains(complaint);
    assertThat(result.err()).contains("wrong.json: ").doesNotContain("Exception", "defect");
  }

  private Result plan(String document) {
    Shell shell = Shell.in(folder);
    Path file = shell.file("wrong.json", document);
    return shell.run("plan", "n1", "--json", "--cluster", file.toString());
  }
}
