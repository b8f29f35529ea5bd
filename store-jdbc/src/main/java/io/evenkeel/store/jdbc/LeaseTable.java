package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Who decides. Its one row is changed by single statements, by the clock of the database alone. */
final class LeaseTable {

  /** The start of the transaction, so never later than the end of waiting for the row. */
  private static final String NOW = "CAST(EXTRACT(EPOCH FROM CURRENT_TIMESTAMP) * 1000 AS BIGINT)";

  private static final String RENEW =
      "UPDATE evenkeel_lease SET expires_at = " + NOW + " + ? WHERE id = 1 AND held AND token = ?";
  private static final String TAKE =
      "UPDATE evenkeel_lease SET token = token + 1, taken_over = held, held = TRUE, expires_at = "
          + NOW
          + " + ? WHERE id = 1 AND (NOT held OR expires_at <= "
          + NOW
          + ")";
  private static final String GIVE_BACK =
      "UPDATE evenkeel_lease SET held = FALSE WHERE id = 1 AND token = ?";
  private static final String RUN_OUT = "UPDATE evenkeel_lease SET expires_at = 0 WHERE id = 1";

  /** Makes it last longer, or takes it if it is free; false if another process has it. */
  boolean renewOrTake(Connection connection, long token, Duration term) throws SQLException {
    return Sql.update(connection, RENEW, term.toMillis(), token) == 1
        || Sql.update(connection, TAKE, term.toMillis()) == 1;
  }

  /** As this transaction sees it. */
  Lease read(Connection connection) throws SQLException {
    return Sql.query(
            connection,
            row -> new Lease(row.getLong(1), row.getBoolean(2)),
            "SELECT token, taken_over FROM evenkeel_lease WHERE id = 1")
        .get(0);
  }

  /**
   * Whether a token is the newest. The row stays locked until the transaction ends: nobody takes
   * the lease before what was decided under it is written or dropped.
   */
  boolean fence(Connection connection, long token) throws SQLException {
    return !Sql.query(
            connection,
            row -> row.getLong(1),
            "SELECT token FROM evenkeel_lease WHERE id = 1 AND token = ? FOR UPDATE",
            token)
        .isEmpty();
  }

  boolean giveBack(Connection connection, long token) throws SQLException {
    return Sql.update(connection, GIVE_BACK, token) == 1;
  }

  /** Its holder is known to be dead. */
  boolean runOut(Connection connection) throws SQLException {
    return Sql.update(connection, RUN_OUT) == 1;
  }
}
