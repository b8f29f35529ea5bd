package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.evenkeel.spi.Capability;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A driver that can't do everything, and says so, keeps the whole contract: nothing is skipped. */
class LackingDriversTest {

  @ParameterizedTest
  @EnumSource
  void a_driver_may_lack_a_capability(Capability lacked) {
    keepsTheContract(ContractRun.onDriverThatLacks(EnumSet.of(lacked)));
  }

  @Test
  void a_driver_may_do_no_more_than_look() {
    keepsTheContract(ContractRun.onDriverThatLacks(EnumSet.allOf(Capability.class)));
  }

  private static void keepsTheContract(ContractRun run) {
    assertThat(run.broken()).isEmpty();
    assertThat(run.kept()).isEqualTo(Rules.numbers());
  }
}
