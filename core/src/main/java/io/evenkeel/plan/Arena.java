package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import io.evenkeel.spi.Workload;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A few hosts and all that may be moved among them: those that leave a host to be emptied, and
 * those that may make room for them. Every change can be taken back.
 */
final class Arena {

  final Layout layout;
  final int[] hosts;

  /** Those that leave. */
  final List<Mover> leaving = new ArrayList<>();

  private final List<Mover> settled = new ArrayList<>();
  private final Map<Integer, List<Mover>> tenants = new LinkedHashMap<>();
  private final Deque<Change> changes = new ArrayDeque<>();
  private long cost;

  Arena(Layout layout, int[] hosts, List<Party> leaving, Parties parties) {
    this.layout = layout;
    this.hosts = hosts.clone();
    for (Party party : leaving) {
      this.leaving.add(new Mover(party, Resident.UNDECIDED, layout.whereabouts(party)));
    }
    for (int host : hosts) {
      settle(host, parties);
    }
  }

  private void settle(int host, Parties parties) {
    Set<Resident> seen = new LinkedHashSet<>();
    for (Workload workload : layout.site.cluster.on(layout.site.hosts.get(host).id())) {
      Resident resident = layout.site.resident(workload.id()).orElse(null);
      if (resident != null && !seen.contains(resident)) {
        parties
            .toMakeRoom(resident)
            .ifPresent(
                party -> {
                  seen.addAll(party.members);
                  Mover mover = new Mover(party, host, layout.whereabouts(party));
                  settled.add(mover);
                  tenants(host).add(mover);
                });
      }
    }
  }

  private List<Mover> tenants(int host) {
    return tenants.computeIfAbsent(host, key -> new ArrayList<>());
  }

  /** Those on a host now that may be moved. */
  List<Mover> on(int host) {
    return List.copyOf(tenants(host));
  }

  /** What the moves of those that need not leave send at least, in bytes. */
  long cost() {
    return cost;
  }

  /** Moves one; to {@link Resident#UNDECIDED} only one that leaves. */
  void move(Mover mover, int to) {
    changes.push(new Change(mover, mover.spot));
    shift(mover, to);
  }

  /** How many changes there have been: what {@link #backTo} goes back to. */
  int mark() {
    return changes.size();
  }

  void backTo(int mark) {
    while (changes.size() > mark) {
      Change change = changes.pop();
      shift(change.mover, change.from);
    }
  }

  private void shift(Mover mover, int to) {
    cost += mover.cost(to) - mover.cost(mover.spot);
    if (mover.spot != Resident.UNDECIDED) {
      tenants(mover.spot).remove(mover);
    }
    mover.spot = to;
    if (to == Resident.UNDECIDED) {
      layout.putBack(mover.party, mover.rest);
    } else {
      layout.put(mover.party, to);
      tenants(to).add(mover);
    }
  }

  /** Whoever made room for nothing goes back. */
  void sendHome() {
    for (Mover mover : settled) {
      if (mover.spot != mover.home && layout.takesBack(mover.party, mover.home)) {
        move(mover, mover.home);
      }
    }
  }

  /**
   * Everybody that is somewhere else than at first: those that make room, then those that leave.
   */
  Placement placement() {
    List<Placed> placed = new ArrayList<>();
    settled.stream()
        .filter(mover -> mover.spot != mover.home)
        .forEach(mover -> placed.add(new Placed(mover.party, mover.spot)));
    leaving.stream()
        .filter(mover -> mover.spot != Resident.UNDECIDED)
        .forEach(mover -> placed.add(new Placed(mover.party, mover.spot)));
    return new Placement(placed, waiting().stream().map(mover -> mover.party).toList());
  }

  /** Those that leave and have no host yet. */
  List<Mover> waiting() {
    return leaving.stream().filter(mover -> mover.spot == Resident.UNDECIDED).toList();
  }

  /** A party that may be moved, and where it is now. */
  static final class Mover {

    final Party party;

    /** Where it was at first; {@link Resident#UNDECIDED} for one that leaves. */
    final int home;

    private final int[] rest;
    private int spot;

    Mover(Party party, int home, int[] rest) {
      this.party = party;
      this.home = home;
      this.rest = rest;
      this.spot = home;
    }

    int spot() {
      return spot;
    }

    /** What it costs to have it on a host. */
    long cost(int host) {
      return home == Resident.UNDECIDED || host == home ? 0 : party.bytes;
    }
  }

  private record Change(Mover mover, int from) {}
}
