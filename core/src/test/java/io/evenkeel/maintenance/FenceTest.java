package io.evenkeel.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * The word of somebody who knows that a silent host is off: rows 12 to 15 of the settling table.
 */
class FenceTest {

  private static final Asker STONITH = new Asker("stonith", "power switch 7 is off");
  private final Panel panel = Panel.over(ThreeHosts.PLAIN);

  @Test
  void row_12_what_arrived_from_a_host_that_is_off_has_arrived() {
    panel.enter("a");
    panel.tick(2);
    String target = target();
    panel.cluster().advance(Duration.ofSeconds(30));
    panel.cluster().cutOffHost("a", Duration.ofHours(5));
    panel.tick(60);
    assertThat(panel.cluster().hostOf("web")).isEqualTo(target);
    assertThat(panel.item("a", "web").state()).isEqualTo(ItemState.IN_DOUBT);

    panel.maintenance().confirmOff("a", STONITH);
    panel.tick(2);
    assertThat(panel.item("a", "web").state()).isIn(ItemState.ARRIVED, ItemState.AT_REST);
    assertThat(panel.log("a"))
        .contains("a: host a is off, on the word of stonith: power switch 7 is off");
  }

  @Test
  void row_15_what_was_on_a_host_that_is_off_and_is_nowhere_is_gone_and_not_started() {
    panel.enter("a");
    panel.tick(2);
    panel.cluster().failHost("a");
    panel.tick(60);

    panel.maintenance().confirmOff("a", STONITH);
    panel.tick(60);
    assertThat(panel.item("a", "web").state()).isIn(ItemState.GONE, ItemState.STAYS_OFF);
    assertThat(panel.cluster().restartsOf("web")).isZero();
  }

  @Test
  void the_word_holds_no_longer_once_the_host_answers() {
    panel.cluster().cutOffHost("b", Duration.ofSeconds(30));
    panel.maintenance().confirmOff("b", STONITH);
    assertThat(panel.store().fences()).hasSize(1);
    panel.tick(40);
    assertThat(panel.store().fences()).isEmpty();

    panel.cluster().cutOffHost("b", Duration.ofSeconds(30));
    assertThat(panel.status("b")).isEqualTo(HostView.Status.DOWN);
    panel.tick(3);
    assertThat(panel.store().fences()).isEmpty();
  }

  @Test
  void of_a_host_that_answers_nobody_says_that_it_is_off() {
    assertThatIllegalStateException()
        .isThrownBy(() -> panel.maintenance().confirmOff("b", STONITH))
        .withMessage(
            "host b answers, so it is not off; power it off, or cut it off, and confirm then");
    assertThat(panel.store().fences()).isEmpty();
  }

  @Test
  void whose_word_counts_is_for_the_authorizer_to_say() {
    panel.cluster().cutOffHost("b", Duration.ofSeconds(30));
    panel.deny();
    assertThatThrownBy(() -> panel.maintenance().confirmOff("b", STONITH))
        .isInstanceOf(NotPermittedException.class);
    assertThat(panel.store().fences()).isEmpty();
  }

  private String target() {
    Item item = panel.item("a", "web");
    return item.attempt().to();
  }
}
