package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.Waiting;
import io.evenkeel.maintenance.task.Hook;
import io.evenkeel.maintenance.task.Hook.OnFailure;
import io.evenkeel.maintenance.task.MaintenanceTask;
import io.evenkeel.maintenance.task.Stage;
import io.evenkeel.maintenance.task.TaskRun;
import io.evenkeel.spi.Progress;
import java.util.List;
import java.util.Optional;

/** Runs the tasks that hang on a stage, one after the other. */
final class Hooks {

  private final List<Hook> hooks;

  Hooks(List<Hook> hooks) {
    this.hooks = List.copyOf(hooks);
  }

  /** Takes the next step of a stage; whether nothing of it is left to do. */
  boolean over(Draft draft, Stage stage) {
    for (Hook hook : hooks) {
      if (hook.stage() == stage && !over(draft, hook)) {
        return false;
      }
    }
    return true;
  }

  /** Writes down what became of a task that runs; whether none runs any more. */
  boolean quiet(Draft draft, Stage stage) {
    boolean quiet = true;
    for (Hook hook : hooks) {
      boolean runs =
          hook.stage() == stage
              && draft
                  .standing()
                  .findTask(hook.name())
                  .filter(run -> run.state() == TaskRun.State.RUNNING)
                  .isPresent();
      quiet &= !runs || !stillRunning(draft, hook);
    }
    return quiet;
  }

  private boolean over(Draft draft, Hook hook) {
    Optional<TaskRun> last = draft.standing().findTask(hook.name());
    if (last.isEmpty()) {
      begin(draft, hook, 1);
      return false;
    }
    return switch (last.get().state()) {
      case RUNNING -> !stillRunning(draft, hook) && over(draft, hook);
      case DONE -> true;
      case SKIPPED -> {
        interrupt(draft, last.get());
        yield true;
      }
      case AGAIN -> {
        begin(draft, hook, last.get().attempt() + 1);
        yield false;
      }
      case FAILED -> {
        if (hook.onFailure() == OnFailure.WAIT) {
          draft.await(List.of(failed(draft, hook, last.get())));
        }
        yield hook.onFailure() == OnFailure.GO_ON;
      }
    };
  }

  private static void begin(Draft draft, Hook hook, int attempt) {
    TaskRun run =
        new TaskRun(
            hook.name(),
            hook.stage(),
            attempt,
            TaskRun.State.RUNNING,
            draft.now.plus(hook.limit()),
            "");
    draft.with(draft.standing().task(run));
    draft.act(new Action.RunTask(context(draft, run)));
    draft.say(
        EventType.TASK_STARTED,
        "",
        "task %s begins (%s%s)"
            .formatted(hook.name(), hook.stage(), attempt == 1 ? "" : ", attempt " + attempt));
    draft.await(List.of(running(draft, run)));
  }

  /** Whether a task that was begun goes on; what became of it is written down. */
  private static boolean stillRunning(Draft draft, Hook hook) {
    TaskRun run = draft.standing().findTask(hook.name()).orElseThrow();
    Progress report = draft.seen.report(context(draft, run).key());
    switch (report.state()) {
      case DONE -> {
        draft.with(draft.standing().task(run.in(TaskRun.State.DONE, report.message())));
        draft.say(EventType.TASK_DONE, "", "task " + hook.name() + " is done" + said(report));
        return false;
      }
      case FAILED, REFUSED -> {
        failed(draft, hook, run, report.message());
        return false;
      }
      case RUNNING, UNKNOWN -> {
        if (draft.now.isBefore(run.until())) {
          draft.await(List.of(running(draft, run)));
          return true;
        }
        return overdue(draft, hook, run, report);
      }
    }
    throw new IllegalStateException("no such state: " + report.state());
  }

  /** One that another process began is run again; one of this process has failed. */
  private static boolean overdue(Draft draft, Hook hook, TaskRun run, Progress report) {
    if (report.state() == Progress.State.UNKNOWN) {
      draft.with(draft.standing().task(run.in(TaskRun.State.AGAIN, "its end was not seen")));
      return false;
    }
    draft.act(new Action.InterruptTask(context(draft, run)));
    failed(draft, hook, run, "it exceeded its limit of %d s".formatted(hook.limit().toSeconds()));
    return false;
  }

  /** Somebody may have skipped it in another process than the one in which it runs. */
  private static void interrupt(Draft draft, TaskRun run) {
    MaintenanceTask.Context context = context(draft, run);
    if (draft.seen.report(context.key()).state() == Progress.State.RUNNING) {
      draft.act(new Action.InterruptTask(context));
    }
  }

  private static void failed(Draft draft, Hook hook, TaskRun run, String why) {
    draft.with(draft.standing().task(run.in(TaskRun.State.FAILED, why)));
    String effect =
        hook.onFailure() == OnFailure.WAIT
            ? "the operation waits until it is run again or skipped"
            : "the operation goes on";
    draft.say(
        EventType.TASK_FAILED,
        "",
        "task %s failed (%s): %s; %s".formatted(hook.name(), hook.stage(), why, effect));
  }

  private static Waiting running(Draft draft, TaskRun run) {
    return draft.waiting(
        "TASK_RUNNING",
        run.hook(),
        "task %s runs until %s at the latest".formatted(run.hook(), run.until()),
        "Wait for it");
  }

  private static Waiting failed(Draft draft, Hook hook, TaskRun run) {
    return draft.waiting(
        "TASK_FAILED",
        hook.name(),
        "task %s failed (%s): %s".formatted(hook.name(), hook.stage(), run.output()),
        "Remove the cause and have it run again, or skip it");
  }

  private static String said(Progress report) {
    return report.message().isEmpty() ? "" : ": " + report.message();
  }

  private static MaintenanceTask.Context context(Draft draft, TaskRun run) {
    return new MaintenanceTask.Context(draft.host(), draft.before.id(), run.hook(), run.attempt());
  }
}
