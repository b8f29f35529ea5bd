package io.evenkeel.fake;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostPower;

/** Switches simulated hosts, and meets the faults of that. */
final class FakePower implements HostPower {

  private final Object lock;
  private final Simulation simulation;
  private final Faults faults;

  /** What becomes of a host, and what is answered. */
  private interface Event {
    String happens(SimulatedHost host);
  }

  FakePower(Object lock, Simulation simulation, Faults faults) {
    this.lock = lock;
    this.simulation = simulation;
    this.faults = faults;
  }

  @Override
  public String reboot(String host) {
    return ask(host, simulation.hostEvents::reboot);
  }

  @Override
  public String powerOff(String host) {
    return ask(host, simulation.hostEvents::powerOff);
  }

  @Override
  public String powerOn(String host) {
    return ask(host, simulation.hostEvents::powerOn);
  }

  private String ask(String id, Event event) {
    synchronized (lock) {
      SimulatedHost host = simulation.world.host(id);
      Fault fault = faults.ofPower(id).orElse(null);
      if (fault == null) {
        return event.happens(host);
      }
      throw switch (fault) {
        case TRANSIENT -> new DriverException(Kind.TRANSIENT, id + ": connection refused");
        case REFUSED -> new DriverException(Kind.REFUSED, id + ": refused by script");
        case ORDER_LOST -> new DriverException(Kind.OUTCOME_UNKNOWN, id + ": no answer");
        case ANSWER_LOST -> answerLost(host, event);
        default -> new IllegalStateException("no power call meets " + fault);
      };
    }
  }

  private static DriverException answerLost(SimulatedHost host, Event event) {
    try {
      event.happens(host);
      return new DriverException(Kind.OUTCOME_UNKNOWN, host.id() + ": no answer");
    } catch (DriverException refused) {
      return new DriverException(Kind.OUTCOME_UNKNOWN, host.id() + ": no answer", refused);
    }
  }
}
