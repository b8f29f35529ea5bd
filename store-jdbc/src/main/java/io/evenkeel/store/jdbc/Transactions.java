package io.evenkeel.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Runs each piece of work in a transaction of its own. */
final class Transactions {

  private final Connections connections;
  private final Durability durability;

  Transactions(Connections connections, Durability durability) {
    this.connections = connections;
    this.durability = durability;
  }

  /** What is done inside a transaction. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What was begun and is not committed is rolled back, and the connection is as it was. */
  private record Begun(Connection connection, boolean automatic) implements AutoCloseable {

    static Begun on(Connection connection) throws SQLException {
      boolean automatic = connection.getAutoCommit();
      connection.setAutoCommit(false);
      return new Begun(connection, automatic);
    }

    @Override
    public void close() throws SQLException {
      // First: switching it on would commit what is open.
      connection.rollback();
      connection.setAutoCommit(automatic);
    }
  }

  <T> T read(String attempt, Work<T> work) {
    try (Connection connection = connections.open();
        Begun begun = Begun.on(connection)) {
      return work.on(begun.connection());
    } catch (SQLException failure) {
      throw StoreException.during(attempt, failure);
    }
  }

  /**
   * Commits if the work says so, and not if it does not or if another writer was faster. An answer
   * is only given when it is certain: a commit that fails may have been carried out.
   */
  boolean write(String attempt, Work<Boolean> work) {
    return read(
        attempt,
        connection -> {
          durability.demand(connection);
          if (!succeeds(work, connection)) {
            return false;
          }
          connection.commit();
          durability.force(connection);
          return true;
        });
  }

  private static boolean succeeds(Work<Boolean> work, Connection connection) throws SQLException {
    try {
      return work.on(connection);
    } catch (SQLException failure) {
      if (Sql.isDuplicate(failure)) {
        return false;
      }
      throw failure;
    }
  }
}
