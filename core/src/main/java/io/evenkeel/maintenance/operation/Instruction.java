package io.evenkeel.maintenance.operation;

/**
 * What a person has said of one workload while its host is emptied.
 *
 * @param workload which
 * @param kind what is to be done with it
 * @param target the one host it may go to, for {@link Kind#TARGET}; empty otherwise
 * @param by who said it, and why
 */
public record Instruction(String workload, Kind kind, String target, Asker by) {

  /** What may be said of a workload. */
  public enum Kind {
    /** It is left alone. */
    SKIP,
    /** It goes to one certain host, or stays. */
    TARGET,
    /** It is shut down, although it might move. */
    STOP,
    /** It is shut down, and switched off if it does not do so within its time. */
    FORCE_OFF;

    /** Whether it is stopped. */
    public boolean stops() {
      return this == STOP || this == FORCE_OFF;
    }
  }
}
