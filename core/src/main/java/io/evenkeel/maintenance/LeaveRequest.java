package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Ending;

/**
 * Asks for a host to be brought back. Immutable: each method returns another request.
 *
 * @param asker who asks, and why
 * @param ending what becomes of the workloads that are away
 */
public record LeaveRequest(Asker asker, Ending ending) {

  /** Checks the ending. */
  public LeaveRequest {
    if (ending == Ending.OPEN) {
      throw new IllegalArgumentException(
          "a request to leave says what becomes of the workloads: bringHome, leaveThere or acceptAsIs");
    }
  }

  /** Brings every workload home. */
  public static LeaveRequest by(String actor) {
    return new LeaveRequest(new Asker(actor, ""), Ending.BRING_HOME);
  }

  /** Why. */
  public LeaveRequest because(String reason) {
    return new LeaveRequest(new Asker(asker.actor(), reason), ending);
  }

  /** Every workload comes home. */
  public LeaveRequest bringHome() {
    return new LeaveRequest(asker, Ending.BRING_HOME);
  }

  /** Moved workloads stay where they are; what was stopped starts again. */
  public LeaveRequest leaveThere() {
    return new LeaveRequest(asker, Ending.LEAVE_THERE);
  }

  /** The operation ends with things as they are. */
  public LeaveRequest acceptAsIs() {
    return new LeaveRequest(asker, Ending.ACCEPT_AS_IS);
  }
}
