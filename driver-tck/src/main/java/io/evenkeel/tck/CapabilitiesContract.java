package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Order.Stop.Mode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** D7: a driver does what it declares, and nothing else. */
public interface CapabilitiesContract extends Chapter {

  @Test
  default void d7_1_capabilities_never_change() {
    Trial trial = new Trial(playground());
    List<Capability> before = sorted(trial.driver.capabilities());

    trial.driver.observe();

    assertThat(sorted(trial.driver.capabilities())).isEqualTo(before);
  }

  @Test
  default void d7_2_an_order_beyond_the_capabilities_is_refused_as_unsupported() {
    Trial trial = new Trial(playground());
    String workload = trial.playground.runWorkload(trial.first);
    List<Order> orders =
        List.of(
            trial.move(workload),
            trial.moveWithStorage(workload),
            trial.stop(workload, Mode.GRACEFUL),
            trial.stop(workload, Mode.SUSPEND),
            trial.start(workload),
            trial.relocate(workload));

    orders.forEach(trial::unsupported);
  }

  @Test
  default void d7_3_the_host_power_of_a_driver_never_changes() {
    Trial trial = new Trial(playground());
    Optional<HostPower> before = trial.driver.power();

    trial.driver.observe();

    assertThat(trial.driver.power()).isEqualTo(before);
  }

  private static List<Capability> sorted(Set<Capability> capabilities) {
    return capabilities.stream().sorted().toList();
  }
}
