package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.plan.PlanOptions;
import org.junit.jupiter.api.Test;

/** The row P3 of docs/features.md, as a user of the library meets it. */
class RoomForOneMoreFeaturesTest {

  private static final EnterRequest SAFE =
      EnterRequest.by("ada", "test").options(PlanOptions.DEFAULT.keepingRoomForOneMore());

  private static Panel over(int mebibytesOfMail) {
    return Panel.over(
        """
        {"hosts": [{"id": "a", "memoryMiB": 8192, "vcpus": 16},
                   {"id": "b", "memoryMiB": 8192, "vcpus": 16},
                   {"id": "c", "memoryMiB": 8192, "vcpus": 16}],
         "workloads": [{"id": "web", "host": "a", "memoryMiB": 4096, "vcpus": 1},
                       {"id": "mail", "host": "b", "memoryMiB": %d, "vcpus": 1}]}"""
            .formatted(mebibytesOfMail));
  }

  @Test
  void p03_a_host_is_emptied_if_one_more_may_fail_then() {
    Panel panel = over(4096);
    panel.maintenance().enter("a", SAFE);
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.IN_MAINTENANCE);
  }

  @Test
  void p03_an_operator_is_waited_for_if_one_more_must_not_fail_then() {
    Panel panel = over(6144);
    panel.maintenance().enter("a", SAFE);
    panel.settle();

    assertThat(panel.state("a")).isEqualTo(OperationState.WAITING_FOR_OPERATOR);
    assertThat(panel.cluster().hostOf("web")).isEqualTo("a");
    assertThat(panel.log("a")).anyMatch(line -> line.contains("NO_FAILOVER_ROOM"));
  }
}
