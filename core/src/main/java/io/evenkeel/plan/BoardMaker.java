package io.evenkeel.plan;

import io.evenkeel.plan.Board.Free;
import io.evenkeel.plan.Board.Piece;
import io.evenkeel.plan.KeptApart.Group;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lays out a board: takes every party that may move off its hosts and puts it on as a piece. */
final class BoardMaker {

  private final Layout layout;
  private final int[] hosts;
  private final Map<Integer, Integer> index = new LinkedHashMap<>();
  private final List<Party> parties = new ArrayList<>();
  private final List<Integer> homes = new ArrayList<>();
  private final Set<Resident> moving = new LinkedHashSet<>();
  private final List<Group> groups = new ArrayList<>();
  private final Map<String, Integer> known = new LinkedHashMap<>();

  private BoardMaker(Layout layout, int[] hosts) {
    this.layout = layout;
    this.hosts = hosts;
    for (int host : hosts) {
      index.put(host, index.size());
    }
  }

  /**
   * The board of some hosts, with everybody where he is at first and nobody that leaves on it.
   *
   * @param others gives those who need not leave, in parties, as far as they may be moved
   */
  static Board of(
      Layout layout, int[] hosts, List<Party> leaving, Function<Resident, Optional<Party>> others) {
    BoardMaker maker = new BoardMaker(layout, hosts);
    leaving.forEach(party -> maker.add(party, Board.NOWHERE));
    for (int host : hosts) {
      maker.settled(host, others);
    }
    return maker.board();
  }

  private void settled(int host, Function<Resident, Optional<Party>> others) {
    for (Workload workload : layout.site.cluster.on(layout.site.hosts.get(host).id())) {
      Resident resident = layout.site.resident(workload.id()).orElse(null);
      if (resident != null && !moving.contains(resident)) {
        others
            .apply(resident)
            .filter(party -> party.members.stream().allMatch(one -> mayJoin(one, host)))
            .ifPresent(party -> add(party, index.getOrDefault(host, Board.NOWHERE)));
      }
    }
  }

  private boolean mayJoin(Resident member, int host) {
    return member.at == host && !moving.contains(member);
  }

  private void add(Party party, int home) {
    parties.add(party);
    homes.add(home);
    moving.addAll(party.members);
  }

  private Board board() {
    long[] memory = Arrays.stream(hosts).mapToLong(host -> layout.memory[host]).toArray();
    long[] vcpus = Arrays.stream(hosts).mapToLong(host -> layout.vcpus[host]).toArray();
    for (Resident resident : moving) {
      Integer host = index.get(resident.at);
      if (host != null) {
        memory[host] += resident.workload.memoryBytes();
        vcpus[host] += resident.workload.vcpus();
      }
    }
    List<Piece> pieces = new ArrayList<>();
    int[][] own = new int[parties.size()][];
    for (int i = 0; i < own.length; i++) {
      pieces.add(new Piece(parties.get(i), homes.get(i)));
      own[i] = groups(parties.get(i));
    }
    BitSet exits = new BitSet();
    for (int host = 0; host < hosts.length; host++) {
      exits.set(host, layout.site.hosts.get(hosts[host]).limits().maxMigrationsOut() > 0);
    }
    Free free = new Free(memory, vcpus, pages(memory), exits);
    return new Board(hosts, pieces, free, new KeptApart(groups, own));
  }

  /** Where all have pages of one size, what is free of those is the memory there is. */
  private BoardPages pages(long[] memory) {
    int[] sizes =
        layout.pages.pages() == 0
            ? new int[0]
            : moving.stream()
                .mapToInt(resident -> layout.pages.page(resident.workload))
                .filter(page -> page != PageRoom.NOT_COUNTED)
                .distinct()
                .toArray();
    if (sizes.length == 1) {
      long[] free = free(sizes[0]);
      Arrays.setAll(memory, host -> Math.min(memory[host], free[host]));
    }
    return sizes.length < 2
        ? BoardPages.ONE_SIZE
        : new BoardPages(
            Arrays.stream(sizes).mapToObj(this::needs).toArray(long[][]::new),
            Arrays.stream(sizes).mapToObj(this::free).toArray(long[][]::new));
  }

  /** What each party needs in pages of a size. */
  private long[] needs(int page) {
    return parties.stream()
        .mapToLong(
            party ->
                party.members.stream()
                    .filter(member -> layout.pages.page(member.workload) == page)
                    .mapToLong(member -> member.workload.memoryBytes())
                    .sum())
        .toArray();
  }

  /** Free on each host once those that may be moved are gone. */
  private long[] free(int page) {
    long[] free = Arrays.stream(hosts).mapToLong(host -> layout.pages.free(page, host)).toArray();
    for (Resident resident : moving) {
      Integer host = index.get(resident.at);
      if (host != null && layout.pages.page(resident.workload) == page) {
        free[host] += resident.workload.memoryBytes();
      }
    }
    return free;
  }

  private int[] groups(Party party) {
    Set<Integer> own = new LinkedHashSet<>();
    for (Resident member : party.members) {
      for (Constraint constraint : layout.rules.hard(member)) {
        if (constraint instanceof Constraint.Apart apart) {
          own.add(known.computeIfAbsent(apart.rule().id(), id -> group(apart)));
        }
      }
    }
    return own.stream().mapToInt(Integer::intValue).toArray();
  }

  private int group(Constraint.Apart apart) {
    Map<Integer, Integer> local = new LinkedHashMap<>();
    int[] places = new int[hosts.length];
    for (int host = 0; host < hosts.length; host++) {
      places[host] = local.computeIfAbsent(apart.places().get(hosts[host]), place -> local.size());
    }
    int[] origins = new int[parties.size()];
    Arrays.fill(origins, Board.NOWHERE);
    for (int party = 0; party < origins.length; party++) {
      for (Resident member : parties.get(party).members) {
        if (member.at == Resident.UNDECIDED && apart.members().contains(member)) {
          origins[party] = local.getOrDefault(apart.places().get(member.home), Board.NOWHERE);
        }
      }
    }
    int[] count = new int[local.size()];
    for (Resident member : apart.members()) {
      if (!moving.contains(member)) {
        local.forEach((place, number) -> count[number] += apart.holds(member, place) ? 1 : 0);
      }
    }
    groups.add(new Group(places, origins, count));
    return groups.size() - 1;
  }
}
