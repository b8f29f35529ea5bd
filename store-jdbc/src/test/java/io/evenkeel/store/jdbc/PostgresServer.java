package io.evenkeel.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real PostgreSQL; it is started once, and stops with the process. */
final class PostgresServer {

  private static final EmbeddedPostgres SERVER = start();

  private PostgresServer() {}

  static DataSource emptyDatabase() throws SQLException {
    DataSource database = SERVER.getPostgresDatabase();
    try (Connection connection = database.getConnection()) {
      Sql.update(connection, "DROP SCHEMA public CASCADE");
      Sql.update(connection, "CREATE SCHEMA public");
    }
    return database;
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder().setServerConfig("fsync", "on").start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
