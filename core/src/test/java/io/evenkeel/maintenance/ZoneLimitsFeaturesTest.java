package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.ZonePolicy;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.OperationState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a zone allows at once holds for all maintenances in it together. */
class ZoneLimitsFeaturesTest {

  private static final String DOCUMENT =
      """
      {"hosts": [{"id": "a", "storage": ["pool1"]}, {"id": "b", "storage": ["pool1"]},
                 {"id": "c", "storage": ["pool1"]}],
       "workloads": [{"id": "a1", "host": "a"%1$s}, {"id": "a2", "host": "a"%1$s},
                     {"id": "a3", "host": "a"%1$s}, {"id": "b1", "host": "b"%1$s},
                     {"id": "b2", "host": "b"%1$s}, {"id": "b3", "host": "b"%1$s}]}""";

  private static final String WITH_DISKS =
      ", \"strategy\": \"live-with-storage\", \"localDiskMiB\": 20480, \"storage\": [\"pool1\"]";

  @Test
  void p15_two_maintenances_share_the_moves_that_their_zone_allows_at_once() {
    assertThat(mostUnderWay(DOCUMENT.formatted(""), MoveLimits.NONE)).isGreaterThan(2);
    assertThat(mostUnderWay(DOCUMENT.formatted(""), MoveLimits.NONE.atOnce(2))).isEqualTo(2);
  }

  @Test
  void p15_what_another_maintenance_only_plans_takes_no_slot() {
    String narrow =
        DOCUMENT.formatted("").replace("{\"id\": \"c\"", "{\"id\": \"c\", \"maxMigrationsIn\": 1");

    assertThat(mostUnderWay(narrow, MoveLimits.NONE)).isEqualTo(1);
  }

  @Test
  void p15_two_maintenances_share_the_moves_with_disks_that_one_storage_allows() {
    String disks = DOCUMENT.formatted(WITH_DISKS);

    assertThat(mostUnderWay(disks, MoveLimits.NONE)).isGreaterThan(1);
    assertThat(mostUnderWay(disks, MoveLimits.NONE.withStorageAtOnce(1))).isEqualTo(1);
  }

  @Test
  void p15_a_move_is_ordered_with_no_more_bandwidth_than_its_zone_allows() {
    Panel panel = panel(DOCUMENT.formatted(""), MoveLimits.NONE.bitsPerSecond(2_000_000_000L));

    panel.enter("a");
    panel.tick(2);

    assertThat(panel.last("a").items())
        .hasSize(3)
        .allMatch(item -> item.course().bitsPerSecond() == 2_000_000_000L);
  }

  private static Panel panel(String document, MoveLimits limits) {
    ZonePolicy policy = ZonePolicy.DEFAULT.hostsOut(2).moves(limits);
    return Panel.over(document, builder -> builder.policy(Policy.DEFAULT.otherZones(policy)));
  }

  /** Empties two hosts at once; the most moves that were seen under way together. */
  private static long mostUnderWay(String document, MoveLimits limits) {
    Panel panel = panel(document, limits);
    panel.enter("a");
    panel.enter("b");
    long most = 0;
    for (int i = 0; i < 600; i++) {
      panel.tick(1);
      most = Math.max(most, List.of("a", "b").stream().mapToLong(h -> moving(panel, h)).sum());
    }
    for (String host : List.of("a", "b")) {
      assertThat(panel.state(host))
          .as(() -> String.join("\n", panel.log(host)))
          .isEqualTo(OperationState.IN_MAINTENANCE);
    }
    return most;
  }

  private static long moving(Panel panel, String host) {
    return panel.last(host).items().stream()
        .filter(item -> item.state() == ItemState.MOVING)
        .count();
  }
}
