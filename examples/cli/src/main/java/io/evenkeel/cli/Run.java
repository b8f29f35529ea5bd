package io.evenkeel.cli;

import io.evenkeel.cli.session.Drive;
import io.evenkeel.cli.session.Drive.Outcome;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Watcher;
import io.evenkeel.cli.view.LiveView;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.maintenance.task.TaskRun.State;
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
    return until(now -> reached(now, goal), Run::begun, operation, told);
  }

  /**
   * Drives an operation.
   *
   * @param done whether it has come as far as was asked
   * @param begun whether the user may be left alone with it
   * @param told the journal entry that the user knows last
   */
  Outcome until(
      Predicate<Operation> done, Predicate<Operation> begun, Operation operation, long told) {
    Predicate<Operation> wanted =
        switch (options.patience()) {
          case NONE -> now -> begun.test(now) || needsPerson(now);
          case UNTIL_OPERATOR -> now -> done.test(now) || needsPerson(now);
          case UNTIL_DONE -> now -> done.test(now) || now.over() || alone(now);
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

  /** Maintenance mode is reached when the tasks that belong to it have run, too. */
  private boolean reached(Operation operation, OperationState goal) {
    return operation.state() == goal
        && (goal != OperationState.IN_MAINTENANCE
            || session.policy().over(operation, Stage.IN_MAINTENANCE));
  }

  /** A task that runs would end with this process. */
  private static boolean begun(Operation operation) {
    return operation.state() != OperationState.REQUESTED
        && operation.standing().tasks().stream().noneMatch(t -> t.state() == State.RUNNING);
  }

  private boolean needsPerson(Operation operation) {
    return new Needs(session.now()).person(operation);
  }

  /** Nobody comes to help in a simulated cluster. */
  private boolean alone(Operation operation) {
    return !session.hasOperator() && needsPerson(operation);
  }
}
