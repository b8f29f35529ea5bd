package io.evenkeel.cli.policy;

import java.time.Duration;
import java.util.List;

/** Reads which program the policy wants to be run. */
final class ToolReader {

  private ToolReader() {}

  /** The command that is all that a section says. */
  static Tool whole(Section section, long usual, long most, String... placeholders) {
    Tool tool = part(section, usual, most, placeholders);
    section.nothingElse();
    return tool;
  }

  /** The command that a section names among other things. */
  static Tool part(Section section, long usual, long most, String... placeholders) {
    List<String> arguments = section.texts("command");
    if (arguments.isEmpty() || arguments.get(0).isBlank()) {
      throw section.wrongAt("command", "must be a list: a program and its arguments");
    }
    if (arguments.stream().anyMatch(argument -> argument.indexOf('\0') >= 0)) {
      throw section.wrongAt("command", "holds a character 0, which no program can take");
    }
    Tool tool =
        new Tool(arguments, Duration.ofSeconds(section.whole("limitSeconds", usual, 1, most)));
    List<String> known = List.of(placeholders);
    for (String used : tool.placeholders()) {
      if (!known.contains(used)) {
        throw section.wrongAt(
            "command",
            "{%s} is not known here; known are {%s}".formatted(used, String.join("}, {", known)));
      }
    }
    return tool;
  }
}
