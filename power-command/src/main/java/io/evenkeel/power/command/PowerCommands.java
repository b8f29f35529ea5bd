package io.evenkeel.power.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which commands are run, and for which hosts. Immutable; checked when it is made, so that a wrong
 * command is found before a host has to be rebooted.
 *
 * <p>Arguments may hold placeholders: {@code {host}} is the id of the host, {@code {NAME}} the
 * value that the host has under that name (letters, digits, {@code _} and {@code -}, a letter
 * first). Other braces are left as they are. A value is put inside its own argument, whatever it
 * holds; it is not looked through for further placeholders. The program itself, the first argument,
 * may hold none.
 *
 * @param commands the program and its arguments for each verb; a verb without one can't be asked
 * @param hosts the hosts that may be asked for, by id, each with its values; a placeholder needs a
 *     value for every one of them
 * @param exitCodes what the exit codes of these commands mean
 * @param timeLimit how long a command may run, 1 s to 1 h, before it is killed
 */
public record PowerCommands(
    Map<PowerVerb, List<String>> commands,
    Map<String, Map<String, String>> hosts,
    ExitCodes exitCodes,
    Duration timeLimit) {

  /** Longer than SSH and IPMI take to give up on a machine that does not answer. */
  public static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);

  private static final Duration LEAST_TIME_LIMIT = Duration.ofSeconds(1);
  private static final Duration MOST_TIME_LIMIT = Duration.ofHours(1);

  /** Copies, sorts and checks every command against every host. */
  public PowerCommands {
    Map<PowerVerb, List<String>> copies = new EnumMap<>(PowerVerb.class);
    commands.forEach((verb, arguments) -> copies.put(verb, List.copyOf(arguments)));
    commands = Collections.unmodifiableMap(copies);
    hosts = sorted(hosts);
    if (timeLimit.compareTo(LEAST_TIME_LIMIT) < 0 || timeLimit.compareTo(MOST_TIME_LIMIT) > 0) {
      throw new IllegalArgumentException(
          "the time limit is %s; it must be from 1 s to 1 h".formatted(timeLimit));
    }
    for (Map.Entry<PowerVerb, List<String>> command : commands.entrySet()) {
      check(command.getKey(), command.getValue(), hosts);
    }
  }

  /** Commands with the default exit codes and time limit. */
  public static PowerCommands of(
      Map<PowerVerb, List<String>> commands, Map<String, Map<String, String>> hosts) {
    return new PowerCommands(commands, hosts, ExitCodes.DEFAULT, DEFAULT_TIME_LIMIT);
  }

  /** The same with other exit codes. */
  public PowerCommands with(ExitCodes other) {
    return new PowerCommands(commands, hosts, other, timeLimit);
  }

  /** The same with another time limit, 1 s to 1 h. */
  public PowerCommands with(Duration otherTimeLimit) {
    return new PowerCommands(commands, hosts, exitCodes, otherTimeLimit);
  }

  /** What is run for a host that is known and a verb that has a command. */
  List<String> filled(PowerVerb verb, String host) {
    return filled(commands.getOrDefault(verb, List.of()), host, hosts.getOrDefault(host, Map.of()));
  }

  /** Without the values and arguments: they may hold a password. */
  @Override
  public String toString() {
    return "PowerCommands[%s, hosts=%s]".formatted(commands.keySet(), hosts.keySet());
  }

  private static Map<String, Map<String, String>> sorted(Map<String, Map<String, String>> hosts) {
    Map<String, Map<String, String>> sorted = new TreeMap<>();
    hosts.forEach(
        (host, values) -> {
          requireOneLine("host id", host);
          values.forEach((name, value) -> checkValue(host, name, value));
          sorted.put(host, Collections.unmodifiableMap(new TreeMap<>(values)));
        });
    return Collections.unmodifiableMap(sorted);
  }

  private static void checkValue(String host, String name, String value) {
    if (!Placeholder.isName(name) || name.equals(Placeholder.HOST)) {
      throw new IllegalArgumentException(
          "\"%s\" can't be the name of a value of host %s: letters, digits, _ and -, a letter first, and not %s"
              .formatted(name, host, Placeholder.HOST));
    }
    requireOneLine("value " + name + " of host " + host, value);
  }

  /** The text itself is not shown: it could be a password. */
  private static void requireOneLine(String what, String text) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          what + " must be a text of one line, not empty and without control characters");
    }
  }

  private static void check(
      PowerVerb verb, List<String> arguments, Map<String, Map<String, String>> hosts) {
    String what = "the command to " + verb.words();
    if (arguments.isEmpty() || arguments.get(0).isBlank()) {
      throw new IllegalArgumentException(what + " names no program");
    }
    if (!Placeholder.in(arguments.get(0)).isEmpty()) {
      throw new IllegalArgumentException(
          what + ": the program can't be a placeholder: " + arguments.get(0));
    }
    if (arguments.stream().anyMatch(a -> a.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException(what + " holds a character 0, which no program can take");
    }
    hosts.forEach((host, values) -> check(what, arguments, host, values));
  }

  private static void check(
      String what, List<String> arguments, String host, Map<String, String> values) {
    Set<String> known = new TreeSet<>(values.keySet());
    known.add(Placeholder.HOST);
    for (String argument : arguments) {
      for (String name : Placeholder.in(argument)) {
        if (!known.contains(name)) {
          throw new IllegalArgumentException(
              "%s: host %s has no value for {%s}; it has %s"
                  .formatted(what, host, name, String.join(", ", known)));
        }
      }
      String filled = Placeholder.fill(argument, host, values);
      if (filled.startsWith("-") && !argument.startsWith("-")) {
        throw new IllegalArgumentException(
            "%s: \"%s\" would become an option for host %s, since what is filled in begins with -"
                .formatted(what, argument, host));
      }
    }
  }

  private static List<String> filled(
      List<String> arguments, String host, Map<String, String> values) {
    List<String> filled = new ArrayList<>();
    arguments.forEach(argument -> filled.add(Placeholder.fill(argument, host, values)));
    return filled;
  }
}
