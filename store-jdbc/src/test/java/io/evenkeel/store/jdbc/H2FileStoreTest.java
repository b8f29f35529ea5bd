package io.evenkeel.store.jdbc;

import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.maintenance.operation.OperationStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

final class H2FileStoreTest extends OperationStoreContract {

  @TempDir private Path folder;
  private JdbcStore store;

  @Override
  protected OperationStore create() {
    store = JdbcStore.h2(folder.resolve("journal"));
    return store;
  }

  @AfterEach
  void close() {
    store.close();
  }
}
