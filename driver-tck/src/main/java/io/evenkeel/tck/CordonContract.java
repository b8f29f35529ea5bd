package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Power;
import org.junit.jupiter.api.Test;

/** D6: holding the platform's own scheduler back. */
public interface CordonContract extends Chapter {

  @Test
  default void d6_1_a_cordon_is_listed_until_it_is_lifted_and_what_runs_there_runs_on() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    HostStatus before = status(trial);
    HostStatus cordoned = trial.can(Capability.CORDON) ? HostStatus.CORDONED : before;

    trial.driver.cordon(trial.first, true);
    trial.driver.cordon(trial.first, true);
    trial.await(trial.first + " is " + cordoned, () -> status(trial) == cordoned);
    trial.stays(workload, Power.RUNNING, trial.first);
    assertThat(status(trial)).isEqualTo(cordoned);
    trial.driver.cordon(trial.first, false);

    trial.await(trial.first + " is " + before + " again", () -> status(trial) == before);
  }

  @Test
  default void d6_2_a_host_that_is_not_there_is_not_found() {
    Trial trial = new Trial(playground());

    assertThatExceptionOfType(DriverException.class)
        .isThrownBy(() -> trial.driver.cordon("no-such-host", true))
        .extracting(DriverException::kind)
        .isEqualTo(DriverException.Kind.NOT_FOUND);
  }

  private static HostStatus status(Trial trial) {
    return Seen.host(trial.first, trial.driver.observe()).status();
  }
}
