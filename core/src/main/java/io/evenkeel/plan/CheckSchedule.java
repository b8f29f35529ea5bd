package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.cluster.MoveLimits;
import io.evenkeel.spi.Host;
import io.evenkeel.spi.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Replays a plan over time: whether room, slots and links suffice at every moment. */
final class CheckSchedule {

  private final Cluster cluster;
  private final PlanRequest request;
  private final Plan plan;
  private final List<String> violations = new ArrayList<>();

  /** By host: the workloads that take room on it. */
  private final Map<String, Occupants> present = new TreeMap<>();

  private CheckSchedule(Cluster cluster, PlanRequest request, Plan plan) {
    this.cluster = cluster;
    this.request = request;
    this.plan = plan;
  }

  static List<String> of(Cluster cluster, PlanRequest request, Plan plan) {
    CheckSchedule check = new CheckSchedule(cluster, request, plan);
    check.lengths();
    check.waits();
    check.replay();
    return check.violations;
  }

  private void lengths() {
    Duration makespan = Duration.ZERO;
    for (Move move : plan.moves()) {
      Workload workload = cluster.findWorkload(move.workload()).orElseThrow();
      long bandwidth = move.schedule().bitsPerSecond();
      boolean cold = move.how() == Move.How.COLD;
      if (move.start().isNegative() || cold != (bandwidth == 0) || bandwidth < 0) {
        violations.add("%s starts at %s at %d bit/s".formatted(move.id(), move.start(), bandwidth));
        continue;
      }
      Duration model = MigrationModel.duration(workload.demand(), move.how(), bandwidth);
      if (!move.end().minus(move.start()).equals(model)) {
        violations.add(
            "%s takes %s, the model says %s"
                .formatted(move.id(), move.end().minus(move.start()), model));
      }
      makespan = makespan.compareTo(move.end()) < 0 ? move.end() : makespan;
    }
    Estimate estimate = plan.estimate();
    if (!estimate.makespan().equals(makespan)) {
      violations.add("the makespan is " + makespan + ", not " + estimate.makespan());
    }
    if (estimate.lowerBound().compareTo(estimate.makespan()) > 0) {
      violations.add(
          "the lower bound %s is above the makespan %s"
              .formatted(estimate.lowerBound(), estimate.makespan()));
    }
  }

  private void waits() {
    Map<String, Move> byId = new TreeMap<>();
    plan.moves().forEach(move -> byId.put(move.id(), move));
    for (Move move : plan.moves()) {
      for (String id : move.schedule().after()) {
        Move earlier = byId.get(id);
        if (earlier == null || earlier.end().compareTo(move.start()) > 0) {
          violations.add("%s starts before %s has ended".formatted(move.id(), id));
        }
      }
    }
    if (request.options().sequential()) {
      for (int i = 1; i < plan.moves().size(); i++) {
        if (plan.moves().get(i).start().compareTo(plan.moves().get(i - 1).end()) < 0) {
          violations.add(plan.moves().get(i).id() + " starts before the one before it has ended");
        }
      }
    }
  }

  private void replay() {
    plan.moves().forEach(move -> at(move.to()));
    present.forEach((host, there) -> cluster.on(host).forEach(there::addIfPresent));
    if (cluster.allSightings().size() > cluster.workloads().size()) {
      for (Workload sighting : cluster.allSightings()) {
        if (present.containsKey(sighting.host())) {
          at(sighting.host()).addIfPresent(sighting);
        }
      }
    }
    for (Underway move : request.underway()) {
      if (cluster.findWorkload(move.workload()).isPresent()) {
        at(move.from()).add(move.workload());
        at(move.to()).add(move.workload());
      }
    }
    List<Move> running = new ArrayList<>();
    for (Move move : plan.moves()) {
      running.stream()
          .filter(other -> other.end().compareTo(move.start()) <= 0)
          .sorted(Comparator.comparing(Move::end))
          .forEach(other -> at(other.from()).remove(other.workload()));
      running.removeIf(other -> other.end().compareTo(move.start()) <= 0);
      running.add(move);
      at(move.to()).add(move.workload());
      room(move);
      pages(move);
      blastRadius(move, running);
      zone(move, running);
      use(move, running.stream().filter(other -> other.from().equals(move.from())).toList(), true);
      use(move, running.stream().filter(other -> other.to().equals(move.to())).toList(), false);
    }
  }

  private Occupants at(String host) {
    return present.computeIfAbsent(host, id -> new Occupants(cluster, id));
  }

  private void room(Move move) {
    Host host = cluster.host(move.to());
    long memory = at(move.to()).memory;
    long vcpus = at(move.to()).vcpus;
    if (memory > host.memoryCapacityBytes() || vcpus > host.vcpuCapacity()) {
      violations.add(
          "%s fills %s to %d bytes and %d vCPUs; it has %d and %d"
              .formatted(
                  move.id(),
                  move.to(),
                  memory,
                  vcpus,
                  host.memoryCapacityBytes(),
                  host.vcpuCapacity()));
    }
  }

