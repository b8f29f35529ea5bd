package io.evenkeel.tck;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.evenkeel.spi.Capability;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** One run of the whole contract, as JUnit does it, on an altered fake driver. */
record ContractRun(Events tests) {

  private static final String DRIVER = "driver";
  private static final String LACKED = "lacked";

  static ContractRun on(Class<? extends AlteredDriver> driver) {
    return on(DRIVER, driver.getName());
  }

  static ContractRun onDriverThatLacks(Set<Capability> capabilities) {
    return on(LACKED, String.join(",", capabilities.stream().map(Capability::name).toList()));
  }

  private static ContractRun on(String parameter, String value) {
    return new ContractRun(
        EngineTestKit.engine("junit-jupiter")
            .selectors(selectClass(OnAlteredDriver.class))
            .configurationParameter(parameter, value)
            .execute()
            .testEvents());
  }

  /** The rules whose tests passed, in the order of the contract. */
  List<String> kept() {
    return rules(tests.succeeded());
  }

  /** The rules whose tests failed, in the order of the contract. */
  List<String> broken() {
    return rules(tests.failed());
  }

  private static List<String> rules(Events events) {
    return events.stream().map(ContractRun::rule).sorted().toList();
  }

  private static String rule(Event event) {
    MethodSource source = (MethodSource) event.getTestDescriptor().getSource().orElseThrow();
    return Rules.number(source.getMethodName());
  }

  /** The contract, on the driver that the run is about. */
  @ExtendWith(NamedDriver.class)
  static final class OnAlteredDriver implements DriverContract {

    private final FakePlayground playground;

    OnAlteredDriver(AlteredDriver driver) {
      playground = new FakePlayground(driver::over);
    }

    @Override
    public Playground playground() {
      return playground;
    }
  }

  /**
   * A fresh driver for each test. Its name goes through JUnit as a configuration parameter; without
   * one it is the sound driver.
   */
  static final class NamedDriver extends TypeBasedParameterResolver<AlteredDriver> {
    @Override
    public AlteredDriver resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getConfigurationParameter(LACKED)
          .map(NamedDriver::lacking)
          .or(() -> context.getConfigurationParameter(DRIVER).map(NamedDriver::broken))
          .orElseGet(() -> new AlteredDriver() {});
    }

    private static AlteredDriver lacking(String names) {
      Set<Capability> lacked = EnumSet.noneOf(Capability.class);
      Stream.of(names.split(",")).map(Capability::valueOf).forEach(lacked::add);
      return new LackingDriver(lacked);
    }

    private static AlteredDriver broken(String name) {
      try {
        return (AlteredDriver) Class.forName(name).getDeclaredConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no driver " + name, e);
      }
    }
  }
}
