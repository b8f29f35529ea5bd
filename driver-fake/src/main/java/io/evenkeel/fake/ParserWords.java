package io.evenkeel.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a parser says, in one line, and without its advice on how to configure it. */
final class ParserWords {

  private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");
  private static final Pattern NOT_A_NUMBER =
      Pattern.compile("(?:Non-standard token|Malformed numeric value) '([^']*)'.*");
  private static final Pattern SETTING = Pattern.compile(",? from `[^`]*`");

  private ParserWords() {}

  static String plain(JsonProcessingException e) {
    String said = SETTING.matcher(statements(e.getOriginalMessage())).replaceAll("");
    Matcher twice = TWICE.matcher(said);
    if (twice.matches()) {
      return "\"%s\" is there twice".formatted(Printable.text(twice.group(1)));
    }
    Matcher number = NOT_A_NUMBER.matcher(said);
    return number.matches() ? number.group(1) + " is not a number" : said;
  }

  /** YAML's parser quotes the text in lines that are set in; the others say what is wrong. */
  private static String statements(String message) {
    List<String> statements = new ArrayList<>();
    for (String line : message.lines().toList()) {
      if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
        statements.add(line.strip());
      }
    }
    return String.join(": ", statements);
  }
}
