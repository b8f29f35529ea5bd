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
  private final Map<String, String> arriving = new LinkedHashMap<>();
  private final Map<String, Room> rooms = new LinkedHashMap<>();
  private final List<Room> emptiest = new ArrayList<>();
  private final List<Room> fullest = new ArrayList<>();
  private int patience;

  /**
   * Takes the cluster as it is.
   *
   * @param out hosts that are out of service
   * @param underway moves that will have ended
   */
  Standby(Cluster cluster, PlanRequest request, List<String> out, List<Underway> underway) {
    this.cluster = cluster;
    underway.forEach(move -> arriving.put(move.workload(), move.to()));
    this.rules = new StandbyRules(cluster, request, out, arriving);
    cluster.hosts().forEach(host -> rooms.put(host.id(), new Room(host)));
    for (Workload workload : cluster.workloads()) {
      Set<String> holders = holders(workload, request);
      for (String host : holders) {
        room(host).take(cluster.sighting(workload.id(), host).orElse(workload), 1);
      }
      if (!holders.isEmpty()) {
        holders.remove(workload.host());
        rules.holds(workload.id(), holders);
        rules.put(workload, workload.host());
      }
      if (workload.power().live()) {
        room(arriving.getOrDefault(workload.id(), workload.host())).running.add(workload);
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
        holders.addAll(List.of(move.from(), move.to()));
      }
    }
    holders.retainAll(rooms.keySet());
    return holders;
  }

  private Room room(String host) {
    return rooms.computeIfAbsent(host, id -> new Room(cluster.host(id)));
  }

  /** A workload is on another host from now on. */
  void move(String id, String to) {
    Workload workload = cluster.findWorkload(id).orElseThrow();
    stop(id);
    start(workload, room(to));
    room(to).running.add(workload);
  }

  /** A workload runs nowhere from now on. */
  void stop(String id) {
    Workload workload = cluster.findWorkload(id).orElseThrow();
    room(rules.at(workload)).running.remove(workload);
    lift(workload);
  }

  /** Everybody is where he shall be when failures are asked for. */
  void settle() {
    rooms.values().stream().filter(room -> rules.serves(room.host)).forEach(emptiest::add);
    fullest.addAll(emptiest);
    emptiest.sort(Comparator.comparingLong(room -> -room.memory));
    fullest.sort(Comparator.comparingLong(room -> room.memory));
  }

  private void start(Workload workload, Room room) {
    room.take(workload, 1);
    rules.put(workload, room.host.id());
  }

  private void lift(Workload workload) {
    room(rules.at(workload)).take(workload, -1);
    rules.remove(workload);
  }

  /** For whom no place is found if a host fails, in id order. */
  List<String> lost(String id) {
    Room failed = room(id);
    List<StandbyUnit> units = rules.units(failed.running);
    Map<Workload, Room> before = new LinkedHashMap<>();
    for (Workload workload : failed.running) {
      before.put(workload, room(rules.at(workload)));
    }
    failed.running.forEach(this::lift);
    List<String> lost = firstFit(units, failed, emptiest);
    if (!lost.isEmpty()) {
      List<String> other = firstFit(units, failed, fullest);
      lost = other.size() < lost.size() ? other : lost;
    }
    patience = PATIENCE;
    if (!lost.isEmpty() && any(units, 0, failed)) {
      lost = List.of();
    }
    before.forEach(this::start);
    return lost;
  }

  private List<String> firstFit(List<StandbyUnit> units, Room failed, List<Room> hosts) {
    List<String> lost = new ArrayList<>();
    List<Workload> started = new ArrayList<>();
    for (StandbyUnit unit : units) {
      boolean found = false;
      for (int i = 0; i < hosts.size() && !found; i++) {
        if (hosts.get(i) != failed && takes(hosts.get(i), unit)) {
          found = true;
          start(unit, hosts.get(i));
          started.addAll(unit.members());
        }
      }
      if (!found) {
        unit.members().forEach(one -> lost.add(one.id()));
      }
    }
    started.forEach(this::lift);
    return lost.stream().sorted().toList();
  }

  /** Tries one choice after the other, as long as patience lasts. */
  private boolean any(List<StandbyUnit> units, int next, Room failed) {
    if (next == units.size()) {
      return true;
    }
    StandbyUnit unit = units.get(next);
    for (Room room : emptiest) {
      if (patience >= 0 && room != failed && takes(room, unit)) {
        start(unit, room);
        boolean found = any(units, next + 1, failed);
        unit.members().forEach(this::lift);
        if (found) {
          return true;
        }
        patience--;
      }
    }
    return false;
  }

  private void start(StandbyUnit unit, Room room) {
    unit.members().forEach(one -> start(one, room));
  }

  private boolean takes(Room room, StandbyUnit unit) {
    return unit.memory() <= room.memory
        && unit.vcpus() <= room.vcpus
        && room.hasPages(unit.members())
        && rules.allow(unit, room.host);
  }

  /** What is free on a host, and what a failure of it would hit. */
  private static final class Room {

    private final Host host;
    private final List<Workload> running = new ArrayList<>();
    private long memory;
    private long vcpus;

    /** By page size: memory that is taken. */
    private final Map<Long, Long> pages = new TreeMap<>();

    Room(Host host) {
      this.host = host;
      this.memory = host.memoryCapacityBytes();
      this.vcpus = host.vcpuCapacity();
    }

    void take(Workload workload, int sign) {
      memory -= sign * workload.memoryBytes();
      vcpus -= sign * (long) workload.vcpus();
      pages.merge(
          workload.demand().memory().hugePageBytes(), sign * workload.memoryBytes(), Long::sum);
    }

    boolean hasPages(List<Workload> more) {
      Map<Long, Long> needed = new TreeMap<>();
      for (Workload one : more) {
        needed.merge(one.demand().memory().hugePageBytes(), one.memoryBytes(), Long::sum);
      }
      return needed.entrySet().stream()
          .allMatch(
              need ->
                  need.getValue() + pages.getOrDefault(need.getKey(), 0L)
                      <= host.pageCapacityBytes(need.getKey()));
    }
  }
}
