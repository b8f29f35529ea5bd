package io.evenkeel.maintenance.operation;

/** What an operation is for. */
public enum Purpose {
  /** A host is taken out, and brought back. It takes a slot of its zone. */
  MAINTENANCE,
  /** Workloads that were left elsewhere are brought back to a host that serves. */
  BRING_BACK
}
