package io.evenkeel.preflight;

import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Stop;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked of the workloads on the host. */
final class WorkloadRules {

  private WorkloadRules() {}

  /** Not a block: entering begins, moves what it can, and waits for an operator with the rest. */
  static List<Finding> cannotMove(Candidate candidate) {
    return candidate.plan().remaining().stream()
        .map(
            remaining ->
                Finding.warn(
                    "CANNOT_MOVE",
                    remaining.workload(),
                    "it can't leave: " + reasons(remaining),
                    "Move it or power it off by hand, or let it be stopped"))
        .toList();
  }

  static List<Finding> willStop(Candidate candidate) {
    return candidate.plan().stops().stream()
        .map(
            stop ->
                Finding.warn(
                    "WILL_STOP",
                    stop.workload(),
                    "it will be shut down, as %s; restart %s"
                        .formatted(
                            stop.consent() == Stop.Consent.REQUEST
                                ? "the request allows"
                                : "its own policy says",
                            stop.restart()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' ')),
                    "Tell its owner"))
        .toList();
  }

  static List<Finding> inTransition(Candidate candidate) {
    return candidate.workloads().stream()
        .filter(workload -> !workload.presence().jobs().isEmpty())
        .map(
            workload ->
                Finding.warn(
                    "IN_TRANSITION",
                    workload.id(),
                    "a job is running on it: "
                        + workload.presence().jobs().stream()
                            .map(job -> job.kind().name())
                            .collect(Collectors.joining(", ")),
                    "Entering waits until the job has ended"))
        .toList();
  }

  static List<Finding> off(Candidate candidate) {
    return candidate.workloads().stream()
        .filter(HostRules::stopped)
        .map(Workload::id)
        .map(
            workload ->
                Finding.info("STAYS_OFF", workload, "it is off and stays off", "Nothing to do"))
        .toList();
  }

  private static String reasons(Remaining remaining) {
    return remaining.reasons().stream()
        .map(Remaining.Reason::toString)
        .limit(4)
        .collect(Collectors.joining("; "));
  }
}
