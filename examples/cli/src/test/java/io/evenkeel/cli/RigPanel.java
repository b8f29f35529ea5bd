package io.evenkeel.cli;

import io.evenkeel.libvirt.Rig;
import io.evenkeel.maintenance.Authorizer;
import io.evenkeel.maintenance.EnterRequest;
import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.LeaveRequest;
import io.evenkeel.maintenance.Maintenance;
import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.spi.DriverProvider;
import io.evenkeel.spi.HypervisorDriver;
import io.evenkeel.spi.Workload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/**
 * A control panel over the hosts of a rig, as a test drives it: it asks, ticks and reads. What it
 * says of guests, it says by their names.
 */
final class RigPanel implements AutoCloseable {

  static final Asker ADA = new Asker("ada", "test");

  /** On one machine an order is sent, and an absence proven, in no time. */
  static final Settings QUICK =
      Settings.DEFAULT.settling(Duration.ofSeconds(10), Duration.ofSeconds(1));

  private static final Duration SOON = Duration.ofSeconds(120);

  /** Power-offs and reboots are looked at for less time than the rig keeps a host down. */
  private static final String TIMING = "timing: {connectSeconds: 2, answerSeconds: 4}\n";

  private final Path configuration;
  private final Settings settings;
  private final OperationStore store = OperationStore.inMemory();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final Map<String, String> names = new LinkedHashMap<>();
  private HypervisorDriver driver;
  private Maintenance maintenance;

  private RigPanel(Path configuration, Settings settings) {
    this.configuration = configuration;
    this.settings = settings;
    this.driver = open();
    this.maintenance = build();
    driver.observe().workloads().forEach(seen -> names.put(seen.id(), seen.name()));
  }

  /**
   * Opens one.
   *
   * @param folder where its configuration is written
   * @param yaml the whole configuration but its times
   */
  static RigPanel open(Path folder, Settings settings, String... yaml) {
    try {
      Path file = folder.resolve("hosts.yaml");
      Files.writeString(file, String.join("\n", yaml) + "\n" + TIMING);
      return new RigPanel(file, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HypervisorDriver open() {
    return DriverProvider.open(
        "libvirt:" + configuration, executor, RigPanel.class.getClassLoader());
  }

  private Maintenance build() {
    return Maintenance.builder()
        .driver(driver)
        .authorizer(Authorizer.allowAll())
        .settings(settings)
        .store(store)
        .executor(executor)
        .lease(Duration.ofSeconds(3))
        .build();
  }

  /** The process dies; another one begins with what is written. */
  void restart() {
    driver.close();
    driver = open();
    maintenance = build();
  }

  Maintenance maintenance() {
    return maintenance;
  }

  ExecutorService executor() {
    return executor;
  }

  /** Asks for a host to be emptied, and ticks until it has come as far as it can. */
  OperationState enter(String host) {
    return enter(host, EnterRequest.by("ada", "test"));
  }

  OperationState enter(String host, EnterRequest request) {
    Operation operation = maintenance.enter(host, request);
    return until(operation, OperationState.IN_MAINTENANCE, OperationState.WAITING_FOR_OPERATOR);
  }

  /** Asks for a host to be brought back, and ticks until it has come as far as it can. */
  OperationState leave(String host) {
    return leave(host, LeaveRequest.by("ada"));
  }

  OperationState leave(String host, LeaveRequest request) {
    Operation operation = maintenance.leave(host, request);
    return until(operation, OperationState.CLOSED, OperationState.LEAVE_INCOMPLETE);
  }

  private OperationState until(Operation operation, OperationState... ends) {
    until(
        operation.host() + " is " + List.of(ends),
        () -> List.of(ends).contains(state(operation.host())));
    return state(operation.host());
  }

  /** Ticks until something is so. */
  void until(String what, BooleanSupplier condition) {
    try {
      Rig.await(
          what,
          SOON,
          () -> {
            maintenance.tick();
            return condition.getAsBoolean();
          });
    } catch (AssertionError late) {
      String logs =
          maintenance.operations().stream()
              .map(open -> String.join("\n", log(open.host())) + "\n" + open)
              .reduce("", String::concat);
      throw new AssertionError(late.getMessage() + "\n" + logs, late);
    }
  }

  Operation last(String host) {
    List<Operation> history = maintenance.history(host);
    return history.get(history.size() - 1);
  }

  OperationState state(String host) {
    return last(host).state();
  }

  HostView.Status status(String host) {
    return maintenance.status(host).status();
  }

  List<JournalEntry> journal(String host) {
    return maintenance.journal(last(host).id(), 0);
  }

  /** The lines of the last operation's node log, each after whom it is about. */
  List<String> log(String host) {
    return journal(host).stream()
        .map(JournalEntry::event)
        .map(e -> (e.workload().isEmpty() ? e.host() : e.workload()) + ": " + e.text())
        .map(this::named)
        .toList();
  }

  /** A text with the names of the guests that were there when this panel was opened. */
  String named(String text) {
    String named = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      named = named.replace(name.getKey(), name.getValue());
    }
    return named;
  }

  /** How the driver sees a guest, on the first host that knows it. */
  Workload guest(String name) {
    return driver.observe().workloads().stream()
        .filter(seen -> seen.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  HypervisorDriver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.close();
    executor.shutdown();
  }
}
