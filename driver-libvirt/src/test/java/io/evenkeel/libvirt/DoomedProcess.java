package io.evenkeel.libvirt;

import io.evenkeel.spi.Marker;
import io.evenkeel.spi.Order;
import io.evenkeel.spi.Tuning;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A process that begins a move and is then killed. */
final class DoomedProcess {

  private DoomedProcess() {}

  /** Begins a slow move from n1 to n2 in a process of its own. */
  static Process start(Path configuration, String workload, String order) throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                DoomedProcess.class.getName(),
                configuration.toString(),
                workload,
                order))
        .redirectErrorStream(true)
        .start();
  }

  /**
   * @param arguments a configuration file, the workload and the order's id
   */
  public static void main(String[] arguments) {
    LibvirtDriver driver =
        LibvirtDriver.open(Path.of(arguments[0]), Executors.newCachedThreadPool());
    driver.start(
        new Order.Migrate(
            arguments[2],
            arguments[1],
            "n1",
            "n2",
            new Tuning(false, 100_000_000, Duration.ZERO),
            new Marker("op-1", "n1")));
    while (true) {
      LockSupport.park();
    }
  }
}
