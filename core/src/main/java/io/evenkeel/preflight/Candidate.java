package io.evenkeel.preflight;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.List;

/**
 * A host that may be taken out, and what its rules may look at.
 *
 * @param cluster the cluster as it is
 * @param host the host
 */
public record Candidate(Cluster cluster, Host host) {

  /** The other hosts of its zone, in id order. */
  public List<Host> neighbours() {
    return cluster.hosts().stream()
        .filter(other -> other.zone().equals(host.zone()) && !other.id().equals(host.id()))
        .toList();
  }

  /** The workloads on it, in id order. */
  public List<Workload> workloads() {
    return cluster.on(host.id());
  }
}
