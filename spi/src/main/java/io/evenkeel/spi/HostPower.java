package io.evenkeel.spi;

/**
 * Reboots hosts and switches them off and on: through the platform, or through what the embedding
 * panel has (SSH, IPMI, Redfish). The engine calls it only with a fresh proof that the host is
 * empty, and on the executor that the panel gave it. A method may block up to a time limit of its
 * own, which it must have; what became of the host is observed.
 */
public interface HostPower {

  /**
   * Asks the host to reboot.
   *
   * @return what was answered, for the log; may be empty
   * @throws DriverException if it could not be asked; {@code OUTCOME_UNKNOWN} if that is not
   *     certain
   */
  String reboot(String host);

  /**
   * Asks the host to power off.
   *
   * @return what was answered, for the log; may be empty
   * @throws DriverException if it could not be asked; {@code OUTCOME_UNKNOWN} if that is not
   *     certain
   */
  String powerOff(String host);

  /**
   * Asks for the host to be powered on.
   *
   * @return what was answered, for the log; may be empty
   * @throws DriverException if it could not be asked; {@code OUTCOME_UNKNOWN} if that is not
   *     certain
   */
  String powerOn(String host);
}
