package io.evenkeel.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * H2 writes commits half a second late unless it is told otherwise: a process that is killed then
 * loses commits that it was told are done (up to 1,122 of them in a trial).
 */
final class H2Durability implements Durability {

  /**
   * Two rows once it was set: the value in force, and the stored one. When a database is opened
   * again, H2 2.5 goes back to 500 ms while the stored row still says 0; both must say it.
   */
  private static final String READ =
      "SELECT DISTINCT setting_value FROM information_schema.settings"
          + " WHERE setting_name = 'WRITE_DELAY'";

  /**
   * Looked at before each write: the database may have been closed and opened meanwhile, or another
   * connection's URL may have changed it.
   */
  @Override
  public void demand(Connection connection) throws SQLException {
    if (!isZero(connection)) {
      Sql.update(connection, "SET WRITE_DELAY 0");
      if (!isZero(connection)) {
        throw new StoreException(
            "H2 keeps WRITE_DELAY at %s after SET WRITE_DELAY 0, so a crash would lose what was"
                    .formatted(delay(connection))
                + " written; open the database without that setting, as a user with admin rights");
      }
    }
  }

  /** Without it a commit has reached the operating system, but survives no loss of power. */
  @Override
  public void force(Connection connection) throws SQLException {
    Sql.update(connection, "CHECKPOINT SYNC");
  }

  private static boolean isZero(Connection connection) throws SQLException {
    return delay(connection).equals(List.of("0"));
  }

  private static List<String> delay(Connection connection) throws SQLException {
    return Sql.query(connection, row -> row.getString(1), READ);
  }
}
