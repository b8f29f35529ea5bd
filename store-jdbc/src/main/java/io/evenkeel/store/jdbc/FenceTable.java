package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Fence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The silent hosts that somebody says are off. */
final class FenceTable {

  List<Fence> all(Connection connection) throws SQLException {
    return Sql.query(
            connection,
            row ->
                new Fence(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    Instant.parse(row.getString(4))),
            "SELECT host, actor, reason, at FROM evenkeel_fence")
        .stream()
        .sorted(Comparator.comparing(Fence::host))
        .toList();
  }

  boolean insert(Connection connection, Fence fence) throws SQLException {
    return Sql.update(
            connection,
            "INSERT INTO evenkeel_fence (host, actor, reason, at) VALUES (?, ?, ?, ?)",
            fence.host(),
            Sql.storable(fence.actor()),
            Sql.storable(fence.reason()),
            fence.at().toString())
        == 1;
  }

  boolean delete(Connection connection, String host) throws SQLException {
    return Sql.update(connection, "DELETE FROM evenkeel_fence WHERE host = ?", host) == 1;
  }
}
