package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.maintenance.NotPermittedException;
import io.evenkeel.spi.DriverException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong in one line, and what number the program ends with. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final List<String> VERBOSE = List.of("-v", "--verbose");

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    Throwable cause = e.getCause() == null ? e : e.getCause();
    complain(
        command.getErr(),
        "%s; see %s --help".formatted(misuse(e), command.getCommandSpec().qualifiedName()),
        cause,
        List.of(args).stream().anyMatch(VERBOSE::contains));
    return ExitCode.BAD_INPUT;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    int code = code(e);
    String text = line(e);
    String told =
        code == ExitCode.DEFECT
            ? "a defect, please report it (%s: %s); --verbose shows more"
                .formatted(e.getClass().getSimpleName(), text)
            : text;
    complain(command.getErr(), told, e, parsed.expandedArgs().stream().anyMatch(VERBOSE::contains));
    return code;
  }

  private static String misuse(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && e.getCommandLine().getParent() == null) {
      List<String> alike = unmatched.getSuggestions();
      return "there is no command \"%s\"%s"
          .formatted(
              unmatched.getUnmatched().get(0),
              alike.isEmpty() ? "" : ", did you mean " + String.join(" or ", alike) + "?");
    }
    return line(e);
  }

  private static int code(Exception e) {
    if (e instanceof DriverException) {
      return ExitCode.DRIVER;
    }
    boolean input =
        e instanceof BadInput
            || e instanceof IllegalArgumentException
            || e instanceof NotPermittedException;
    return input ? ExitCode.BAD_INPUT : ExitCode.DEFECT;
  }

  private static String line(Exception e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", "?");
  }

  private static void complain(PrintWriter err, String text, Throwable e, boolean verbose) {
    err.println("evenkeel: " + text);
    if (verbose) {
      e.printStackTrace(err);
    }
    err.flush();
  }
}
