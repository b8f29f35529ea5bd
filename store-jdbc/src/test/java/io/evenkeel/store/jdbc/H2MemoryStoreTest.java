package io.evenkeel.store.jdbc;

import javax.sql.DataSource;

final class H2MemoryStoreTest extends JdbcStoreContract {

  @Override
  DataSource emptyDatabase() {
    return TestDatabase.inMemory();
  }
}
