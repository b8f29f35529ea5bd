package io.evenkeel.benchmarks;

import java.util.Locale;

/**
 * Something that was set out for, and what came of it.
 *
 * @param id of the group of goals: G1, G2, ...
 * @param what is measured
 * @param wanted the limit, in words
 * @param measured what it is, in words
 * @param met whether it is within the limit
 */
record Goal(String id, String what, String wanted, String measured, boolean met) {

  static Goal atMost(String id, String what, double limit, double measured) {
    return new Goal(id, what, "at most " + number(limit), number(measured), measured <= limit);
  }

  static Goal atLeast(String id, String what, double limit, double measured) {
    return new Goal(id, what, "at least " + number(limit), number(measured), measured >= limit);
  }

  String[] cells() {
    return new String[] {id, what, wanted, measured, met ? "met" : "**missed**"};
  }

  /** Four digits after the point at most, and none that says nothing. */
  private static String number(double one) {
    if (Double.isNaN(one)) {
      return "nothing";
    }
    String digits = String.format(Locale.ROOT, "%.4f", one);
    return digits.replaceFirst("\\.?0+$", "");
  }
}
