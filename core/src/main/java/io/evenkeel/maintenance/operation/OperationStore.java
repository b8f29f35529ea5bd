package io.evenkeel.maintenance.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where operations are written. Every method is one transaction: when it returns, what it wrote
 * survives a crash. Implementations are safe for several threads, and where they say so for several
 * processes.
 */
public interface OperationStore {

  /** Operations that are not over, in id order. */
  List<Operation> open();

  /** One operation. */
  Optional<Operation> find(String id);

  /** The operations of a host, the ones that are over included, the newest last. */
  List<Operation> of(String host);

  /**
   * Writes a new operation and its entries. One that is not over takes its host, and a slot of its
   * zone if it takes its host out, both by compare-and-set.
   *
   * @param operation revision 1
   * @param hostsOut how many hosts of its zone may be out at once
   * @return false, and nothing is written, if the id is taken, the host has another operation that
   *     is not over, every slot of the zone is taken, or one of its orders is for a workload that
   *     has an open order in another operation
   * @throws IllegalArgumentException if the entries are not the newest of this edition
   */
  boolean begin(Operation operation, int hostsOut, List<JournalEntry> entries);

  /**
   * Writes the next edition of an operation and its new entries, if the stored edition is the one
   * before and not over. An operation that is over gives back its host, its slot and its orders.
   *
   * @return false, and nothing is written, if somebody else has written meanwhile: another edition,
   *     or in another operation an order for the same workload that is open
   * @throws IllegalArgumentException if the entries are not the newest of this edition
   */
  boolean replace(Operation operation, List<JournalEntry> entries);

  /**
   * When a host of a zone was back in service last, over the operations that are over; empty if
   * none ever was.
   */
  Optional<Instant> lastBack(String zone);

  /** The entries of an operation after a sequence number, in order. */
  List<JournalEntry> journal(String operation, long after);

  /** The hosts that are cordoned without maintenance, in host order. */
  List<Cordon> cordons();

  /** Writes a cordon; one that is there already stays as it is. */
  void cordon(Cordon cordon);

  /** Removes a cordon, if it is there. */
  void uncordon(String host);

  /** A store in memory, for tests and for panels that need nothing to survive a restart. */
  static OperationStore inMemory() {
    return new MemoryStore();
  }
}
