package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.EventType;
import io.evenkeel.maintenance.operation.JournalEntry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened, entry by entry: rows are only ever added. */
final class JournalTable {

  /** The token of what was decided under no lease. */
  static final long A_PERSON = 0;

  private static final String INSERT =
      "INSERT INTO evenkeel_journal (operation, sequence, at, actor, type, host, workload, text,"
          + " hash, token) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String AFTER =
      "SELECT operation, sequence, at, actor, type, host, workload, text, hash"
          + " FROM evenkeel_journal WHERE operation = ? AND sequence > ? ORDER BY sequence";
  private static final String LAST_HASH =
      "SELECT hash FROM evenkeel_journal WHERE operation = ?"
          + " ORDER BY sequence DESC FETCH FIRST 1 ROW ONLY";

  void append(Connection connection, String operation, List<JournalEntry> entries, long token)
      throws SQLException {
    String hash =
        Sql.query(connection, row -> row.getString(1), LAST_HASH, operation).stream()
            .findFirst()
            .orElse(HashChain.START);
    for (JournalEntry entry : entries) {
      List<String> columns = columns(entry);
      hash = HashChain.link(hash, columns);
      List<Object> values = new ArrayList<>(columns);
      values.set(1, entry.sequence());
      values.add(hash);
      values.add(token);
      Sql.update(connection, INSERT, values.toArray());
    }
  }

  List<JournalEntry> after(Connection connection, String operation, long sequence)
      throws SQLException {
    return Sql.query(connection, JournalTable::entry, AFTER, operation, sequence);
  }

  /** What is wrong first with a journal that should have this many entries. */
  Optional<String> fault(Connection connection, String operation, long count) throws SQLException {
    List<List<String>> rows = Sql.query(connection, JournalTable::texts, AFTER, operation, 0);
    String hash = HashChain.START;
    for (int i = 0; i < rows.size(); i++) {
      List<String> columns = rows.get(i).subList(0, 8);
      if (!columns.get(1).equals(Integer.toString(i + 1))) {
        return missing(operation, i + 1);
      }
      hash = HashChain.link(hash, columns);
      if (!hash.equals(rows.get(i).get(8))) {
        return Optional.of(
            "entry %d of operation %s is not as it was written".formatted(i + 1, operation));
      }
    }
    return rows.size() < count ? missing(operation, rows.size() + 1) : Optional.empty();
  }

  private static Optional<String> missing(String operation, int sequence) {
    return Optional.of("entry %d of operation %s is missing".formatted(sequence, operation));
  }

  private static List<String> columns(JournalEntry entry) {
    JournalEntry.Event event = entry.event();
    return List.of(
        entry.operation(),
        Long.toString(entry.sequence()),
        entry.at().toString(),
        Sql.storable(entry.actor()),
        event.type().name(),
        event.host(),
        event.workload(),
        Sql.storable(event.text()));
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    JournalEntry.Event event =
        new JournalEntry.Event(
            Sql.constant(EventType.class, row.getString("type")),
            row.getString("host"),
            row.getString("workload"),
            row.getString("text"));
    return new JournalEntry(
        row.getString("operation"),
        row.getLong("sequence"),
        Instant.parse(row.getString("at")),
        row.getString("actor"),
        event);
  }

  /** A row as it stands, so that one that was tampered with can be looked at too. */
  private static List<String> texts(ResultSet row) throws SQLException {
    List<String> texts = new ArrayList<>();
    for (int column = 1; column <= 9; column++) {
      texts.add(row.getString(column));
    }
    return texts;
  }
}
