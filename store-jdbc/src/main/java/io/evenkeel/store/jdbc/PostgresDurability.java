package io.evenkeel.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * PostgreSQL writes a commit before it acknowledges it, unless it was told not to. What was told so
 * is found before each write: it may differ from one connection to the next.
 */
final class PostgresDurability implements Durability {

  /** A setting without which an acknowledged commit may be lost, and where it is set. */
  private record Needed(String name, String remedy) {}

  private static final List<Needed> NEEDED =
      List.of(
          new Needed("fsync", "in postgresql.conf"),
          new Needed("full_page_writes", "in postgresql.conf"),
          new Needed("synchronous_commit", "for the database, its user and the connection"));

  private static final String READ =
      "SELECT current_setting('fsync'), current_setting('full_page_writes'),"
          + " current_setting('synchronous_commit')";

  private final Set<String> allowed;

  /**
   * @param allowed settings that may be off
   * @throws IllegalArgumentException if one of them is none that is looked at
   */
  PostgresDurability(List<String> allowed) {
    List<String> known = NEEDED.stream().map(Needed::name).toList();
    for (String name : allowed) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "\"%s\" is no setting that is looked at; these are: %s"
                .formatted(name, String.join(", ", known)));
      }
    }
    this.allowed = new TreeSet<>(allowed);
  }

  @Override
  public void demand(Connection connection) throws SQLException {
    List<String> values =
        Sql.query(
                connection,
                row -> List.of(row.getString(1), row.getString(2), row.getString(3)),
                READ)
            .get(0);
    for (int i = 0; i < NEEDED.size(); i++) {
      Needed needed = NEEDED.get(i);
      if (values.get(i).equals("off") && !allowed.contains(needed.name())) {
        throw new StoreException(
            "PostgreSQL runs with %1$s = off, so what it says is written may be lost in a crash; set"
                    .formatted(needed.name())
                + " %1$s = on %2$s, or allow it by name: JdbcStore.allowing(dataSource, \"%1$s\")"
                    .formatted(needed.name(), needed.remedy()));
      }
    }
  }

  /** A commit is durable by itself. */
  @Override
  public void force(Connection connection) {}
}
