package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Remaining.Reason;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** What an incomplete plan lacks, host by host: where a change may help, the most likely first. */
final class Shortfall {

  private final Cluster after;
  private final PlanRequest request;
  private final Plan plan;
  private final List<Reason> reasons;

  Shortfall(Cluster cluster, PlanRequest request, Plan plan) {
    this.after = new Changed(cluster).after(plan);
    this.request = request;
    this.plan = plan;
    this.reasons = plan.remaining().stream().flatMap(one -> one.reasons().stream()).toList();
  }

  /** Reasons that pass by themselves or with their host: nobody is stopped for them. */
  List<Reason> passing() {
    return reasons.stream()
        .filter(reason -> request.vacate().contains(reason.host()))
        .filter(
            reason ->
                reason.code().equals("IN_TRANSITION")
                    || reason.code().equals(Obstacle.HOST_DOWN.name())
                    || reason.code().equals(Obstacle.HOST_UNREACHABLE.name()))
        .toList();
  }

  /** Who stays for want of a place; the others stay whatever room there is. */
  List<String> homeless() {
    return plan.remaining().stream().filter(this::lacksPlace).map(Remaining::workload).toList();
  }

  private boolean lacksPlace(Remaining stays) {
    String own = after.findWorkload(stays.workload()).map(Workload::host).orElse("");
    return stays.reasons().stream()
        .anyMatch(r -> !r.host().equals(own) || r.code().equals("NO_OTHER_HOST"));
  }

  /** Hosts that somebody finds too small, with what is left there, the one with the most first. */
  List<Map.Entry<String, Long>> hosts(
      Obstacle obstacle, ToLongFunction<Host> capacity, ToLongFunction<Workload> size) {
    Map<String, Long> left = new TreeMap<>();
    for (String host : named(List.of(obstacle))) {
      long used =
          after.on(host).stream()
              .filter(workload -> workload.power().takesRoom())
              .mapToLong(size)
              .sum();
      left.put(host, capacity.applyAsLong(after.host(host)) - used);
    }
    return left.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .toList();
  }

  /** Hosts that take nothing now, the largest first. */
  List<String> closed() {
    return named(
            List.of(
                Obstacle.HOST_CORDONED,
                Obstacle.HOST_IN_MAINTENANCE,
                Obstacle.HOST_LEAVING,
                Obstacle.HOST_ENTERING,
                Obstacle.HOST_DOWN,
                Obstacle.HOST_UNREACHABLE))
        .stream()
        .map(after::host)
        .filter(host -> !request.vacate().contains(host.id()))
        .sorted(
            Comparator.comparingLong(Host::memoryCapacityBytes).reversed().thenComparing(Host::id))
        .map(Host::id)
        .toList();
  }

  private List<String> named(List<Obstacle> obstacles) {
    List<String> codes = obstacles.stream().map(Obstacle::name).toList();
    return reasons.stream()
        .filter(reason -> codes.contains(reason.code()))
        .map(Reason::host)
        .distinct()
        .sorted()
        .toList();
  }
}
