package io.evenkeel.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A real PostgreSQL; it is started once, and stops with the process. */
final class PostgresServer {

  private static final EmbeddedPostgres SERVER =
      start(
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("synchronous_commit", "on"));

  private PostgresServer() {}

  static DataSource emptyDatabase() throws SQLException {
    DataSource database = SERVER.getPostgresDatabase();
    try (Connection connection = database.getConnection()) {
      Sql.update(connection, "DROP SCHEMA public CASCADE");
      Sql.update(connection, "CREATE SCHEMA public");
    }
    return database;
  }

  /** Where it listens, for another process. */
  static String url() {
    return SERVER.getJdbcUrl("postgres", "postgres");
  }

  static EmbeddedPostgres start(EmbeddedPostgres.Builder server) {
    try {
      return server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
