package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.spi.Power;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rows S16 to S18 of docs/features.md: coming home. */
class LeavingFeaturesTest {

  private static final String CLUSTER =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16}],
       "workloads": [
         {"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
         {"id": "db", "host": "a", "memoryMiB": 8192, "vcpus": 4},
         {"id": "off", "host": "a", "memoryMiB": 4096, "vcpus": 2, "power": "stopped"},
         {"id": "gpu", "host": "a", "memoryMiB": 8192, "vcpus": 4, "onCannotMove": "stop",
          "blockers": [{"code": "HOST_DEVICE"}]}]}""";

  private final Panel panel = Panel.over(CLUSTER).inMaintenance("a");

  @Test
  void s16_workloads_migrate_back_and_the_host_runs_again() {
    panel.leave("a");
    assertThat(panel.status("a")).isEqualTo(Status.LEAVING);
    panel.settle();

    assertThat(panel.status("a")).isEqualTo(Status.RUNNING);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "gpu", "web");
    assertThat(panel.cluster().stopsOf("web")).isZero();
  }

  @Test
  void s16_what_its_operator_moved_meanwhile_stays_where_he_put_it() {
    String there = panel.cluster().hostOf("web");
    String elsewhere = there.equals("b") ? "c" : "b";
    panel.cluster().moveByHand("web", elsewhere);
    panel.settle();
    panel.leave("a");
    panel.settle();

    assertThat(panel.cluster().hostOf("web")).isEqualTo(elsewhere);
    assertThat(panel.cluster().hostOf("db")).isEqualTo("a");
    assertThat(panel.item("a", "web").state()).isEqualTo(ItemState.NOT_HOME);
    assertThat(panel.item("a", "web").waiting().code()).isEqualTo("MOVED_BY_OPERATOR");
  }

  @Test
  void s16_what_no_longer_fits_at_home_is_named_and_the_rest_comes_home() {
    panel.cluster().addWorkload(io.evenkeel.spi.Workload.of("squatter", "a", 22L << 30, 1));
    panel.tick(1);
    assertThat(panel.state("a")).as("something turned up").isEqualTo(OperationState.ENTERING);
    panel.leave("a", LeaveRequest.by("ada").bringHome());
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.LEAVE_INCOMPLETE);
    assertThat(panel.waiting("a"))
        .isNotEmpty()
        .allSatisfy(wait -> assertThat(wait.text()).contains("NO_MEMORY"));
  }

  @Test
  void s17_leaving_without_bringing_back_is_a_policy_and_bringing_back_works_later() {
    Panel stays =
        Panel.over(
                CLUSTER,
                builder ->
                    builder.policy(
                        Policy.DEFAULT.otherZones(ZonePolicy.DEFAULT.leavingWorkloadsThere())))
            .inMaintenance("a");
    stays.leave("a");
    stays.settle();
    assertThat(stays.status("a")).isEqualTo(Status.RUNNING);
    assertThat(stays.cluster().workloadsOn("a"))
        .as("only what was stopped starts again")
        .containsExactly("gpu");

    stays.pass(Duration.ofHours(3));
    stays.restart();
    assertThat(stays.maintenance().leftElsewhere("a"))
        .extracting(Item::workload)
        .containsExactlyInAnyOrder("db", "web");
    Operation back = stays.maintenance().bringBack("a", Panel.ADA);
    assertThat(stays.status("a")).as("it serves all the while").isEqualTo(Status.RUNNING);
    assertThat(stays.maintenance().bringBack("a", Panel.ADA).id()).isEqualTo(back.id());
    stays.settle();

    assertThat(stays.cluster().workloadsOn("a")).containsExactly("db", "gpu", "web");
    assertThat(stays.cluster().stopsOf("web")).isZero();
    assertThat(stays.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(stays.maintenance().leftElsewhere("a")).isEmpty();
    assertThat(stays.log("a")).contains("a: 2 workload(s) are to be brought back: test");
    assertThatThrownBy(() -> stays.maintenance().bringBack("a", Panel.ADA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is nothing to bring back");
  }

  @Test
  void s17_bringing_back_leaves_alone_what_was_moved_or_powered_off_since() {
    panel.leave("a", LeaveRequest.by("ada").leaveThere());
    panel.settle();
    String elsewhere = panel.cluster().hostOf("web").equals("b") ? "c" : "b";
    panel.cluster().moveByHand("web", elsewhere);
    panel.cluster().powerOff("db");
    panel.settle();

    panel.maintenance().bringBack("a", Panel.ADA);
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().hostOf("web")).isEqualTo(elsewhere);
    assertThat(panel.cluster().powerOf("db")).isEqualTo(Power.STOPPED);
  }

  @Test
  void s17_bringing_back_takes_no_slot_and_waits_for_no_host_that_is_out() {
    panel.leave("a", LeaveRequest.by("ada").leaveThere());
    panel.settle();
    panel.enter("c");
    panel.settle();
    assertThat(panel.state("c")).isEqualTo(OperationState.IN_MAINTENANCE);

    panel.maintenance().bringBack("a", Panel.ADA);
    panel.settle();

    assertThat(panel.cluster().workloadsOn("a")).contains("gpu");
    assertThat(panel.cluster().workloadsOn("c")).isEmpty();
    panel.leave("c");
    panel.settle();
    assertThat(panel.lastState("c")).isEqualTo(OperationState.CLOSED);
  }

  @Test
  void s17_a_host_that_is_asked_to_power_on_while_it_brings_back_is_seen_to_be_on() {
    panel.leave("a", LeaveRequest.by("ada").leaveThere());
    panel.settle();
    panel.maintenance().bringBack("a", Panel.ADA);
    panel.maintenance().powerOn("a", Panel.ADA);
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).contains("db", "web");
  }

  @Test
  void s17_a_host_that_brings_back_can_be_entered_once_that_is_over() {
    panel.leave("a", LeaveRequest.by("ada").leaveThere());
    panel.settle();
    panel.maintenance().bringBack("a", Panel.ADA);

    Operation refused = panel.enter("a");

    assertThat(refused.state()).isEqualTo(OperationState.REFUSED);
    assertThat(refused.standing().findings().get(0).code()).isEqualTo("HOST_BUSY");
    panel.settle();
    panel.enter("a");
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @Test
  void s18_what_was_shut_down_for_maintenance_starts_again_and_what_was_off_stays_off() {
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.STOPPED);
    panel.restart();
    panel.leave("a");
    panel.settle();

    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().restartsOf("gpu")).isOne();
    assertThat(panel.cluster().powerOf("off")).isEqualTo(Power.STOPPED);
  }
}
