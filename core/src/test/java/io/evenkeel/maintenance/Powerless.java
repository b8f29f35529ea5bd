package io.evenkeel.maintenance;

import io.evenkeel.spi.Capability;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Progress;
import java.util.Set;

/** A driver that brings nothing to switch hosts with. */
record Powerless(HypervisorDriver driver) implements HypervisorDriver {

  @Override
  public Set<Capability> capabilities() {
    return driver.capabilities();
  }

  @Override
  public Inventory observe() {
    return driver.observe();
  }

  @Override
  public void start(Order order) {
    driver.start(order);
  }

  @Override
  public Progress progress(Order order) {
    return driver.progress(order);
  }

  @Override
  public void cancel(Order order) {
    driver.cancel(order);
  }

  @Override
  public void cordon(String host, boolean cordoned) {
    driver.cordon(host, cordoned);
  }
}
