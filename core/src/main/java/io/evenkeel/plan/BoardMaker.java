package io.evenkeel.plan;

import io.evenkeel.plan.Board.Group;
import io.evenkeel.plan.Board.Piece;
import io.evenkeel.spi.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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
  private final Map<Integer, Integer> ofPages = new LinkedHashMap<>();

  private BoardMaker(Layout layout, int[] hosts) {
    this.layout = layout;
    this.hosts = hosts;
    for (int host : hosts) {
      index.put(host, index.size());
    }
  }

  /** The board of some hosts, with everybody where he is at first and nobody that leaves on it. */
  static Board of(Layout layout, int[] hosts, List<Party> leaving, Parties parties) {
    BoardMaker maker = new BoardMaker(layout, hosts);
    leaving.forEach(party -> maker.add(party, Board.NOWHERE));
    for (int host : hosts) {
      maker.settled(host, parties);
    }
    return maker.board();
  }

  private void settled(int host, Parties all) {
    for (Workload workload : layout.site.cluster.on(layout.site.hosts.get(host).id())) {
      Resident resident = layout.site.resident(workload.id()).orElse(null);
      if (resident != null && !moving.contains(resident)) {
        all.toMakeRoom(resident)
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
    List<Integer> sizes = pageSizes();
    if (sizes.size() == 1) {
      keepToPages(memory, sizes.get(0));
    }
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < parties.size(); i++) {
      Map<Integer, Long> weights = apart(parties.get(i));
      if (sizes.size() > 1) {
        weights.putAll(inPages(parties.get(i)));
      }
      pieces.add(new Piece(parties.get(i), homes.get(i), weights));
    }
    Board board = new Board(hosts, pieces, memory, vcpus, groups);
    for (int piece = 0; piece < pieces.size(); piece++) {
      board.put(piece, pieces.get(piece).home());
    }
    return board;
  }

  private Map<Integer, Long> apart(Party party) {
    Map<Integer, Long> own = new LinkedHashMap<>();
    for (Resident member : party.members) {
      for (Constraint constraint : layout.rules.hard(member)) {
        if (constraint instanceof Constraint.Apart apart) {
          own.put(known.computeIfAbsent(apart.rule().id(), id -> group(apart)), 1L);
        }
      }
    }
    return own;
  }

  private int group(Constraint.Apart apart) {
    Map<Integer, Integer> local = new LinkedHashMap<>();
    int[] places = new int[hosts.length];
    for (int host = 0; host < hosts.length; host++) {
      places[host] = local.computeIfAbsent(apart.places().get(hosts[host]), place -> local.size());
    }
    long[] count = new long[local.size()];
    for (Resident member : apart.members()) {
      if (!moving.contains(member)) {
        local.forEach((place, number) -> count[number] += apart.occupies(member, place) ? 1 : 0);
      }
    }
    long[] most = new long[local.size()];
    Arrays.fill(most, 1);
    groups.add(new Group(places, count, most));
    return groups.size() - 1;
  }

  /** The page sizes of those that may be moved, where they are counted. */
  private List<Integer> pageSizes() {
    return layout.pages.pages() == 0
        ? List.of()
        : moving.stream()
            .map(resident -> layout.pages.page(resident.workload))
            .filter(page -> page != PageRoom.NOT_COUNTED)
            .distinct()
            .toList();
  }

  /** Where all have pages of one size, what is free of those is the memory there is. */
  private void keepToPages(long[] memory, int page) {
    long[] free = free(page);
    Arrays.setAll(memory, host -> Math.min(memory[host], free[host]));
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

  private Map<Integer, Long> inPages(Party party) {
    Map<Integer, Long> own = new LinkedHashMap<>();
    for (Resident member : party.members) {
      int page = layout.pages.page(member.workload);
      if (page != PageRoom.NOT_COUNTED) {
        int group = ofPages.computeIfAbsent(page, this::group);
        own.merge(group, member.workload.memoryBytes(), Long::sum);
      }
    }
    return own;
  }

  private int group(int page) {
    groups.add(
        new Group(IntStream.range(0, hosts.length).toArray(), new long[hosts.length], free(page)));
    return groups.size() - 1;
  }
}
