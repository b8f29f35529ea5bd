package io.evenkeel.cli.session;

import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HypervisorDriver;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Real hosts behind a driver. */
final class RealWorld implements World {

  /** Often enough to watch a move, seldom enough for the hosts. */
  private static final long STEP_MILLIS = 500;

  private final ExecutorService executor;
  private final HypervisorDriver driver;

  private RealWorld(ExecutorService executor, HypervisorDriver driver) {
    this.executor = executor;
    this.driver = driver;
  }

  static RealWorld open(String uri) {
    ExecutorService executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "driver");
              thread.setDaemon(true);
              return thread;
            });
    try {
      return new RealWorld(
          executor, DriverProvider.open(uri, executor, RealWorld.class.getClassLoader()));
    } catch (RuntimeException e) {
      executor.shutdownNow();
      throw e;
    }
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

  @Override
  public void close() {
    driver.close();
    executor.shutdown();
  }
}
