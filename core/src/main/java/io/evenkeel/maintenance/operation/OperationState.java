package io.evenkeel.maintenance.operation;

/** Where an operation stands. The table of what follows what is in {@code docs/lifecycle.md}. */
public enum OperationState {
  /** Accepted; nothing has been done yet. */
  REQUESTED,
  /** Not accepted: preflight, a confirmation or a missing slot stood in the way. An end. */
  REFUSED,
  /** The host is cordoned and being emptied. */
  ENTERING,
  /** What remains needs a person; entering goes on by itself when the cause is gone. */
  WAITING_FOR_OPERATOR,
  /** The host was proven empty. */
  IN_MAINTENANCE,
  /** The host comes back, and its workloads come home. */
  LEAVING,
  /** The host is back; some workloads could not come home, each with its reason. */
  LEAVE_INCOMPLETE,
  /** Entering was given up; what runs is settled, and workloads go home or stay, as was asked. */
  CANCELLING,
  /** Over. An end. */
  CLOSED;

  /** Whether nothing follows. */
  public boolean over() {
    return this == REFUSED || this == CLOSED;
  }
}
