package io.evenkeel.store.jdbc;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static io.evenkeel.maintenance.operation.Editions.next;
import static io.evenkeel.maintenance.operation.Editions.resting;

import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that writes editions until it is killed, and says each one when it is written. */
final class Scribe {

  private Scribe() {}

  public static void main(String[] arguments) {
    try (JdbcStore store = JdbcStore.h2(Path.of(arguments[0]))) {
      Operation edition = store.find("op-1").orElseGet(() -> begun(store, first("op-1", "n1")));
      while (!System.out.checkError()) {
        System.out.println(edition.revision().version());
        String home = "n" + edition.revision().version();
        edition = next(edition, OperationState.ENTERING, resting("a", home), resting("b", home));
        if (!store.replace(edition, entry(edition))) {
          throw new IllegalStateException("somebody else writes to " + arguments[0]);
        }
      }
    }
  }

  /** Another process with this one's class path. */
  static Process on(Path file) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Scribe.class.getName(),
                file.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static Operation begun(JdbcStore store, Operation operation) {
    if (!store.begin(operation, 1, entry(operation))) {
      throw new IllegalStateException(operation.id() + " has begun already");
    }
    return operation;
  }
}
