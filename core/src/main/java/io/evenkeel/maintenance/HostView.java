package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Operation;
import io.evenkeel.maintenance.operation.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One host as people see it.
 *
 * @param host its id
 * @param status what is shown
 * @param machines what is on it, and what of it is moving, in id order; empty when it is empty
 * @param advance how far the operation is; nothing to do is 1
 * @param waiting what the operation waits for
 * @param operations the operation that is not over; empty if there is none
 */
public record HostView(
    String host,
    Status status,
    List<Machine> machines,
    Advance advance,
    List<Waiting> waiting,
    List<Operation> operations) {

  /** Copies. */
  public HostView {
    machines = List.copyOf(machines);
    waiting = List.copyOf(waiting);
    operations = List.copyOf(operations);
  }

  /** The operation that is not over, if there is one. */
  public Optional<Operation> findOperation() {
    return operations.stream().findFirst();
  }

  /** What is shown of a host. */
  public enum Status {
    /** In service. */
    RUNNING("Running"),
    /** In service, takes nothing new. */
    CORDONED("Cordoned"),
    /** Being emptied. */
    MIGRATING("Migrating"),
    /** Being emptied, and a person is needed. */
    WAITING("Waiting for Operator"),
    /** Proven empty. */
    MAINTENANCE("Maintenance Mode"),
    /** Coming back. */
    LEAVING("Leaving Maintenance"),
    /** Back, but somebody is not home. */
    INCOMPLETE("Leave Incomplete"),
    /** Does not answer. */
    DOWN("Down");

    private final String text;

    Status(String text) {
      this.text = text;
    }

    /** The words for people. */
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * One workload on the host, or on its way from or to it.
   *
   * @param workload its id
   * @param name what people call it
   * @param activity {@code running}, {@code paused}, {@code off}, {@code migrating to n2}, ...
   * @param fraction how far its move is, 0 to 1; 0 when it is not moving
   * @param bitsPerSecond how fast it moves
   */
  public record Machine(
      String workload, String name, String activity, double fraction, long bitsPerSecond) {}

  /**
   * How far an operation is.
   *
   * @param done workloads that are where they shall be
   * @param total workloads that it is about
   * @param fraction 0 to 1, by bytes of memory
   * @param remaining how long it will take from now, by the plan for what is left
   */
  public record Advance(int done, int total, double fraction, Duration remaining) {

    /** Nothing to do. */
    public static final Advance NOTHING = new Advance(0, 0, 1, Duration.ZERO);
  }
}
