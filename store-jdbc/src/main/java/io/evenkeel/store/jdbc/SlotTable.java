package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;

/** How many hosts of a zone are out: a row is a slot, and its key lets nobody in twice. */
final class SlotTable {

  /** Takes the lowest free slot; whoever is faster sends us on to the next. */
  boolean take(Connection connection, Operation operation, int hostsOut) throws SQLException {
    String zone = operation.terms().zone();
    List<Integer> taken =
        Sql.query(
            connection, row -> row.getInt(1), "SELECT n FROM evenkeel_slot WHERE zone = ?", zone);
    if (taken.size() >= hostsOut) {
      return false;
    }
    for (int n = 0; n < hostsOut; n++) {
      if (!taken.contains(n) && insert(connection, zone, n, operation.id())) {
        return true;
      }
    }
    return false;
  }

  void free(Connection connection, Operation operation) throws SQLException {
    Sql.update(connection, "DELETE FROM evenkeel_slot WHERE operation = ?", operation.id());
  }

  /** With a savepoint, because PostgreSQL gives up a transaction after a row is refused. */
  private static boolean insert(Connection connection, String zone, int n, String operation)
      throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      Sql.update(
          connection,
          "INSERT INTO evenkeel_slot (zone, n, operation) VALUES (?, ?, ?)",
          zone,
          n,
          operation);
      return true;
    } catch (SQLException failure) {
      if (!Sql.isDuplicate(failure)) {
        throw failure;
      }
      connection.rollback(before);
      return false;
    }
  }
}
