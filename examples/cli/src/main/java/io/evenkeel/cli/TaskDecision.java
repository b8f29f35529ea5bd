package io.evenkeel.cli;

import io.evenkeel.cli.session.BadInput;
import io.evenkeel.cli.session.Session;
import io.evenkeel.cli.session.Session.Purpose;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.task.TaskRun;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What a user decides about a task that failed; then the operation goes on. */
abstract class TaskDecision implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "HOST", description = "the host")
  private String host = "";

  @Parameters(index = "1", paramLabel = "TASK", description = "the name of the hook")
  private String task = "";

  @Mixin private final ClusterOptions cluster = new ClusterOptions();
  @Mixin private final AskerOptions asker = new AskerOptions();
  @Mixin private final RunOptions running = new RunOptions();

  TaskDecision(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  abstract Operation decide(Maintenance maintenance, String named, String hook, Asker who);

  /** Whether the task is run, so that the policy must have it. */
  abstract boolean runs();

  @Override
  public Integer call() {
    running.patience();
    running.timeout();
    double speed = running.speed(surroundings.terminal().abilities().redraws());
    try (Session session =
        Session.open(
            cluster.access(surroundings.environment(), speed), Purpose.GO_ON, List.of(host))) {
      Operation before = open(session);
      TaskRun run = begun(before);
      if (runs() && session.policy().unknownTasks(before).contains(task)) {
        throw new BadInput(
            "the policy of this command has no hook \"%s\"; give the --policy that has it"
                .formatted(task));
      }
      Endings endings = new Endings(surroundings, cluster, running);
      if (run.state() == TaskRun.State.DONE) {
        return endings.done(
            before, false, "task %s is done already; nothing changed".formatted(task));
      }
      Operation decided = decide(session.maintenance(), host, task, asker.asker());
      session.keep();
      return goOn(session, endings, decided, before);
    }
  }

  private Operation open(Session session) {
    return session
        .openOn(host)
        .orElseThrow(
            () ->
                new BadInput(
                    "%s is %s; no operation of it runs tasks"
                        .formatted(host, Remarks.state(session, host))));
  }

  private TaskRun begun(Operation operation) {
    List<TaskRun> tasks = operation.standing().tasks();
    return operation
        .standing()
        .findTask(task)
        .orElseThrow(
            () ->
                new BadInput(
                    "task \"%s\" has not begun in operation %s; begun have %s"
                        .formatted(
                            task,
                            operation.id(),
                            tasks.isEmpty()
                                ? "none"
                                : tasks.stream()
                                    .map(TaskRun::hook)
                                    .collect(Collectors.joining(", ")))));
  }

  private int goOn(Session session, Endings endings, Operation decided, Operation before) {
    Run run = new Run(surroundings, session, running);
    long told = before.revision().entries();
    return switch (decided.state()) {
      case REQUESTED, ENTERING, WAITING_FOR_OPERATOR, IN_MAINTENANCE ->
          endings.entered(session, run.to(OperationState.IN_MAINTENANCE, decided, told));
      case LEAVING, LEAVE_INCOMPLETE, CANCELLING, CLOSED, REFUSED ->
          endings.left(session, before, run.to(OperationState.CLOSED, decided, told));
    };
  }
}
