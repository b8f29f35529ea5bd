package io.evenkeel.maintenance;

import io.evenkeel.maintenance.Authorizer.Action;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.maintenance.task.TaskRun;
import java.util.Optional;

/** What a person decides about the task of a hook that failed, or hangs. */
final class TaskDesk {

  private final Outside outside;
  private final Conduct conduct;

  TaskDesk(Outside outside, Conduct conduct) {
    this.outside = outside;
    this.conduct = conduct;
  }

  Operation again(String host, String hook, Asker asker) {
    return decide(host, hook, asker, TaskRun.State.AGAIN, "task %s is to be run again");
  }

  Operation skip(String host, String hook, Asker asker) {
    return decide(host, hook, asker, TaskRun.State.SKIPPED, "task %s is skipped");
  }

  private Operation decide(
      String host, String hook, Asker asker, TaskRun.State decision, String text) {
    conduct.permit(asker, Action.RUN, host);
    Operation operation =
        new Amending(outside)
            .amend(host, "decide", before -> decided(before, hook, asker, decision, text));
    TaskRun run = begun(operation, hook);
    if (run.state() == decision) {
      outside
          .crew()
          .interrupt(new MaintenanceTask.Context(host, operation.id(), hook, run.attempt()));
    }
    return operation;
  }

  private Amendment decided(
      Operation operation, String hook, Asker asker, TaskRun.State decision, String text) {
    TaskRun run = begun(operation, hook);
    Amendment amendment = new Amendment(operation, asker, outside.clock().instant());
    return run.state() == decision || run.state() == TaskRun.State.DONE
        ? amendment
        : amendment
            .say(EventType.ASKED, text.formatted(hook))
            .with(operation.standing().task(run.in(decision, run.output())));
  }

  private static TaskRun begun(Operation operation, String hook) {
    Optional<TaskRun> run = operation.standing().findTask(hook);
    return run.orElseThrow(
        () ->
            new IllegalArgumentException(
                "task %s has not begun in operation %s; nothing is to be decided about it"
                    .formatted(hook, operation.id())));
  }
}
