package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Order.Stop.Mode;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import org.junit.jupiter.api.Test;

/** D4: stopping, starting, and moving what is stopped. */
public interface PowerContract extends Chapter {

  @Test
  default void d4_1_a_workload_that_was_asked_to_shut_down_is_stopped_where_it_was() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.bootWorkload(trial.first);
    String run = trial.look(workload).sightings().get(0).presence().runId();
    Order.Stop stop = trial.stop(workload, run, Mode.GRACEFUL);
    if (trial.unsupported(stop)) {
      return;
    }

    trial.driver.start(stop);

    trial.becomes(workload, Power.STOPPED, trial.first);
  }

  @Test
  default void d4_2_a_stop_of_a_run_that_is_over_is_refused() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Stop stop = trial.stop(workload, "a run that is over", Mode.FORCED);
    if (trial.unsupported(stop)) {
      return;
    }

    trial.refuses(stop, Kind.REFUSED);
  }

  @Test
  default void d4_3_a_stop_of_what_is_stopped_counts_as_done() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    if (!stops(trial, workload)) {
      return;
    }

    Order.Stop again = trial.stop(workload, Mode.FORCED);
    trial.driver.start(again);

    trial.stays(workload, Power.STOPPED, trial.first);
    assertThat(trial.stateOf(again)).isNotIn(Progress.State.REFUSED, Progress.State.FAILED);
  }

  @Test
  default void d4_4_a_start_of_what_runs_counts_as_done() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Start start = trial.start(workload);
    if (trial.unsupported(start)) {
      return;
    }

    trial.driver.start(start);

    trial.stays(workload, Power.RUNNING, trial.first);
    assertThat(trial.stateOf(start)).isNotIn(Progress.State.REFUSED, Progress.State.FAILED);
  }

  @Test
  default void d4_5_a_second_start_of_the_same_order_does_not_stop_twice() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Stop stop = trial.stop(workload, Mode.FORCED);
    if (trial.unsupported(stop)) {
      return;
    }

    trial.driver.start(stop);
    trial.becomes(workload, Power.STOPPED, trial.first);
    trial.driver.start(trial.start(workload));
    trial.becomes(workload, Power.RUNNING, trial.first);
    trial.driver.start(stop);

    trial.stays(workload, Power.RUNNING, trial.first);
  }

  @Test
  default void d4_6_a_workload_that_was_relocated_is_known_on_the_target_alone_and_off() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Relocate relocate = trial.relocate(workload);
    if (trial.unsupported(relocate) || !stops(trial, workload)) {
      return;
    }

    trial.driver.start(relocate);

    trial.becomes(workload, Power.STOPPED, trial.second);
    trial.stays(workload, Power.STOPPED, trial.second);
    assertThat(trial.look(workload).hosts()).containsExactly(trial.second);
  }

  @Test
  default void d4_7_a_workload_that_runs_is_not_relocated() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Relocate relocate = trial.relocate(workload);
    if (trial.unsupported(relocate)) {
      return;
    }

    trial.refuses(relocate, Kind.REFUSED);
  }

  @Test
  default void d4_8_a_workload_that_was_suspended_is_off_and_a_start_resumes_it() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Stop suspend = trial.stop(workload, Mode.SUSPEND);
    if (trial.unsupported(suspend)) {
      return;
    }

    trial.driver.start(suspend);
    trial.becomes(workload, Power.STOPPED, trial.first);
    trial.driver.start(trial.start(workload));

    trial.becomes(workload, Power.RUNNING, trial.first);
  }

  /** A workload is stopped, or the driver says that it can't. */
  private static boolean stops(Trial trial, String workload) {
    Order.Stop stop = trial.stop(workload, Mode.FORCED);
    if (trial.unsupported(stop)) {
      return false;
    }
    trial.driver.start(stop);
    trial.becomes(workload, Power.STOPPED, trial.first);
    return true;
  }
}
