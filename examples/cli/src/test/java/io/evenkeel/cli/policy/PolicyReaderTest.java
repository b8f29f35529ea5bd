package io.evenkeel.cli.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.cluster.PriorityClass;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.ChecklistItem;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Hook.OnFailure;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.preflight.Finding.Severity;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PolicyReaderTest {

  @Test
  void what_is_not_said_has_its_default() {
    HousePolicy policy =
        PolicyReader.read(
            """
            hooks: [{name: a, stage: in-maintenance, command: [x]}]
            checklist: [{code: OUT_OF_BAND_ACCESS}]
            zones: {z: {}}
            """);
    Hook hook = policy.hooks().get(0);
    assertThat(hook.limit()).isEqualTo(Hook.DEFAULT_LIMIT);
    assertThat(hook.onFailure()).isEqualTo(OnFailure.WAIT);
    assertThat(policy.checklist()).containsExactly(ChecklistItem.OUT_OF_BAND_ACCESS);
    assertThat(policy.zones().ofZone("z")).isEqualTo(ZonePolicy.DEFAULT);
    assertThat(policy.storage()).isEmpty();
    assertThat(policy.requireConfirmation()).isFalse();
  }

  @Test
  void json_is_read_too_and_every_member_is_heeded() {
    HousePolicy policy =
        PolicyReader.read(
            """
            {"format": "evenkeel-policy/1", "requireConfirmation": true,
             "otherZones": {"hostsOut": 3},
             "priorityClasses": [{"label": "tier", "value": "gold", "priority": 3}],
             "zones": {"z": {"storageCluster": true, "pauseSeconds": 7, "hostsOut": 2,
                             "rebootOnLeave": true, "bringHome": false, "movesAtOnce": 5,
                             "storageMovesAtOnce": 1, "mbpsOfAMove": 2500}},
             "checklist": [{"code": "TICKET", "text": "it is open", "severity": "block",
                            "probe": {"command": ["true"], "limitSeconds": 5}}],
             "hooks": [{"name": "a", "stage": "after-leaving", "limitSeconds": 9,
                        "onFailure": "go-on", "command": ["x", "{host}"]}],
             "storageHealth": {"command": ["x", "{zone}"]}}
            """);
    assertThat(policy.zones().ofZone("z"))
        .isEqualTo(
            new ZonePolicy(2, true, Duration.ofSeconds(7), true, false)
                .moves(new MoveLimits(5, 1, 2_500_000_000L)));
    assertThat(policy.zones().ofZone("y").hostsOut()).isEqualTo(3);
    assertThat(policy.zones().priorityClasses())
        .containsExactly(new PriorityClass("tier", "gold", 3));
    assertThat(policy.checklistCodes()).containsExactly("OUT_OF_BAND_ACCESS", "TICKET");
    assertThat(policy.checklist().get(0).severity()).isEqualTo(Severity.BLOCK);
    assertThat(policy.checklist().get(0).probe()).isPresent();
    Hook hook = policy.hooks().get(0);
    assertThat(hook.stage()).isEqualTo(Stage.AFTER_LEAVING);
    assertThat(hook.limit()).isEqualTo(Duration.ofSeconds(9));
    assertThat(hook.onFailure()).isEqualTo(OnFailure.GO_ON);
    assertThat(policy.storage()).isPresent();
    assertThat(policy.requireConfirmation()).isTrue();
  }

  @Test
  void a_storage_cluster_rests_for_five_minutes_unless_told_otherwise() {
    assertThat(PolicyReader.read("zones: {z: {storageCluster: true}}").zones().ofZone("z"))
        .isEqualTo(ZonePolicy.forStorageCluster());
  }

  @Test
  void what_is_wrong_is_named_with_its_place() {
    refused("", "is empty");
    refused("- a", "must be a mapping");
    refused("format: evenkeel-policy/2", "format: is \"evenkeel-policy/2\"", "evenkeel-policy/1");
    refused("zone: {}", "zone: is not known here", "zones");
    refused("zones: {z: {pause: 3}}", "zones.z.pause: is not known here", "pauseSeconds");
    refused("zones: {z: {hostsOut: 0}}", "zones.z.hostsOut", "from 1 to 1000", "\"0\"");
    refused("zones: {z: {bringHome: maybe}}", "zones.z.bringHome: must be true or false");
    refused("zones: {a: {}, a: {}}", "line 1", "Duplicate");
    refused("checklist: [{code: ticket, text: t}]", "checklist[0]: ", "\"ticket\"");
    refused("checklist: [{code: TICKET}]", "checklist[0].text: is missing");
    refused("checklist: [{code: T, text: t, severity: info}]", "severity", "\"info\"", "warn");
    refused("checklist: [{code: T, text: t}, {code: T, text: t}]", "checklist[1]", "\"T\"");
    refused("hooks: [{name: a, command: [x]}]", "hooks[0].stage: is missing");
    refused("hooks: [{name: a, stage: later, command: [x]}]", "\"later\"", "before-entering");
    refused("hooks: [{name: a, stage: in-maintenance}]", "hooks[0].command: must be a list");
    refused("hooks: [{name: a, stage: in-maintenance, command: rm -rf}]", "must be a list");
    refused("hooks: [{name: a/b, stage: in-maintenance, command: [x]}]", "\"a/b\"", "slash");
    refused(
        "hooks: [{name: a, stage: in-maintenance, command: [x, '{zone}']}]",
        "hooks[0].command: {zone} is not known here",
        "{host}");
    refused("storageHealth: {command: []}", "storageHealth.command");
    refused("hooks: [", "line");
  }

  @Test
  void a_file_that_is_not_there_is_named() {
    assertThatThrownBy(() -> HousePolicy.read(Path.of("no", "such.yaml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such.yaml: is not there");
  }

  private static void refused(String text, String... words) {
    assertThatThrownBy(() -> PolicyReader.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains(words)
        .hasLineCount(1);
  }
}
