package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * One line of an operation's journal: the node log, the audit trail and the event that listeners
 * get. Entries are only ever added.
 *
 * @param operation the operation it belongs to
 * @param sequence counts the operation's entries, from 1, without a gap
 * @param at when
 * @param actor who asked; {@code evenkeel} for what the engine does by itself
 * @param event what happened
 */
public record JournalEntry(String operation, long sequence, Instant at, String actor, Event event) {

  /** The engine itself. */
  public static final String ENGINE = "evenkeel";

  /**
   * What happened.
   *
   * @param type the kind of event
   * @param host the host of the operation
   * @param workload the workload it is about; empty if it is about the host
   * @param text one line for people
   */
  public record Event(EventType type, String host, String workload, String text) {}
}
