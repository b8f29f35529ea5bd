package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract finds what it is there to find. */
class BrokenDriversTest {

  @ParameterizedTest
  @MethodSource("brokenDrivers")
  void a_broken_driver_fails_the_rule_that_it_breaks_and_no_other(
      Class<? extends AlteredDriver> driver) {
    assertThat(ContractRun.on(driver).broken())
        .as(driver.getSimpleName())
        .containsExactly(ruleBrokenBy(driver));
  }

  @Test
  void no_rule_is_without_a_driver_that_breaks_it() {
    assertThat(brokenDrivers().map(BrokenDriversTest::ruleBrokenBy).distinct())
        .containsExactlyElementsOf(Rules.numbers());
  }

  static Stream<Class<? extends AlteredDriver>> brokenDrivers() {
    return Stream.of(
            BrokenObserving.class,
            BrokenOrders.class,
            BrokenMoves.class,
            BrokenPower.class,
            BrokenLife.class,
            BrokenZoneCpu.class)
        .flatMap(chapter -> Stream.of(chapter.getDeclaredClasses()))
        .filter(driver -> driver.isAnnotationPresent(Breaks.class))
        .<Class<? extends AlteredDriver>>map(driver -> driver.asSubclass(AlteredDriver.class))
        .sorted(
            Comparator.comparing(BrokenDriversTest::ruleBrokenBy).thenComparing(Class::getName));
  }

  private static String ruleBrokenBy(Class<? extends AlteredDriver> driver) {
    return driver.getAnnotation(Breaks.class).value();
  }
}
