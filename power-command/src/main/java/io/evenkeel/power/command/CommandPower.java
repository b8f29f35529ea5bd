package io.evenkeel.power.command;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.DriverException.Kind;
import io.evenkeel.spi.HostPower;

/**
 * Runs a command for every reboot, power-off and power-on, waits for its end, and answers with the
 * end of what it printed.
 *
 * <p>The command gets this process's environment and working directory, so that an SSH agent, a
 * {@code HOME} and a {@code PATH} are there, and no input. Its output and its errors go to one
 * temporary file of which the last 4 KiB are answered, in one line, with {@code ?} for what can't
 * be printed.
 *
 * <p>A command that outlives its time limit, or prints more than 64 MiB, is killed with every
 * process that descends from it; one that has cut itself off from its parent (a daemon) is beyond
 * reach. The same is done when the calling thread is interrupted, which stays interrupted. What a
 * command that ended by itself leaves running is left alone: {@code (sleep 2; reboot) &} is a way
 * to get an answer out before the host goes down.
 *
 * <p>How a call ends:
 *
 * <ul>
 *   <li>an accepted exit code: the host was asked;
 *   <li>a refused one: {@code REFUSED};
 *   <li>any other, the time limit, an interrupt: {@code OUTCOME_UNKNOWN}. A reboot over SSH often
 *       loses its connection because the host goes down, and SSH ends with the same code when it
 *       could not connect at all;
 *   <li>no command for the verb, or no such program: {@code UNSUPPORTED};
 *   <li>a host that the configuration does not know: {@code NOT_FOUND};
 *   <li>this machine can't start a process just now: {@code TRANSIENT}.
 * </ul>
 *
 * <p>Holds no state and no thread: it may be used from several threads at once.
 */
public final class CommandPower implements HostPower {

  private final PowerCommands commands;

  /** Runs these commands. */
  public CommandPower(PowerCommands commands) {
    this.commands = commands;
  }

  @Override
  public String reboot(String host) {
    return run(PowerVerb.REBOOT, host);
  }

  @Override
  public String powerOff(String host) {
    return run(PowerVerb.POWER_OFF, host);
  }

  @Override
  public String powerOn(String host) {
    return run(PowerVerb.POWER_ON, host);
  }

  /**
   * Asks a host what identifies its boot, such as its {@code /proc/sys/kernel/random/boot_id}.
   *
   * @return the end of what the command prints, in one line
   * @throws DriverException as any other command
   */
  public String bootId(String host) {
    return run(PowerVerb.BOOT_ID, host);
  }

  private String run(PowerVerb verb, String host) {
    if (!commands.commands().containsKey(verb)) {
      throw new DriverException(
          Kind.UNSUPPORTED,
          "no command is configured to %s host %s; configure one, or do it by hand"
              .formatted(verb.words(), host));
    }
    if (!commands.hosts().containsKey(host)) {
      throw new DriverException(
          Kind.NOT_FOUND, "the power commands know no host %s".formatted(host));
    }
    String what = "the command to %s host %s".formatted(verb.words(), host);
    Run.End end = Run.of(commands.filled(verb, host), commands.timeLimit(), what);
    return answer(what, end);
  }

  private String answer(String what, Run.End end) {
    ExitCodes codes = commands.exitCodes();
    if (codes.accepted().contains(end.exitCode())) {
      return end.output();
    }
    String said = end.output().isEmpty() ? "nothing" : end.output();
    throw new DriverException(
        codes.refused().contains(end.exitCode()) ? Kind.REFUSED : Kind.OUTCOME_UNKNOWN,
        "%s ended with exit code %d; it said: %s".formatted(what, end.exitCode(), said));
  }
}
