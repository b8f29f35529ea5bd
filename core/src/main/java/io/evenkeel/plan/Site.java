package io.evenkeel.plan;

import com.google.common.collect.ImmutableMap;
import io.evenkeel.cluster.Cluster;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A cluster indexed for planning: hosts by number, in id order, with the room that is free on each.
 * Every copy of a workload counts once on each host that holds it, seen or under way.
 */
final class Site {

  final Cluster cluster;
  final List<Host> hosts;

  /** Free memory by host, in bytes; negative where more is given out than there is. */
  final long[] memory;

  /** Free vCPUs by host; negative where more are given out than there are. */
  final long[] vcpus;

  /** The same by the size of its pages. */
  final PageRoom pages;

  private final ImmutableMap<String, Integer> numbers;
  private final Map<String, TreeSet<Integer>> copies = new TreeMap<>();
  private final Map<String, Optional<Resident>> residents = new LinkedHashMap<>();
  private final List<Resident> made = new ArrayList<>();

  /**
   * Indexes a cluster.
   *
   * @param counted the hosts whose free room will be asked for; counting is most of the work
   */
  Site(Cluster cluster, List<Underway> underway, List<Host> counted) {
    this.cluster = cluster;
    this.hosts = cluster.hosts();
    this.memory = new long[hosts.size()];
    this.vcpus = new long[hosts.size()];
    this.pages = PageRoom.of(hosts);
    var byId = ImmutableMap.<String, Integer>builder();
    for (int host = 0; host < hosts.size(); host++) {
      byId.put(hosts.get(host).id(), host);
    }
    this.numbers = byId.buildOrThrow();
    counted.forEach(this::count);
    findCopies(underway);
  }

  private void count(Host host) {
    int number = number(host.id());
    memory[number] = host.memoryCapacityBytes();
    vcpus[number] = host.vcpuCapacity();
    pages.open(number, host);
    for (Workload workload : cluster.on(host.id())) {
      if (workload.power().takesRoom()) {
        take(number, workload);
      }
    }
  }

  /** Only while they move do workloads have more than one sighting: that is worth a look first. */
  private void findCopies(List<Underway> underway) {
    List<Workload> sightings = cluster.allSightings();
    if (sightings.size() > cluster.workloads().size()) {
      for (Workload sighting : sightings) {
        if (sighting.power().takesRoom()) {
          copy(sighting.id(), sighting.host());
        }
      }
    }
    for (Underway move : underway) {
      copy(move.workload(), move.from());
      copy(move.workload(), move.to());
    }
  }

  private void copy(String id, String hostId) {
    Optional<Workload> workload = cluster.findWorkload(id);
    Integer host = numbers.get(hostId);
    if (workload.isEmpty() || host == null) {
      return;
    }
    boolean counted = workload.get().host().equals(hostId) && workload.get().power().takesRoom();
    if (!counted && copies.computeIfAbsent(id, key -> new TreeSet<>()).add(host)) {
      take(host, cluster.sighting(id, hostId).orElse(workload.get()));
    }
  }

  private void take(int host, Workload workload) {
    memory[host] -= workload.memoryBytes();
    vcpus[host] -= workload.vcpus();
    pages.take(workload, host, 1);
  }

  /** The number of a host that must be there. */
  int number(String host) {
    return numbers.getOrDefault(cluster.host(host).id(), Resident.UNDECIDED);
  }

  /** The number of a host, if it is there. */
  Optional<Integer> findNumber(String host) {
    return Optional.ofNullable(numbers.get(host));
  }

  /** A workload that takes room, if it is there and does. Always the same object for one id. */
  Optional<Resident> resident(String id) {
    Optional<Resident> known = residents.get(id);
    if (known == null) {
      known = cluster.findWorkload(id).filter(this::present).map(this::settled);
      residents.put(id, known);
    }
    return known;
  }

  /** Everybody that was asked for so far: nobody else can have been moved. */
  List<Resident> residents() {
    return List.copyOf(made);
  }

  private boolean present(Workload workload) {
    return workload.power().takesRoom() || copies.containsKey(workload.id());
  }

  private Resident settled(Workload workload) {
    int home = number(workload.host());
    int[] elsewhere =
        copies.getOrDefault(workload.id(), new TreeSet<>()).stream()
            .mapToInt(Integer::intValue)
            .filter(host -> host != home)
            .toArray();
    Resident resident = new Resident(workload, home, elsewhere);
    made.add(resident);
    return resident;
  }
}
