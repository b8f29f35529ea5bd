package io.evenkeel.plan;

import java.util.List;

/**
 * How to plan.
 *
 * @param stopWhatCannotMove whether every workload that can't be moved may be shut down
 * @param sequential whether moves run one after the other
 * @param onlyTargets hosts that may receive workloads; empty for all
 * @param excludedTargets hosts that may not receive workloads
 * @param roomForOneMore whether a plan must keep what is running safe from one more failure (N+1):
 *     whoever could have been started again on another host of its zone had its own failed before,
 *     still can be when the plan is done. The hosts to be emptied are no room for anybody then, and
 *     their own failure does not count. Memory, vCPUs, hard rules, processor, storage and networks
 *     are looked at; what a request says of targets is about moves and does not bind whoever starts
 *     workloads again, nor do slots. What could not have been started again anyway, since its disks
 *     are on its host or since there was no room for it even with every host in service, does not
 *     count either: a plan need not mend what it does not make worse. For a plan that brings
 *     workloads home it means nothing.
 *     <p>A plan that would break this is not complete: workloads remain, with the code {@code
 *     NO_FAILOVER_ROOM}, and nobody is stopped. Of hosts that are empty already it can only be
 *     said: see {@link Answer.Unprotected}. Who that would be is in {@link FailureForecast}
 */
public record PlanOptions(
    boolean stopWhatCannotMove,
    boolean sequential,
    List<String> onlyTargets,
    List<String> excludedTargets,
    boolean roomForOneMore) {

  /** Stops nothing without the workload's own consent, in parallel, to any host, no N+1. */
  public static final PlanOptions DEFAULT =
      new PlanOptions(false, false, List.of(), List.of(), false);

  /** Copies and sorts. */
  public PlanOptions {
    onlyTargets = onlyTargets.stream().sorted().toList();
    excludedTargets = excludedTargets.stream().sorted().toList();
  }

  /** The same, and whatever can't be moved may be shut down. */
  public PlanOptions stoppingWhatCannotMove() {
    return new PlanOptions(true, sequential, onlyTargets, excludedTargets, roomForOneMore);
  }

  /** The same, one move after the other. */
  public PlanOptions sequentially() {
    return new PlanOptions(stopWhatCannotMove, true, onlyTargets, excludedTargets, roomForOneMore);
  }

  /** The same, to these hosts only. */
  public PlanOptions onlyTo(List<String> hosts) {
    return new PlanOptions(stopWhatCannotMove, sequential, hosts, excludedTargets, roomForOneMore);
  }

  /** The same, but never to these hosts. */
  public PlanOptions neverTo(List<String> hosts) {
    return new PlanOptions(stopWhatCannotMove, sequential, onlyTargets, hosts, roomForOneMore);
  }

  /** The same, and one more host may fail afterwards: see {@link #roomForOneMore}. */
  public PlanOptions keepingRoomForOneMore() {
    return new PlanOptions(stopWhatCannotMove, sequential, onlyTargets, excludedTargets, true);
  }
}
