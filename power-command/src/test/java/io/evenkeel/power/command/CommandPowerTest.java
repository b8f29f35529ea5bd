package io.evenkeel.power.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostPower;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that end by themselves. */
class CommandPowerTest {

  private Scripts scripts;

  @BeforeEach
  void scripts(@TempDir Path directory) {
    scripts = new Scripts(directory);
  }

  @Test
  void runs_the_command_of_the_verb_with_what_the_host_has() {
    String program = scripts.program("printf '[%s]' \"$@\"");
    CommandPower power =
        new CommandPower(
            PowerCommands.of(
                Map.of(
                    PowerVerb.BOOT_ID, List.of(program, "{host}", "cat"),
                    PowerVerb.REBOOT, List.of(program, "root@{host}", "reboot"),
                    PowerVerb.POWER_OFF, List.of(program, "-H", "{bmc}", "off"),
                    PowerVerb.POWER_ON, List.of(program, "-H", "{bmc}", "{host}:{bmc}:on")),
                Map.of("n1", Map.of("bmc", "10.0.9.1"), "n2", Map.of("bmc", "10.0.9.2"))));

    assertThat(power.bootId("n1")).isEqualTo("[n1][cat]");
    assertThat(power.reboot("n1")).isEqualTo("[root@n1][reboot]");
    assertThat(power.powerOff("n2")).isEqualTo("[-H][10.0.9.2][off]");
    assertThat(power.powerOn("n1")).isEqualTo("[-H][10.0.9.1][n1:10.0.9.1:on]");
  }

  @Test
  void a_value_stays_inside_its_argument_whatever_it_holds() {
    String value = "a b; touch x $(touch x) `touch x` \" ' * {host} \\ $1";
    PowerCommands commands =
        PowerCommands.of(
            Map.of(PowerVerb.REBOOT, List.of(scripts.program("printf '[%s]' \"$@\""), "to {v}")),
            Map.of("n1", Map.of("v", value)));

    assertThat(new CommandPower(commands).reboot("n1")).isEqualTo("[to " + value + "]");
    assertThat(scripts.directory().resolve("x")).doesNotExist();
  }

  @Test
  void a_command_has_no_input_and_the_environment_of_this_process() {
    assertThat(reboot("cat; echo read; echo $PATH")).isEqualTo("read | %s", System.getenv("PATH"));
  }

  @Test
  void output_and_errors_come_in_their_order_and_in_one_line() {
    assertThat(reboot("echo ' one'; echo two >&2; printf 'a\\tb\\033[31m\\007\\r\\n\\n end\\n'"))
        .isEqualTo("one | two | a b?[31m? | end");
  }

  @Test
  void a_text_can_not_be_turned_around() {
    assertThat(reboot("printf 'gr\\303\\274n \\342\\200\\256 \\377'")).isEqualTo("grün ? \uFFFD");
  }

  @Test
  void of_ten_megabytes_the_end_is_answered() {
    String answer = reboot("head -c 10485760 /dev/zero | tr '\\0' x; echo; echo done");

    assertThat(answer).startsWith("[...] xxx").endsWith("xxx | done").hasSizeLessThan(4200);
  }

  @Test
  void a_cut_through_a_character_leaves_no_half_of_it() {
    String answer =
        reboot("i=0; while [ $i -lt 1500 ]; do printf '\\342\\202\\254'; i=$((i+1)); done");

    assertThat(answer).matches("\\[\\.\\.\\.] €+").hasSize(6 + 4096 / 3);
  }

  @ParameterizedTest(name = "exit code {0}: {1}")
  @CsvSource({"1, REFUSED", "255, OUTCOME_UNKNOWN", "127, OUTCOME_UNKNOWN"})
  void an_exit_code_that_is_not_accepted_is_unknown_unless_it_is_known_to_change_nothing(
      int code, Kind kind) {
    ExitCodes codes = new ExitCodes(Set.of(0, 7), Set.of(1));
    PowerCommands commands = scripts.rebooting("echo no such chassis; exit " + code).with(codes);

    DriverException thrown = failure(commands);

    assertThat(thrown.kind()).isEqualTo(kind);
    assertThat(thrown)
        .hasMessage(
            "the command to reboot host n1 ended with exit code %d; it said: no such chassis",
            code);
  }

  @Test
  void an_accepted_exit_code_is_an_answer() {
    PowerCommands commands =
        scripts.rebooting("echo going down; exit 7").with(new ExitCodes(Set.of(0, 7), Set.of()));

    assertThat(new CommandPower(commands).reboot("n1")).isEqualTo("going down");
  }

  @Test
  void a_command_that_was_killed_tells_nothing() {
    DriverException thrown = failure(scripts.rebooting("kill -9 $$"));

    assertThat(thrown.kind()).isEqualTo(Kind.OUTCOME_UNKNOWN);
    assertThat(thrown).hasMessageEndingWith("ended with exit code 137; it said: nothing");
  }

  @Test
  void a_program_that_is_not_there_changes_nothing() {
    PowerCommands commands =
        PowerCommands.of(
            Map.of(PowerVerb.REBOOT, List.of("/no/such/ipmitool", "secret")),
            Map.of("n1", Map.of()));

    DriverException thrown = failure(commands);

    assertThat(thrown.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(thrown)
        .hasMessage(
            "the command to reboot host n1 can't be run: this machine has no program "
                + "/no/such/ipmitool; install it, or name its path");
  }

  @Test
  void a_file_that_is_no_program_changes_nothing() throws Exception {
    Path file = Files.writeString(scripts.directory().resolve("notes"), "not for running");
    PowerCommands commands =
        PowerCommands.of(
            Map.of(PowerVerb.REBOOT, List.of(file.toString())), Map.of("n1", Map.of()));

    assertThat(failure(commands).kind()).isEqualTo(Kind.UNSUPPORTED);
  }

  @Test
  void a_verb_without_a_command_is_unsupported_and_says_what_helps() {
    HostPower power = new CommandPower(scripts.rebooting("true"));

    DriverException off = catchThrowableOfType(DriverException.class, () -> power.powerOff("n1"));
    DriverException on = catchThrowableOfType(DriverException.class, () -> power.powerOn("n1"));

    assertThat(off.kind()).isEqualTo(Kind.UNSUPPORTED);
    assertThat(off)
        .hasMessage(
            "no command is configured to power off host n1; configure one, or do it by hand");
    assertThat(on).hasMessageContaining("to power on host n1");
  }

  @Test
  void a_host_that_nobody_configured_is_not_found() {
    HostPower power = new CommandPower(scripts.rebooting("touch ran"));

    DriverException thrown =
        catchThrowableOfType(DriverException.class, () -> power.reboot("n1; reboot"));

    assertThat(thrown.kind()).isEqualTo(Kind.NOT_FOUND);
    assertThat(scripts.directory().resolve("ran")).doesNotExist();
  }

  @Test
  void nothing_is_left_of_the_output() {
    String file = reboot("readlink /proc/$$/fd/1");

    assertThat(file).contains("evenkeel-power");
    assertThat(Path.of(file)).doesNotExist();
  }

  private String reboot(String script) {
    return new CommandPower(scripts.rebooting(script)).reboot("n1");
  }

  private static DriverException failure(PowerCommands commands) {
    return catchThrowableOfType(
        DriverException.class, () -> new CommandPower(commands).reboot("n1"));
  }
}
