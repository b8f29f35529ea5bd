package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import org.junit.jupiter.api.Test;

/** D2: how orders are taken, refused and told of. */
public interface OrdersContract extends Chapter {

  @Test
  default void d2_1_an_order_for_what_is_not_there_is_not_found() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    if (trial.unsupported(trial.move(workload))) {
      return;
    }

    trial.refuses(trial.move(Trial.newId()), Kind.NOT_FOUND);
    trial.refuses(
        trial.move(workload, trial.first, "no-such-host", Tuning.DEFAULT), Kind.NOT_FOUND);
  }

  @Test
  default void d2_2_an_order_that_the_facts_forbid_is_refused_and_changes_nothing() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    if (trial.unsupported(trial.move(workload))) {
      return;
    }

    trial.refuses(trial.moveBack(workload), Kind.REFUSED, Kind.NOT_FOUND);
  }

  @Test
  default void d2_3_an_order_to_a_host_that_does_not_answer_is_transient_or_unknown() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Migrate move = trial.move(workload);
    if (trial.unsupported(move)) {
      return;
    }

    assumeTrue(
        trial.playground.cutOff(trial.second).isPresent(), "this playground can't cut a host off");

    assertThat(trial.refusal(move))
        .as("the refusal of %s", Trial.words(move))
        .isIn(Kind.TRANSIENT, Kind.OUTCOME_UNKNOWN);
    trial.stays(workload, Power.RUNNING, trial.first);
  }

  @Test
  default void d2_4_who_began_an_order_says_how_it_goes_until_it_is_done() {
    Trial trial = new Trial(playground());
    Order.Migrate move = trial.move(trial.playground.runWorkload(trial.first));
    if (trial.unsupported(move)) {
      return;
    }

    trial.driver.start(move);

    trial.await(
        Trial.words(move) + " is DONE",
        () -> {
          Progress.State state = trial.stateOf(move);
          assertThat(state).isIn(Progress.State.RUNNING, Progress.State.DONE);
          return state == Progress.State.DONE;
        });
  }

  @Test
  default void d2_5_done_is_said_of_nothing_that_is_not_yet_listed() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Migrate move = trial.move(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.driver.start(move);

    trial.await(
        workload + " has moved",
        () -> {
          Progress.State said = trial.stateOf(move);
          boolean listed = trial.look(workload).stands(Power.RUNNING, trial.second);
          if (!listed) {
            assertThat(said).as("before the move is listed").isNotEqualTo(Progress.State.DONE);
          }
          return listed;
        });
  }

  @Test
  default void d2_6_the_progress_of_an_order_that_was_never_given_is_unknown() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);

    assertThat(trial.stateOf(trial.move(workload))).isEqualTo(Progress.State.UNKNOWN);
  }
}
