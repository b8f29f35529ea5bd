package io.evenkeel.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prepared statements, and nothing else. */
final class Sql {

  private static final String DUPLICATE = "23505";

  private Sql() {}

  /** How one row is read. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  static int update(Connection connection, String statement, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      set(prepared, values);
      return prepared.executeUpdate();
    }
  }

  static <T> List<T> query(Connection connection, Row<T> row, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement)) {
      set(prepared, values);
      List<T> rows = new ArrayList<>();
      try (ResultSet results = prepared.executeQuery()) {
        while (results.next()) {
          rows.add(row.read(results));
        }
      }
      return rows;
    }
  }

  /** Whether a row was refused because another one has its key. */
  static boolean isDuplicate(SQLException failure) {
    return DUPLICATE.equals(failure.getSQLState());
  }

  /** A constant by its name; a newer library may have written one that this one has not. */
  static <E extends Enum<E>> E constant(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name);
    } catch (IllegalArgumentException unknown) {
      throw new StoreException(
          "the store holds the %s %s, which this library does not know; use a newer library"
              .formatted(type.getSimpleName(), name),
          unknown);
    }
  }

  /** Free text as every database can hold it: PostgreSQL refuses NUL, UTF-8 a lone surrogate. */
  static String storable(String text) {
    return text.codePoints()
        .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void set(PreparedStatement prepared, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      prepared.setObject(i + 1, values[i]);
    }
  }
}
