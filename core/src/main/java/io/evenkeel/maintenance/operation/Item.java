package io.evenkeel.maintenance.operation;

/**
 * One workload of an operation.
 *
 * @param workload its id
 * @param state where it stands
 * @param origin how it was found
 * @param course what is to be done with it
 * @param attempt the last order that was written down for it
 * @param waiting why it is not going on
 */
public record Item(
    String workload,
    ItemState state,
    Origin origin,
    Course course,
    Attempt attempt,
    Waiting waiting) {

  /** A workload that was just listed. */
  public static Item listed(String workload, Origin origin) {
    return new Item(
        workload,
        origin.wasRunning() ? ItemState.PENDING : ItemState.STAYS_OFF,
        origin,
        Course.NONE,
        Attempt.NONE,
        Waiting.NONE);
  }

  /** The same item in another state, waiting for nothing. */
  public Item in(ItemState other) {
    return new Item(workload, other, origin, course, attempt, Waiting.NONE);
  }

  /** The same item in another state, waiting for something. */
  public Item in(ItemState other, Waiting reason) {
    return new Item(workload, other, origin, course, attempt, reason.continuing(waiting));
  }

  /** The same item on another course. */
  public Item with(Course other) {
    return new Item(workload, state, origin, other, attempt, waiting);
  }

  /** The same item with another attempt. */
  public Item with(Attempt other) {
    return new Item(workload, state, origin, course, other, waiting);
  }

  /** The same item with the run that is to be stopped. */
  public Item ofRun(String runId) {
    return new Item(
        workload,
        state,
        new Origin(origin.home(), origin.wasRunning(), runId),
        course,
        attempt,
        waiting);
  }

  /** The host the workload was on. */
  public String home() {
    return origin.home();
  }

  /** Whether an order is open. */
  public boolean open() {
    return attempt.open();
  }
}
