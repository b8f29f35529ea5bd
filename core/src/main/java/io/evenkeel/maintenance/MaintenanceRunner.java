package io.evenkeel.maintenance;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls {@link Maintenance#tick()} again and again on a thread of the caller's executor, which it
 * keeps until it is closed. A tick that throws is logged, and the next one comes all the same.
 */
public final class MaintenanceRunner implements AutoCloseable {

  /** How long it rests between two ticks unless told otherwise. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(MaintenanceRunner.class);

  private final Maintenance maintenance;
  private final Duration interval;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

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
   * @param executor runs one task for as long as the runner lives
   * @param interval how long it rests between two ticks
   */
  public static MaintenanceRunner start(
      Maintenance maintenance, Executor executor, Duration interval) {
    MaintenanceRunner runner = new MaintenanceRunner(maintenance, interval);
    executor.execute(runner::run);
    return runner;
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
    try {
      maintenance.tick();
    } catch (RuntimeException broken) {
      LOG.error("a tick failed; the next one comes in {}", interval, broken);
    }
  }

  /**
   * Stops ticking, and waits until a tick that runs has ended. Moves that run go on. Idempotent.
   */
  @Override
  public void close() {
    asked.countDown();
    try {
      ended.await();
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
