package io.evenkeel.libvirt;

import io.evenkeel.power.command.ExitCodes;
import io.evenkeel.power.command.PowerCommands;
import io.evenkeel.power.command.PowerVerb;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the commands that reboot and switch the hosts. */
final class PowerReader {

  private static final Map<PowerVerb, String> MEMBERS =
      new EnumMap<>(
          Map.of(
              PowerVerb.REBOOT, "reboot",
              PowerVerb.POWER_OFF, "powerOff",
              PowerVerb.POWER_ON, "powerOn",
              PowerVerb.BOOT_ID, "bootId"));

  private PowerReader() {}

  static Optional<PowerCommands> read(Section file, List<HostSettings> hosts) {
    if (!file.has("power")) {
      return Optional.empty();
    }
    Section power = file.section("power");
    Map<PowerVerb, List<String>> commands = commands(power);
    Map<String, Map<String, String>> values = values(power.section("values"), hosts);
    ExitCodes usual = ExitCodes.DEFAULT;
    ExitCodes exitCodes =
        power.make(
            () ->
                new ExitCodes(
                    power.wholes("acceptedExitCodes", usual.accepted()),
                    power.wholes("refusedExitCodes", usual.refused())));
    long usualSeconds = PowerCommands.DEFAULT_TIME_LIMIT.toSeconds();
    Duration timeLimit = Duration.ofSeconds(power.whole("timeoutSeconds", usualSeconds, 1, 3600));
    power.nothingElse();
    return Optional.of(power.make(() -> new PowerCommands(commands, values, exitCodes, timeLimit)));
  }

  private static Map<PowerVerb, List<String>> commands(Section power) {
    Map<PowerVerb, List<String>> commands = new EnumMap<>(PowerVerb.class);
    MEMBERS.forEach(
        (verb, member) -> {
          if (power.has(member)) {
            commands.put(verb, power.exactTexts(member));
          }
        });
    if (commands.isEmpty()) {
      throw power.wrong("names no command; it may have " + String.join(", ", MEMBERS.values()));
    }
    return commands;
  }

  /** Every host of the file may be asked for, also one that has no value of its own. */
  private static Map<String, Map<String, String>> values(Section values, List<HostSettings> hosts) {
    Map<String, Map<String, String>> byHost = new TreeMap<>();
    hosts.forEach(host -> byHost.put(host.id(), values.exactLabels(host.id())));
    values.nothingElse();
    return byHost;
  }
}
