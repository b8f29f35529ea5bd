package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long one contestant's schedules are, beside what is best. */
final class Makespans {

  private final String name;
  private final double goal;
  private final Figures millis = new Figures();
  private final Figures ratios = new Figures();
  private final List<String> faults = new ArrayList<>();

  /**
   * @param name of the contestant
   * @param goal a ratio up to this is good
   */
  Makespans(String name, double goal) {
    this.name = name;
    this.goal = goal;
  }

  void add(Cluster cluster, Schedule schedule, double best) {
    millis.add(schedule.millis());
    Optional<String> fault = TimedEvaluator.fault(cluster, schedule.hops());
    if (fault.isPresent()) {
      faults.add(name + ": " + fault.get());
    } else if (schedule.found()) {
      ratios.add(schedule.makespanSeconds() / best);
    }
  }

  String name() {
    return name;
  }

  Figures millis() {
    return millis;
  }

  /** Makespan over what is best, of the schedules that the evaluator accepts. */
  Figures ratios() {
    return ratios;
  }

  /** What the evaluator held against the others. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  String solved() {
    return "%d of %d".formatted(ratios.count(), millis.count());
  }

  /** How many are within the goal. */
  int good() {
    return ratios.upTo(goal);
  }
}
