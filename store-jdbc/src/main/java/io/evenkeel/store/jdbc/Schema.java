package io.evenkeel.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings the tables to the version that this code speaks: script 1 first, script 2 next. */
final class Schema {

  private static final List<String> SCRIPTS =
      List.of("schema-1.sql", "schema-2.sql", "schema-3.sql");

  private static final int MOST_ATTEMPTS = 30;

  private final List<String> scripts;

  Schema() {
    this(SCRIPTS);
  }

  Schema(List<String> scripts) {
    this.scripts = List.copyOf(scripts);
  }

  void migrate(Transactions transactions) {
    int found = version(transactions);
    if (found > scripts.size()) {
      throw new StoreException(
          "the store has schema version %d, and this library knows versions up to %d; use a newer"
                  .formatted(found, scripts.size())
              + " library");
    }
    for (int version = found + 1; version <= scripts.size(); version++) {
      apply(transactions, version);
    }
  }

  /** Replicas that start together race for this; who comes second finds the work done. */
  private void apply(Transactions transactions, int version) {
    int attempts = 0;
    while (version(transactions) < version) {
      attempts++;
      attempt(transactions, version, attempts == MOST_ATTEMPTS);
    }
  }

  /** One that was in another's way may be made again. */
  private void attempt(Transactions transactions, int version, boolean last) {
    String attempt = "bring the store to schema version " + version;
    try {
      if (!transactions.write(attempt, connection -> run(connection, version))
          && version(transactions) < version
          && last) {
        throw new StoreException("could not " + attempt + ": it holds rows that stand in the way");
      }
    } catch (StoreException failure) {
      // On H2 statements like these are no transaction, and those of others show half done.
      if (last && version(transactions) < version) {
        throw failure;
      }
    }
  }

  private boolean run(Connection connection, int version) throws SQLException {
    for (String statement : statements(scripts.get(version - 1))) {
      Sql.update(connection, statement);
    }
    Sql.update(connection, "INSERT INTO evenkeel_schema (version) VALUES (?)", version);
    return true;
  }

  private static int version(Transactions transactions) {
    return transactions.read("read the schema version of the store", Schema::version);
  }

  private static int version(Connection connection) throws SQLException {
    try {
      return Sql.query(connection, row -> row.getInt(1), "SELECT MAX(version) FROM evenkeel_schema")
          .get(0);
    } catch (SQLException failure) {
      if (saysNoSuchTable(failure)) {
        return 0;
      }
      throw failure;
    }
  }

  /** 42P01 is PostgreSQL's; H2 has three, 42S02 to 42S04. */
  private static boolean saysNoSuchTable(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.equals("42P01") || state.startsWith("42S0");
  }

  private static List<String> statements(String script) {
    String text =
        script(script)
            .lines()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n"));
    return Stream.of(text.split(";")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static String script(String name) {
    try (InputStream script = Schema.class.getResourceAsStream(name)) {
      if (script == null) {
        throw new IllegalStateException(name + " is missing beside " + Schema.class.getName());
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
