package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.maintenance.operation.JournalEntry;
import io.evenkeel.maintenance.operation.Operation;
import java.util.List;

/**
 * What follows: first the operation and its entries are written, then the actions are done.
 *
 * @param operation the next edition; the same one if nothing has changed
 * @param entries new journal entries
 * @param actions what to do then, in order
 */
public record Decision(Operation operation, List<JournalEntry> entries, List<Action> actions) {

  /** Copies. */
  public Decision {
    entries = List.copyOf(entries);
    actions = List.copyOf(actions);
  }
}
