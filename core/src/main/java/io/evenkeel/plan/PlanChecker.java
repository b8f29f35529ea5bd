package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a plan against the cluster it was made for, with code that the planner has no part in: it
 * replays the schedule over time. A plan without violations keeps every hard limit and rule at
 * every moment, moves nothing that must not be moved, stops nothing without consent, and says of
 * every workload on the hosts to empty what becomes of it.
 *
 * <p>What a plan finds broken and does not touch is not its violation. Slots and bandwidth that
 * moves under way use are not known to a plan, so they are not counted; their room is.
 */
public final class PlanChecker {

  private PlanChecker() {}

  /**
   * Checks a plan.
   *
   * @param cluster the cluster as it was when the plan was made
   * @param request what the plan was made for
   * @param plan what to check; need not come from this library's planner
   * @return what is wrong, one sentence each, in a steady order; empty if nothing is
   */
  public static List<String> check(Cluster cluster, PlanRequest request, Plan plan) {
    List<String> violations = new ArrayList<>();
    violations.addAll(CheckCoverage.of(cluster, request, plan));
    violations.addAll(CheckMoves.of(cluster, request, plan));
    if (violations.isEmpty()) { // the rest relies on moves that make sense
      violations.addAll(CheckSchedule.of(cluster, request, plan));
      violations.addAll(CheckRules.of(cluster, request, plan));
      violations.addAll(CheckFailover.of(cluster, request, plan));
    }
    return List.copyOf(violations);
  }
}
