package io.evenkeel.store.jdbc;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class PostgresSchemaTest extends SchemaContract {

  @Override
  DataSource emptyDatabase() throws SQLException {
    return PostgresServer.emptyDatabase();
  }
}
