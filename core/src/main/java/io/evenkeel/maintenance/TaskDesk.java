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
    while (true) {
      Operation operation = openOn(host);
      TaskRun run = begun(operation, hook);
      if (run.state() == decision || run.state() == TaskRun.State.DONE) {
        return operation;
      }
      Amendment amendment = new Amendment(operation, asker, outside.clock().instant());
      amendment
          .say(EventType.ASKED, text.formatted(hook))
          .with(operation.standing().task(run.in(decision, run.output())));
      Operation next = amendment.operation();
      if (outside.store().replace(next, amendment.entries())) {
        outside.bulletin().publish(amendment.entries());
        outside.crew().interrupt(new MaintenanceTask.Context(host, next.id(), hook, run.attempt()));
        return next;
      }
      // A tick wrote meanwhile: decide of what is there now.
    }
  }

  private static TaskRun begun(Operation operation, String hook) {
    Optional<TaskRun> run = operation.standing().findTask(hook);
    return run.orElseThrow(
        () ->
            new IllegalArgumentException(
                "task %s has not begun in operation %s; nothing is to be decided about it"
                    .formatted(hook, operation.id())));
  }

  private Operation openOn(String host) {
    return outside.store().open().stream()
        .filter(operation -> operation.host().equals(host))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("host %s has no operation".formatted(host)));
  }
}
