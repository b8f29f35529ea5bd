package io.evenkeel.preflight;

/**
 * One result of one preflight rule.
 *
 * @param code stable, in capitals: {@code HOST_DOWN}
 * @param severity whether it stands in the way
 * @param subject the host, workload or zone it is about
 * @param text what was found, with its figures
 * @param remedy what to do about it
 */
public record Finding(String code, Severity severity, String subject, String text, String remedy) {

  /** Whether a finding stands in the way. */
  public enum Severity {
    /** Maintenance does not begin, unless the code is waived. */
    BLOCK,
    /** Maintenance may begin; somebody should know. */
    WARN,
    /** Good to know. */
    INFO
  }

  /** A finding that stands in the way. */
  public static Finding block(String code, String subject, String text, String remedy) {
    return new Finding(code, Severity.BLOCK, subject, text, remedy);
  }

  /** A finding that somebody should know. */
  public static Finding warn(String code, String subject, String text, String remedy) {
    return new Finding(code, Severity.WARN, subject, text, remedy);
  }

  /** A finding that is good to know. */
  public static Finding info(String code, String subject, String text, String remedy) {
    return new Finding(code, Severity.INFO, subject, text, remedy);
  }

  @Override
  public String toString() {
    return "%s %s %s: %s. %s".formatted(severity, code, subject, text, remedy);
  }
}
