package io.evenkeel.preflight;

import io.evenkeel.preflight.Finding.Severity;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HostStatus;
import io.evenkeel.spi.Power;
import io.evenkeel.spi.Workload;
import java.util.List;
import java.util.Optional;

/** What is asked of the host itself and of its zone. */
final class HostRules {

  private HostRules() {}

  static List<Finding> subject(Candidate candidate) {
    String host = candidate.host().id();
    return switch (candidate.host().status()) {
      case RUNNING, CORDONED -> List.of();
      case DOWN, UNREACHABLE ->
          List.of(
              Finding.block(
                  "HOST_DOWN",
                  host,
                  "it does not answer, so nothing can be moved off it",
                  "Bring the host back, or hand its workloads to your HA"));
      case ENTERING, LEAVING ->
          List.of(
              Finding.block(
                  "HOST_BUSY",
                  host,
                  "it is already " + word(candidate.host().status()),
                  "Wait for that to end"));
      case MAINTENANCE ->
          List.of(
              Finding.block(
                  "HOST_IN_MAINTENANCE",
                  host,
                  "it is already in maintenance",
                  "Nothing to do; leave maintenance to bring it back"));
    };
  }

  static List<Finding> neighboursRunning(Candidate candidate) {
    if (candidate.neighbours().isEmpty() && !candidate.workloads().isEmpty()) {
      return List.of(
          Finding.block(
              "ONLY_HOST",
              candidate.host().id(),
              "zone " + candidate.host().zone() + " has no other host",
              "Add a host to the zone, or power the workloads off"));
    }
    return candidate.neighbours().stream()
        .filter(other -> !other.status().up())
        .map(
            other ->
                Finding.block(
                    "NEIGHBOUR_DOWN",
                    other.id(),
                    "host %s of the same zone does not run".formatted(other.id()),
                    "Bring it back first, or waive NEIGHBOUR_DOWN"))
        .toList();
  }

  /** One neighbour fewer than may be out is only worth a warning. */
  static List<Finding> neighboursInMaintenance(Candidate candidate, int hostsOut) {
    List<Host> out = candidate.neighbours().stream().filter(HostRules::out).toList();
    Severity severity = out.size() < hostsOut ? Severity.WARN : Severity.BLOCK;
    return out.stream()
        .map(
            other ->
                new Finding(
                    "NEIGHBOUR_IN_MAINTENANCE",
                    severity,
                    other.id(),
                    "host %s of the same zone is %s".formatted(other.id(), word(other.status())),
                    "Bring it back first, or waive NEIGHBOUR_IN_MAINTENANCE"))
        .toList();
  }

  static List<Finding> storageRepair(Candidate candidate) {
    return candidate.cluster().hosts().stream()
        .filter(other -> other.zone().equals(candidate.host().zone()))
        .filter(other -> other.state().storageRepairing())
        .map(
            other ->
                Finding.block(
                    "STORAGE_REPAIRING",
                    other.id(),
                    "a drive or storage repair is in progress on " + other.id(),
                    "Wait until it is done; taking a host out now may lose data"))
        .toList();
  }

  /** V: "enough memory left for redundancy": one more host may fail and all memory still fits. */
  static List<Finding> redundancy(Candidate candidate) {
    List<Host> left =
        candidate.neighbours().stream().filter(other -> other.status().takesWorkloads()).toList();
    Optional<Host> largest =
        left.stream().max((a, b) -> Long.compare(a.memoryCapacityBytes(), b.memoryCapacityBytes()));
    if (largest.isEmpty()) {
      return List.of();
    }
    long capacity =
        left.stream().mapToLong(Host::memoryCapacityBytes).sum()
            - largest.get().memoryCapacityBytes();
    long used =
        candidate.cluster().workloads().stream()
            .filter(workload -> zone(candidate, workload).equals(candidate.host().zone()))
            .filter(workload -> workload.power().takesRoom())
            .mapToLong(Workload::memoryBytes)
            .sum();
    if (used <= capacity) {
      return List.of();
    }
    return List.of(
        Finding.warn(
            "NO_REDUNDANCY",
            candidate.host().id(),
            "while it is out and %s failed too, %d MiB of memory would be missing"
                .formatted(largest.get().id(), mib(used - capacity)),
            "Free memory in zone " + candidate.host().zone() + ", or accept the risk"));
  }

  private static boolean out(Host host) {
    return switch (host.status()) {
      case ENTERING, MAINTENANCE, LEAVING -> true;
      case RUNNING, CORDONED, DOWN, UNREACHABLE -> false;
    };
  }

  private static String zone(Candidate candidate, Workload workload) {
    return candidate.cluster().host(workload.host()).zone();
  }

  private static long mib(long bytes) {
    return (bytes + (1 << 20) - 1) >> 20;
  }

  private static String word(HostStatus status) {
    return switch (status) {
      case ENTERING -> "entering maintenance";
      case LEAVING -> "leaving maintenance";
      case MAINTENANCE -> "in maintenance";
      case RUNNING, CORDONED, DOWN, UNREACHABLE -> status.name();
    };
  }

  static boolean stopped(Workload workload) {
    return workload.power() == Power.STOPPED;
  }
}
