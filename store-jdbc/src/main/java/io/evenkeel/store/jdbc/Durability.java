package io.evenkeel.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a database needs so that a commit that returned survives a crash. */
interface Durability {

  /** Makes sure before a write that its commit will be durable, and refuses it otherwise. */
  void demand(Connection connection) throws SQLException;

  /** Called after a commit. */
  void force(Connection connection) throws SQLException;

  /**
   * What the database behind a connection needs.
   *
   * @param allowed settings of PostgreSQL that may be off
   */
  static Durability of(Connection connection, List<String> allowed) throws SQLException {
    return switch (connection.getMetaData().getDatabaseProductName()) {
      case "H2" -> new H2Durability();
      case "PostgreSQL" -> new PostgresDurability(allowed);
      default -> new ByCommit();
    };
  }

  /** A commit is durable by itself. */
  final class ByCommit implements Durability {

    @Override
    public void demand(Connection connection) {}

    @Override
    public void force(Connection connection) {}
  }
}
