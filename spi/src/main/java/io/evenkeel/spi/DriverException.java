package io.evenkeel.spi;

/** What a driver throws. Its {@link Kind} answers "may I try again?". */
public final class DriverException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** The closed list of what may have happened. */
  public enum Kind {
    /** Nothing has changed; the same call may work later (no connection, a busy lock). */
    TRANSIENT,
    /** The hypervisor said no; nothing has changed and the same call will be refused again. */
    REFUSED,
    /** The workload, host or order is not there; nothing has changed. */
    NOT_FOUND,
    /** This driver or hypervisor can't do that; nothing has changed. */
    UNSUPPORTED,
    /**
     * It was asked and no clear answer came: it may have happened. Look; never ask again blindly.
     */
    OUTCOME_UNKNOWN;

    /** Whether it is certain that the call had no effect. */
    public boolean nothingChanged() {
      return this != OUTCOME_UNKNOWN;
    }
  }

  /**
   * @param kind what the caller may do next
   * @param message names the thing, the host and the hypervisor's own words
   */
  public DriverException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /**
   * @param kind what the caller may do next
   * @param message names the thing, the host and the hypervisor's own words
   * @param cause what was caught
   */
  public DriverException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** What the caller may do next. */
  public Kind kind() {
    return kind;
  }
}
