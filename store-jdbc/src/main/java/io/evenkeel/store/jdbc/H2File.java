package io.evenkeel.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An H2 database in a file, for one process. One connection keeps it open until the end. */
final class H2File implements Connections {

  private static final int IN_USE = 90020;
  private static final String NO_DRIVER = "08001";

  /** No trace file, which tells nothing that exceptions don't; and open while hooks still run. */
  private static final String SETTINGS =
      ";LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";

  private final Path file;
  private final String url;
  private final Connection keeper;

  private H2File(Path file, String url, Connection keeper) {
    this.file = file;
    this.url = url;
    this.keeper = keeper;
  }

  static H2File open(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    if (absolute.toString().contains(";")) {
      throw new IllegalArgumentException(
          "journal %s can't be opened: H2 takes no path with a semicolon; use another one"
              .formatted(absolute));
    }
    String url = "jdbc:h2:file:" + absolute + SETTINGS;
    try {
      Path folder = absolute.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new H2File(absolute, url, connect(url));
    } catch (IOException failure) {
      throw new StoreException(
          "journal %s can't be opened: its folder can't be made: %s".formatted(absolute, failure),
          failure);
    } catch (SQLException failure) {
      throw refusal(absolute, failure);
    }
  }

  @Override
  public Connection open() throws SQLException {
    if (keeper.isClosed()) {
      throw new SQLException("journal " + file + " is closed");
    }
    return connect(url);
  }

  @Override
  public void close() {
    try {
      keeper.close();
    } catch (SQLException failure) {
      throw StoreException.during("close journal " + file, failure);
    }
  }

  private static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, "evenkeel", "");
  }

  private static StoreException refusal(Path file, SQLException failure) {
    if (failure.getErrorCode() == IN_USE) {
      return new StoreException(
          "journal %s is in use by another process; wait until that ends, or name another journal"
              .formatted(file),
          failure);
    }
    if (NO_DRIVER.equals(failure.getSQLState())) {
      return new StoreException(
          "journal %s can't be opened without H2; put com.h2database:h2 on the class path"
              .formatted(file),
          failure);
    }
    return StoreException.during("open journal " + file, failure);
  }
}
