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
      return new Answer.Complete(plan);
    }
    return Planning.of(cluster, request)
        .proof()
        .find()
        .<Answer>map(why -> new Answer.Impossible(plan, why))
        .orElse(new Answer.NotFound(plan));
  }

  /** The planner that comes with the library: holds no state, safe for any thread. */
  static Planner standard() {
    return new StandardPlanner();
  }

  /** The same, with wishes that it adds to every request; one that wants no detours gets none. */
  static Planner standard(Wishes wishes) {
    Planner planner = standard();
    Wishes direct = wishes.direct();
    return (cluster, request) ->
        planner.plan(cluster, request.wishes(request.wishes().detours() ? wishes : direct));
  }
}
