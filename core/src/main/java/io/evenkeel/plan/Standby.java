package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the other hosts can do for one that fails, for the checker: it shares nothing with the
 * planner but the order in which workloads start and places are tried, see {@link FailureForecast}.
 */
final class Standby {

  private static final int PATIENCE = 500;

  private final Cluster cluster;
  private final StandbyRules rules;
  private final Map<String, String> arriving = new TreeMap<>();
  private final Map<String, long[]> free = new LinkedHashMap<>();
  private final Map<String, Set<Workload>> running = new TreeMap<>();
  private int patience;

  Standby(Cluster cluster, PlanRequest request, List<String> out) {
    this.cluster = cluster;
    this.rules = new StandbyRules(cluster, request, out);
    request.underway().forEach(move -> arriving.put(move.workload(), move.to()));
    for (Host host : cluster.hosts()) {
      free.put(host.id(), new long[] {host.memoryCapacityBytes(), host.vcpuCapacity()});
    }
    for (Workload workload : cluster.workloads()) {
      Set<String> holders = holders(workload, request);
      for (String host : holders) {
        take(host, cluster.sighting(workload.id(), host).orElse(workload), 1);
      }
      if (!holders.isEmpty()) {
        holders.remove(workload.host());
        rules.holds(workload.id(), holders);
        rules.put(workload, workload.host());
      }
      if (workload.power().live()) {
        run(workload, arriving.getOrDefault(workload.id(), workload.host()));
      }
    }
  }

  private Set<String> holders(Workload workload, PlanRequest request) {
    Set<String> holders = new TreeSet<>();
    for (Workload sighting : cluster.sightings(workload.id())) {
      if (sighting.power().takesRoom()) {
        holders.add(sighting.host());
      }
    }
    for (Underway move : request.underway()) {
      if (move.workload().equals(workload.id())) {
        holders.add(move.from());
        holders.add(move.to());
      }
    }
    holders.removeIf(host -> cluster.findHost(host).isEmpty());
    return holders;
  }

  private void run(Workload workload, String host) {
    running
        .computeIfAbsent(host, id -> new TreeSet<>(Comparator.comparing(Workload::id)))
        .add(workload);
  }

  private void take(String host, Workload workload, int sign) {
    long[] room = free.getOrDefault(host, new long[2]);
    room[0] -= sign * workload.memoryBytes();
    room[1] -= sign * (long) workload.vcpus();
  }

  /** A workload is on another host from now on. */
  void move(String id, String to) {
    Workload workload = cluster.findWorkload(id).orElseThrow();
    String from = rules.at(workload);
    stop(id);
    running.getOrDefault(from, new TreeSet<>()).remove(workload);
    start(workload, to);
    run(workload, to);
  }

  /** A workload runs nowhere from now on. */
  void stop(String id) {
    Workload workload = cluster.findWorkload(id).orElseThrow();
    String host = rules.at(workload);
    take(host, workload, -1);
    rules.remove(workload);
    running.getOrDefault(host, new TreeSet<>()).remove(workload);
  }

  private void start(Workload workload, String host) {
    take(host, workload, 1);
    rules.put(workload, host);
  }

  private void lift(Workload workload) {
    take(rules.at(workload), workload, -1);
    rules.remove(workload);
  }

  /** For whom no place is found if a host fails, in id order. */
  List<String> lost(String failed) {
    List<StandbyUnit> units = rules.units(running.getOrDefault(failed, new TreeSet<>()), failed);
    List<String> emptiest = order(failed, Comparator.comparingLong(host -> -room(host)[0]));
    List<String> fullest = order(failed, Comparator.comparingLong(host -> room(host)[0]));
    Map<Workload, String> before = new LinkedHashMap<>();
    units.forEach(unit -> unit.members().forEach(one -> before.put(one, rules.at(one))));
    before.keySet().forEach(this::lift);
    List<String> lost = firstFit(units, emptiest);
    if (!lost.isEmpty()) {
      List<String> other = firstFit(units, fullest);
      lost = other.size() < lost.size() ? other : lost;
    }
    patience = PATIENCE;
    if (!lost.isEmpty() && any(units, 0, emptiest)) {
      lost = List.of();
    }
    before.forEach(this::start);
    return lost;
  }

  private List<String> order(String failed, Comparator<String> comparator) {
    return free.keySet().stream()
        .filter(host -> !host.equals(failed) && rules.serves(host))
        .sorted(comparator)
        .toList();
  }

  private long[] room(String host) {
    return free.getOrDefault(host, new long[2]);
  }

  private List<String> firstFit(List<StandbyUnit> units, List<String> hosts) {
    List<String> lost = new ArrayList<>();
    List<StandbyUnit> started = new ArrayList<>();
    for (StandbyUnit unit : units) {
      String host = hosts.stream().filter(one -> takes(one, unit)).findFirst().orElse("");
      if (host.isEmpty()) {
        unit.members().forEach(one -> lost.add(one.id()));
      } else {
        unit.members().forEach(one -> start(one, host));
        started.add(unit);
      }
    }
    started.forEach(unit -> unit.members().forEach(this::lift));
    return lost.stream().sorted().toList();
  }

  /** Tries one choice after the other, as long as patience lasts. */
  private boolean any(List<StandbyUnit> units, int next, List<String> hosts) {
    if (next == units.size()) {
      return true;
    }
    StandbyUnit unit = units.get(next);
    for (String host : hosts) {
      if (patience >= 0 && takes(host, unit)) {
        unit.members().forEach(one -> start(one, host));
        boolean found = any(units, next + 1, hosts);
        unit.members().forEach(this::lift);
        if (found) {
          return true;
        }
        patience--;
      }
    }
    return false;
  }

  private boolean takes(String host, StandbyUnit unit) {
    return unit.memory() <= room(host)[0]
        && unit.vcpus() <= room(host)[1]
        && rules.allow(unit, host);
  }
}
