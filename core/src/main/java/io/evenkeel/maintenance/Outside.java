package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.OperationStore;
import io.evenkeel.spi.HypervisorDriver;
import java.time.InstantSource;

/** Everything that is not pure, and that the embedding panel brings along. */
record Outside(Crew crew, OperationStore store, InstantSource clock, Bulletin bulletin) {

  HypervisorDriver driver() {
    return crew.driver();
  }
}