  /** Memory in pages of the mover's own size: nobody else takes any of it. */
  private void pages(Move move) {
    long pageBytes =
        cluster.findWorkload(move.workload()).orElseThrow().demand().memory().hugePageBytes();
    Host host = cluster.host(move.to());
    if (pageBytes == 0 && host.hardware().memory().hugePages().isEmpty()) {
      return; // all of it is ordinary, and has been added up
    }
    long used = at(move.to()).inPagesOf(pageBytes);
    long there = host.pageCapacityBytes(pageBytes);
    if (used > there) {
      violations.add(
          "%s fills pages of %d bytes of %s to %d bytes; it has %d"
              .formatted(move.id(), pageBytes, move.to(), used, there));
    }
  }

  private void blastRadius(Move move, List<Move> running) {
    for (BlastRadius radius : request.wishes().blastRadii()) {
      long inMotion =
          running.stream().filter(one -> radius.workloads().contains(one.workload())).count();
      if (radius.workloads().contains(move.workload()) && inMotion > radius.most()) {
        violations.add(
            "%s is one of %d of its group in motion; at most %d may be"
                .formatted(move.id(), inMotion, radius.most()));
      }
    }
  }

  private void zone(Move move, List<Move> running) {
    String zone = cluster.host(move.from()).zone();
    MoveLimits limits = cluster.moveLimits(zone);
    List<Move> here =
        running.stream().filter(one -> cluster.host(one.from()).zone().equals(zone)).toList();
    atMost(move, here.size(), limits.atOnce(), "at once in zone " + zone);
    if (move.schedule().bitsPerSecond() > limits.bitsPerSecond()) {
      violations.add(
          "%s sends %d bit/s; a move in zone %s may send %d"
              .formatted(move.id(), move.schedule().bitsPerSecond(), zone, limits.bitsPerSecond()));
    }
    for (String storage : storage(move)) {
      long busy = here.stream().filter(one -> storage(one).contains(storage)).count();
      atMost(move, busy, limits.withStorageAtOnce(), "with disks at once on storage " + storage);
    }
  }

  private List<String> storage(Move move) {
    return move.how() == Move.How.LIVE_WITH_STORAGE
        ? cluster.findWorkload(move.workload()).orElseThrow().demand().reach().storage()
        : List.of();
  }

  private void atMost(Move move, long count, long most, String where) {
    if (count > most) {
      violations.add(
          "%s is one of %d moves %s; at most %d may be".formatted(move.id(), count, where, most));
    }
  }

  private void use(Move move, List<Move> together, boolean out) {
    Host host = cluster.host(out ? move.from() : move.to());
    int slots = out ? host.limits().maxMigrationsOut() : host.limits().maxMigrationsIn();
    long bits = together.stream().mapToLong(other -> other.schedule().bitsPerSecond()).sum();
    if (together.size() > slots) {
      violations.add(
          "%s is one of %d moves at once %s %s; at most %d may be"
              .formatted(move.id(), together.size(), out ? "out of" : "into", host.id(), slots));
    }
    if (bits > host.reach().migrationBitsPerSecond()) {
      violations.add(
          "%s overloads the link %s %s: %d of %d bit/s"
              .formatted(
                  move.id(),
                  out ? "out of" : "into",
                  host.id(),
                  bits,
                  host.reach().migrationBitsPerSecond()));
    }
  }

  /** Who takes room on one host, and how much together. */
  private static final class Occupants {

    private final Cluster cluster;
    private final String host;
    private final Set<String> ids = new TreeSet<>();
    private long memory;
    private long vcpus;

    Occupants(Cluster cluster, String host) {
      this.cluster = cluster;
      this.host = host;
    }

    void addIfPresent(Workload sighting) {
      if (sighting.power().takesRoom() && ids.add(sighting.id())) {
        memory += sighting.memoryBytes();
        vcpus += sighting.vcpus();
      }
    }

    void add(String id) {
      if (ids.add(id)) {
        memory += here(id).memoryBytes();
        vcpus += here(id).vcpus();
      }
    }

    void remove(String id) {
      if (ids.remove(id)) {
        memory -= here(id).memoryBytes();
        vcpus -= here(id).vcpus();
      }
    }

    long inPagesOf(long bytes) {
      return ids.stream()
          .map(this::here)
          .filter(one -> one.demand().memory().hugePageBytes() == bytes)
          .mapToLong(Workload::memoryBytes)
          .sum();
    }

    private Workload here(String id) {
      return cluster.sighting(id, host).orElseGet(() -> cluster.findWorkload(id).orElseThrow());
    }
  }
}
