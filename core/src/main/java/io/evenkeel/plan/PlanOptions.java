package io.evenkeel.plan;

import java.util.List;

/**
 * How to plan.
 *
 * @param stopWhatCannotMove whether every workload that can't be moved may be shut down
 * @param sequential whether moves run one after the other
 * @param onlyTargets hosts that may receive workloads; empty for all
 * @param excludedTargets hosts that may not receive workloads
 * @param effort how hard to try when nothing fits directly
 * @param wishes what else is wanted of targets and schedule
 */
public record PlanOptions(
    boolean stopWhatCannotMove,
    boolean sequential,
    List<String> onlyTargets,
    List<String> excludedTargets,
    Effort effort,
    Wishes wishes) {

  /** Stops nothing without the workload's own consent, in parallel, to any host. */
  public static final PlanOptions DEFAULT = new PlanOptions(false, false, List.of(), List.of());

  /** Copies and sorts. */
  public PlanOptions {
    onlyTargets = onlyTargets.stream().sorted().toList();
    excludedTargets = excludedTargets.stream().sorted().toList();
  }

  /** With the default effort and no wishes. */
  public PlanOptions(
      boolean stopWhatCannotMove,
      boolean sequential,
      List<String> onlyTargets,
      List<String> excludedTargets) {
    this(stopWhatCannotMove, sequential, onlyTargets, excludedTargets, Effort.DEFAULT, Wishes.NONE);
  }

  /** The same, and whatever can't be moved may be shut down. */
  public PlanOptions stoppingWhatCannotMove() {
    return new PlanOptions(true, sequential, onlyTargets, excludedTargets, effort, wishes);
  }

  /** The same, one move after the other. */
  public PlanOptions sequentially() {
    return new PlanOptions(stopWhatCannotMove, true, onlyTargets, excludedTargets, effort, wishes);
  }

  /** The same, to these hosts only. */
  public PlanOptions onlyTo(List<String> hosts) {
    return new PlanOptions(stopWhatCannotMove, sequential, hosts, excludedTargets, effort, wishes);
  }

  /** The same, but never to these hosts. */
  public PlanOptions neverTo(List<String> hosts) {
    return new PlanOptions(stopWhatCannotMove, sequential, onlyTargets, hosts, effort, wishes);
  }

  /** The same, trying less or harder. */
  public PlanOptions effort(Effort other) {
    return new PlanOptions(
        stopWhatCannotMove, sequential, onlyTargets, excludedTargets, other, wishes);
  }

  /** The same with other wishes. */
  public PlanOptions wishes(Wishes other) {
    return new PlanOptions(
        stopWhatCannotMove, sequential, onlyTargets, excludedTargets, effort, other);
  }
}
