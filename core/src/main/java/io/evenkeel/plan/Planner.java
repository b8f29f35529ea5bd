package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;

/** Makes plans. Pure: the same cluster and request give the same plan on every JVM. */
public interface Planner {

  /**
   * Plans.
   *
   * @return a plan in which every workload that should leave moves, is stopped with consent, or
   *     remains with its reasons; its planning time is zero, see {@link Plan#took}
   * @throws IllegalArgumentException if the request names a host that is not there
   */
  Plan plan(Cluster cluster, PlanRequest request);

  /**
   * Plans, and says what an incomplete plan means: that there can be none that is complete, with
   * the proof, or only that none was found.
   *
   * @throws IllegalArgumentException if the request names a host that is not there
   */
  default Answer answer(Cluster cluster, PlanRequest request) {
    Plan plan = plan(cluster, request);
    if (plan.complete()) {
      boolean idle = plan.moves().isEmpty() && plan.stops().isEmpty();
      return idle && !Planning.of(cluster, request).guard().holds()
          ? new Answer.Unprotected(plan, FailureForecast.of(cluster, request, plan))
          : new Answer.Complete(plan);
    }
    return Planning.of(cluster, understood(request))
        .impossibility()
        .<Answer>map(why -> new Answer.Impossible(plan, why))
        .orElse(new Answer.NotFound(plan));
  }

  /** A request as this planner takes it: with its own wishes, where it has any. */
  default PlanRequest understood(PlanRequest request) {
    return request;
  }

  /** The planner that comes with the library: holds no state, safe for any thread. */
  static Planner standard() {
    return new StandardPlanner();
  }

  /** The same, with wishes for every request that brings none of its own. */
  static Planner standard(Wishes wishes) {
    return new WishingPlanner(standard(), wishes);
  }
}
