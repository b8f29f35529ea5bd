package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.preflight.Finding;
import io.evenkeel.spi.Power;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

  private static final String THREE_HOSTS =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16}],
       "workloads": [
         {"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2, "dirtyMiBps": 20, "hotMiB": 100},
         {"id": "db", "host": "a", "memoryMiB": 8192, "vcpus": 4},
         {"id": "off", "host": "a", "memoryMiB": 4096, "vcpus": 2, "power": "stopped"},
         {"id": "far", "host": "b", "memoryMiB": 4096, "vcpus": 2}]}""";

  private static final String WITH_GPU =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16}],
       "workloads": [
         {"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 2},
         {"id": "gpu", "host": "a", "memoryMiB": 8192, "vcpus": 4, %s
          "blockers": [{"code": "HOST_DEVICE", "detail": "0000:3b:00.0"}]}]}""";

  private Panel panel = Panel.over(THREE_HOSTS);

  @Test
  void drains_a_host_and_brings_everything_home() {
    Operation operation = panel.enter("a");
    assertThat(operation.state()).isEqualTo(OperationState.REQUESTED);

    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().workloadsOn("a")).isEmpty();
    assertThat(panel.cluster().stopsOf("web")).isZero();

    panel.leave("a");
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "web");
    assertThat(panel.cluster().workloadsOn("b")).containsExactly("far");
    assertThat(panel.cluster().powerOf("off")).isEqualTo(Power.STOPPED);
    assertThat(panel.status("a")).isEqualTo(Status.RUNNING);
    assertThat(panel.cluster().isCordoned("a")).isFalse();
  }

  @Test
  void the_log_reads_as_the_story_of_the_drain() {
    panel.enter("a");
    panel.settle();

    assertThat(panel.log("a"))
        .containsSubsequence(
            "a: maintenance requested: test",
            "a: status Migrating",
            "a: takes nothing new",
            "a: proven empty: nothing runs, arrives or works there",
            "a: status Maintenance Mode")
        .anyMatch(line -> line.startsWith("web: migrating from a to "))
        .anyMatch(line -> line.startsWith("web: migrated to "));
  }

  @Test
  void a_repeated_request_gives_back_the_same_operation_and_changes_nothing() {
    Operation first = panel.enter("a");
    panel.settle();
    List<String> before = panel.log("a");

    Operation second = panel.enter("a");

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(panel.log("a")).isEqualTo(before);
  }

  @Test
  void only_one_host_of_a_zone_is_out_at_a_time() {
    panel.enter("a");
    Operation refused = panel.enter("b");

    assertThat(refused.state()).isEqualTo(OperationState.REFUSED);
    assertThat(refused.standing().findings())
        .extracting(Finding::code)
        .contains("NEIGHBOUR_IN_MAINTENANCE");
    panel.settle();
    assertThat(panel.cluster().workloadsOn("b")).contains("far");
  }

  @Test
  void waits_for_the_operator_with_what_cannot_move_and_goes_on_by_itself_when_he_powers_it_off() {
    panel = Panel.over(WITH_GPU.formatted(""));
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);
    assertThat(panel.waiting("a")).extracting(Waiting::subject).containsExactly("gpu");
    assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("HOST_DEVICE");
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().hostOf("web")).isEqualTo("b");

    panel.cluster().powerOff("gpu");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);

    panel.leave("a");
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().powerOf("gpu"))
        .as("its user switched it off")
        .isEqualTo(Power.STOPPED);
  }

  @Test
  void stops_a_workload_that_agreed_to_it_and_starts_it_again_at_home() {
    panel = Panel.over(WITH_GPU.formatted("\"onCannotMove\": \"stop\","));
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.STOPPED);

    panel.leave("a");
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().hostOf("gpu")).isEqualTo("a");
    assertThat(panel.cluster().stopsOf("gpu")).isEqualTo(1);
  }

  @Test
  void stops_what_cannot_move_when_the_request_says_so() {
    panel = Panel.over(WITH_GPU.formatted(""));
    panel.maintenance().enter("a", EnterRequest.by("ada", "test").stopWhatCannotMove());
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.log("a")).anyMatch(line -> line.contains("as the request of ada allows"));
  }

  @Test
  void moves_a_cold_only_workload_by_stopping_and_starting_it() {
    panel = Panel.over(THREE_HOSTS.replace("\"dirtyMiBps\": 20", "\"strategy\": \"cold\""));
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().powerOf("web")).isEqualTo(Power.RUNNING);
    assertThat(panel.cluster().hostOf("web")).isNotEqualTo("a");
    assertThat(panel.cluster().stopsOf("web")).isEqualTo(1);

    panel.leave("a");
    panel.settle();

    assertThat(panel.cluster().hostOf("web")).isEqualTo("a");
    assertThat(panel.cluster().powerOf("web")).isEqualTo(Power.RUNNING);
  }

  @Test
  void a_guest_that_ignores_its_shutdown_is_not_switched_off() {
    panel =
        Panel.over(
            WITH_GPU.formatted(
                "\"onCannotMove\": \"stop\", \"labels\": {\"ignores-shutdown\": \"true\"},"));
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);
    assertThat(panel.waiting("a")).extracting(Waiting::code).containsExactly("IGNORES_SHUTDOWN");
    assertThat(panel.cluster().powerOf("gpu")).isEqualTo(Power.RUNNING);
  }

  @Test
  void a_refused_move_is_tried_again_on_another_target() {
    panel.cluster().faults().nextOrderFor("web", Fault.REFUSED);
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.types("a")).contains(EventType.MOVE_FAILED);
    assertThat(panel.cluster().hostOf("web")).isNotEqualTo("a");
  }

  @Test
  void an_answer_that_was_lost_is_settled_by_looking() {
    panel.cluster().faults().nextOrderFor("web", Fault.ANSWER_LOST);
    panel.enter("a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.types("a")).doesNotContain(EventType.MOVE_FAILED);
    assertThat(panel.item("a", "web").attempt().number()).isEqualTo(1);
  }

  @Test
  void a_controller_that_dies_in_the_middle_is_replaced_without_harm() {
    panel.enter("a");
    panel.tick(3);
    assertThat(panel.item("a", "db").open()).isTrue();

    panel.restart();
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().stopsOf("web")).isZero();
    panel.leave("a");
    panel.restart();
    panel.settle();
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "web");
  }

  @Test
  void cancelling_in_the_middle_leaves_every_workload_running_at_home() {
    panel.enter("a");
    panel.tick(3);

    panel.maintenance().cancel("a", LeaveRequest.by("ada"));
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "web");
    assertThat(panel.cluster().isCordoned("a")).isFalse();
  }

  @Test
  void leaving_while_entering_is_a_cancel() {
    panel.enter("a");
    panel.tick(3);

    panel.leave("a");
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "web");
  }

  @Test
  void leaving_without_bringing_home_leaves_the_moved_where_they_are() {
    panel.enter("a");
    panel.settle();
    panel.maintenance().leave("a", LeaveRequest.by("ada").leaveThere());
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).isEmpty();
    assertThat(panel.item("a", "web").state()).isEqualTo(ItemState.NOT_HOME);
    assertThat(panel.item("a", "web").waiting().code()).isEqualTo("LEFT_THERE");
  }

  @Test
  void a_workload_that_its_operator_moved_meanwhile_stays_where_he_put_it() {
    panel.enter("a");
    panel.settle();
    String other = panel.cluster().hostOf("web").equals("b") ? "c" : "b";
    panel.cluster().moveByHand("web", other);
    panel.cluster().advance(Duration.ofMinutes(5));

    panel.leave("a");
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().hostOf("web")).isEqualTo(other);
    assertThat(panel.item("a", "web").waiting().code()).isEqualTo("MOVED_BY_OPERATOR");
    assertThat(panel.cluster().hostOf("db")).isEqualTo("a");
  }

  @Test
  void something_that_turns_up_on_a_host_in_maintenance_is_moved_off_again() {
    panel.enter("a");
    panel.settle();
    panel.cluster().moveByHand("far", "a");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().hostOf("far")).isNotEqualTo("a");
    assertThat(panel.log("a")).anyMatch(line -> line.contains("no longer empty"));
  }

  @Test
  void a_host_that_does_not_answer_is_never_shown_in_maintenance() {
    panel.enter("a");
    panel.tick(2);
    panel.cluster().cutOffHost("a", Duration.ofMinutes(30));
    panel.tick(40);

    assertThat(panel.state("a")).isNotEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.status("a")).isNotEqualTo(Status.MAINTENANCE);

    panel.cluster().advance(Duration.ofMinutes(30));
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @Test
  void reboots_only_a_host_that_is_proven_empty_and_brings_home_only_after_the_new_boot() {
    assertThatThrownBy(() -> panel.maintenance().reboot("a", Panel.ADA))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("host a is not in Maintenance Mode");
    panel.enter("a");
    panel.settle();

    panel.maintenance().reboot("a", Panel.ADA);
    panel.leave("a");
    panel.tick(1);
    assertThat(panel.cluster().workloadsOn("a")).as("not back yet").isEmpty();
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "web");
    assertThat(panel.cluster().stopsOf("web")).isZero();
  }

  @Test
  void a_host_that_was_cordoned_before_is_cordoned_afterwards() {
    panel.maintenance().cordon("a", Panel.ADA);
    assertThat(panel.status("a")).isEqualTo(Status.CORDONED);
    panel.enter("a");
    panel.settle();
    panel.leave("a");
    panel.settle();

    assertThat(panel.status("a")).isEqualTo(Status.CORDONED);
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("db", "web");

    panel.maintenance().uncordon("a", Panel.ADA);
    assertThat(panel.status("a")).isEqualTo(Status.RUNNING);
  }

  @Test
  void preflight_names_what_cannot_leave_with_its_reason() {
    panel = Panel.over(WITH_GPU.formatted(""));

    Finding finding = panel.maintenance().preflight("a").findings().get(0);

    assertThat(finding.code()).isEqualTo("CANNOT_MOVE");
    assertThat(finding.subject()).isEqualTo("gpu");
    assertThat(finding.text()).contains("HOST_DEVICE").contains("0000:3b:00.0");
    assertThat(panel.maintenance().preflight("a").blocked()).isFalse();
  }

  @Test
  void preflight_names_what_will_be_stopped_and_who_agreed() {
    panel = Panel.over(WITH_GPU.formatted("\"onCannotMove\": \"stop\","));

    assertThat(panel.maintenance().preflight("a").findings())
        .filteredOn(finding -> finding.code().equals("WILL_STOP"))
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.text()).contains("its own policy").contains("restart at home"));
  }

  @Test
  void a_plan_that_was_confirmed_must_still_be_the_plan() {
    var plan = panel.maintenance().plan("a");
    panel.cluster().powerOff("db");
    panel.cluster().advance(Duration.ofMinutes(1));

    Operation refused = panel.maintenance().enter("a", EnterRequest.by("ada", "").confirming(plan));

    assertThat(refused.state()).isEqualTo(OperationState.REFUSED);
    assertThat(refused.standing().findings().get(0).code()).isEqualTo("PLAN_CHANGED");
    assertThat(panel.cluster().isCordoned("a")).isFalse();
  }

  @Test
  void an_unknown_host_is_refused_with_the_hosts_there_are() {
    assertThatThrownBy(() -> panel.enter("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no host x; the cluster has a, b, c");
  }

  @Test
  void leaving_a_host_that_never_entered_is_refused() {
    assertThatThrownBy(() -> panel.leave("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("host a is not in maintenance");
  }

  @Test
  void what_the_authorizer_denies_reaches_no_driver() {
    panel.deny();

    assertThatThrownBy(() -> panel.enter("a")).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> panel.leave("a")).isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> panel.maintenance().cordon("a", Panel.ADA))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> panel.maintenance().uncordon("a", Panel.ADA))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> panel.maintenance().cancel("a", LeaveRequest.by("ada")))
        .isInstanceOf(NotPermittedException.class);
    assertThatThrownBy(() -> panel.maintenance().reboot("a", Panel.ADA))
        .isInstanceOf(NotPermittedException.class);
    assertThat(panel.cluster().log()).isEmpty();
  }

  @Test
  void without_a_driver_or_an_authorizer_there_is_no_maintenance() {
    assertThatThrownBy(() -> Maintenance.builder().authorizer(Authorizer.allowAll()).build())
        .hasMessageContaining("no driver was given");
    assertThatThrownBy(() -> Maintenance.builder().driver(panel.cluster().driver()).build())
        .hasMessageContaining("Authorizer.allowAll()");
  }

  @Test
  void a_cancel_comes_to_an_end_when_a_workload_dies_in_mid_move() {
    panel.enter("a");
    panel.tick(3);
    panel.maintenance().cancel("a", LeaveRequest.by("ada"));
    panel.cluster().failHost("a");
    panel.cluster().failHost(panel.item("a", "db").attempt().to());
    panel.tick(5);
    panel.cluster().heal();
    panel.settle();

    assertThat(panel.lastState("a")).isEqualTo(OperationState.CLOSED);
    assertThat(panel.item("a", "db").state()).isEqualTo(ItemState.STAYS_OFF);
  }

  @Test
  void a_workload_that_was_to_make_room_and_need_not_any_more_holds_nobody_up() {
    panel =
        Panel.over(
            """
            {"hosts": [{"id": "a", "memoryMiB": 16384, "vcpus": 16},
                       {"id": "b", "memoryMiB": 16384, "vcpus": 16},
                       {"id": "c", "memoryMiB": 7168, "vcpus": 16}],
             "workloads": [
               {"id": "big", "host": "a", "memoryMiB": 8192, "vcpus": 1},
               {"id": "third", "host": "b", "memoryMiB": 6144, "vcpus": 1},
               {"id": "passing", "host": "b", "memoryMiB": 7680, "vcpus": 1}]}""");
    panel.cluster().faults().nextOrderFor("third", Fault.REFUSED);
    panel.enter("a");
    panel.tick(4);
    assertThat(panel.item("a", "third").state()).isEqualTo(ItemState.RETRY);

    panel.cluster().removeWorkload("passing");
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().hostOf("big")).isEqualTo("b");
    assertThat(panel.item("a", "third").state()).isEqualTo(ItemState.HOME);
  }

  @Test
  void p11_a_third_workload_that_goes_by_way_of_another_host_makes_room_all_the_same() {
    Panel panel = Panel.over(SWAP);
    panel.enter("a");
    panel.settle();

    assertThat(panel.status("a")).isEqualTo(Status.MAINTENANCE);
    assertThat(panel.cluster().workloadsOn("a")).isEmpty();
    assertThat(panel.log("a")).contains("s3: migrating from b to d", "s3: migrating from d to c");
    panel.leave("a");
    panel.settle();
    assertThat(panel.cluster().workloadsOn("a")).containsExactly("x2", "x5");
    assertThat(panel.waiting("a"))
        .as("those that changed places for it can't change back directly")
        .extracting(Waiting::subject)
        .containsExactlyInAnyOrder("s3", "r4");
    assertThat(panel.cluster().violations()).isEmpty();
  }

  /** Free: 1, 1 and 5 for 2 and 5, and the 5 may only go to d: two must change places first. */
  private static final String SWAP =
      """
      {"hosts": [{"id": "a", "memoryMiB": 7168, "vcpus": 16}, {"id": "b", "memoryMiB": 10240, "vcpus": 16},
                 {"id": "c", "memoryMiB": 10240, "vcpus": 16}, {"id": "d", "memoryMiB": 5120, "vcpus": 16}],
       "workloads": [{"id": "p6", "host": "b", "memoryMiB": 6144, "vcpus": 1},
                     {"id": "s3", "host": "b", "memoryMiB": 3072, "vcpus": 1},
                     {"id": "q5", "host": "c", "memoryMiB": 5120, "vcpus": 1},
                     {"id": "r4", "host": "c", "memoryMiB": 4096, "vcpus": 1},
                     {"id": "x2", "host": "a", "memoryMiB": 2048, "vcpus": 1},
                     {"id": "x5", "host": "a", "memoryMiB": 5120, "vcpus": 1}],
       "rules": [{"id": "only-d", "type": "on", "workloads": ["x5"], "hosts": ["a", "d"]},
                 {"id": "not-d", "type": "not-on", "workloads": ["x2"], "hosts": ["d"]}]}""";
}
