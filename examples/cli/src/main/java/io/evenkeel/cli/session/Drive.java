package io.evenkeel.cli.session;

import io.evenkeel.maintenance.HostView;
import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.spi.DriverException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** Lets an operation run until it has come as far as is wanted. Belongs to one operation. */
public final class Drive {

  /** A platform that can't be observed for so long is not waited for any longer. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** Nobody acts in a simulated cluster: what has not changed for so long does not change. */
  private static final Duration STANDSTILL = Duration.ofHours(1);

  private final Session session;
  private final Watcher watcher;
  private Operation operation;
  private long told;
  private Instant heard;
  private Instant moved;

  /**
   * @param session where the operation is
   * @param watcher sees each step
   * @param operation what to drive
   * @param told the journal entry after which the watcher wants to hear of all
   */
  public Drive(Session session, Watcher watcher, Operation operation, long told) {
    this.session = session;
    this.watcher = watcher;
    this.operation = operation;
    this.told = told;
    this.heard = session.now();
    this.moved = session.now();
  }

  /**
   * How far an operation has come.
   *
   * @param operation where it stands
   * @param inTime whether it came as far as was wanted
   */
  public record Outcome(Operation operation, boolean inTime) {}

  /**
   * Drives the operation.
   *
   * @param wanted whether it has come far enough; asked after each tick
   * @param timeout how long it may take, in the time of the cluster
   * @throws DriverException if the platform could not be observed for half a minute
   */
  public Outcome until(Predicate<Operation> wanted, Duration timeout) {
    Instant deadline = session.now().plus(timeout);
    while (true) {
      step();
      if (wanted.test(operation)) {
        return new Outcome(operation, true);
      }
      if (standsStill() || !session.now().isBefore(deadline)) {
        return new Outcome(operation, false);
      }
      session.pass();
    }
  }

  /** One tick, and what the watcher sees of it. */
  public Operation step() {
    session.tick();
    Operation now = session.maintenance().find(operation.id()).orElse(operation);
    if (!now.revision().equals(operation.revision())) {
      moved = session.now();
    }
    operation = now;
    for (JournalEntry entry : session.maintenance().journal(operation.id(), told)) {
      watcher.happened(entry);
      told = entry.sequence();
    }
    show();
    return operation;
  }

  private boolean standsStill() {
    return !session.hasOperator() && !session.now().isBefore(moved.plus(STANDSTILL));
  }

  /** A look that fails tells of silent hosts; a tick only waits for the next one. */
  private void show() {
    try {
      if (session.hasOperator()) {
        HostView seen = session.maintenance().status(operation.host());
        watcher.show(() -> seen);
      } else {
        watcher.show(() -> session.maintenance().status(operation.host()));
      }
      heard = session.now();
    } catch (DriverException silent) {
      if (!session.now().isBefore(heard.plus(SILENCE))) {
        throw silent;
      }
      watcher.trouble(String.valueOf(silent.getMessage()));
    }
  }
}
