package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.MaintenanceRunner;
import io.evenkeel.maintenance.lifecycle.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/** A control panel that embeds the library: one of several processes on one PostgreSQL. */
final class PanelProcess {

  static final Duration LEASE = Duration.ofSeconds(2);

  /** On one machine a call is sent, and a move given up, in no time. */
  static final Settings SETTINGS =
      new Settings(
          Duration.ofSeconds(1),
          Duration.ofMillis(500),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMinutes(1),
          new Settings.Retries(100, Duration.ofMillis(1)));

  private PanelProcess() {}

  /** Says {@code leads} or {@code follows} when that changes; ends when nobody listens any more. */
  public static void main(String[] arguments) throws Exception {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(arguments[0]);
    ExecutorService executor = Executors.newCachedThreadPool();
    Maintenance maintenance =
        Maintenance.builder()
            .driver(new RemoteDriver(Integer.parseInt(arguments[1])))
            .store(JdbcStore.on(database))
            .lease(LEASE)
            .settings(SETTINGS)
            .authorizer(Authorizer.allowAll())
            .build();
    CountDownLatch ended = new CountDownLatch(1);
    MaintenanceRunner runner =
        MaintenanceRunner.start(maintenance, executor, Duration.ofMillis(50));
    executor.execute(() -> tell(maintenance, ended));
    while (System.in.read() >= 0) {
      // Whoever started this process still lives.
    }
    ended.countDown();
    runner.close();
    executor.shutdownNow();
  }

  private static void tell(Maintenance maintenance, CountDownLatch ended) {
    try {
      boolean led = false;
      while (!ended.await(10, TimeUnit.MILLISECONDS)) {
        if (maintenance.leads() != led) {
          led = !led;
          System.out.println(led ? "leads" : "follows");
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Another process with this one's class path. */
  static Process start(String url, int port) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                PanelProcess.class.getName(),
                url,
                Integer.toString(port)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
