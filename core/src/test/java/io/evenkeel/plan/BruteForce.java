package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.List;

/** Tries every order and every target of one direct move for each workload of a host. */
final class BruteForce {

  private BruteForce() {}

  static boolean solves(Cluster cluster, String vacated) {
    List<Workload> leaving = cluster.on(vacated);
    if (leaving.isEmpty()) {
      return togetherHolds(cluster);
    }
    for (Workload workload : leaving) {
      for (Host target : cluster.hosts()) {
        if (!target.id().equals(vacated)
            && takes(cluster, workload, target)
            && solves(cluster.withMoved(workload.id(), target.id()), vacated)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean takes(Cluster cluster, Workload workload, Host target) {
    long memory = workload.memoryBytes();
    long vcpus = workload.vcpus();
    for (Workload other : cluster.on(target.id())) {
      memory += other.memoryBytes();
      vcpus += other.vcpus();
    }
    return memory <= target.memoryCapacityBytes()
        && vcpus <= target.vcpuCapacity()
        && target.hardware().cpu().runs(workload.demand().cpu())
        && cluster.rules().stream()
            .filter(rule -> rule.hard() && rule.workloads().contains(workload.id()))
            .allMatch(rule -> allows(cluster, rule, workload, target));
  }

  private static boolean allows(Cluster cluster, Rule rule, Workload workload, Host target) {
    if (rule instanceof Rule.On on) {
      return on.hosts().contains(target.id());
    }
    if (rule instanceof Rule.NotOn notOn) {
      return !notOn.hosts().contains(target.id());
    }
    if (rule instanceof Rule.Apart apart) {
      return rule.workloads().stream()
          .filter(id -> !id.equals(workload.id()))
          .map(id -> cluster.host(cluster.findWorkload(id).orElseThrow().host()))
          .noneMatch(host -> apart.placeOf(host).equals(apart.placeOf(target)));
    }
    return true;
  }

  private static boolean togetherHolds(Cluster cluster) {
    return cluster.rules().stream()
        .filter(rule -> rule.hard() && rule instanceof Rule.Together)
        .allMatch(
            rule ->
                rule.workloads().stream()
                        .map(id -> cluster.findWorkload(id).orElseThrow().host())
                        .distinct()
                        .count()
                    == 1);
  }
}
