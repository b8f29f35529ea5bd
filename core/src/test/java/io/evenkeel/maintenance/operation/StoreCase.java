package io.evenkeel.maintenance.operation;

import static io.evenkeel.maintenance.operation.Editions.entry;
import static io.evenkeel.maintenance.operation.Editions.first;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;

/** An empty store for each test, and who writes to it. */
abstract class StoreCase {

  final Operation one = first("op-1", "n1");
  OperationStore store;

  /** An empty store. */
  protected abstract OperationStore create() throws Exception;

  @BeforeEach
  void open() throws Exception {
    store = create();
  }

  boolean begins(Operation operation) {
    return store.begin(operation, 1, entry(operation));
  }

  boolean replaces(Operation edition) {
    return store.replace(edition, entry(edition));
  }

  Operation begin(Operation operation) {
    assertThat(begins(operation)).as("begin %s", operation.id()).isTrue();
    return operation;
  }

  Operation replaced(Operation edition) {
    assertThat(replaces(edition)).as("write %s", edition.id()).isTrue();
    return edition;
  }
}
