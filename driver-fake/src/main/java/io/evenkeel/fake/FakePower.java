package io.evenkeel.fake;

import io.evenkeel.spi.HostPower;

/** Switches simulated hosts. */
final class FakePower implements HostPower {

  private final Object lock;
  private final Simulation simulation;

  FakePower(Object lock, Simulation simulation) {
    this.lock = lock;
    this.simulation = simulation;
  }

  @Override
  public String reboot(String host) {
    synchronized (lock) {
      simulation.hostEvents.reboot(simulation.world.host(host));
      return "";
    }
  }

  @Override
  public String powerOff(String host) {
    synchronized (lock) {
      simulation.hostEvents.powerOff(simulation.world.host(host));
      return "";
    }
  }

  @Override
  public String powerOn(String host) {
    synchronized (lock) {
      simulation.hostEvents.powerOn(simulation.world.host(host));
      return "";
    }
  }
}
