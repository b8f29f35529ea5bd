package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds a host for every party. Tries the ways from the gentlest to the hardest and ends with the
 * first that places everybody and keeps every soft rule; else with the best.
 */
final class Search {

  /** What is tried for those who can't all leave anyhow. */
  private static final double IN_VAIN = 0.1;

  private final Planning planning;
  private final Layout layout;
  private final Departures departures;
  private final Parties parties;
  private final Effort effort;

  Search(Planning planning, Effort effort) {
    this.planning = planning;
    this.layout = planning.layout();
    this.departures = planning.departures();
    this.parties = planning.parties();
    this.effort = effort;
  }

  Placement best() {
    Best best = new Best();
    List<Party> single = parties.all(false);
    List<Party> bound = parties.softTogether() ? parties.all(true) : single;
    for (List<Party> all : bound.equals(single) ? List.of(single) : List.of(bound, single)) {
      for (Placing way : ways(all)) {
        reset();
        best.offer(way.place(layout, all));
        if (best.flawless()) {
          return best.found();
        }
      }
    }
    if (best.missing > 0 && departures.leaving.keySet().stream().noneMatch(departures::returns)) {
      reset();
      boolean hopeless = planning.proof().find().isPresent();
      Effort worth = hopeless ? effort.part(IN_VAIN) : effort;
      best.offer(new MakeRoom(parties, new Scarcity(layout, single), worth).place(layout, single));
    }
    return best.found();
  }

  private List<Placing> ways(List<Party> all) {
    Scarcity scarcity = new Scarcity(layout, all);
    List<Placing> ways = new ArrayList<>();
    ways.add(new Greedy(scarcity.hardestFirst(), new Spread(layout)));
    for (Comparator<Party> order : scarcity.orders()) {
      ways.add(new Greedy(order, new Snug(layout, scarcity)));
    }
    ways.add(new Exact(scarcity, effort.deadline().start()));
    return ways;
  }

  /** Everybody that leaves is on its way, with no host yet; all others are where they are. */
  private void reset() {
    layout.reset();
    for (Resident resident : departures.leaving.keySet()) {
      if (!departures.returns(resident)) {
        layout.shift(resident, Resident.UNDECIDED);
      }
    }
  }

  /** The best placement so far. */
  private final class Best {

    private Placement found = new Placement(List.of(), List.of());
    private int missing = Integer.MAX_VALUE;
    private int broken = Integer.MAX_VALUE;

    void offer(Placement placement) {
      int nowMissing = placement.missing();
      int nowBroken = softBroken(placement);
      if (nowMissing < missing || (nowMissing == missing && nowBroken < broken)) {
        found = placement;
        missing = nowMissing;
        broken = nowBroken;
      }
    }

    boolean flawless() {
      return missing == 0 && broken == 0;
    }

    Placement found() {
      return found;
    }

    private int softBroken(Placement placement) {
      int sum = 0;
      for (Placed placed : placement.placed()) {
        sum += layout.softBroken(placed.party(), placed.host());
      }
      return sum;
    }
  }
}
