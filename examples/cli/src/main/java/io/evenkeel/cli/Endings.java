package io.evenkeel.cli;

import io.evenkeel.cli.document.OperationDocument;
import io.evenkeel.cli.session.Drive.Outcome;
import io.evenkeel.cli.session.Names;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.view.Report;
import io.evenkeel.cli.view.Texts;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Waiting;
import java.util.stream.Stream;

/** How a command that drove an operation ends: what it says last, and its exit code. */
final class Endings {

  private final Surroundings surroundings;
  private final Remarks remarks;
  private final RunOptions options;

  Endings(Surroundings surroundings, ClusterOptions cluster, RunOptions options) {
    this.surroundings = surroundings;
    this.remarks = new Remarks(surroundings, cluster);
    this.options = options;
  }

  /** The host was in maintenance before the command began. */
  int already(Operation operation) {
    say(
        operation,
        false,
        "%s is already in Maintenance Mode (operation %s, since %s); nothing changed"
            .formatted(
                operation.host(), operation.id(), Texts.dayAndTime(operation.standing().since())));
    return ExitCode.DONE;
  }

  /** The host had left maintenance before the command began. */
  int alreadyBack(Operation operation) {
    say(
        operation,
        false,
        "%s has already left maintenance (operation %s, at %s); nothing changed"
            .formatted(
                operation.host(), operation.id(), Texts.dayAndTime(operation.standing().since())));
    return ExitCode.DONE;
  }

  /** After an enter. */
  int entered(Session session, Outcome outcome) {
    Operation operation = outcome.operation();
    if (operation.state() == OperationState.IN_MAINTENANCE
        && !new Needs(session.now()).person(operation)
        && outcome.inTime()) {
      say(operation, true, emptied(operation));
      return ExitCode.DONE;
    }
    return unfinished(session, outcome);
  }

  /**
   * After a leave or cancel.
   *
   * @param away the operation as it was before
   */
  int left(Session session, Operation away, Outcome outcome) {
    Operation operation = outcome.operation();
    if (!operation.over()) {
      return unfinished(session, outcome);
    }
    if (!options.json()) {
      surroundings.print(new Report(session, away, operation).lines());
    }
    say(
        operation,
        true,
        "%s is %s (operation %s is closed)"
            .formatted(
                operation.host(),
                operation.standing().service().cordonedBefore() ? "Cordoned, as before" : "Running",
                operation.id()));
    return ExitCode.DONE;
  }

  int unfinished(Session session, Outcome outcome) {
    Operation operation = outcome.operation();
    boolean person = new Needs(session.now()).person(operation);
    if (!options.json()) {
      waits(operation).forEach(wait -> surroundings.print(line(wait, session.names())));
    }
    String goOn = goOn(operation);
    if (person) {
      say(
          operation,
          true,
          "%s waits for an operator; help, then %s".formatted(operation.host(), goOn));
      return ExitCode.WAITING;
    }
    if (outcome.inTime()) {
      say(
          operation,
          true,
          "%s: begun, operation %s; %s".formatted(operation.host(), operation.id(), goOn));
      return ExitCode.DONE;
    }
    say(
        operation,
        true,
        "%s is not ready, and the time is over; %s".formatted(operation.host(), goOn));
    return ExitCode.WAITING;
  }

  /** A task that failed is for a person to decide about. */
  private String goOn(Operation operation) {
    return operation.standing().waiting().stream()
        .filter(wait -> wait.code().equals("TASK_FAILED"))
        .findFirst()
        .map(
            wait ->
                "`%s` runs it again, `%s` goes on without it"
                    .formatted(
                        remarks.command("retry-task", operation.host() + " " + wait.subject()),
                        remarks.command("skip-task", operation.host() + " " + wait.subject())))
        .orElseGet(() -> "`" + remarks.goOn(operation) + "` goes on");
  }

  /** What was asked for is so; says it, as text or as JSON. */
  int done(Operation operation, boolean changed, String text) {
    say(operation, changed, text);
    return ExitCode.DONE;
  }

  private void say(Operation operation, boolean changed, String text) {
    if (options.json()) {
      surroundings.terminal().out().print(OperationDocument.write(operation, changed));
    } else {
      surroundings.print(text);
    }
  }

  private String emptied(Operation operation) {
    long moved = count(operation, ItemState.AT_REST);
    long stopped = count(operation, ItemState.STOPPED_BY_US);
    return "%s is in Maintenance Mode: %s moved, %d stopped; `%s` brings everything home"
        .formatted(
            operation.host(),
            Texts.count(moved, "workload"),
            stopped,
            remarks.command("leave", operation.host()));
  }

  private static long count(Operation operation, ItemState state) {
    return operation.items().stream().filter(item -> item.state() == state).count();
  }

  private static Stream<Waiting> waits(Operation operation) {
    return Stream.concat(
            operation.standing().waiting().stream(),
            operation.items().stream()
                .filter(item -> !item.state().settled())
                .map(Item::waiting)
                .filter(Waiting::present))
        .distinct();
  }

  private static String line(Waiting wait, Names names) {
    return Texts.clean(
        "waits: %s: %s. %s".formatted(names.of(wait.subject()), wait.text(), wait.remedy()));
  }
}
