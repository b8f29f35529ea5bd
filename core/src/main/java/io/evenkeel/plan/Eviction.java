package io.evenkeel.plan;

import io.evenkeel.plan.Arena.Mover;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a host for one party by sending others of that host elsewhere: of all the ways that a
 * bounded search over each host finds, the one that sends the fewest bytes.
 */
final class Eviction {

  private static final int NOWHERE = -1;
  private static final int NODES_PER_HOST = 400;

  /** Far above what any host can be worth. */
  private static final double SOFT_RULE = 1e6;

  private final Arena arena;
  private final Layout layout;
  private final Scarcity scarcity;
  private final Snug snug;

  /** Looks at one host for one party. */
  private long steps;

  private Mover guest;
  private int target;
  private int nodes;
  private long cheapest;
  private List<Going> best = List.of();

  Eviction(Arena arena, Scarcity scarcity) {
    this.arena = arena;
    this.layout = arena.layout;
    this.scarcity = scarcity;
    this.snug = new Snug(arena.layout, scarcity);
    this.guest = arena.leaving.get(0);
  }

  long steps() {
    return steps;
  }

  /** Puts one on a host, sending others elsewhere if need be; false if no way was found. */
  boolean settle(Mover mover) {
    int direct = choose(mover, NOWHERE);
    if (direct != NOWHERE) {
      arena.move(mover, direct);
      return true;
    }
    cheapest = Long.MAX_VALUE;
    best = List.of();
    guest = mover;
    for (int host : arena.hosts) {
      if (mover.party.targets.get(host)) {
        target = host;
        nodes = 0;
        evict(sorted(arena.on(host)), 0, new ArrayList<>(), arena.cost());
      }
    }
    best.forEach(going -> arena.move(going.mover, going.to));
    return !best.isEmpty();
  }

  /** Those that leave anyhow first, since they cost nothing; then the largest. */
  private List<Mover> sorted(List<Mover> movers) {
    return movers.stream()
        .sorted(
            Comparator.comparingLong((Mover mover) -> mover.cost(NOWHERE))
                .thenComparingDouble(mover -> -scarcity.worth(mover.party))
                .thenComparing(mover -> mover.party.id()))
        .toList();
  }

  /** Puts one on another host that takes it as it is, if there is one. */
  void shift(Mover mover) {
    int host = choose(mover, mover.spot());
    if (host != NOWHERE) {
      arena.move(mover, host);
    }
  }

  private void evict(List<Mover> tenants, int from, List<Going> gone, long atFirst) {
    if (layout.hasRoom(guest.party, target)) {
      if (layout.lawful(guest.party, target)) {
        cheapest = arena.cost() - atFirst;
        best = new ArrayList<>(gone);
        best.add(new Going(guest, target));
      }
      return;
    }
    for (int i = from; i < tenants.size() && nodes < NODES_PER_HOST; i++) {
      Mover tenant = tenants.get(i);
      boolean tried = i > from && tenant.party.asLargeAs(tenants.get(i - 1).party);
      long cost = arena.cost() - atFirst + tenant.cost(NOWHERE);
      if (tried || !helps(tenant) || cost >= cheapest) {
        continue;
      }
      nodes++;
      int to = choose(tenant, target);
      if (to != NOWHERE) {
        int mark = arena.mark();
        arena.move(tenant, to);
        gone.add(new Going(tenant, to));
        if (arena.cost() - atFirst < cheapest) {
          evict(tenants, i + 1, gone, atFirst);
        }
        gone.remove(gone.size() - 1);
        arena.backTo(mark);
      }
    }
  }

  private boolean helps(Mover tenant) {
    return (layout.memory[target] < guest.party.memory && tenant.party.memory > 0)
        || (layout.vcpus[target] < guest.party.vcpus && tenant.party.vcpus > 0);
  }

  /** The host that takes one as it is: its own if it may go back there, else the snuggest. */
  private int choose(Mover mover, int otherThan) {
    int chosen = NOWHERE;
    double least = 0;
    for (int host : arena.hosts) {
      steps++;
      if (host != otherThan
          && layout.hasRoom(mover.party, host)
          && (mover.party.targets.get(host) || host == mover.home)
          && layout.lawful(mover.party, host)) {
        double cost =
            host == mover.home
                ? -1
                : snug.cost(mover.party, host) + SOFT_RULE * layout.softBroken(mover.party, host);
        if (chosen == NOWHERE || cost < least) {
          chosen = host;
          least = cost;
        }
      }
    }
    return chosen;
  }

  private record Going(Mover mover, int to) {}
}
