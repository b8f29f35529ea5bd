package io.evenkeel.plan;

import java.util.List;

/**
 * How to plan.
 *
 * @param stopWhatCannotMove whether every workload that can't be moved may be shut down
 * @param sequential whether moves run one after the other
 * @param onlyTargets hosts that may receive workloads; empty for all
 * @param excludedTargets hosts that may not receive workloads
 */
public record PlanOptions(
    boolean stopWhatCannotMove,
    boolean sequential,
    List<String> onlyTargets,
    List<String> excludedTargets) {

  /** Stops nothing without the workload's own consent, in parallel, to any host. */
  public static final PlanOptions DEFAULT = new PlanOptions(false, false, List.of(), List.of());

  /** Copies and sorts. */
  public PlanOptions {
    onlyTargets = onlyTargets.stream().sorted().toList();
    excludedTargets = excludedTargets.stream().sorted().toList();
  }

  /** The same, and whatever can't be moved may be shut down. */
  public PlanOptions stoppingWhatCannotMove() {
    return new PlanOptions(true, sequential, onlyTargets, excludedTargets);
  }

  /** The same, one move after the other. */
  public PlanOptions sequentially() {
    return new PlanOptions(stopWhatCannotMove, true, onlyTargets, excludedTargets);
  }

  /** The same, to these hosts only. */
  public PlanOptions onlyTo(List<String> hosts) {
    return new PlanOptions(stopWhatCannotMove, sequential, hosts, excludedTargets);
  }

  /** The same, but never to these hosts. */
  public PlanOptions neverTo(List<String> hosts) {
    return new PlanOptions(stopWhatCannotMove, sequential, onlyTargets, hosts);
  }
}
