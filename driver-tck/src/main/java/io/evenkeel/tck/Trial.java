package io.evenkeel.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Tuning;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** One trial of a driver: orders to give, and ways to look at what comes of them. */
final class Trial {

  static final long SLOW_BITS_PER_SECOND = 128_000_000;

  /** How often the contract looks before it gives up. */
  static final int LOOKS = 600;

  /** How many pauses show that nothing happens. */
  private static final int MOMENT = 10;

  final Playground playground;
  final HypervisorDriver driver;
  final String first;
  final String second;

  Trial(Playground playground) {
    this.playground = playground;
    driver = playground.open();
    first = playground.firstHost();
    second = playground.secondHost();
  }

  /** No two are alike, and no platform knows one. */
  static String newId() {
    return UUID.randomUUID().toString();
  }

  Order.Migrate move(String workload) {
    return move(workload, first, second, Tuning.DEFAULT);
  }

  Order.Migrate moveBack(String workload) {
    return move(workload, second, first, Tuning.DEFAULT);
  }

  Order.Migrate slowMove(String workload) {
    return move(workload, first, second, new Tuning(false, SLOW_BITS_PER_SECOND, Duration.ZERO));
  }

  Order.Migrate moveWithStorage(String workload) {
    return move(workload, first, second, new Tuning(true, 0, Duration.ZERO));
  }

  Order.Migrate move(String workload, String from, String to, Tuning tuning) {
    return new Order.Migrate(newId(), workload, from, to, tuning, new Marker("contract", first));
  }

  Order.Stop stop(String workload, Order.Stop.Mode mode) {
    return stop(workload, "", mode);
  }

  Order.Stop stop(String workload, String runId, Order.Stop.Mode mode) {
    return new Order.Stop(newId(), workload, first, runId, mode);
  }

  Order.Start start(String workload) {
    return new Order.Start(newId(), workload, first);
  }

  Order.Relocate relocate(String workload) {
    return new Order.Relocate(newId(), workload, first, second);
  }

  boolean can(Capability capability) {
    return driver.capabilities().contains(capability);
  }

  private boolean can(Order order) {
    if (order instanceof Order.Migrate move) {
      return can(
          move.tuning().withStorage()
              ? Capability.LIVE_MIGRATION_WITH_STORAGE
              : Capability.LIVE_MIGRATION);
    }
    if (order instanceof Order.Stop stop) {
      return can(
          stop.mode() == Order.Stop.Mode.SUSPEND ? Capability.SUSPEND : Capability.STOP_AND_START);
    }
    if (order instanceof Order.Relocate) {
      return can(Capability.RELOCATE);
    }
    return can(Capability.STOP_AND_START) || can(Capability.SUSPEND);
  }

  /** Whether the driver says that it can't do that. It is then seen to refuse it. */
  boolean unsupported(Order order) {
    if (can(order)) {
      return false;
    }
    refuses(order, DriverException.Kind.UNSUPPORTED);
    return true;
  }

  /** An order is refused in one of these ways, and nothing changes. */
  void refuses(Order order, DriverException.Kind... ways) {
    List<String> before = look(order.workload()).standing();
    assertThat(refusal(order)).as("the refusal of %s", words(order)).isIn((Object[]) ways);
    aMomentPasses();
    assertThat(look(order.workload()).standing())
        .as("%s after %s was refused", order.workload(), words(order))
        .isEqualTo(before);
  }

  /** In which way an order is refused: at once, or a little later as its progress. */
  DriverException.Kind refusal(Order order) {
    try {
      driver.start(order);
    } catch (DriverException refused) {
      return refused.kind();
    }
    await(words(order) + " is refused", () -> stateOf(order) == Progress.State.REFUSED);
    return DriverException.Kind.REFUSED;
  }

  /** The zone of the two hosts. */
  String zone() {
    return host().zone();
  }

  /** Something that this zone can be lowered to. */
  HostCpu lesserCpu() {
    return playground.lesserCpu(host().hardware().cpu());
  }

  private Host host() {
    return Seen.host(first, driver.observe());
  }

  /** In which way it is refused to lower the CPU of a zone. */
  DriverException.Kind refusalToLower(String zone, HostCpu cpu) {
    return assertThatExceptionOfType(DriverException.class)
        .as("the refusal to lower the CPU of zone %s", zone)
        .isThrownBy(() -> driver.lowerCpu(zone, cpu))
        .actual()
        .kind();
  }

  static String words(Order order) {
    return order.getClass().getSimpleName() + " of " + order.workload() + " " + order.hosts();
  }

  Progress.State stateOf(Order order) {
    return driver.progress(order).state();
  }

  Seen look(String workload) {
    return Seen.of(workload, driver);
  }

  /** A move is ordered, and can be seen. */
  void begins(Order.Migrate order) {
    driver.start(order);
    await(order.workload() + " moves", () -> !look(order.workload()).moves().isEmpty());
  }

  /** A workload comes to stand so there, and nowhere else has a copy that takes room. */
  void becomes(String workload, Power power, String host) {
    await(
        "%s is %s on %s alone".formatted(workload, power, host),
        () -> look(workload).stands(power, host));
  }

  /** A workload stands so there, and a moment later it still does. */
  void stays(String workload, Power power, String host) {
    aMomentPasses();
    Seen seen = look(workload);
    if (!seen.stands(power, host)) {
      fail("%s is no longer %s on %s alone: %s", workload, power, host, seen.standing());
    }
  }

  /** Looks until something is so. */
  void await(String what, BooleanSupplier condition) {
    for (int look = 0; !condition.getAsBoolean(); look++) {
      if (look == LOOKS) {
        fail("not so after %d looks: %s; listed is %s", LOOKS, what, Seen.words(driver.observe()));
      }
      playground.pause();
    }
  }

  void aMomentPasses() {
    for (int pause = 0; pause < MOMENT; pause++) {
      playground.pause();
    }
  }
}
