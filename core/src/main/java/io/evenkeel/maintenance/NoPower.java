package io.evenkeel.maintenance;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.HostPower;

/** Stands where a panel gave no way to switch hosts. */
final class NoPower implements HostPower {

  @Override
  public String reboot(String host) {
    throw unsupported("reboot", host);
  }

  @Override
  public String powerOff(String host) {
    throw unsupported("power off", host);
  }

  @Override
  public String powerOn(String host) {
    throw unsupported("power on", host);
  }

  private static DriverException unsupported(String verb, String host) {
    return new DriverException(
        DriverException.Kind.UNSUPPORTED,
        "can't %s host %s: no HostPower was given; do it by hand, or build Maintenance with one"
            .formatted(verb, host));
  }
}
