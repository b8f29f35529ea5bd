package io.evenkeel.plan;

import io.evenkeel.plan.Arena.Mover;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Moves third workloads out of the way: places the hardest first, each where the fewest bytes must
 * make room for it; then takes a part of that back and does it anew in another order, again and
 * again, and keeps the best. The chance in it is the same every time.
 */
final class MakeRoom implements Placing {

  /** The emptiest hosts are where room can be made; more of them cost time and find little. */
  private static final int MOST_HOSTS = 24;

  private static final int MOST_ROUNDS = 200;
  private static final long MOST_STEPS = 5_000_000;

  private final Parties parties;
  private final Scarcity scarcity;

  MakeRoom(Parties parties, Scarcity scarcity) {
    this.parties = parties;
    this.scarcity = scarcity;
  }

  @Override
  public Placement place(Layout layout, List<Party> leaving) {
    List<Party> sorted =
        leaving.stream()
            .filter(party -> fitsSomewhere(layout, party))
            .sorted(scarcity.hardestFirst())
            .toList();
    if (sorted.isEmpty()) {
      return new Placement(List.of(), leaving);
    }
    Placement best = search(new Arena(layout, emptiest(layout, sorted), sorted, parties));
    List<Party> left = new ArrayList<>(leaving);
    left.removeAll(best.placed().stream().map(Placement.Placed::party).toList());
    return new Placement(best.placed(), left);
  }

  private static boolean fitsSomewhere(Layout layout, Party party) {
    return party.targets.stream()
        .mapToObj(layout.site.hosts::get)
        .anyMatch(
            host ->
                party.memory <= host.memoryCapacityBytes() && party.vcpus <= host.vcpuCapacity());
  }

  private Placement search(Arena arena) {
    Eviction eviction = new Eviction(arena, scarcity);
    Random random = new Random(arena.leaving.size());
    settle(arena.leaving, eviction);
    arena.sendHome();
    BestSoFar best = new BestSoFar(arena, scarcity);
    for (int round = 0; round < MOST_ROUNDS && eviction.steps() < MOST_STEPS; round++) {
      if (best.perfect()) {
        break;
      }
      int mark = arena.mark();
      ruin(arena, random);
      shift(arena, eviction, random);
      rebuild(arena, eviction, random);
      if (!best.accepts()) {
        arena.backTo(mark);
      }
    }
    return best.placement();
  }

  /** Those that leave a few hosts leave them again; those that made room go back if they can. */
  private static void ruin(Arena arena, Random random) {
    int hosts = 1 + random.nextInt(4);
    for (int i = 0; i < hosts; i++) {
      int host = arena.hosts[random.nextInt(arena.hosts.length)];
      for (Mover mover : arena.on(host)) {
        if (mover.home == Resident.UNDECIDED) {
          arena.move(mover, Resident.UNDECIDED);
        } else if (mover.home != host && arena.layout.takesBack(mover.party, mover.home)) {
          arena.move(mover, mover.home);
        }
      }
    }
  }

  /**
   * Some that need not leave go where there is room now: what they leave behind may suit better.
   */
  private static void shift(Arena arena, Eviction eviction, Random random) {
    for (int i = random.nextInt(4); i > 0; i--) {
      List<Mover> tenants = arena.on(arena.hosts[random.nextInt(arena.hosts.length)]);
      if (!tenants.isEmpty()) {
        eviction.shift(tenants.get(random.nextInt(tenants.size())));
      }
    }
  }

  private void rebuild(Arena arena, Eviction eviction, Random random) {
    record Turn(Mover mover, double urgency) {}

    List<Turn> turns =
        arena.waiting().stream()
            .map(
                mover -> new Turn(mover, scarcity.worth(mover.party) * (0.6 + random.nextDouble())))
            .sorted(Comparator.comparingDouble(Turn::urgency).reversed())
            .toList();
    settle(turns.stream().map(Turn::mover).toList(), eviction);
    arena.sendHome();
  }

  /** Where one found no host, another like it is not tried: it would hardly fare better. */
  private static void settle(List<Mover> movers, Eviction eviction) {
    List<Party> failed = new ArrayList<>();
    for (Mover mover : movers) {
      if (failed.stream().noneMatch(mover.party::like) && !eviction.settle(mover)) {
        failed.add(mover.party);
      }
    }
  }

  /** The emptiest targets, in the order of their numbers. */
  private int[] emptiest(Layout layout, List<Party> leaving) {
    BitSet targets = new BitSet();
    leaving.forEach(party -> targets.or(party.targets));
    return targets.stream()
        .boxed()
        .sorted(
            Comparator.comparingDouble(
                    (Integer host) -> -scarcity.worth(layout.memory[host], layout.vcpus[host]))
                .thenComparing(host -> host))
        .limit(MOST_HOSTS)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }
}
