package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.fake.Fault;
import io.evenkeel.maintenance.operation.OperationState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Room that an open order holds on its target, also while nobody can see for what. */
class HeldRoomTest {

  private static final String ROOM_FOR_ONE =
      """
      {"hosts": [{"id": "a", "memoryMiB": 8192, "vcpus": 8},
                 {"id": "b", "memoryMiB": 8192, "vcpus": 8},
                 {"id": "c", "memoryMiB": 8192, "vcpus": 8}],
       "workloads": [{"id": "web", "host": "a", "memoryMiB": 6144, "vcpus": 2},
                     {"id": "mail", "host": "c", "memoryMiB": 6144, "vcpus": 2}]}""";

  private final Panel panel =
      Panel.over(
          ROOM_FOR_ONE,
          builder -> builder.policy(Policy.DEFAULT.otherZones(ZonePolicy.DEFAULT.hostsOut(2))));

  @Test
  void the_target_of_an_order_whose_workload_nobody_sees_takes_nothing_else() {
    panel.enter("a");
    panel.tick(1);
    panel.cluster().faults().nextOrderFor("web", Fault.ORDER_LOST);
    panel.tick(1);
    assertThat(panel.item("a", "web").attempt().to()).isEqualTo("b");
    panel.cluster().cutOffHost("a", Duration.ofMinutes(10));
    EnterRequest request = EnterRequest.by("ada", "");
    for (String code : List.of("CANNOT_MOVE", "NEIGHBOUR_DOWN", "NEIGHBOUR_IN_MAINTENANCE")) {
      request = request.waiving(GivenWaiver.waiver(panel, code));
    }
    assertThat(panel.maintenance().enter("c", request).standing().findings()).isNotEmpty();
    assertThat(panel.lastState("c")).isEqualTo(OperationState.REQUESTED);
    panel.tick(300);
    assertThat(panel.cluster().workloadsOn("b")).isEmpty();

    panel.pass(Duration.ofMinutes(10));
    assertThat(panel.cluster().workloadsOn("b")).as("one of both").hasSize(1);
    assertThat(panel.cluster().violations()).isEmpty();
  }
}
