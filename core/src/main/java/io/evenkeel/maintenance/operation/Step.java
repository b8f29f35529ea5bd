package io.evenkeel.maintenance.operation;

/** What an attempt asks the hypervisor for. */
public enum Step {
  /** Nothing: no order is open. */
  NONE,
  /** Move it while it runs. */
  MIGRATE,
  /** Stop it. */
  STOP,
  /** Switch it off at once, after it did not stop. */
  FORCE_OFF,
  /** Move its definition while it is off. */
  RELOCATE,
  /** Start it. */
  START
}
