package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * Why something is not going on.
 *
 * @param code stable, in capitals: {@code HOST_UNREACHABLE}; empty when nothing is waited for
 * @param subject the workload or host that is waited for
 * @param text one sentence with its figures
 * @param remedy what would help, and who can do it
 * @param since when this was seen first without a break
 */
public record Waiting(String code, String subject, String text, String remedy, Instant since) {

  /** Nothing is waited for. */
  public static final Waiting NONE = new Waiting("", "", "", "", Instant.EPOCH);

  /** Whether anything is waited for. */
  public boolean present() {
    return !code.isEmpty();
  }

  /** The same wait; it began when the other did, if that is the same wait. */
  public Waiting continuing(Waiting other) {
    return other.code.equals(code) && other.subject.equals(subject)
        ? new Waiting(code, subject, text, remedy, other.since)
        : this;
  }
}
