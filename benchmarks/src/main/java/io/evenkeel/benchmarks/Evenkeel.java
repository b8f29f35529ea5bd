package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.PlanRequest;
import io.evenkeel.plan.Planner;
import java.util.List;

/** The planner of this project. */
final class Evenkeel implements Contestant {

  private final Planner planner = Planner.standard();

  @Override
  public String name() {
    return "Evenkeel";
  }

  @Override
  public Result empty(Cluster cluster, List<String> vacate) {
    long begun = System.nanoTime();
    Plan plan = planner.plan(cluster, PlanRequest.vacate(vacate));
    double millis = (System.nanoTime() - begun) / 1e6;
    List<Hop> hops =
        plan.moves().stream().map(move -> new Hop(move.workload(), move.to())).toList();
    return Evaluator.judge(cluster, vacate, hops, millis);
  }
}
