package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.fake.FakeCluster;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiver;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.preflight.Finding;
import io.evenkeel.spi.DriverException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad input and what is refused: one clear message, and nothing is half done. */
class RefusalTest {

  private static final String THREE =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16%s}],
       "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2}]}""";

  private final Panel panel = Panel.over(THREE.formatted(""));
  private final EnterRequest request = EnterRequest.by("ada", "test");

  private static void assertRefused(Operation operation, String code) {
    assertThat(operation.state()).isEqualTo(OperationState.REFUSED);
    assertThat(operation.standing().findings().get(0).code()).isEqualTo(code);
    assertThat(operation.standing().findings().get(0).remedy()).isNotBlank();
  }

  @Test
  void a_host_that_is_down_is_not_entered_and_that_is_not_to_be_waived() {
    Panel down = Panel.over(THREE.formatted(", \"status\": \"down\""));
    assertRefused(down.enter("c"), "HOST_DOWN");
    assertThatThrownBy(
            () ->
                down.maintenance()
                    .enter("c", request.waiving(GivenWaiver.waiver(down, "HOST_DOWN"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("HOST_DOWN can't be waived here; these can: ");
  }

  @Test
  void the_only_host_of_a_zone_is_not_entered_unless_somebody_answers_for_it() {
    Panel alone =
        Panel.over(
            """
            {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                       {"id": "b", "zone": "other", "memoryMiB": 32768, "vcpus": 16}],
             "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2}]}""");
    assertRefused(alone.enter("a"), "ONLY_HOST");

    alone
        .maintenance()
        .enter("a", request.waiving(GivenWaiver.waiver(alone, "ONLY_HOST")).stopWhatCannotMove());
    alone.settle();
    assertThat(alone.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    alone.leave("a");
    alone.settle();
    assertThat(alone.cluster().workloadsOn("a")).containsExactly("web");
  }

  @Test
  void a_second_host_beyond_the_limit_is_refused_even_when_the_finding_is_waived() {
    panel.enter("a");
    panel.settle();
    assertRefused(panel.enter("b"), "NEIGHBOUR_IN_MAINTENANCE");
    assertRefused(
        panel
            .maintenance()
            .enter("b", request.waiving(GivenWaiver.waiver(panel, "NEIGHBOUR_IN_MAINTENANCE"))),
        "NO_SLOT");
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @Test
  void an_unknown_waiver_code_is_refused_with_those_there_are() {
    assertThatThrownBy(
            () ->
                panel
                    .maintenance()
                    .enter("a", request.waiving(GivenWaiver.waiver(panel, "NO_REDUNDANCE"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NO_REDUNDANCE can't be waived here")
        .hasMessageContaining("NO_REDUNDANCY");
    assertThat(panel.maintenance().history("a")).isEmpty();
  }

  @Test
  void a_waiver_of_a_rule_of_the_panel_is_known() {
    Panel freezing =
        Panel.over(
            THREE.formatted(""),
            builder ->
                builder.rule(
                    candidate ->
                        List.of(Finding.block("CHANGE_FREEZE", "a", "no changes", "Wait"))));
    assertRefused(freezing.enter("a"), "CHANGE_FREEZE");
    assertThat(
            freezing
                .maintenance()
                .enter("a", request.waiving(GivenWaiver.waiver(freezing, "CHANGE_FREEZE")))
                .state())
        .isEqualTo(OperationState.REQUESTED);
  }

  @Test
  void an_expired_waiver_is_refused_with_the_time_when_it_ended() {
    Instant ended = panel.cluster().clock().instant().minus(Duration.ofHours(1));
    Waiver waiver = new Waiver("NO_REDUNDANCY", "fine", "eve", ended);
    assertThatThrownBy(() -> panel.maintenance().enter("a", request.waiving(waiver)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the waiver of NO_REDUNDANCY by eve ended at %s; ask for a new one".formatted(ended));
    assertThat(panel.maintenance().history("a")).isEmpty();
  }

  @Test
  void a_waiver_without_a_reason_or_an_owner_is_refused() {
    assertThatThrownBy(() -> request.waiving(new Waiver("NO_REDUNDANCY", " ", "eve", Instant.MAX)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a waiver needs a code, a reason and an owner");
    assertThatThrownBy(
            () -> LeaveRequest.by("ada").waiving(new Waiver("ZONE_PAUSE", "x", "", Instant.MAX)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_request_without_an_actor_is_refused() {
    assertThatThrownBy(() -> panel.maintenance().enter("a", EnterRequest.by(" ", "test")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a request needs an actor: who asks?");
    assertThatThrownBy(() -> panel.maintenance().cordon("a", new Asker("", "")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_item_that_is_not_on_the_checklist_is_refused() {
    assertThatThrownBy(() -> panel.maintenance().enter("a", request.checked("COFFEE")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no checklist item COFFEE; the checklist has OUT_OF_BAND_ACCESS");
  }

  @Test
  void a_confirmation_for_another_plan_is_refused() {
    assertRefused(
        panel.maintenance().enter("a", request.confirming("0123456789abcdef")), "PLAN_CHANGED");
  }

  @Test
  void a_host_that_never_entered_is_not_left_cancelled_or_switched() {
    assertThatThrownBy(() -> panel.leave("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("host a is not in maintenance and not entering it; there is nothing to leave");
    assertThatThrownBy(() -> panel.maintenance().cancel("a", LeaveRequest.by("ada")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> panel.maintenance().reboot("a", Panel.ADA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("host a is not in Maintenance Mode");
    assertThatThrownBy(() -> panel.maintenance().powerOff("nowhere", Panel.ADA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no host nowhere");
    assertThatThrownBy(() -> panel.maintenance().bringBack("a", Panel.ADA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is nothing to bring back");
    assertThatThrownBy(() -> panel.maintenance().skipTask("a", "x", Panel.ADA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("host a is not in maintenance and not entering it; there is nothing to decide");
  }

  @Test
  void two_enters_of_one_host_are_one_operation() {
    Operation first = panel.enter("a");
    Operation second = panel.enter("a");
    assertThat(second).isEqualTo(first);
    panel.settle();
    assertThat(panel.enter("a").id()).isEqualTo(first.id());
    assertThat(panel.maintenance().history("a")).hasSize(1);
  }

  @Test
  void a_host_that_is_coming_back_is_not_entered_and_goes_on_coming_back() {
    panel.enter("a");
    panel.settle();
    panel.leave("a");
    assertRefused(panel.enter("a"), "HOST_BUSY");
    panel.settle();
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("web");
    assertThat(panel.maintenance().operations()).isEmpty();
  }

  @Test
  void nothing_is_rebooted_where_nothing_can_or_before_the_host_is_empty() {
    FakeCluster cluster = panel.cluster();
    panel.enter("a");
    assertThatThrownBy(() -> panel.leave("a", LeaveRequest.by("ada").rebooting()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not in Maintenance Mode")
        .hasMessageContaining("so it is not rebooted");
    assertThat(panel.state("a")).isEqualTo(OperationState.REQUESTED);

    Maintenance.Builder powerless =
        Maintenance.builder()
            .driver(new Powerless(cluster.driver()))
            .clock(cluster.clock())
            .authorizer(Authorizer.allowAll());
    assertThatThrownBy(() -> powerless.build().reboot("a", Panel.ADA))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("can't reboot host a: neither the driver nor the panel");
    assertThatThrownBy(
            () ->
                powerless
                    .policy(Policy.DEFAULT.otherZones(ZonePolicy.DEFAULT.rebootingOnLeave()))
                    .build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the policy reboots hosts on leave");
  }

  @Test
  void two_hooks_of_one_name_are_refused() {
    Hook hook = Hook.of("update", Stage.IN_MAINTENANCE, context -> "");
    assertThatThrownBy(
            () -> Panel.over(THREE.formatted(""), builder -> builder.hook(hook).hook(hook)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("there are two hooks called update");
    assertThatThrownBy(() -> hook.limit(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be longer than 0");
    assertThatThrownBy(() -> Hook.of("a/b", Stage.IN_MAINTENANCE, context -> ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
