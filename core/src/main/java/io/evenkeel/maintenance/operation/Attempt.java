package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * The last order that was written down for a workload: the intent, saved before the hypervisor is
 * asked.
 *
 * @param number counts the orders for this workload in this operation, from 1; 0 before the first
 * @param step what is asked; {@link Step#NONE} when no order is open
 * @param from the host where the workload is
 * @param to the host where it shall be; equal to {@code from} for a stop or start
 * @param issuedAt when the intent was written
 * @param until when its time is up; after a failure, when the next attempt may begin
 */
public record Attempt(
    int number, Step step, String from, String to, Instant issuedAt, Instant until) {

  /** No attempt yet. */
  public static final Attempt NONE =
      new Attempt(0, Step.NONE, "", "", Instant.EPOCH, Instant.EPOCH);

  /** Whether an order is open: it was written down, and its outcome was not. */
  public boolean open() {
    return step != Step.NONE;
  }

  /** The next order. */
  public Attempt next(Step asked, String source, String target, Instant now, Instant deadline) {
    return new Attempt(number + 1, asked, source, target, now, deadline);
  }

  /** The same attempt with its order settled; another may begin at the given time. */
  public Attempt settled(Instant nextNotBefore) {
    return new Attempt(number, Step.NONE, from, to, issuedAt, nextNotBefore);
  }
}
