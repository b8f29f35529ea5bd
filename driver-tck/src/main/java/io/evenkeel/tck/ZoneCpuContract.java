package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.CpuNeed;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import java.util.List;
import org.junit.jupiter.api.Test;

/** D9: lowering the CPU of a zone. */
public interface ZoneCpuContract extends Chapter {

  @Test
  default void d9_1_the_cpu_of_a_zone_may_be_lowered_twice() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    HostCpu lesser = trial.lesserCpu();
    if (trial.can(Capability.ZONE_CPU)) {
      trial.driver.lowerCpu(trial.zone(), lesser);
      trial.driver.lowerCpu(trial.zone(), lesser);
      trial.stays(workload, Power.RUNNING, trial.first);
      return;
    }

    List<CpuNeed> before = trial.look(workload).cpus();
    assertThat(trial.refusalToLower(trial.zone(), lesser)).isEqualTo(Kind.UNSUPPORTED);

    trial.stays(workload, Power.RUNNING, trial.first);
    assertThat(trial.look(workload).cpus()).isEqualTo(before);
  }

  @Test
  default void d9_2_what_runs_keeps_the_cpu_that_it_was_started_with() {
    Trial trial = new Trial(playground());
    if (!trial.can(Capability.ZONE_CPU)) {
      return;
    }
    String workload = trial.playground.runWorkload(trial.first);
    List<CpuNeed> before = trial.look(workload).cpus();

    trial.driver.lowerCpu(trial.zone(), trial.lesserCpu());

    trial.stays(workload, Power.RUNNING, trial.first);
    assertThat(trial.look(workload).cpus()).isEqualTo(before);
  }

  @Test
  default void d9_3_what_is_started_after_that_asks_for_no_more() {
    Trial trial = new Trial(playground());
    if (!trial.can(Capability.ZONE_CPU)) {
      return;
    }
    String workload = trial.playground.runWorkload(trial.first);
    HostCpu lesser = trial.lesserCpu();
    Order stop = trial.stop(workload, Order.Stop.Mode.FORCED);
    if (trial.unsupported(stop)) {
      return;
    }

    trial.driver.lowerCpu(trial.zone(), lesser);
    trial.driver.start(stop);
    trial.becomes(workload, Power.STOPPED, trial.first);
    trial.driver.start(trial.start(workload));
    trial.becomes(workload, Power.RUNNING, trial.first);

    assertThat(trial.look(workload).cpus())
        .as("what %s asks for, where its zone has %s", workload, lesser)
        .allMatch(lesser::runs);
  }

  @Test
  default void d9_4_a_zone_that_is_not_there_is_not_found() {
    Trial trial = new Trial(playground());

    assertThat(trial.refusalToLower("no-such-zone", trial.lesserCpu()))
        .isEqualTo(trial.can(Capability.ZONE_CPU) ? Kind.NOT_FOUND : Kind.UNSUPPORTED);
  }
}
