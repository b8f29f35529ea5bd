package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThatNoException;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** D8: threads, and the end of a driver. */
public interface LifeContract extends Chapter {

  @Test
  default void d8_1_a_driver_may_be_closed_twice() {
    Trial trial = new Trial(playground());
    trial.driver.observe();

    trial.driver.close();

    assertThatNoException().isThrownBy(trial.driver::close);
  }

  @Test
  default void d8_2_a_move_outlives_its_driver_if_the_hypervisor_drives_it() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.bootWorkload(trial.first);
    Order.Migrate move = trial.slowMove(workload);
    if (trial.unsupported(move)) {
      return;
    }

    trial.begins(move);
    trial.driver.close();

    Trial next = new Trial(playground());
    if (next.can(Capability.HYPERVISOR_DRIVEN_MOVES)) {
      next.becomes(workload, Power.RUNNING, next.second);
    } else {
      next.await(
          workload + " runs on one of the two hosts alone",
          () -> {
            Seen seen = next.look(workload);
            return seen.stands(Power.RUNNING, next.first)
                || seen.stands(Power.RUNNING, next.second);
          });
    }
  }

  @Test
  default void d8_3_threads_may_call_at_once_and_one_order_is_done_once() throws Exception {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    Order.Migrate move = trial.move(workload);
    if (trial.unsupported(move)) {
      return;
    }
    Callable<Inventory> calls =
        () -> {
          trial.driver.start(move);
          trial.driver.progress(move);
          return trial.driver.observe();
        };

    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (Future<Inventory> called : threads.invokeAll(Collections.nCopies(4, calls))) {
        called.get();
      }
    } finally {
      threads.shutdown();
    }

    trial.becomes(workload, Power.RUNNING, trial.second);
  }
}
