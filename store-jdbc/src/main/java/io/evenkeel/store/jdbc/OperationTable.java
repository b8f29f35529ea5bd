package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Service;
import io.evenkeel.maintenance.operation.Standing;
import io.evenkeel.maintenance.operation.Terms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is written of an operation, but for its items. */
final class OperationTable {

  private final Documents documents;

  OperationTable(Documents documents) {
    this.documents = documents;
  }

  /** What has no column of its own. */
  record Document(Terms terms, Standing standing) {}

  void insert(Connection connection, Operation operation) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO evenkeel_operation (id, host, zone, state, version, entries, open_host,"
            + " document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        operation.id(),
        operation.host(),
        operation.terms().zone(),
        operation.state().name(),
        operation.revision().version(),
        operation.revision().entries(),
        openHost(operation),
        document(operation));
  }

  /** Writes the next edition of an operation that is not over; false if it is not the next. */
  boolean update(Connection connection, Operation operation) throws SQLException {
    return Sql.update(
            connection,
            "UPDATE evenkeel_operation SET state = ?, version = ?, entries = ?, open_host = ?,"
                + " back_at = ?, document = ? WHERE id = ? AND version = ? AND open_host IS NOT NULL",
            operation.state().name(),
            operation.revision().version(),
            operation.revision().entries(),
            openHost(operation),
            backAt(operation),
            document(operation),
            operation.id(),
            operation.revision().version() - 1)
        == 1;
  }

  /** How many journal entries an operation has; none if there is no such operation. */
  List<Long> entries(Connection connection, String id) throws SQLException {
    return Sql.query(
        connection,
        row -> row.getLong(1),
        "SELECT entries FROM evenkeel_operation WHERE id = ?",
        id);
  }

  /** When a host of a zone was back in service last, over the operations that are over. */
  Optional<Instant> lastBack(Connection connection, String zone) throws SQLException {
    long millis =
        Sql.query(
                connection,
                row -> row.getLong(1),
                "SELECT COALESCE(MAX(back_at), -1) FROM evenkeel_operation"
                    + " WHERE zone = ? AND open_host IS NULL",
                zone)
            .get(0);
    return millis < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  /** Up to the next millisecond: a rest must not be shorter than it should be. */
  private static @Nullable Long backAt(Operation operation) {
    Service service = operation.standing().service();
    return service.back() ? service.backAt().plusNanos(999_999).toEpochMilli() : null;
  }

  private String document(Operation operation) {
    return documents.write(new Document(operation.terms(), operation.standing()));
  }

  private static @Nullable String openHost(Operation operation) {
    return operation.over() ? null : operation.host();
  }
}
