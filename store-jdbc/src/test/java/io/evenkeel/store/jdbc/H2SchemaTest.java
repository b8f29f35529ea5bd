package io.evenkeel.store.jdbc;

import javax.sql.DataSource;

final class H2SchemaTest extends SchemaContract {

  @Override
  DataSource emptyDatabase() {
    return TestDatabase.inMemory();
  }
}
