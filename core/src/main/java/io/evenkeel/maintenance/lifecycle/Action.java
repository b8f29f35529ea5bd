package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.spi.HostCpu;
import io.evenkeel.spi.Order;

/** Something to be done once the decision is written down. Doing it twice does no harm. */
public sealed interface Action {

  /** Does it. Throws what the driver throws. */
  void run(Hands hands);

  /**
   * Give an order.
   *
   * @param order the order
   */
  record Give(Order order) implements Action {
    @Override
    public void run(Hands hands) {
      hands.driver().start(order);
    }
  }

  /**
   * Give up a running order.
   *
   * @param order the order
   */
  record Cancel(Order order) implements Action {
    @Override
    public void run(Hands hands) {
      hands.driver().cancel(order);
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
    public void run(Hands hands) {
      hands.driver().cordon(host, cordoned);
    }
  }

  /**
   * Make new starts in a zone ask for no more than this processor.
   *
   * @param zone the zone
   * @param cpu the processor
   */
  record LowerCpu(String zone, HostCpu cpu) implements Action {
    @Override
    public void run(Hands hands) {
      hands.driver().lowerCpu(zone, cpu);
    }
  }

  /**
   * Begin the task of a hook.
   *
   * @param context for what
   */
  record RunTask(MaintenanceTask.Context context) implements Action {
    @Override
    public void run(Hands hands) {
      hands.run(context);
    }
  }

  /**
   * Interrupt the task of a hook: its time is up.
   *
   * @param context for what it was begun
   */
  record InterruptTask(MaintenanceTask.Context context) implements Action {
    @Override
    public void run(Hands hands) {
      hands.interrupt(context);
    }
  }

  /**
   * Switch a host's power.
   *
   * @param key identifies the request
   * @param verb what is asked
   * @param host the host
   */
  record SwitchPower(String key, PowerWatch.Verb verb, String host) implements Action {
    @Override
    public void run(Hands hands) {
      hands.switchPower(key, verb, host);
    }
  }

  /**
   * Ask whether the storage of a zone is healthy.
   *
   * @param key identifies the question
   * @param zone the zone
   */
  record AskStorage(String key, String zone) implements Action {
    @Override
    public void run(Hands hands) {
      hands.askStorage(key, zone);
    }
  }
}
