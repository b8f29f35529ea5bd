package io.evenkeel.plan;

import io.evenkeel.plan.Arena.Mover;
import java.util.List;

/** Where a search stands, and the best it has come to. */
final class BestSoFar {

  private final Arena arena;
  private final Scarcity scarcity;
  private double missing;
  private long cost;
  private Placement best;
  private long bestCost;

  BestSoFar(Arena arena, Scarcity scarcity) {
    this.arena = arena;
    this.scarcity = scarcity;
    this.missing = missing();
    this.cost = arena.cost();
    this.best = new Placement(List.of(), List.of());
    this.bestCost = Long.MAX_VALUE;
    keep(arena.placement());
  }

  boolean perfect() {
    return bestCost == 0 && best.complete();
  }

  Placement placement() {
    return best;
  }

  /** Whether the search goes on from here: not if this is worse than before. */
  boolean accepts() {
    double nowMissing = missing();
    if (nowMissing > missing || (nowMissing == missing && arena.cost() > cost)) {
      return false;
    }
    missing = nowMissing;
    cost = arena.cost();
    keep(arena.placement());
    return true;
  }

  private void keep(Placement placement) {
    boolean first = bestCost == Long.MAX_VALUE;
    boolean better =
        placement.missing() < best.missing()
            || (placement.missing() == best.missing() && cost < bestCost);
    if ((first || better) && Sequence.possible(arena.layout, placement.placed())) {
      best = placement;
      bestCost = cost;
    }
  }

  private double missing() {
    double sum = 0;
    for (Mover mover : arena.waiting()) {
      sum += scarcity.worth(mover.party);
    }
    return sum;
  }
}
