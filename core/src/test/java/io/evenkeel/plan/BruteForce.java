package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.HugePages;
import io.evenkeel.spi.Inventory;
import io.evenkeel.spi.NumaCell;
import io.evenkeel.spi.Rule;
import io.evenkeel.spi.Workload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tries every order and every target of one direct move for each workload of a host. */
final class BruteForce {

  private BruteForce() {}

  static boolean solves(Cluster cluster, String vacated) {
    return solves(cluster, vacated, end -> true);
  }

  /** Whether there is a way to an end that is as wanted. */
  static boolean solves(Cluster cluster, String vacated, Predicate<Cluster> wanted) {
    List<Workload> leaving = cluster.on(vacated);
    if (leaving.isEmpty()) {
      return togetherHolds(cluster) && wanted.test(cluster);
    }
    for (Workload workload : leaving) {
      for (Host target : cluster.hosts()) {
        if (!target.id().equals(vacated)
            && takes(cluster, workload, target)
            && solves(cluster.withMoved(workload.id(), target.id()), vacated, wanted)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether any one host but those that are out may fail: tries every place for everybody. */
  static boolean survivesOneMore(Cluster cluster, List<String> out) {
    return cluster.hosts().stream()
        .map(Host::id)
        .filter(host -> !out.contains(host))
        .allMatch(host -> restarts(without(cluster, host), cluster.on(host), host, out));
  }

  private static boolean restarts(
      Cluster cluster, List<Workload> waiting, String failed, List<String> out) {
    if (waiting.isEmpty()) {
      return togetherHolds(cluster);
    }
    for (Host target : cluster.hosts()) {
      if (!target.id().equals(failed)
          && !out.contains(target.id())
          && takes(cluster, waiting.get(0), target)
          && restarts(
              with(cluster, waiting.get(0).on(target.id())),
              waiting.subList(1, waiting.size()),
              failed,
              out)) {
        return true;
      }
    }
    return false;
  }

  /** Whether any row of moves, of whomever and however many, empties a host. */
  static boolean reaches(Cluster cluster, String vacated) {
    Set<String> seen = new HashSet<>();
    Deque<Cluster> open = new ArrayDeque<>(List.of(cluster));
    while (!open.isEmpty()) {
      Cluster now = open.remove();
      if (!seen.add(
          now.workloads().stream().map(one -> one.id() + one.host()).toList().toString())) {
        continue;
      }
      if (now.on(vacated).isEmpty() && togetherHolds(now)) {
        return true;
      }
      for (Workload workload : now.workloads()) {
        for (Host target : now.hosts()) {
          if (!target.id().equals(vacated)
              && !target.id().equals(workload.host())
              && takes(now, workload, target)) {
            open.add(now.withMoved(workload.id(), target.id()));
          }
        }
      }
    }
    return false;
  }

  private static Cluster without(Cluster cluster, String host) {
    return of(cluster, cluster.workloads().stream().filter(w -> !w.host().equals(host)).toList());
  }

  private static Cluster with(Cluster cluster, Workload one) {
    return of(cluster, Stream.concat(cluster.workloads().stream(), Stream.of(one)).toList());
  }

  private static Cluster of(Cluster cluster, List<Workload> workloads) {
    return Cluster.of(new Inventory(cluster.hosts(), workloads, cluster.rules()));
  }

  /** Whether there is an order in which each can go to one certain host. */
  static boolean allows(Cluster cluster, Map<String, String> targets) {
    Map<String, String> waiting = new TreeMap<>(targets);
    Cluster now = cluster;
    int before;
    do {
      before = waiting.size();
      for (String id : List.copyOf(waiting.keySet())) {
        Host to = now.host(waiting.get(id));
        if (takes(now, now.findWorkload(id).orElseThrow(), to)) {
          now = now.withMoved(id, to.id());
          waiting.remove(id);
        }
      }
    } while (!waiting.isEmpty() && waiting.size() < before);
    return waiting.isEmpty() && togetherHolds(now);
  }

  static boolean takes(Cluster cluster, Workload workload, Host target) {
    long memory = workload.memoryBytes();
    long vcpus = workload.vcpus();
    for (Workload other : cluster.on(target.id())) {
      memory += other.memoryBytes();
      vcpus += other.vcpus();
    }
    return memory <= target.memoryCapacityBytes()
        && vcpus <= target.vcpuCapacity()
        && hasPages(cluster, workload, target)
        && hasCell(workload, target)
        && target.hardware().cpu().runs(workload.demand().cpu())
        && cluster.rules().stream()
            .filter(rule -> rule.hard() && rule.workloads().contains(workload.id()))
            .allMatch(rule -> allows(cluster, rule, workload, target));
  }

  private static boolean hasPages(Cluster cluster, Workload workload, Host target) {
    long size = workload.demand().memory().hugePageBytes();
    long used = workload.memoryBytes();
    for (Workload other : cluster.on(target.id())) {
      used += other.demand().memory().hugePageBytes() == size ? other.memoryBytes() : 0;
    }
    long huge = 0;
    long ofSize = 0;
    for (HugePages pages : target.hardware().memory().hugePages()) {
      huge += pages.memoryBytes();
      ofSize += pages.pageBytes() == size ? pages.memoryBytes() : 0;
    }
    double ordinary =
        (target.hardware().memoryBytes() - huge) * target.limits().memoryOvercommit()
            - target.limits().reservedMemoryBytes();
    return size == 0 ? used <= Math.max(0, ordinary) : used <= ofSize;
  }

  private static boolean hasCell(Workload workload, Host target) {
    List<NumaCell> cells = target.hardware().memory().cells();
    return !workload.demand().memory().oneCell()
        || cells.isEmpty()
        || cells.stream()
            .anyMatch(
                cell ->
                    workload.memoryBytes()
                            <= cell.memoryBytes() * target.limits().memoryOvercommit()
                        && workload.vcpus() <= cell.vcpus() * target.limits().cpuOvercommit());
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
          .flatMap(id -> cluster.findWorkload(id).stream())
          .map(other -> cluster.host(other.host()))
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
                        .flatMap(id -> cluster.findWorkload(id).stream())
                        .map(Workload::host)
                        .distinct()
                        .count()
                    == 1);
  }
}
