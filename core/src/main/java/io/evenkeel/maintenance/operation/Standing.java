package io.evenkeel.maintenance.operation;

import io.evenkeel.maintenance.task.TaskRun;
import io.evenkeel.preflight.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far an operation has come.
 *
 * @param since when its state began
 * @param ending what becomes of the workloads
 * @param service the host itself: how it served before, and what keeps it from serving again
 * @param tasks the hooks that have run, or run now
 * @param waiting what it waits for as a whole
 * @param findings what preflight found when it was requested
 * @param steering what persons have said since
 */
public record Standing(
    Instant since,
    Ending ending,
    Service service,
    List<TaskRun> tasks,
    List<Waiting> waiting,
    List<Finding> findings,
    Steering steering) {

  /** Copies. */
  public Standing {
    tasks = List.copyOf(tasks);
    waiting = List.copyOf(waiting);
    findings = List.copyOf(findings);
  }

  /** An operation that begins now. */
  public static Standing beginning(Instant now, Service service, List<Finding> findings) {
    return new Standing(now, Ending.OPEN, service, List.of(), List.of(), findings, Steering.NONE);
  }

  /** How the task of a hook stands, if it was ever begun. */
  public Optional<TaskRun> findTask(String hook) {
    return tasks.stream().filter(task -> task.hook().equals(hook)).findFirst();
  }

  /** The same, in a state that begins now. */
  public Standing since(Instant now) {
    return new Standing(now, ending, service, tasks, waiting, findings, steering);
  }

  /** The same with another ending. */
  public Standing ending(Ending other) {
    return new Standing(since, other, service, tasks, waiting, findings, steering);
  }

  /** The same with another state of the host. */
  public Standing service(Service other) {
    return new Standing(since, ending, other, tasks, waiting, findings, steering);
  }

  /** The same with another state of one task. */
  public Standing task(TaskRun run) {
    List<TaskRun> all = new ArrayList<>(tasks);
    all.removeIf(other -> other.hook().equals(run.hook()));
    all.add(run);
    return new Standing(since, ending, service, all, waiting, findings, steering);
  }

  /** The same, waiting for other things. */
  public Standing waiting(List<Waiting> others) {
    return new Standing(since, ending, service, tasks, others, findings, steering);
  }

  /** The same with other findings. */
  public Standing findings(List<Finding> others) {
    return new Standing(since, ending, service, tasks, waiting, others, steering);
  }

  /** The same with something else said by persons. */
  public Standing steering(Steering other) {
    return new Standing(since, ending, service, tasks, waiting, findings, other);
  }
}
