package io.evenkeel.cli;

import io.evenkeel.cli.session.Drive;
import io.evenkeel.cli.session.Drive.Outcome;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Watcher;
import io.evenkeel.cli.view.LiveView;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import java.util.function.Predicate;

/** Lets an operation run in front of the user. */
final class Run {

  private final Surroundings surroundings;
  private final Session session;
  private final RunOptions options;

  Run(Surroundings surroundings, Session session, RunOptions options) {
    this.surroundings = surroundings;
    this.session = session;
    this.options = options;
  }

  /**
   * Drives an operation.
   *
   * @param goal the state to come to
   * @param told the journal entry that the user knows last
   */
  Outcome to(OperationState goal, Operation operation, long told) {
    Predicate<OperationState> wanted =
        switch (options.patience()) {
          case NONE -> state -> state != OperationState.REQUESTED;
          case UNTIL_OPERATOR -> state -> state == goal || needsPerson(state);
          case UNTIL_DONE -> state -> state == goal || state.over() || alone(state);
        };
    Thread onInterrupt = new Thread(() -> interrupted(operation));
    Runtime.getRuntime().addShutdownHook(onInterrupt);
    try (Watcher watcher = watcher()) {
      return new Drive(session, watcher, operation, told).until(wanted, options.timeout());
    } finally {
      forget(onInterrupt);
    }
  }

  private void interrupted(Operation operation) {
    surroundings.remark(
        "interrupted%s; the next command goes on with operation %s"
            .formatted(
                session.hasOperator() ? ", while what moves goes on by itself" : "",
                operation.id()));
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyEnding) {
      // Then it runs by itself.
    }
  }

  private Watcher watcher() {
    return options.json() ? Watcher.none() : LiveView.on(surroundings.terminal(), session.names());
  }

  private static boolean needsPerson(OperationState state) {
    return switch (state) {
      case WAITING_FOR_OPERATOR, LEAVE_INCOMPLETE, REFUSED, CLOSED -> true;
      default -> false;
    };
  }

  /** Nobody comes to help in a simulated cluster. */
  private boolean alone(OperationState state) {
    return !session.hasOperator() && needsPerson(state);
  }
}
