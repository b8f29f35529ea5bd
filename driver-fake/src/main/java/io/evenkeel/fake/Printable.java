package io.evenkeel.fake;

import java.util.regex.Pattern;

/** Names and values as they may stand in a message or a log line. */
final class Printable {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u0085\\u2028\\u2029]");

  private Printable() {}

  static String text(String any) {
    return CONTROL.matcher(any).replaceAll("?");
  }
}
