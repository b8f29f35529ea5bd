package io.evenkeel.maintenance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls {@link Maintenance#tick()} again and again on a thread of the caller's executor, which it
 * keeps until it is closed. A tick that throws is logged, and the next one comes all the same. On a
 * second thread, if the executor has one, it renews the lease while a tick takes long.
 */
public final class MaintenanceRunner implements AutoCloseable {

  /** How long it rests between two ticks unless told otherwise. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceRunner.class);

  private final Maintenance maintenance;
  private final Duration interval;

  /** A tick that takes longer hangs: then another process shall take over. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile long begun = System.nanoTime();

  private MaintenanceRunner(Maintenance maintenance, Duration interval) {
    this.maintenance = maintenance;
    this.interval = interval;
  }

  /** Starts ticking every two seconds. */
  public static MaintenanceRunner start(Maintenance maintenance, Executor executor) {
    return start(maintenance, executor, DEFAULT_INTERVAL);
  }

  /**
   * Starts ticking.
   *
   * @param executor runs two tasks for as long as the runner lives; with one thread only the first
   * @param interval how long it rests between two ticks
   */
  public static MaintenanceRunner start(
      Maintenance maintenance, Executor executor, Duration interval) {
    MaintenanceRunner runner = new MaintenanceRunner(maintenance, interval);
    executor.execute(runner::run);
    executor.execute(runner::renew);
    return runner;
  }

  private void renew() {
    long rhythm = maintenance.leadership().rhythm().toMillis();
    try {
      while (!asked.await(rhythm, TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - begun < PATIENCE.toNanos()) {
          attempt(
              maintenance.leadership()::extend,
              "the lease could not be renewed; that is tried again");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!asked.await(0, TimeUnit.MILLISECONDS)) {
        tick();
        if (asked.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      ended.countDown();
    }
  }

  private void tick() {
    begun = System.nanoTime();
    attempt(maintenance::tick, "a tick failed; the next one comes all the same");
  }

  private void attempt(Runnable work, String failure) {
    try {
      work.run();
    } catch (RuntimeException broken) {
      LOG.error("{}", failure, broken);
    }
  }

  /**
   * Stops ticking, waits until a tick that runs has ended, and gives the lease back. Moves that run
   * go on. Idempotent.
   */
  @Override
  public void close() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    attempt(maintenance::release, "the lease could not be given back, so it runs out by itself");
  }
}
