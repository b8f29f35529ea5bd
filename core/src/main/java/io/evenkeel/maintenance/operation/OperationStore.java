package io.evenkeel.maintenance.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
   * Writes what a person wishes: the next edition of an operation and its new entries, if the
   * stored edition is the one before and not over. Needs no lease, so that every process may take a
   * request; whoever has the lease carries it out.
   *
   * @return false, and nothing is written, if somebody else has written meanwhile: another edition,
   *     or in another operation an order for the same workload that is open
   * @throws IllegalArgumentException if the entries are not the newest of this edition
   */
  boolean replace(Operation operation, List<JournalEntry> entries);

  /**
   * Writes what was decided under a lease. An operation that is over gives back its host, its slot
   * and its orders. The token is looked at in the same transaction, and nobody else gets the lease
   * before that has ended.
   *
   * @param token of the lease under which it was decided
   * @return false, and nothing is written, if that is not the newest token, or as above
   * @throws IllegalArgumentException if the entries are not the newest of this edition
   */
  boolean replace(Operation operation, List<JournalEntry> entries, long token);

  /**
   * Takes the lease if nobody has it, or makes it last longer. Whether it has run out is told by
   * the store's own clock alone. One that has run out and was not taken by anybody since may still
   * be made to last longer.
   *
   * @param token of the lease that the caller has; 0 if it has none
   * @param term how long it lasts from now
   * @return empty if another process has it
   */
  Optional<Lease> lease(long token, Duration term);

  /** Gives the lease back, if it is the one with this token, so that the next need not wait. */
  void release(long token);

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

  /** The silent hosts that somebody says are off, in host order. */
  List<Fence> fences();

  /** Writes such a word; one that is there already stays as it is. */
  void fence(Fence fence);

  /** The word holds no longer: the host answers. */
  void unfence(String host);

  /** A store in memory, for tests and for panels that need nothing to survive a restart. */
  static OperationStore inMemory() {
    return inMemory(Clock.systemUTC());
  }

  /** The same, with the clock by which leases run out. */
  static OperationStore inMemory(InstantSource clock) {
    return new MemoryStore(clock);
  }
}
