package io.evenkeel.cli.session;

import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HypervisorDriver;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Real hosts behind a driver. */
final class RealWorld implements World {

  /** Often enough to watch a move, seldom enough for the hosts. */
  private static final long STEP_MILLIS = 500;

  /** For what was begun and is stopped when the command ends. */
  private static final long LAST_SECONDS = 3;

  private final ExecutorService executor;
  private final HypervisorDriver driver;
  private final ExecutorService errands = threads("errand");

  private RealWorld(ExecutorService executor, HypervisorDriver driver) {
    this.executor = executor;
    this.driver = driver;
  }

  static RealWorld open(String uri) {
    ExecutorService executor = threads("driver");
    try {
      return new RealWorld(
          executor, DriverProvider.open(uri, executor, RealWorld.class.getClassLoader()));
    } catch (RuntimeException e) {
      executor.shutdownNow();
      throw e;
    }
  }

  private static ExecutorService threads(String name) {
    return Executors.newCachedThreadPool(
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public HypervisorDriver driver() {
    return driver;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public void pass() {
    Pause.millis(STEP_MILLIS);
  }

  @Override
  public boolean hasOperator() {
    return true;
  }

  /** Hooks, power and probes are on threads of their own: the driver's stay free. */
  @Override
  public Executor executor() {
    return errands;
  }

  /** What a policy's command does is not left running without anybody who sees its end. */
  @Override
  public void close() {
    errands.shutdownNow();
    try {
      errands.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    driver.close();
    executor.shutdown();
  }
}
