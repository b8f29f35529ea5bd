package io.evenkeel.power.command;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds and fills {@code {NAME}} in one argument. */
final class Placeholder {

  /** The id of the host, which every host has. */
  static final String HOST = "host";

  private static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(" + NAME + ")\\}");
  private static final Pattern ONLY_NAME = Pattern.compile(NAME);

  private Placeholder() {}

  static boolean isName(String text) {
    return ONLY_NAME.matcher(text).matches();
  }

  /** The names in an argument, in their order. */
  static List<String> in(String argument) {
    return PLACEHOLDER.matcher(argument).results().map(found -> found.group(1)).toList();
  }

  /** The argument with every placeholder filled; what was filled in is not looked at again. */
  static String fill(String argument, String host, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(argument)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, host, values)));
  }

  private static String value(MatchResult found, String host, Map<String, String> values) {
    String name = found.group(1);
    return name.equals(HOST) ? host : values.getOrDefault(name, found.group());
  }
}
