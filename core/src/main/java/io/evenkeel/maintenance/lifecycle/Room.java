package io.evenkeel.maintenance.lifecycle;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Underway;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether a workload that is off may start on a host without filling it beyond its capacity. */
final class Room {

  private Room() {}

  /** What is missing; empty if it fits. Whatever arrives there, or is held for, counts as well. */
  static String missing(Cluster cluster, Workload starts, String hostId, List<Underway> underway) {
    Map<String, Workload> there = new TreeMap<>();
    for (Workload seen : cluster.allSightings()) {
      if (seen.host().equals(hostId) && seen.power().takesRoom()) {
        there.put(seen.id(), seen);
      }
    }
    for (Underway move : underway) {
      if (move.to().equals(hostId)) {
        cluster
            .findWorkload(move.workload())
            .ifPresent(workload -> there.putIfAbsent(workload.id(), workload));
      }
    }
    there.put(starts.id(), starts);
    Host host = cluster.host(hostId);
    long memory = there.values().stream().mapToLong(Workload::memoryBytes).sum();
    long vcpus = there.values().stream().mapToLong(Workload::vcpus).sum();
    if (memory > host.memoryCapacityBytes()) {
      return "%d MiB of memory".formatted((memory - host.memoryCapacityBytes()) >> 20);
    }
    return vcpus > host.vcpuCapacity() ? "%d vCPUs".formatted(vcpus - host.vcpuCapacity()) : "";
  }
}
