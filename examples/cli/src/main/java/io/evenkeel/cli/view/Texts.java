package io.evenkeel.cli.view;

import io.evenkeel.maintenance.HostView.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Figures and words as people read them. */
public final class Texts {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Texts() {}

  /** An enum constant as people read it: AT_HOME is at home. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** {@code 0.3 s}, {@code 2 min 05 s}, {@code 1 h 02 min}. */
  public static String duration(Duration duration) {
    long tenths = (duration.toMillis() + 50) / 100;
    if (tenths < 600) {
      return "%d.%d s".formatted(tenths / 10, tenths % 10);
    }
    long seconds = (tenths + 5) / 10;
    return seconds < 3600
        ? "%d min %02d s".formatted(seconds / 60, seconds % 60)
        : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
  }

  /** A status as it stands in a sentence: {@code Running}, {@code in Maintenance Mode}. */
  public static String phrase(Status status) {
    return status == Status.MAINTENANCE ? "in " + status : status.toString();
  }

  /** {@code 22:05:01}, where the user is. */
  public static String time(Instant at) {
    return TIME.format(at.atZone(ZoneId.systemDefault()));
  }

  /** {@code 2026-11-22 22:05:01}, where the user is. */
  public static String dayAndTime(Instant at) {
    return DAY_AND_TIME.format(at.atZone(ZoneId.systemDefault()));
  }

  /** {@code 10 Gbit/s}, {@code 950 Mbit/s}. */
  public static String rate(long bitsPerSecond) {
    return bitsPerSecond >= 1_000_000_000
        ? number(bitsPerSecond / 1e9) + " Gbit/s"
        : number(bitsPerSecond / 1e6) + " Mbit/s";
  }

  /** {@code 1 workload}, {@code 3 workloads}. */
  public static String count(long number, String thing) {
    return number == 1 ? "1 " + thing : number + " " + thing + "s";
  }

  /** The first of them, and how many more there are: {@code n1, n2 and 7 more}. */
  static String some(List<String> words, int most) {
    return words.size() <= most
        ? String.join(", ", words)
        : "%s and %d more"
            .formatted(String.join(", ", words.subList(0, most)), words.size() - most);
  }

  /** With a question mark for each control character: what hypervisors say goes to a terminal. */
  public static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }

  private static String number(double amount) {
    return amount >= 100 || Math.abs(amount - Math.rint(amount)) < 0.05
        ? String.format(Locale.ROOT, "%.0f", amount)
        : String.format(Locale.ROOT, "%.1f", amount);
  }
}
