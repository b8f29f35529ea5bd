package io.evenkeel.benchmarks;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.MigrationModel;
import io.evenkeel.plan.Move;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The one judge of all schedules: looks at the cluster whenever a move begins. A workload on its
 * way counts on both ends.
 */
final class TimedEvaluator {

  private final Cluster cluster;
  private final List<TimedHop> hops;

  private TimedEvaluator(Cluster cluster, List<TimedHop> hops) {
    this.cluster = cluster;
    this.hops = hops;
  }

  /** What is wrong with a schedule, if anything is. */
  static Optional<String> fault(Cluster cluster, List<TimedHop> hops) {
    TimedEvaluator evaluator = new TimedEvaluator(cluster, hops);
    return hops.stream().flatMap(hop -> evaluator.fault(hop).stream()).findFirst();
  }

  private Optional<String> fault(TimedHop hop) {
    Workload workload = workload(hop);
    Host to = cluster.host(hop.to());
    Duration length =
        MigrationModel.duration(workload.demand(), Move.How.LIVE, hop.bitsPerSecond());
    if (hops.stream().filter(other -> other.workload().equals(hop.workload())).count() > 1) {
      return fault(hop, "moves twice");
    }
    if (hop.end().minus(hop.start()).compareTo(length) < 0) {
      return fault(hop, "is faster than its bandwidth allows");
    }
    if (!to.hardware().cpu().runs(workload.demand().cpu())) {
      return fault(hop, "goes to a host that it does not run on");
    }
    if (!room(to, hop.start()) || !apart(hop)) {
      return fault(hop, "goes to a host where it has no place yet");
    }
    Host from = cluster.host(workload.host());
    Predicate<TimedHop> out = other -> workload(other).host().equals(from.id());
    Predicate<TimedHop> in = other -> other.to().equals(to.id());
    boolean carried =
        carries(from, from.limits().maxMigrationsOut(), running(hop.start(), out))
            && carries(to, to.limits().maxMigrationsIn(), running(hop.start(), in));
    return carried ? Optional.empty() : fault(hop, "has no slot or no bandwidth");
  }

  private static Optional<String> fault(TimedHop hop, String what) {
    return Optional.of("%s to %s at %s %s".formatted(hop.workload(), hop.to(), hop.start(), what));
  }

  private boolean room(Host host, Duration at) {
    long memory = host.memoryCapacityBytes();
    long vcpus = host.vcpuCapacity();
    for (Workload workload : cluster.on(host.id())) {
      if (!gone(workload.id(), at)) {
        memory -= workload.memoryBytes();
        vcpus -= workload.vcpus();
      }
    }
    for (TimedHop hop : hops) {
      if (hop.to().equals(host.id()) && hop.start().compareTo(at) <= 0) {
        memory -= workload(hop).memoryBytes();
        vcpus -= workload(hop).vcpus();
      }
    }
    return memory >= 0 && vcpus >= 0;
  }

  private boolean apart(TimedHop hop) {
    for (Rule rule : cluster.rules()) {
      if (rule.workloads().contains(hop.workload())) {
        for (String other : rule.workloads()) {
          if (!other.equals(hop.workload()) && present(other, hop.to(), hop.start())) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean present(String workload, String host, Duration at) {
    boolean stays =
        cluster.findWorkload(workload).orElseThrow().host().equals(host) && !gone(workload, at);
    return stays
        || hops.stream()
            .filter(hop -> hop.workload().equals(workload) && hop.to().equals(host))
            .anyMatch(hop -> hop.start().compareTo(at) <= 0);
  }

  private boolean gone(String workload, Duration at) {
    return hops.stream()
        .filter(hop -> hop.workload().equals(workload))
        .anyMatch(hop -> hop.end().compareTo(at) <= 0);
  }

  private List<TimedHop> running(Duration at, Predicate<TimedHop> which) {
    return hops.stream().filter(hop -> hop.runs(at)).filter(which).toList();
  }

  private static boolean carries(Host host, int slots, List<TimedHop> running) {
    return running.size() <= slots
        && running.stream().mapToLong(TimedHop::bitsPerSecond).sum()
            <= host.reach().migrationBitsPerSecond();
  }

  private Workload workload(TimedHop hop) {
    return cluster.findWorkload(hop.workload()).orElseThrow();
  }
}
