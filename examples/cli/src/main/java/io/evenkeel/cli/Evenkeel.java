package io.evenkeel.cli;

import io.evenkeel.cli.view.Terminal;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;

/** The {@code evenkeel} command. */
@Command(
    name = "evenkeel",
    description = {
      "Maintenance mode for hypervisor clusters: takes a host out without losing a workload, and"
          + " brings everything home."
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  evenkeel demo                                  see it work",
      "  evenkeel plan n1 --cluster cluster.json        how n1 would be emptied",
      "  evenkeel enter n1 --driver libvirt:hosts.yaml  empty a real host",
      "  evenkeel leave n1 --driver libvirt:hosts.yaml  bring its guests home",
      "  source <(evenkeel generate-completion)         completion for bash and zsh"
    })
public final class Evenkeel implements Callable<Integer> {

  private final Surroundings surroundings;

  private Evenkeel(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    if (List.of(args).contains("--verbose") || List.of(args).contains("-v")) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
    }
    Map<String, String> environment = System.getenv();
    Terminal terminal = Terminal.standard(System.getProperty("evenkeel.terminal", ""), environment);
    int code = commandLine(new Surroundings(terminal, environment)).execute(args);
    terminal.out().flush();
    System.exit(code);
  }

  /** The command line with all its commands, ready to be executed once. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new Evenkeel(surroundings));
    line.addSubcommand(new PreflightCommand(surroundings));
    line.addSubcommand(new PlanCommand(surroundings));
    line.addSubcommand(new EnterCommand(surroundings));
    line.addSubcommand(new LeaveCommand(surroundings));
    line.addSubcommand(new BringBackCommand(surroundings));
    line.addSubcommand(new StatusCommand(surroundings));
    line.addSubcommand(new CordonCommand(surroundings));
    line.addSubcommand(new UncordonCommand(surroundings));
    line.addSubcommand(new CancelCommand(surroundings));
    line.addSubcommand(new RebootCommand(surroundings));
    line.addSubcommand(new PowerOffCommand(surroundings));
    line.addSubcommand(new PowerOnCommand(surroundings));
    line.addSubcommand(new RetryTaskCommand(surroundings));
    line.addSubcommand(new SkipTaskCommand(surroundings));
    line.addSubcommand(export(surroundings));
    line.addSubcommand(new DemoCommand(surroundings));
    line.addSubcommand(completion());
    String version = "evenkeel " + Version.read();
    dress(line, version);
    line.getSubcommands().values().forEach(each -> dress(each, version));
    Complaints complaints = new Complaints();
    Terminal terminal = surroundings.terminal();
    return line.setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints)
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(
            Help.defaultColorScheme(terminal.abilities().colours() ? Ansi.ON : Ansi.OFF));
  }

  /** Its answer is JSON with or without --json. */
  private static CommandLine export(Surroundings surroundings) {
    CommandLine export = new CommandLine(new ExportCommand(surroundings));
    OptionSpec json = OptionSpec.builder("--json").description("as it is without this").build();
    export.getCommandSpec().addOption(json);
    return export;
  }

  private static CommandLine completion() {
    CommandLine completion = new CommandLine(new GenerateCompletion());
    completion.getCommandSpec().usageMessage().hidden(true);
    return completion;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  private static void dress(CommandLine line, String version) {
    line.getCommandSpec()
        .mixinStandardHelpOptions(true)
        .version(version)
        .addOption(
            OptionSpec.builder("-v", "--verbose")
                .description("show the log, and the stack trace of an error")
                .build());
    line.getCommandSpec()
        .usageMessage()
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(ExitCode.help());
  }

  /** Without a command there is nothing to do but to say what there is. */
  @Override
  public Integer call() {
    commandLine(surroundings).usage(surroundings.terminal().err());
    return ExitCode.BAD_INPUT;
  }
}
