package io.evenkeel.power.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PowerCommandsTest {

  private static final Map<String, Map<String, String>> HOSTS =
      Map.of("n1", Map.of("bmc", "b1"), "n2", Map.of("bmc", "b2", "rack", "r2"));

  @Test
  void text_in_braces_that_is_no_name_stays_as_it_is() {
    PowerCommands commands =
        reboot(
            "curl", "-d", "{\"ResetType\": \"ForceRestart\"}", "{}", "{ bmc }", "https://{bmc}/");

    assertThat(commands.filled(PowerVerb.REBOOT, "n1"))
        .containsExactly(
            "curl", "-d", "{\"ResetType\": \"ForceRestart\"}", "{}", "{ bmc }", "https://b1/");
  }

  @Test
  void what_is_filled_in_is_not_looked_through_again() {
    PowerCommands commands =
        PowerCommands.of(
            Map.of(PowerVerb.REBOOT, List.of("curl", "%{http_code}")),
            Map.of("n1", Map.of("http_code", "{http_code}")));

    assertThat(commands.filled(PowerVerb.REBOOT, "n1")).containsExactly("curl", "%{http_code}");
  }

  @Test
  void a_placeholder_needs_a_value_for_every_host() {
    assertThatThrownBy(() -> reboot("ipmitool", "-H", "{rack}-{bmc}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the command to reboot: host n1 has no value for {rack}; it has bmc, host");
  }

  @Test
  void a_value_can_not_become_an_option() {
    Map<PowerVerb, List<String>> commands = Map.of(PowerVerb.POWER_ON, List.of("ssh", "{host}"));

    assertThatThrownBy(() -> PowerCommands.of(commands, Map.of("-oProxyCommand=x", Map.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the command to power on: \"{host}\" would become an option");
    assertThat(
            PowerCommands.of(
                    Map.of(PowerVerb.POWER_ON, List.of("ssh", "root@{host}", "-{host}")),
                    Map.of("-x", Map.of()))
                .filled(PowerVerb.POWER_ON, "-x"))
        .containsExactly("ssh", "root@-x", "--x");
  }

  @Test
  void a_command_names_its_program() {
    assertThatThrownBy(() -> PowerCommands.of(Map.of(PowerVerb.POWER_OFF, List.of()), HOSTS))
        .hasMessage("the command to power off names no program");
    assertThatThrownBy(() -> reboot(" ", "x")).hasMessage("the command to reboot names no program");
    assertThatThrownBy(() -> reboot("{bmc}"))
        .hasMessage("the command to reboot: the program can't be a placeholder: {bmc}");
    assertThatThrownBy(() -> reboot("ssh", "a\0b")).hasMessageContaining("character 0");
  }

  @Test
  void values_have_names_and_one_line_and_are_not_shown() {
    assertThatThrownBy(() -> hostWith("1st", "x"))
        .hasMessageStartingWith("\"1st\" can't be the name of a value of host n1");
    assertThatThrownBy(() -> hostWith("host", "x"))
        .hasMessageStartingWith("\"host\" can't be the name of a value of host n1");
    assertThatThrownBy(() -> hostWith("password", "top\nsecret"))
        .hasMessageStartingWith("value password of host n1 must be a text of one line")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> hostWith("bmc", " ")).hasMessageStartingWith("value bmc of host n1");
    assertThatThrownBy(() -> PowerCommands.of(Map.of(), Map.of("a\tb", Map.of())))
        .hasMessageStartingWith("host id must be a text of one line");
    assertThat(hostWith("password", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void the_time_limit_is_between_a_second_and_an_hour() {
    PowerCommands commands = reboot("true");

    assertThat(commands.timeLimit()).isEqualTo(Duration.ofSeconds(30));
    assertThat(commands.with(Duration.ofHours(1)).timeLimit()).isEqualTo(Duration.ofHours(1));
    assertThatThrownBy(() -> commands.with(Duration.ZERO))
        .hasMessage("the time limit is PT0S; it must be from 1 s to 1 h");
    assertThatThrownBy(() -> commands.with(Duration.ofHours(2)))
        .hasMessage("the time limit is PT2H; it must be from 1 s to 1 h");
  }

  @Test
  void exit_codes_are_codes_and_mean_one_thing() {
    assertThatThrownBy(() -> new ExitCodes(Set.of(), Set.of(1)))
        .hasMessage("no exit code is accepted; 0 is the usual one");
    assertThatThrownBy(() -> new ExitCodes(Set.of(0, 256), Set.of()))
        .hasMessage("exit code 256 must be from 0 to 255");
    assertThatThrownBy(() -> new ExitCodes(Set.of(0), Set.of(-1)))
        .hasMessage("exit code -1 must be from 0 to 255");
    assertThatThrownBy(() -> new ExitCodes(Set.of(0, 1), Set.of(1)))
        .hasMessage("exit code 1 can't be both accepted and refused; take it out of one");
  }

  @Test
  void what_was_passed_in_can_be_changed_afterwards_without_effect() {
    List<String> command = new ArrayList<>(List.of("true", "{bmc}"));
    Map<String, String> values = new HashMap<>(Map.of("bmc", "b1"));
    Map<PowerVerb, List<String>> given = new HashMap<>(Map.of(PowerVerb.REBOOT, command));
    Map<String, Map<String, String>> hosts = new HashMap<>(Map.of("n1", values));
    PowerCommands commands = PowerCommands.of(given, hosts);

    command.add("{unknown}");
    values.clear();
    given.clear();
    hosts.clear();

    assertThat(commands.filled(PowerVerb.REBOOT, "n1")).containsExactly("true", "b1");
  }

  private static PowerCommands reboot(String... command) {
    return PowerCommands.of(Map.of(PowerVerb.REBOOT, List.of(command)), HOSTS);
  }

  private static PowerCommands hostWith(String name, String value) {
    return PowerCommands.of(Map.of(), Map.of("n1", Map.of(name, value)));
  }
}
