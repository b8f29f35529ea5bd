package io.evenkeel.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from. */
@FunctionalInterface
interface Connections extends AutoCloseable {

  /** A connection of one's own; closing it gives it back. */
  Connection open() throws SQLException;

  /** A {@code DataSource} belongs to who made it: nothing to close. */
  @Override
  default void close() {}
}
