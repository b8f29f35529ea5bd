package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows S15 and S21 of docs/features.md: reboots and switched hosts. */
class PowerFeaturesTest {

  @Test
  void s15_a_host_is_rebooted_from_maintenance_and_watched_down_and_up_again() {
    for (String document : List.of(ThreeHosts.PLAIN, ThreeHosts.labelled("no-boot-id"))) {
      Panel panel = Panel.over(document).inMaintenance("a");
      panel.maintenance().reboot("a", Panel.ADA);
      panel.leave("a");
      panel.tick(2);
      assertThat(panel.cluster().workloadsOn("a")).as("it is down").isEmpty();
      assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("HOST_NOT_REBOOTED");

      panel.settle();
      assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
      assertThat(panel.cluster().workloadsOn("a")).containsExactly("web");
      assertThat(panel.log("a"))
          .contains("a: asked to reboot: test", "a: reboot: host a reboots")
          .anyMatch(line -> line.startsWith("a: is down after "))
          .anyMatch(line -> line.startsWith("a: is up again"));
    }
  }

  @Test
  void s15_a_host_is_powered_off_and_on_and_nothing_returns_before_it_is_up() {
    Panel panel = Panel.over(ThreeHosts.PLAIN).inMaintenance("a");
    panel.maintenance().powerOff("a", Panel.ADA);
    panel.settle();
    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
    assertThat(panel.cluster().isUp("a")).isFalse();

    panel.leave("a");
    panel.pass(Duration.ofMinutes(20));
    assertThat(panel.waiting("a"))
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.text())
                  .isEqualTo("host a was asked to power off and is down after more than 15 min");
              assertThat(wait.remedy()).isEqualTo("Power it on");
            });
    assertThat(panel.cluster().hostOf("web")).isNotEqualTo("a");

    panel.maintenance().powerOn("a", Panel.ADA);
    panel.settle();
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("web");
  }

  @Test
  void s15_a_reboot_that_never_ends_is_named_and_somebody_may_answer_for_it() {
    Panel panel = Panel.over(ThreeHosts.labelled("hangs-on-reboot")).inMaintenance("a");
    panel.maintenance().reboot("a", Panel.ADA);
    panel.pass(Duration.ofMinutes(16));
    assertThat(panel.waiting("a"))
        .singleElement()
        .satisfies(
            wait -> {
              assertThat(wait.code()).isEqualTo("HOST_NOT_REBOOTED");
              assertThat(wait.text()).contains("after more than 15 min");
              assertThat(wait.remedy()).contains("waive HOST_NOT_REBOOTED");
            });
    panel.cluster().returnHost("a");
    panel.tick(1);
    assertThat(panel.log("a")).anyMatch(line -> line.startsWith("a: is up again (boot-2"));
  }

  @Test
  void s15_a_request_that_the_host_refuses_is_written_down_and_forgotten() {
    Panel panel = Panel.over(ThreeHosts.PLAIN).inMaintenance("a");
    panel.cluster().faults().nextPowerOf("a", Fault.REFUSED);
    panel.maintenance().reboot("a", Panel.ADA);
    panel.tick(2);

    assertThat(panel.types("a")).contains(EventType.POWER_FAILED);
    panel.leave("a");
    panel.settle();
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
  }

  @Test
  void s15_a_reboot_whose_answer_was_lost_is_seen_by_looking() {
    Panel panel = Panel.over(ThreeHosts.PLAIN).inMaintenance("a");
    panel.cluster().faults().nextPowerOf("a", Fault.ANSWER_LOST);
    panel.maintenance().reboot("a", Panel.ADA);
    panel.restart();
    panel.settle();
    assertThat(panel.log("a")).anyMatch(line -> line.startsWith("a: is up again (boot-2"));
  }

  @Test
  void s21_leaving_reboots_the_host_by_policy_before_its_workloads_return() {
    Policy rebooting = Policy.DEFAULT.otherZones(ZonePolicy.DEFAULT.rebootingOnLeave());
    Panel panel =
        Panel.over(ThreeHosts.PLAIN, builder -> builder.policy(rebooting)).inMaintenance("a");
    panel.leave("a");
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.log("a"))
        .containsSubsequence(
            "a: asked to reboot, before its workloads return",
            "a: reboot: host a reboots",
            "a: takes workloads again");
    assertThat(bootOf(panel, "a")).isEqualTo("boot-2");
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("web");

    Panel without =
        Panel.over(ThreeHosts.PLAIN, builder -> builder.policy(rebooting)).inMaintenance("a");
    without.leave("a", LeaveRequest.by("ada").withoutReboot());
    without.settle();
    assertThat(bootOf(without, "a")).isEqualTo("boot-1");
    assertThat(without.lastState("a")).isEqualTo(OperationState.CLOSED);
  }

  @Test
  void s21_a_controller_that_dies_while_the_host_reboots_goes_on_waiting_for_it() {
    Panel panel = Panel.over(ThreeHosts.labelled("no-boot-id")).inMaintenance("a");
    panel.leave("a", LeaveRequest.by("ada").rebooting());
    for (int i = 0; i < 100; i++) {
      panel.restart();
      panel.tick(1);
    }
    panel.settle();
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.log("a").stream().filter(line -> line.contains("asked to reboot"))).hasSize(1);
  }

  @Test
  void s21_a_reboot_that_is_refused_is_asked_for_again_by_a_person_or_left_out() {
    Panel panel = Panel.over(ThreeHosts.PLAIN).inMaintenance("a");
    panel.cluster().faults().nextPowerOf("a", Fault.REFUSED);
    panel.leave("a", LeaveRequest.by("ada").rebooting());
    panel.pass(Duration.ofMinutes(1));
    assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("REBOOT_REFUSED");

    panel.leave("a", LeaveRequest.by("ada").rebooting());
    panel.settle();
    assertThat(bootOf(panel, "a")).isEqualTo("boot-2");
    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
  }

  private static String bootOf(Panel panel, String host) {
    return panel.cluster().driver().observe().hosts().stream()
        .filter(each -> each.id().equals(host))
        .findFirst()
        .orElseThrow()
        .state()
        .bootId();
  }
}
