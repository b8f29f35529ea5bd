package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.cluster.Policy;
import io.evenkeel.cluster.PriorityClass;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Handling;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The row P10 of docs/features.md: who leaves first. */
class PriorityFeaturesTest {

  private static final String DOCUMENT =
      """
      {"hosts": [{"id": "a", "maxMigrationsOut": 1}, {"id": "b"}],
       "workloads": [{"id": "v", "host": "a"},
                     {"id": "w", "host": "a", "labels": {"tier": "gold"}},
                     {"id": "x", "host": "a", "labels": {"tier": "silver"}},
                     {"id": "y", "host": "a", "labels": {"tier": "lead"}, "priority": 1},
                     {"id": "z", "host": "a", "labels": {"tier": "gold"}}]}""";

  private static final Policy TIERS =
      Policy.DEFAULT.priorityClasses(
          List.of(new PriorityClass("tier", "gold", 3), new PriorityClass("tier", "silver", 2)));

  @Test
  void p10_workloads_leave_in_the_order_of_their_priorities() {
    assertThat(order(Policy.DEFAULT)).startsWith("y");
  }

  @Test
  void p10_a_panel_names_classes_by_a_label() {
    assertThat(order(TIERS)).containsExactly("w", "z", "x", "y", "v");
  }

  @Test
  void p10_what_is_said_of_one_workload_holds_more_than_its_class() {
    assertThat(order(TIERS.handling("z", Handling.DEFAULT)).subList(0, 3))
        .containsExactly("w", "x", "y");
  }

  @Test
  void p10_the_first_class_that_fits_decides() {
    Policy twice =
        Policy.DEFAULT.priorityClasses(
            List.of(
                new PriorityClass("tier", "silver", 9), new PriorityClass("tier", "silver", -9)));

    assertThat(order(twice)).startsWith("x");
    assertThatThrownBy(() -> new PriorityClass("tier", " ", 1))
        .hasMessage("a priority class needs a label and a value, not \"tier\" and \" \"");
  }

  private static List<String> order(Policy policy) {
    Panel panel = Panel.over(DOCUMENT, builder -> builder.policy(policy));
    return panel.maintenance().plan("a").moves().stream().map(Move::workload).toList();
  }
}
