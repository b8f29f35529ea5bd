package io.evenkeel.maintenance.operation;

import java.util.List;
import java.util.Optional;

/**
 * One maintenance run of one host. Where workloads are and whether they run is never stored as
 * truth here: that is observed. What is stored is what can't be observed: intent, home and consent.
 *
 * @param id unique for ever
 * @param terms what was asked; never changes
 * @param state where it stands
 * @param standing how far it has come
 * @param items its workloads, in the order of the plan
 * @param revision which edition this is
 */
public record Operation(
    String id,
    Terms terms,
    OperationState state,
    Standing standing,
    List<Item> items,
    Revision revision) {

  /** Copies. */
  public Operation {
    items = List.copyOf(items);
  }

  /** The host it is about. */
  public String host() {
    return terms.host();
  }

  /** Whether nothing follows. */
  public boolean over() {
    return state.over();
  }

  /** Whether its host is taken out by it, and so has a slot of its zone. */
  public boolean takesHostOut() {
    return !over() && terms.purpose() == Purpose.MAINTENANCE;
  }

  /** One of its workloads, if it has it. */
  public Optional<Item> findItem(String workload) {
    return items.stream().filter(item -> item.workload().equals(workload)).findFirst();
  }

  /**
   * Refuses entries that are not the newest of this edition, numbered without a gap up to its
   * count. Every store asks this before it writes.
   *
   * @throws IllegalArgumentException naming the first entry that is out of place
   */
  public void requireNewest(List<JournalEntry> entries) {
    long expected = revision.entries() - entries.size();
    for (JournalEntry entry : entries) {
      expected++;
      if (entry.sequence() != expected || !entry.operation().equals(id)) {
        throw new IllegalArgumentException(
            "entry %d of operation %s can't be written as entry %d of operation %s"
                .formatted(entry.sequence(), entry.operation(), expected, id));
      }
    }
  }

  /** The id of a workload's order with this number. */
  public String orderId(String workload, int number) {
    return id + "/" + workload + "/" + number;
  }
}
