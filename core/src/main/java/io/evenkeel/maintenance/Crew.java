package io.evenkeel.maintenance;

import io.evenkeel.maintenance.lifecycle.Hands;
import io.evenkeel.maintenance.operation.PowerWatch;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostPower;
import io.evenkeel.spi.HypervisorDriver;
import java.util.List;
import java.util.Optional;

/** Everything that is asked to do something: the platform, and what the panel brings along. */
final class Crew implements Hands {

  private final HypervisorDriver driver;
  private final Optional<HostPower> power;
  private final Optional<StorageHealth> storage;
  private final List<Hook> hooks;
  private final Errands errands;

  Crew(
      HypervisorDriver driver,
      Optional<HostPower> power,
      Optional<StorageHealth> storage,
      List<Hook> hooks,
      Errands errands) {
    this.driver = driver;
    this.power = power;
    this.storage = storage;
    this.hooks = List.copyOf(hooks);
    this.errands = errands;
  }

  @Override
  public HypervisorDriver driver() {
    return driver;
  }

  List<Hook> hooks() {
    return hooks;
  }

  Errands errands() {
    return errands;
  }

  /**
   * Refuses what can't be done here, before anything is written.
   *
   * @throws DriverException {@code UNSUPPORTED} if nothing switches hosts here
   */
  void mustSwitchPower(PowerWatch.Verb verb, String host) {
    if (power.isEmpty()) {
      throw new DriverException(
          DriverException.Kind.UNSUPPORTED,
          ("can't %s host %s: neither the driver nor the panel gave a HostPower; do it by hand, or"
                  + " build Maintenance with one")
              .formatted(verb, host));
    }
  }

  /** What is wrong with the storage of a zone; empty if it is healthy, or nobody can say. */
  String storageTrouble(String zone) throws Exception {
    return storage.isEmpty() ? "" : storage.get().trouble(zone);
  }

  @Override
  public void run(MaintenanceTask.Context context) {
    hooks.stream()
        .filter(hook -> hook.name().equals(context.hook()))
        .findFirst()
        .ifPresent(hook -> errands.begin(context.key(), () -> hook.task().run(context)));
  }

  @Override
  public void interrupt(MaintenanceTask.Context context) {
    errands.interrupt(context.key());
  }

  @Override
  public void switchPower(String key, PowerWatch.Verb verb, String host) {
    errands.begin(key, () -> switched(verb, host));
  }

  private String switched(PowerWatch.Verb verb, String host) {
    mustSwitchPower(verb, host);
    HostPower switches = power.orElseThrow();
    return switch (verb) {
      case REBOOT -> switches.reboot(host);
      case POWER_OFF -> switches.powerOff(host);
      case POWER_ON -> switches.powerOn(host);
      case NONE -> "";
    };
  }

  @Override
  public void askStorage(String key, String zone) {
    errands.begin(key, () -> storageTrouble(zone));
  }
}
