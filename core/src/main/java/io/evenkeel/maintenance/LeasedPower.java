package io.evenkeel.maintenance;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostPower;

/**
 * Switches hosts only while this process has the lease. What is asked waits on the panel's
 * executor, perhaps for long, and what was proven of the host when it was decided may no longer be
 * so.
 */
final class LeasedPower implements HostPower {

  private final HostPower power;
  private final Leadership leadership;

  LeasedPower(HostPower power, Leadership leadership) {
    this.power = power;
    this.leadership = leadership;
  }

  @Override
  public String reboot(String host) {
    mustLead(host);
    return power.reboot(host);
  }

  @Override
  public String powerOff(String host) {
    mustLead(host);
    return power.powerOff(host);
  }

  @Override
  public String powerOn(String host) {
    mustLead(host);
    return power.powerOn(host);
  }

  private void mustLead(String host) {
    if (!leadership.maySend()) {
      throw new DriverException(
          DriverException.Kind.TRANSIENT,
          "host %s was not asked, since this process does not decide any more".formatted(host));
    }
  }
}
