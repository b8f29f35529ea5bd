package io.evenkeel.maintenance;

import io.evenkeel.spi.DriverException;
import io.evenkeel.spi.Progress;
import io.evenkeel.spi.Transfer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * What may block and is done on the panel's executor: tasks of hooks, switching a host's power,
 * asking storage. Each has a key under which its end can be asked for; nothing of it outlives the
 * process.
 */
final class Errands {

  /** Of a long answer the end is kept: there stands what went wrong. */
  private static final int LONGEST = 2_000;

  private final Executor executor;
  private final Map<String, FutureTask<String>> begun = new TreeMap<>();

  Errands(Executor executor) {
    this.executor = executor;
  }

  /** Begins something, unless it is at it already; what ended before is forgotten. */
  void begin(String key, Callable<String> work) {
    FutureTask<String> task = new FutureTask<>(work);
    synchronized (begun) {
      FutureTask<String> other = begun.get(key);
      if (other != null && !other.isDone()) {
        return;
      }
      begun.put(key, task);
    }
    try {
      executor.execute(task);
    } catch (RejectedExecutionException closed) {
      begin(key, closed);
    }
  }

  private void begin(String key, RejectedExecutionException closed) {
    FutureTask<String> failed =
        new FutureTask<>(
            () -> {
              throw closed;
            });
    failed.run();
    synchronized (begun) {
      begun.put(key, failed);
    }
  }

  /** How everything stands that is known here, by key. */
  Map<String, Progress> reports() {
    Map<String, Progress> reports = new TreeMap<>();
    synchronized (begun) {
      begun.forEach((key, task) -> reports.put(key, report(task)));
    }
    return reports;
  }

  /** Interrupts and forgets whatever does not belong to one of these operations. */
  void keepOnly(Set<String> operations) {
    synchronized (begun) {
      begun
          .entrySet()
          .removeIf(
              entry -> {
                boolean stays =
                    operations.stream().anyMatch(id -> entry.getKey().startsWith(id + "#"));
                return !stays && (entry.getValue().cancel(true) || entry.getValue().isDone());
              });
    }
  }

  /** Interrupts one whose time is up. */
  void interrupt(String key) {
    synchronized (begun) {
      FutureTask<String> task = begun.get(key);
      if (task != null) {
        task.cancel(true);
      }
    }
  }

  private static Progress report(FutureTask<String> task) {
    if (!task.isDone()) {
      return Progress.running(Transfer.NONE);
    }
    if (task.isCancelled()) {
      return Progress.failed(Transfer.NONE, "it was interrupted");
    }
    try {
      return new Progress(Progress.State.DONE, Transfer.NONE, end(task.get()));
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause();
      return failed(cause == null ? failure : cause);
    } catch (InterruptedException impossible) {
      Thread.currentThread().interrupt();
      return Progress.failed(Transfer.NONE, "interrupted");
    }
  }

  private static Progress failed(Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : end(cause.getMessage());
    boolean nothingChanged =
        cause instanceof DriverException refused && refused.kind().nothingChanged();
    return nothingChanged ? Progress.refused(message) : Progress.failed(Transfer.NONE, message);
  }

  private static String end(String text) {
    String line = text.strip().replaceAll("\\p{Cntrl}+", " | ");
    return line.length() <= LONGEST ? line : "... " + line.substring(line.length() - LONGEST);
  }
}
