package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Walks through every placement that can be reached by moving any workload to any host, one after
 * the other: for clusters so small that it ends, and in which everything may move.
 */
final class Exhaustive {

  private final Cluster cluster;
  private final List<Host> hosts;
  private final List<Workload> workloads;
  private final int vacated;

  private Exhaustive(Cluster cluster, String vacated) {
    this.cluster = cluster;
    this.hosts = cluster.hosts();
    this.workloads = cluster.workloads();
    this.vacated = number(vacated);
  }

  static boolean solves(Cluster cluster, String vacated) {
    return new Exhaustive(cluster, vacated).solves();
  }

  private boolean solves() {
    List<Integer> start = workloads.stream().map(workload -> number(workload.host())).toList();
    Set<List<Integer>> seen = new LinkedHashSet<>(List.of(start));
    Deque<List<Integer>> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      List<Integer> at = open.remove();
      if (!at.contains(vacated) && together(at)) {
        return true;
      }
      for (int mover = 0; mover < workloads.size(); mover++) {
        for (int to = 0; to < hosts.size(); to++) {
          if (to != vacated && to != at.get(mover) && takes(at, mover, to)) {
            List<Integer> next = new ArrayList<>(at);
            next.set(mover, to);
            if (seen.add(List.copyOf(next))) {
              open.add(List.copyOf(next));
            }
          }
        }
      }
    }
    return false;
  }

  private int number(String host) {
    return hosts.stream().map(Host::id).toList().indexOf(host);
  }

  private boolean takes(List<Integer> at, int mover, int to) {
    Workload workload = workloads.get(mover);
    Host host = hosts.get(to);
    long memory = workload.memoryBytes();
    long vcpus = workload.vcpus();
    for (int i = 0; i < workloads.size(); i++) {
      memory += at.get(i) == to ? workloads.get(i).memoryBytes() : 0;
      vcpus += at.get(i) == to ? workloads.get(i).vcpus() : 0;
    }
    return memory <= host.memoryCapacityBytes()
        && vcpus <= host.vcpuCapacity()
        && host.hardware().cpu().runs(workload.demand().cpu())
        && host.reach().storage().containsAll(workload.demand().reach().storage())
        && host.reach().networks().containsAll(workload.demand().reach().networks())
        && cluster.rules().stream()
            .filter(rule -> rule.hard() && rule.workloads().contains(workload.id()))
            .allMatch(rule -> allows(rule, at, mover, host));
  }

  private boolean allows(Rule rule, List<Integer> at, int mover, Host host) {
    if (rule instanceof Rule.On on) {
      return on.hosts().contains(host.id());
    }
    if (rule instanceof Rule.NotOn not) {
      return !not.hosts().contains(host.id());
    }
    if (rule instanceof Rule.Apart apart) {
      for (int i = 0; i < workloads.size(); i++) {
        boolean member = i != mover && rule.workloads().contains(workloads.get(i).id());
        if (member && apart.placeOf(hosts.get(at.get(i))).equals(apart.placeOf(host))) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean together(List<Integer> at) {
    return cluster.rules().stream()
        .filter(rule -> rule.hard() && rule instanceof Rule.Together)
        .allMatch(
            rule ->
                rule.workloads().stream()
                        .map(id -> workloads.indexOf(cluster.findWorkload(id).orElseThrow()))
                        .map(at::get)
                        .distinct()
                        .count()
                    <= 1);
  }
}
