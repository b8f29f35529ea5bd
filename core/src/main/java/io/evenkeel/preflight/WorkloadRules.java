package io.evenkeel.preflight;

import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.stream.Collectors;

/** What is asked of the workloads on the host. */
final class WorkloadRules {

  private WorkloadRules() {}

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
}
