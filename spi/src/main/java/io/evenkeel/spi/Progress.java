package io.evenkeel.spi;

/**
 * How an order goes, as far as the driver knows. A hint: only an observation proves anything.
 *
 * @param state where it stands
 * @param transfer the figures of a move
 * @param message the hypervisor's own words about a refusal or failure; empty otherwise
 */
public record Progress(State state, Transfer transfer, String message) {

  /** Where an order stands. */
  public enum State {
    /** This driver has no memory of the order. It may never have begun, run, or have ended. */
    UNKNOWN,
    /** It has begun. */
    RUNNING,
    /** It ended, and the hypervisor said that it worked. */
    DONE,
    /** The hypervisor said no, and nothing has changed. */
    REFUSED,
    /** It ended with an error. What has changed must be observed. */
    FAILED
  }

  /** Nothing known. */
  public static Progress unknown() {
    return new Progress(State.UNKNOWN, Transfer.NONE, "");
  }

  /** It has begun. */
  public static Progress running(Transfer transfer) {
    return new Progress(State.RUNNING, transfer, "");
  }

  /** It worked. */
  public static Progress done(Transfer transfer) {
    return new Progress(State.DONE, transfer, "");
  }

  /** The hypervisor said no. */
  public static Progress refused(String message) {
    return new Progress(State.REFUSED, Transfer.NONE, message);
  }

  /** It ended with an error. */
  public static Progress failed(Transfer transfer, String message) {
    return new Progress(State.FAILED, transfer, message);
  }
}
