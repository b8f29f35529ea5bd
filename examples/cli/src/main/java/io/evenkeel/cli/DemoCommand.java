package io.evenkeel.cli;

import io.evenkeel.cli.demo.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description =
        "Show the whole of it on an embedded simulated cluster: preflight, plan, entering, reboot,"
            + " leaving, report. Writes no file.",
    footer = {"", "Examples:", "  evenkeel demo", "  evenkeel demo --speed 5x"})
final class DemoCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Option(
      names = "--speed",
      paramLabel = "N",
      description =
          "virtual seconds in a second, or max (default: ${DEFAULT-VALUE} on a terminal, else max)",
      defaultValue = "40x")
  private String speed = "";

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    boolean watched = surroundings.terminal().abilities().redraws();
    double pace = watched ? RunOptions.parseSpeed(speed) : 0;
    return new Demo(surroundings.terminal(), pace).run() ? ExitCode.DONE : ExitCode.WAITING;
  }
}
