package io.evenkeel.maintenance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/** An executor that runs nothing until it is told to. */
final class Deferred implements Executor {

  private final List<Runnable> waiting = new ArrayList<>();

  @Override
  public void execute(Runnable task) {
    waiting.add(task);
  }

  void runAll() {
    List<Runnable> due = List.copyOf(waiting);
    waiting.clear();
    due.forEach(Runnable::run);
  }

  /** As when the process dies. */
  void forget() {
    waiting.clear();
  }

  boolean allCancelled() {
    return waiting.stream().allMatch(task -> ((Future<?>) task).isCancelled());
  }
}
