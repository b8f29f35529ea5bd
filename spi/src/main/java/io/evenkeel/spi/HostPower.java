package io.evenkeel.spi;

/**
 * Reboots hosts and switches them off and on: through the platform, or through what the embedding
 * panel has (SSH, IPMI, Redfish). The engine calls it only with a fresh proof that the host is
 * empty. Every method asks and returns promptly; what happened is observed.
 */
public interface HostPower {

  /**
   * Asks the host to reboot.
   *
   * @throws DriverException if it could not be asked
   */
  void reboot(String host);

  /**
   * Asks the host to power off.
   *
   * @throws DriverException if it could not be asked
   */
  void powerOff(String host);

  /**
   * Asks for the host to be powered on.
   *
   * @throws DriverException if it could not be asked
   */
  void powerOn(String host);
}
