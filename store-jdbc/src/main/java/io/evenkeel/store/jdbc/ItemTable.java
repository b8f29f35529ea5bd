package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Attempt;
import io.evenkeel.maintenance.operation.Course;
import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Origin;
import io.evenkeel.maintenance.operation.Waiting;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The workloads of operations. Only what has changed is written. */
final class ItemTable {

  private final Documents documents;

  ItemTable(Documents documents) {
    this.documents = documents;
  }

  /** What has no column of its own. */
  record Document(Origin origin, Course course, Attempt attempt, Waiting waiting) {}

  private record Row(
      String workload,
      int place,
      String state,
      String home,
      @Nullable String openWorkload,
      String document) {}

  /** In the order of the ids, so that two writers never wait for each other. */
  void write(Connection connection, Operation operation) throws SQLException {
    Map<String, Row> obsolete = stored(connection, operation.id());
    for (Row row : wanted(operation).values()) {
      Row before = obsolete.remove(row.workload());
      if (before == null) {
        insert(connection, operation.id(), row);
      } else if (!row.equals(before)) {
        update(connection, operation.id(), row);
      }
    }
    for (String workload : obsolete.keySet()) {
      Sql.update(
          connection,
          "DELETE FROM evenkeel_item WHERE operation = ? AND workload = ?",
          operation.id(),
          workload);
    }
  }

  private Map<String, Row> wanted(Operation operation) {
    Map<String, Row> rows = new TreeMap<>();
    for (Item item : operation.items()) {
      Row row = row(item, rows.size(), !operation.over());
      if (rows.put(row.workload(), row) != null) {
        throw new IllegalArgumentException(
            "operation %s lists workload %s twice".formatted(operation.id(), row.workload()));
      }
    }
    return rows;
  }

  private Row row(Item item, int place, boolean live) {
    return new Row(
        item.workload(),
        place,
        item.state().name(),
        item.home(),
        live && item.open() ? item.workload() : null,
        documents.write(
            new Document(item.origin(), item.course(), item.attempt(), item.waiting())));
  }

  private static Map<String, Row> stored(Connection connection, String operation)
      throws SQLException {
    Map<String, Row> rows = new TreeMap<>();
    Sql.query(
            connection,
            ItemTable::row,
            "SELECT workload, place, state, home, open_workload, document FROM evenkeel_item"
                + " WHERE operation = ?",
            operation)
        .forEach(row -> rows.put(row.workload(), row));
    return rows;
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6));
  }

  private static void insert(Connection connection, String operation, Row row) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO evenkeel_item (operation, workload, place, state, home, open_workload,"
            + " document) VALUES (?, ?, ?, ?, ?, ?, ?)",
        operation,
        row.workload(),
        row.place(),
        row.state(),
        row.home(),
        row.openWorkload(),
        row.document());
  }

  private static void update(Connection connection, String operation, Row row) throws SQLException {
    Sql.update(
        connection,
        "UPDATE evenkeel_item SET place = ?, state = ?, home = ?, open_workload = ?, document = ?"
            + " WHERE operation = ? AND workload = ?",
        row.place(),
        row.state(),
        row.home(),
        row.openWorkload(),
        row.document(),
        operation,
        row.workload());
  }
}
