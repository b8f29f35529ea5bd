package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Answer;
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

  /** What it makes of it if it has no complete plan. */
  Answer answer(Cluster cluster, List<String> vacate) {
    return planner.answer(cluster, PlanRequest.vacate(vacate));
  }

  /** Empties hosts; the targets are its own choice. */
  Schedule schedule(Cluster cluster, List<String> vacate) {
    return schedule(cluster, PlanRequest.vacate(vacate));
  }

  /** Brings workloads to targets that are given. */
  Schedule schedule(Relocation relocation) {
    return schedule(relocation.cluster(), PlanRequest.bringHome(relocation.targets()));
  }

  private Schedule schedule(Cluster cluster, PlanRequest request) {
    long begun = System.nanoTime();
    Plan plan = planner.plan(cluster, request);
    double millis = (System.nanoTime() - begun) / 1e6;
    return plan.complete() ? new Schedule(TimedHop.of(plan), millis) : Schedule.none(millis);
  }
}
