package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import org.junit.jupiter.api.Test;

/** D5: giving a move up. */
public interface CancelContract extends Chapter {

  @Test
  default void d5_1_a_workload_whose_move_was_cancelled_runs_on_where_it_was() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.bootWorkload(trial.first);
    Order.Migrate move = trial.slowMove(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.begins(move);
    if (!trial.can(Capability.CANCEL)) {
      refusesToCancel(trial, move, Kind.UNSUPPORTED);
      return;
    }
    trial.driver.cancel(move);

    trial.becomes(workload, Power.RUNNING, trial.first);
    assertThat(trial.look(workload).hosts()).containsExactly(trial.first);
    assertThat(trial.stateOf(move)).isNotEqualTo(Progress.State.DONE);
  }

  @Test
  default void d5_2_where_no_move_runs_there_is_nothing_to_cancel() {
    Trial trial = new Trial(playground());
    Order.Migrate move = trial.move(trial.playground.runWorkload(trial.first));

    refusesToCancel(trial, move, trial.can(Capability.CANCEL) ? Kind.NOT_FOUND : Kind.UNSUPPORTED);
  }

  private static void refusesToCancel(Trial trial, Order.Migrate move, Kind way) {
    assertThatExceptionOfType(DriverException.class)
        .isThrownBy(() -> trial.driver.cancel(move))
        .extracting(DriverException::kind)
        .isEqualTo(way);
  }
}
