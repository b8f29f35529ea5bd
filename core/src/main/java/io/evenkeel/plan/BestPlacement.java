package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The best placement that a search has come to: the one in which the fewest stay; of those the one
 * in which the fewest must be stopped; of those the one that breaks the fewest soft rules.
 */
final class BestPlacement {

  private final Layout layout;
  private final Departures departures;
  private final Guard guard;

  private Placement found = new Placement(List.of(), List.of());

  /** Places most, but one more host must not fail then. */
  private Optional<Placement> unsafe = Optional.empty();

  private int staying = Integer.MAX_VALUE;
  private int missing = Integer.MAX_VALUE;
  private Breaches broken = Breaches.NONE;

  BestPlacement(Planning planning) {
    this.layout = planning.layout();
    this.departures = planning.departures();
    this.guard = planning.guard();
  }

  /** Keeps a placement if it is better. The layout shows it. */
  void offer(Placement offered) {
    Placement placement = inOrder(offered);
    int nowStaying = staying(placement);
    int nowMissing = placement.missing();
    Breaches nowBroken = Mending.breaches(layout, placement.placed());
    int order = Integer.compare(nowStaying, staying);
    order = order == 0 ? Integer.compare(nowMissing, missing) : order;
    order = order == 0 ? nowBroken.compareTo(broken) : order;
    if (order >= 0) {
      return;
    }
    if (!guard.holds()) {
      if (unsafe.isEmpty() || nowMissing < unsafe.get().missing()) {
        unsafe = Optional.of(placement);
      }
      return;
    }
    found = placement;
    staying = nowStaying;
    missing = nowMissing;
    broken = nowBroken;
  }

  private int staying(Placement placement) {
    return placement.left().stream()
        .filter(party -> !departures.mayStop(party))
        .mapToInt(party -> party.members.size())
        .sum();
  }

  /** Who holds the place of another until he is gone may have to wait for him in turn. */
  private Placement inOrder(Placement placement) {
    if (!Sequence.matters(layout, placement.placed())
        || Sequence.possible(layout, placement.placed())) {
      return placement;
    }
    layout.reset();
    List<Placed> ordered = Sequence.inOrder(layout, placement.placed());
    List<Party> left = new ArrayList<>(placement.left());
    placement.placed().stream()
        .filter(placed -> !ordered.contains(placed) && placed.party().leaders > 0)
        .forEach(placed -> left.add(placed.party()));
    return new Placement(ordered, left);
  }

  /** How many found no host in the best placement, safe or not. */
  int fewestMissing() {
    return unsafe.map(Placement::missing).filter(some -> some < missing).orElse(missing);
  }

  /** How many have to stay in the best placement; others may be stopped. */
  int staying() {
    return staying;
  }

  /** How many have no host in the best placement. */
  int missing() {
    return missing;
  }

  Breaches broken() {
    return broken;
  }

  boolean flawless() {
    return missing == 0 && broken.none();
  }

  Placement found() {
    return found;
  }

  Optional<Placement> unsafe() {
    return unsafe;
  }
}
