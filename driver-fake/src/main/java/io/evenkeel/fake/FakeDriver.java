package io.evenkeel.fake;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The driver of a simulated cluster: orders and looks, and the faults that they meet. */
final class FakeDriver implements HypervisorDriver {

  private static final Set<Capability> ALL =
      Collections.unmodifiableSet(EnumSet.allOf(Capability.class));
  private static final long FAULT_LASTS = 60 * Agenda.SECOND;

  private final Object lock;
  private final Simulation simulation;
  private final Faults faults;
  private final HostPower power;

  private @Nullable Inventory seen;
  private long seenVersion;

  FakeDriver(Object lock, Simulation simulation, Faults faults, HostPower power) {
    this.lock = lock;
    this.simulation = simulation;
    this.faults = faults;
    this.power = power;
  }

  @Override
  public Set<Capability> capabilities() {
    return ALL;
  }

  @Override
  public Inventory observe() {
    synchronized (lock) {
      if (faults.observationFails()) {
        throw new DriverException(Kind.TRANSIENT, "nothing could be observed");
      }
      if (seen == null || seenVersion != simulation.world.version()) {
        seen = simulation.world.observed();
        seenVersion = simulation.world.version();
      }
      return seen;
    }
  }

  @Override
  public void start(Order order) {
    synchronized (lock) {
      Fault fault = faults.of(order).orElse(null);
      if (fault == null) {
        simulation.accept(order);
        return;
      }
      switch (fault) {
        case TRANSIENT, OBSERVATION_FAILS ->
            throw new DriverException(Kind.TRANSIENT, order.id() + ": connection refused");
        case REFUSED -> throw new DriverException(Kind.REFUSED, order.id() + ": refused by script");
        case ORDER_LOST -> throw unknown(order);
        case ANSWER_LOST -> {
          loseAnswer(order);
          throw unknown(order);
        }
        default -> happen(fault, order);
      }
    }
  }

  private void loseAnswer(Order order) {
    try {
      simulation.accept(order).answerLost = true;
    } catch (DriverException refused) {
      throw new DriverException(Kind.OUTCOME_UNKNOWN, order.id() + ": no answer", refused);
    }
  }

  private static DriverException unknown(Order order) {
    return new DriverException(Kind.OUTCOME_UNKNOWN, order.id() + ": no answer");
  }

  private void happen(Fault fault, Order order) {
    Task task = simulation.accept(order);
    SimulatedHost target = simulation.world.host(Faults.lastHost(order));
    switch (fault) {
      case FAILS_MIDWAY -> simulation.breakMidway(task);
      case TARGET_DIES -> simulation.dieMidway(task, target);
      case TARGET_UNREACHABLE -> simulation.hostEvents.cutOff(target, FAULT_LASTS);
      case SLOW_LINK -> simulation.hostEvents.slow(target, 0.1, FAULT_LASTS);
      default -> throw new IllegalStateException("no order meets " + fault);
    }
  }

  @Override
  public Progress progress(Order order) {
    synchronized (lock) {
      return simulation.progress(order);
    }
  }

  @Override
  public void cancel(Order order) {
    synchronized (lock) {
      simulation.cancel(order);
    }
  }

  @Override
  public void cordon(String host, boolean cordoned) {
    synchronized (lock) {
      simulation.hostEvents.cordon(host, cordoned);
    }
  }

  @Override
  public void lowerCpu(String zone, HostCpu cpu) {
    synchronized (lock) {
      simulation.zones.lower(zone, cpu);
    }
  }

  @Override
  public Optional<HostPower> power() {
    return Optional.of(power);
  }
}
