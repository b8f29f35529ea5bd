package io.evenkeel.plan;

/** What a planner has to say: there is a plan, there can be none, or none was found in time. */
public sealed interface Answer {

  /** The plan, complete or the best there is. */
  Plan plan();

  /**
   * Everybody that should leave does.
   *
   * @param plan complete
   */
  record Complete(Plan plan) implements Answer {}

  /**
   * Nobody has to leave, and yet with the hosts out of service one more must not fail, although
   * that was asked for. Where somebody would have to leave he remains, and the answer is another.
   *
   * @param plan complete, since there is nothing to do
   * @param forecast which failure would cost whom
   */
  record Unprotected(Plan plan, FailureForecast forecast) implements Answer {}

  /**
   * No plan empties the hosts.
   *
   * @param plan moves as many as were found a host for
   * @param why what anybody can check
   */
  record Impossible(Plan plan, Impossibility why) implements Answer {}

  /**
   * No plan was found within the effort allowed, and none was proven impossible.
   *
   * @param plan the best so far
   */
  record NotFound(Plan plan) implements Answer {}
}
