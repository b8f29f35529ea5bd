package io.evenkeel.maintenance.operation;

/** What becomes of the workloads when an operation ends. */
public enum Ending {
  /** Not asked yet; in a request to leave: as the policy of the zone says. */
  OPEN,
  /** They are brought home. */
  BRING_HOME,
  /** They stay where they are; only what was stopped for the maintenance starts again. */
  LEAVE_THERE,
  /** Nothing more is done; what is not home stays as it is. */
  ACCEPT_AS_IS
}
