package io.evenkeel.plan;

import io.evenkeel.plan.Arena.Mover;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a host for one by sending others of that host elsewhere, and others again to make room for
 * those: of all the ways that a bounded search finds, the one that sends the fewest bytes.
 */
final class Eviction {

  private static final int NOWHERE = -1;

  /** Chains of evictions are looked for only where a single one does not do. */
  private static final int[] NODES = {0, 400, 30};

  private static final long STEPS_PER_CHAIN = 100_000;

  /** Far above what any host can be worth. */
  private static final double SOFT_RULE = 1e6;

  private final Arena arena;
  private final Layout layout;
  private final Scarcity scarcity;
  private final Snug snug;

  /** Looks at one host for one party. */
  private long steps;

  private long lastStep;

  Eviction(Arena arena, Scarcity scarcity) {
    this.arena = arena;
    this.layout = arena.layout;
    this.scarcity = scarcity;
    this.snug = new Snug(arena.layout, scarcity);
  }

  long steps() {
    return steps;
  }

  /** Puts one on a host, sending others elsewhere if need be; false if no way was found. */
  boolean settle(Mover mover) {
    for (int depth = 0; depth < NODES.length; depth++) {
      lastStep = depth < 2 ? Long.MAX_VALUE : steps + STEPS_PER_CHAIN;
      Way way = cheapest(mover, depth, new BitSet(), Long.MAX_VALUE);
      if (!way.goings.isEmpty()) {
        way.goings.forEach(going -> arena.move(going.mover, going.to));
        return true;
      }
    }
    return false;
  }

  /** The cheapest way to a host outside these for one, below a limit; no goings if there is none. */
  private Way cheapest(Mover guest, int depth, BitSet barred, long limit) {
    int direct = choose(guest, barred);
    if (direct != NOWHERE) {
      return new Way(List.of(new Going(guest, direct)), guest.cost(direct));
    }
    Way best = new Way(List.of(), limit);
    if (depth > 0) {
      for (int host : arena.hosts) {
        if (guest.party.targets.get(host) && !barred.get(host)) {
          BitSet closed = (BitSet) barred.clone();
          closed.set(host);
          best = new Clearing(guest, host, depth, closed, best).search();
        }
      }
    }
    return best;
  }

  /** The host that takes one as it is: its own if it may go back there, else the snuggest. */
  private int choose(Mover mover, BitSet barred) {
    int chosen = NOWHERE;
    double least = 0;
    for (int host : arena.hosts) {
      steps++;
      if (!barred.get(host)
          && layout.hasRoom(mover.party, host)
          && (mover.party.targets.get(host) || host == mover.home)
          && layout.lawful(mover.party, host)) {
        double cost = host == mover.home ? -1 : snug.cost(mover.party, host);
        cost += SOFT_RULE * layout.softBroken(mover.party, host);
        if (chosen == NOWHERE || cost < least) {
          chosen = host;
          least = cost;
        }
      }
    }
    return chosen;
  }

  /** Sends some of a host's tenants elsewhere until a guest has room there. */
  private final class Clearing {

    private final Mover guest;
    private final int host;
    private final int depth;
    private final BitSet closed;
    private final long before = arena.cost();
    private final List<Going> gone = new ArrayList<>();
    private Way best;
    private int nodes;

    Clearing(Mover guest, int host, int depth, BitSet closed, Way best) {
      this.guest = guest;
      this.host = host;
      this.depth = depth;
      this.closed = closed;
      this.best = best;
    }

    /** The cheapest way that was found, or the one there was if it is cheaper. */
    Way search() {
      evict(sorted(arena.on(host)), 0);
      return best;
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

    private void evict(List<Mover> tenants, int from) {
      long cost = arena.cost() - before + guest.cost(host) - guest.cost(guest.spot());
      if (cost >= best.cost) {
        return;
      }
      if (layout.hasRoom(guest.party, host)) {
        if (layout.lawful(guest.party, host)) {
          List<Going> goings = new ArrayList<>(gone);
          goings.add(new Going(guest, host));
          best = new Way(goings, cost);
        }
        return;
      }
      for (int i = from; i < tenants.size() && nodes < NODES[depth] && steps < lastStep; i++) {
        Mover tenant = tenants.get(i);
        if (helps(tenant) && cost + tenant.cost(NOWHERE) < best.cost) {
          nodes++;
          Way way = cheapest(tenant, depth - 1, closed, best.cost - cost);
          int mark = arena.mark();
          way.goings.forEach(going -> arena.move(going.mover, going.to));
          gone.addAll(way.goings);
          if (!way.goings.isEmpty()) {
            evict(tenants, i + 1);
          }
          gone.subList(gone.size() - way.goings.size(), gone.size()).clear();
          arena.backTo(mark);
        }
      }
    }

    private boolean helps(Mover tenant) {
      return (layout.memory[host] < guest.party.memory && tenant.party.memory > 0)
          || (layout.vcpus[host] < guest.party.vcpus && tenant.party.vcpus > 0);
    }
  }

  private record Going(Mover mover, int to) {}

  private record Way(List<Going> goings, long cost) {}
}
