package io.evenkeel.maintenance.operation;

final class InMemoryStoreTest extends OperationStoreContract {

  @Override
  protected OperationStore create() {
    return OperationStore.inMemory();
  }
}
