package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.spi.HypervisorDriver;

/**
 * What an {@link Action} is done with. What may block is only begun; how it goes is reported with
 * the next observation, under its key.
 */
public interface Hands {

  /** The platform. */
  HypervisorDriver driver();

  /** Begins the task of a hook, under the key of the context. */
  void run(MaintenanceTask.Context context);

  /** Interrupts a task whose time is up; nothing happens if it does not run here. */
  void interrupt(MaintenanceTask.Context context);

  /** Begins to ask for a host's power to be switched. */
  void switchPower(String key, PowerWatch.Verb verb, String host);

  /** Begins to ask whether the storage of a zone is healthy. */
  void askStorage(String key, String zone);
}
