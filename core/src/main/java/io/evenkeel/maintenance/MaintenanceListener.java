package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.JournalEntry;

/**
 * Gets every journal entry once it is written, in the order of each operation. It is called on the
 * thread that ticks or asks; what it throws is logged and hurts nobody. A listener that was away
 * reads what it missed with {@link Maintenance#journal}.
 */
@FunctionalInterface
public interface MaintenanceListener {

  /** Something happened, and it is written down. */
  void happened(JournalEntry entry);
}
