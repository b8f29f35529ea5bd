package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Item;
import io.evenkeel.maintenance.operation.ItemState;
import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.OperationState;
import io.evenkeel.maintenance.operation.Revision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads operations with their items in one statement, which sees one moment: two statements could
 * read the items of the next edition.
 */
final class OperationReader {

  private static final String WITH_ITEMS =
      "SELECT o.id AS operation, o.begun, '' AS workload, -1 AS place, o.state, o.version,"
          + " o.entries, o.document FROM evenkeel_operation o WHERE %1$s"
          + " UNION ALL "
          + "SELECT o.id, o.begun, i.workload, i.place, i.state, 0, 0, i.document"
          + " FROM evenkeel_operation o JOIN evenkeel_item i ON i.operation = o.id WHERE %1$s"
          + " ORDER BY begun, operation, place";

  private static final String OPEN = WITH_ITEMS.formatted("o.open_host IS NOT NULL");
  private static final String BY_ID = WITH_ITEMS.formatted("o.id = ?");
  private static final String BY_HOST = WITH_ITEMS.formatted("o.host = ?");

  private final Documents documents;

  OperationReader(Documents documents) {
    this.documents = documents;
  }

  private record Row(
      String operation,
      String workload,
      int place,
      String state,
      Revision revision,
      String document) {}

  /** Sorted here: a database may sort by the rules of a language. */
  List<Operation> open(Connection connection) throws SQLException {
    return read(connection, OPEN).stream().sorted(Comparator.comparing(Operation::id)).toList();
  }

  List<Operation> withId(Connection connection, String id) throws SQLException {
    return read(connection, BY_ID, id, id);
  }

  List<Operation> of(Connection connection, String host) throws SQLException {
    return read(connection, BY_HOST, host, host);
  }

  private List<Operation> read(Connection connection, String statement, Object... values)
      throws SQLException {
    List<Row> rows = Sql.query(connection, OperationReader::row, statement, values);
    Map<String, List<Item>> items = new TreeMap<>();
    rows.stream()
        .filter(row -> row.place() >= 0)
        .forEach(
            row -> items.computeIfAbsent(row.operation(), id -> new ArrayList<>()).add(item(row)));
    return rows.stream()
        .filter(row -> row.place() < 0)
        .map(row -> operation(row, items.getOrDefault(row.operation(), List.of())))
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getString("operation"),
        row.getString("workload"),
        row.getInt("place"),
        row.getString("state"),
        new Revision(row.getLong("version"), row.getLong("entries")),
        row.getString("document"));
  }

  private Operation operation(Row row, List<Item> items) {
    OperationTable.Document document =
        documents.read(OperationTable.Document.class, row.document());
    return new Operation(
        row.operation(),
        document.terms(),
        Sql.constant(OperationState.class, row.state()),
        document.standing(),
        items,
        row.revision());
  }

  private Item item(Row row) {
    ItemTable.Document document = documents.read(ItemTable.Document.class, row.document());
    return new Item(
        row.workload(),
        Sql.constant(ItemState.class, row.state()),
        document.origin(),
        document.course(),
        document.attempt(),
        document.waiting());
  }
}
