package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Policy;
import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.HostView.Status;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.plan.Planner;
import io.evenkeel.spi.HostStatus;
import org.junit.jupiter.api.Test;

/** Two operations at once must not get in each other's way. */
class TwoHostsOutTest {

  private static final String CLUSTER =
      """
      {"hosts": [{"id": "a", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "b", "memoryMiB": 32768, "vcpus": 16},
                 {"id": "c", "memoryMiB": 32768, "vcpus": 16}],
       "workloads": [{"id": "w", "host": "a", "memoryMiB": 1024, "vcpus": 1, %s},
                     {"id": "x", "host": "a", "memoryMiB": 1024, "vcpus": 1}],
       "rules": [{"id": "r1", "type": "not-on", "workloads": ["w"], "hosts": ["c"]},
                 {"id": "r2", "type": "not-on", "workloads": ["x"], "hosts": ["b"]}]}""";

  private static Panel over(String members) {
    return Panel.over(
        CLUSTER.formatted(members), builder -> builder.policy(Policy.DEFAULT.hostsOut(2)));
  }

  @Test
  void a_host_is_not_called_empty_while_the_cold_move_of_another_operation_may_start_on_it() {
    Panel panel = over("\"strategy\": \"cold\"");
    panel.cluster().faults().nextOrderTo("c", Fault.SLOW_LINK);
    panel.enter("a");
    panel.tick(20);
    assertThat(panel.item("a", "w").state()).isEqualTo(ItemState.STOPPED_BY_US);
    panel.cluster().faults().atOrder(2, Fault.ANSWER_LOST).atOrder(1, Fault.ANSWER_LOST);
    panel.enter("b");

    for (int i = 0; i < 400; i++) {
      panel.tick(1);
      if (panel.status("b") == Status.MAINTENANCE) {
        assertThat(panel.cluster().workloadsOn("b")).as("tick %d", i).isEmpty();
      }
    }
  }

  @Test
  void an_order_of_another_operation_holds_up_its_workload_and_nobody_else() {
    Panel panel = over("\"onCannotMove\": \"stop\", \"labels\": {\"ignores-shutdown\": \"true\"}");
    panel.enter("a");
    panel.settle();
    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
    panel.enter("b");
    panel.settle();
    assertThat(panel.state("b")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);

    panel.leave("a");
    panel.settle();

    assertThat(panel.cluster().hostOf("x")).isEqualTo("a");
    assertThat(panel.state("a")).isEqualTo(OperationState.LEAVING);
    assertThat(panel.waiting("a"))
        .singleElement()
        .returns("OTHER_OPERATION", Waiting::code)
        .returns("w", Waiting::subject);
  }

  @Test
  void a_host_that_another_operation_will_empty_waits_for_it_and_says_so() {
    String document =
        CLUSTER
            .formatted("\"priority\": 0")
            .replace("\"vcpus\": 16}", "\"vcpus\": 16, \"maxMigrationsIn\": 1}");
    Panel panel = Panel.over(document, builder -> builder.policy(Policy.DEFAULT.hostsOut(2)));
    panel.inMaintenance("a").leave("a", LeaveRequest.by("ada").leaveThere());
    panel.settle();
    panel.cluster().faults().nextOrderTo("a", Fault.SLOW_LINK);
    panel.maintenance().bringBack("a", Panel.ADA);
    panel.tick(1);
    String second = panel.item("a", "w").state() == ItemState.PLANNED ? "w" : "x";
    String host = panel.cluster().hostOf(second);
    panel.enter(host);
    panel.tick(2);

    assertThat(panel.state(host)).isEqualTo(OperationState.ENTERING);
    assertThat(panel.waiting(host))
        .singleElement()
        .returns("OTHER_OPERATION", Waiting::code)
        .returns(second, Waiting::subject);
    panel.settle();
    assertThat(panel.state(host)).isEqualTo(OperationState.IN_MAINTENANCE);
    assertThat(panel.cluster().hostOf(second)).isEqualTo("a");
  }

  @Test
  void a_planner_that_throws_for_one_host_holds_up_nobody_else() {
    Panel panel =
        Panel.over(
            CLUSTER.formatted("\"priority\": 0"),
            builder ->
                builder
                    .policy(Policy.DEFAULT.hostsOut(2))
                    .planner(
                        (cluster, request) -> {
                          boolean entering = cluster.host("a").status() == HostStatus.ENTERING;
                          if (entering && request.vacate().contains("a")) {
                            throw new IllegalStateException("a defect");
                          }
                          return Planner.standard().plan(cluster, request);
                        }));
    panel.enter("a");
    panel.enter("b");
    panel.tick(20);

    assertThat(panel.lastState("a")).isEqualTo(OperationState.ENTERING);
    assertThat(panel.lastState("b")).isEqualTo(OperationState.IN_MAINTENANCE);
  }
}
