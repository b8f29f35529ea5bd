package io.evenkeel.store.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Databases for tests, and such that misbehave. */
final class TestDatabase {

  private TestDatabase() {}

  /** What happens instead of a call to a connection. */
  @FunctionalInterface
  interface Fault {
    Object call(Connection connection, Method method, Object[] arguments) throws Throwable;
  }

  /** A new one; it lives until the process ends. */
  static DataSource inMemory() {
    return h2("mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  /** It is open while a connection to it is. */
  static JdbcDataSource inFile(Path file) {
    return h2("file:" + file);
  }

  static DataSource with(DataSource real, Fault fault) {
    return proxy(
        DataSource.class,
        (proxy, method, arguments) -> {
          Connection connection = (Connection) pass(real, method, arguments);
          return proxy(
              Connection.class, (ignored, call, values) -> fault.call(connection, call, values));
        });
  }

  static Object pass(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  static List<String> texts(DataSource database, String query) throws Exception {
    try (Connection connection = database.getConnection()) {
      return Sql.query(connection, row -> row.getString(1), query);
    }
  }

  static void run(DataSource database, String statement, Object... values) throws Exception {
    try (Connection connection = database.getConnection()) {
      Sql.update(connection, statement, values);
    }
  }

  private static JdbcDataSource h2(String place) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:" + place);
    database.setUser("sa");
    return database;
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
