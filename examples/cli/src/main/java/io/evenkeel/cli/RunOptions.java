package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How long to stay with an operation, and how it is shown. */
final class RunOptions {

  /** A hundred years: who gives no limit means none. */
  private static final Duration NO_LIMIT = Duration.ofDays(36_500);

  private static final Pattern SPEED = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,3})?)x?");

  /** When the command ends. */
  enum Patience {
    /** When it is done, or an operator is needed. */
    UNTIL_OPERATOR,
    /** When it is done, however long an operator takes. */
    UNTIL_DONE,
    /** At once. */
    NONE
  }

  @Option(names = "--wait", description = "wait for the operator too, if one is needed")
  private boolean waits;

  @Option(
      names = "--no-wait",
      description = "begin, and return at once; the next command goes on with it")
  private boolean doesNotWait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long to stay with it: 90s, 30m, 2h (default: no limit)")
  private String timeout = "";

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "simulated clusters: N virtual seconds in a second, or max (default: 60x on a terminal,"
              + " else max)")
  private String speed = "";

  @Option(names = "--json", description = "print the operation as JSON, and no progress")
  private boolean json;

  boolean json() {
    return json;
  }

  Patience patience() {
    if (waits && doesNotWait) {
      throw new BadInput("--wait and --no-wait contradict each other; give one of them");
    }
    if (doesNotWait) {
      return Patience.NONE;
    }
    return waits ? Patience.UNTIL_DONE : Patience.UNTIL_OPERATOR;
  }

  Duration timeout() {
    if (timeout.isEmpty()) {
      return NO_LIMIT;
    }
    Duration limit = Time.parse("--timeout", timeout);
    return limit.compareTo(NO_LIMIT) < 0 ? limit : NO_LIMIT;
  }

  /** Virtual seconds in a second; 0 for as fast as possible. */
  double speed(boolean watched) {
    if (speed.isEmpty()) {
      return watched && !json ? 60 : 0;
    }
    return parseSpeed(speed);
  }

  static double parseSpeed(String text) {
    if (text.equalsIgnoreCase("max")) {
      return 0;
    }
    Matcher number = SPEED.matcher(text.toLowerCase(Locale.ROOT));
    if (!number.matches() || Double.parseDouble(number.group(1)) == 0) {
      throw new BadInput("--speed \"" + text + "\" is no speed; write 60x or max");
    }
    return Double.parseDouble(number.group(1));
  }
}
