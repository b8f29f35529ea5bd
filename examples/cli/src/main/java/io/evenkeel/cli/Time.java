package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of time as people write it: {@code 90s}, {@code 30m}, {@code 2h}. */
final class Time {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,9})(s|m|h|d)?");

  private Time() {}

  static Duration parse(String option, String text) {
    Matcher amount = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
    if (!amount.matches()) {
      throw new BadInput("%s \"%s\" is no time; write 90s, 30m or 2h".formatted(option, text));
    }
    long number = Long.parseLong(amount.group(1));
    return switch (amount.group(2) == null ? "s" : amount.group(2)) {
      case "m" -> Duration.ofMinutes(number);
      case "h" -> Duration.ofHours(number);
      case "d" -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }
}
