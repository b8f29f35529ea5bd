package io.evenkeel.libvirt;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Optional;

/** How one order is carried out. */
interface Errand {

  /**
   * Checks what must hold, on the thread of the driver's caller. Changes nothing but our mark.
   *
   * @return how the order stands if there is nothing more to do; empty if it is to be carried out
   * @throws DriverException if it can't be carried out
   */
  Optional<Progress> prepare();

  /** Carries the order out, which may take as long as it takes. */
  Progress carryOut();

  /** How the order goes while it runs; {@code last} if there is nothing new. Short. */
  Progress look(Progress last);

  /** Gives the order up if it can be. Returns whether there was anything to give up. */
  boolean cancel();

  /** For an order that the facts forbid. */
  static DriverException refused(String why) {
    return new DriverException(DriverException.Kind.REFUSED, why);
  }

  /** How an order ended that libvirt answered with an error. */
  static Progress ended(LibvirtError error) {
    String why = String.valueOf(error.getMessage());
    return error.meaning().nothingChanged()
        ? Progress.refused(why)
        : Progress.failed(Transfer.NONE, why);
  }
}
