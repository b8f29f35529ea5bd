package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Cordon;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The hosts that are cordoned without maintenance. */
final class CordonTable {

  /** Sorted here: a database may sort by the rules of a language. */
  List<Cordon> all(Connection connection) throws SQLException {
    return Sql.query(
            connection,
            row ->
                new Cordon(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Instant.parse(row.getString(4))),
            "SELECT host, actor, reason, at FROM evenkeel_cordon")
        .stream()
        .sorted(Comparator.comparing(Cordon::host))
        .toList();
  }

  boolean insert(Connection connection, Cordon cordon) throws SQLException {
    return Sql.update(
            connection,
            "INSERT INTO evenkeel_cordon (host, actor, reason, at) VALUES (?, ?, ?, ?)",
            cordon.host(),
            Sql.storable(cordon.actor()),
            Sql.storable(cordon.reason()),
            cordon.at().toString())
        == 1;
  }

  boolean delete(Connection connection, String host) throws SQLException {
    return Sql.update(connection, "DELETE FROM evenkeel_cordon WHERE host = ?", host) == 1;
  }
}
