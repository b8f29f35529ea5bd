package io.evenkeel.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Measures this project beside its peers. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    version = "evenkeel bench",
    description = "Measures this project beside its peers.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlannerBench.class)
final class Bench {

  private Bench() {}

  /** The program. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }
}
