package io.evenkeel.store.jdbc;

import java.sql.SQLException;

/**
 * The database did not do what was asked, or it is not known whether it did. Whoever gets this from
 * a write must read before acting: what was asked for may have been written, whole, or not at all.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Names what was attempted, and the first line of what the database said. */
  static StoreException during(String attempt, SQLException failure) {
    String said = String.valueOf(failure.getMessage()).lines().findFirst().orElse("no message");
    return new StoreException("could not " + attempt + ": " + said, failure);
  }
}
