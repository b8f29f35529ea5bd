package io.evenkeel.spi;

import java.util.List;

/**
 * How one host sees a workload.
 *
 * @param host the host
 * @param power how it stands there
 * @param runId identifies this run of the workload, so that a restart can be told; empty if unknown
 * @param jobs what the hypervisor is doing with it
 * @param blockers why it can't be moved live
 */
public record Presence(
    String host, Power power, String runId, List<Job> jobs, List<Blocker> blockers) {

  /** Checks and copies. */
  public Presence {
    Names.id("host id", host);
    jobs = List.copyOf(jobs);
    blockers = List.copyOf(blockers);
  }

  /** Running there, nothing else known. */
  public static Presence running(String host) {
    return new Presence(host, Power.RUNNING, "", List.of(), List.of());
  }
}
