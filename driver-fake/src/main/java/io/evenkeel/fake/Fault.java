package io.evenkeel.fake;

/**
 * What can go wrong with a call of a {@link FakeCluster#driver() fake driver} or its {@link
 * FakeCluster#power() host power}.
 */
public enum Fault {
  /** The call throws {@code TRANSIENT}; nothing has changed. */
  TRANSIENT,
  /** The order is refused; nothing has changed. */
  REFUSED,
  /** The order is carried out, and the call throws {@code OUTCOME_UNKNOWN}. */
  ANSWER_LOST,
  /** The order never arrives, and the call throws {@code OUTCOME_UNKNOWN}. */
  ORDER_LOST,
  /** The order begins, and fails half-way: a move is rolled back, anything else is as before. */
  FAILS_MIDWAY,
  /** The order begins, and half-way its last host dies, until it is returned. */
  TARGET_DIES,
  /** The order begins, and its last host does not answer for 60 virtual seconds. */
  TARGET_UNREACHABLE,
  /** The order begins, and the link of its last host has a tenth of its rate for 60 seconds. */
  SLOW_LINK,
  /** An observation throws {@code TRANSIENT}. */
  OBSERVATION_FAILS
}
