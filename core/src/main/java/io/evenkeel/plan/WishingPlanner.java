package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;

/** A planner with wishes for requests that bring none. */
record WishingPlanner(Planner planner, Wishes wishes) implements Planner {

  @Override
  public Plan plan(Cluster cluster, PlanRequest request) {
    return planner.plan(cluster, understood(request));
  }

  @Override
  public PlanRequest understood(PlanRequest request) {
    return request.wishes().equals(Wishes.NONE) ? request.wishes(wishes) : request;
  }
}
