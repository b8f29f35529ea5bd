package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Job;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import org.junit.jupiter.api.Test;

/** D3: live moves. */
public interface MovesContract extends Chapter {

  @Test
  default void d3_1_a_workload_that_has_moved_is_known_on_the_target_alone() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Migrate move = trial.move(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.driver.start(move);

    trial.becomes(workload, Power.RUNNING, trial.second);
    assertThat(trial.look(workload).hosts()).containsExactly(trial.second);
  }

  @Test
  default void d3_2_a_second_start_of_the_same_order_does_not_move_twice() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Migrate move = trial.move(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.driver.start(move);
    trial.driver.start(move);
    trial.becomes(workload, Power.RUNNING, trial.second);
    trial.driver.start(trial.moveBack(workload));
    trial.becomes(workload, Power.RUNNING, trial.first);
    trial.driver.start(move);

    trial.stays(workload, Power.RUNNING, trial.first);
  }

  @Test
  default void d3_3_while_a_workload_moves_another_move_of_it_is_refused() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.bootWorkload(trial.first);
    Order.Migrate move = trial.slowMove(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.begins(move);

    assertThat(trial.refusal(trial.move(workload))).isEqualTo(Kind.REFUSED);
    assertThat(trial.look(workload).moves()).extracting(Job::order).containsExactly(move.id());
  }

  @Test
  default void d3_4_the_bytes_of_a_move_are_told_while_it_runs() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.bootWorkload(trial.first);
    Order.Migrate move = trial.slowMove(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.begins(move);

    if (trial.can(Capability.TRANSFER_PROGRESS)) {
      trial.await(
          "bytes are told while %s moves".formatted(workload),
          () -> sentBytes(trial, move) > 0 && !trial.look(workload).moves().isEmpty());
    } else {
      trial.aMomentPasses();
      assertThat(sentBytes(trial, move)).isZero();
    }
  }

  private static long sentBytes(Trial trial, Order.Migrate move) {
    return trial.driver.progress(move).transfer().sentBytes();
  }
}
