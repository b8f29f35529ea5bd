package io.evenkeel.plan;

import io.evenkeel.plan.Impossibility.Kind;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for a proof that no order of moves leads anywhere, though there might be room for everybody
 * in the end: so few can move that all they could do can be looked at. More is let move than a plan
 * would: each for itself, whoever is kept together, and those that leave as often as they like; and
 * whoever may be stopped is not looked for a host for.
 */
final class Deadlock {

  /** Workloads times hosts; with more it takes too long. */
  private static final long MOST = 1_000_000;

  /** The most moves that are looked at: about a tenth of a second. */
  private static final long LOOKS = 3_000_000;

  private final Planning planning;
  private final Layout layout;
  private final Rules rules;
  private final Map<Resident, Party> movable = new LinkedHashMap<>();
  private final List<Party> leaving = new ArrayList<>();

  /** The layout is taken as it is: with everybody at home. */
  Deadlock(Planning planning) {
    this.planning = planning;
    this.layout = planning.layout();
    this.rules = layout.rules;
  }

  Optional<Impossibility> find() {
    if (!isCertain()) {
      return Optional.empty();
    }
    BitSet hosts = reach();
    if (leaving.isEmpty() || (long) movable.size() * hosts.cardinality() > MOST) {
      return Optional.empty();
    }
    leaving.forEach(party -> layout.shift(party.members.get(0), Resident.UNDECIDED));
    Board board =
        BoardMaker.of(
            layout,
            hosts.stream().toArray(),
            leaving,
            resident -> Optional.ofNullable(movable.get(resident)));
    StateSearch search = new StateSearch(board, leaving.size(), LOOKS);
    StateSearch.Outcome outcome = search.run();
    layout.reset();
    return outcome == StateSearch.Outcome.NO_WAY
        ? Optional.of(impossibility(board, search))
        : Optional.empty();
  }

  /** Whoever is on its way, has a copy, or is stopped, may free what nothing here knows of. */
  private boolean isCertain() {
    Departures departures = planning.departures();
    var cluster = layout.site.cluster;
    return cluster.allSightings().size() == cluster.workloads().size()
        && cluster.workloads().stream()
            .flatMap(workload -> layout.site.resident(workload.id()).stream())
            .noneMatch(departures::underway)
        && departures.leaving.keySet().stream().noneMatch(departures::returns)
        && departures.stops.keySet().stream()
            .flatMap(id -> layout.site.resident(id).stream())
            .noneMatch(this::holdsPlace)
        && departures.leaving.keySet().stream().noneMatch(one -> stops(one) && holdsPlace(one));
  }

  private boolean stops(Resident resident) {
    return planning.departures().consent(resident.workload).isPresent();
  }

  private boolean holdsPlace(Resident resident) {
    return rules.hard(resident).stream()
        .anyMatch(constraint -> constraint instanceof Constraint.Apart apart && apart.wide());
  }

  /** All hosts that those that leave may go to, or those who are there, and so on. */
  private BitSet reach() {
    BitSet hosts = new BitSet();
    for (Resident resident : planning.departures().leaving.keySet()) {
      if (!stops(resident)) {
        leaving.add(add(resident, 1, hosts));
      }
    }
    BitSet seen = new BitSet();
    for (int host = hosts.nextSetBit(0); host >= 0; host = next(hosts, seen)) {
      seen.set(host);
      for (Workload workload : layout.site.cluster.on(layout.site.hosts.get(host).id())) {
        layout
            .site
            .resident(workload.id())
            .filter(planning.parties()::movable)
            .ifPresent(resident -> add(resident, 0, hosts));
      }
    }
    return hosts;
  }

  private static int next(BitSet hosts, BitSet seen) {
    BitSet left = (BitSet) hosts.clone();
    left.andNot(seen);
    return left.nextSetBit(0);
  }

  private Party add(Resident resident, int leaders, BitSet hosts) {
    BitSet targets = targets(resident);
    Party party = new Party(List.of(resident), leaders, targets);
    movable.put(resident, party);
    hosts.or(targets);
    return party;
  }

  /** Of those that are together now and must stay so, none goes where one of them may not. */
  private BitSet targets(Resident resident) {
    BitSet targets = planning.targets().of(resident, rules);
    for (Constraint.Together rule : rules.together(resident, true)) {
      if (!planning.targets().vacated(resident.home)
          && rule.members().stream().allMatch(member -> member.home == resident.home)) {
        for (Resident member : rule.members()) {
          if (!planning.parties().movable(member)) {
            targets.clear();
          }
          targets.and(planning.targets().of(member, rules));
        }
      }
    }
    return targets;
  }

  private Impossibility impossibility(Board board, StateSearch search) {
    List<String> stuck =
        leaving.stream().map(party -> party.members.get(0)).map(Resident::id).toList();
    List<String> hosts = new ArrayList<>();
    for (int host : board.hosts) {
      hosts.add(layout.site.hosts.get(host).id());
    }
    List<String> moved =
        search.moved().stream().mapToObj(piece -> board.pieces.get(piece).party().id()).toList();
    String words =
        moved.isEmpty()
            ? "nobody can make the first move: " + holes(board)
            : "only %s can be moved at all, and in none of the %d states that leads to have all of %s a host"
                .formatted(
                    Shortage.shown(moved, "workloads"),
                    search.states(),
                    Shortage.shown(stuck, "workloads"));
    return new Impossibility(
        Kind.DEADLOCK, 1, 0, "orders of moves that lead to a host for all", stuck, hosts, words);
  }

  private String holes(Board board) {
    int memory = 0;
    int vcpus = 0;
    for (int host = 1; host < board.hosts.length; host++) {
      memory = board.memory[host] > board.memory[memory] ? host : memory;
      vcpus = board.vcpus[host] > board.vcpus[vcpus] ? host : vcpus;
    }
    Resident least =
        movable.keySet().stream()
            .min(
                Comparator.comparingLong((Resident one) -> one.workload.memoryBytes())
                    .thenComparingInt(one -> one.workload.vcpus()))
            .orElseThrow();
    return "the most memory is free on %s, the most vCPUs on %s; %s, the smallest of all that may move, needs %d MiB and %d vCPUs"
        .formatted(
            hole(board, memory),
            hole(board, vcpus),
            least.id(),
            Mebibytes.up(least.workload.memoryBytes()),
            least.workload.vcpus());
  }

  private String hole(Board board, int host) {
    return "%s (%d MiB and %d vCPUs)"
        .formatted(
            layout.site.hosts.get(board.hosts[host]).id(),
            Mebibytes.down(Math.max(0, board.memory[host])),
            Math.max(0, board.vcpus[host]));
  }
}
