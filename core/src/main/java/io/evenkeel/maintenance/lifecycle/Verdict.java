package io.evenkeel.maintenance.lifecycle;

/**
 * What a look says of an open order.
 *
 * @param outcome how it stands
 * @param code stable, in capitals, for what is waited for; empty otherwise
 * @param text what was seen
 * @param remedy what would help
 * @param host where the workload was found, for {@link Outcome#ELSEWHERE}; empty otherwise
 */
record Verdict(Outcome outcome, String code, String text, String remedy, String host) {

  enum Outcome {
    /** The hypervisor is at it. */
    IN_PROGRESS,
    /** It is done. */
    DONE,
    /** It did not happen, and nothing has changed. */
    NOT_DONE,
    /** It may never have been given: another one is given, which does no harm. */
    AGAIN,
    /** Not known yet: look again. */
    UNKNOWN,
    /** Somebody else is moving it. */
    FOREIGN,
    /** It is live on a host that nobody asked for. */
    ELSEWHERE,
    /** It is off, and not by us. */
    OFF,
    /** It is on no host any more. */
    GONE,
    /** A person must look. */
    OPERATOR,
    /** It may run twice: nobody touches it. */
    ALARM
  }

  static final Verdict IN_PROGRESS = new Verdict(Outcome.IN_PROGRESS, "", "", "", "");
  static final Verdict DONE = new Verdict(Outcome.DONE, "", "", "", "");
  static final Verdict OFF = new Verdict(Outcome.OFF, "", "", "", "");
  static final Verdict GONE = new Verdict(Outcome.GONE, "", "", "", "");
  static final Verdict FOREIGN =
      new Verdict(
          Outcome.FOREIGN,
          "FOREIGN_MIGRATION",
          "somebody else is moving it",
          "Entering goes on when that has ended",
          "");

  static Verdict notDone(String text) {
    return new Verdict(Outcome.NOT_DONE, "", text, "", "");
  }

  static Verdict unknown(String code, String text, String remedy) {
    return new Verdict(Outcome.UNKNOWN, code, text, remedy, "");
  }

  static Verdict again(String code, String text) {
    return new Verdict(Outcome.AGAIN, code, text, "Wait", "");
  }

  static Verdict elsewhere(String host) {
    return new Verdict(Outcome.ELSEWHERE, "", "", "", host);
  }

  static Verdict operator(String code, String text, String remedy) {
    return new Verdict(Outcome.OPERATOR, code, text, remedy, "");
  }

  static Verdict alarm(String text, String remedy) {
    return new Verdict(Outcome.ALARM, "TWO_COPIES", text, remedy, "");
  }
}
