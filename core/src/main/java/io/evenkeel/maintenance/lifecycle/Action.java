package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Order;

/** Something to be done once the decision is written down. Doing it twice does no harm. */
public sealed interface Action {

  /** Does it. Throws what the driver throws. */
  void run(HypervisorDriver driver);

  /**
   * Give an order.
   *
   * @param order the order
   */
  record Give(Order order) implements Action {
    @Override
    public void run(HypervisorDriver driver) {
      driver.start(order);
    }
  }

  /**
   * Give up a running order.
   *
   * @param order the order
   */
  record Cancel(Order order) implements Action {
    @Override
    public void run(HypervisorDriver driver) {
      driver.cancel(order);
    }
  }

  /**
   * Hold the platform's own scheduler back, or let it go.
   *
   * @param host the host
   * @param cordoned whether it takes nothing new
   */
  record SetCordon(String host, boolean cordoned) implements Action {
    @Override
    public void run(HypervisorDriver driver) {
      driver.cordon(host, cordoned);
    }
  }
}
