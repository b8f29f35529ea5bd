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
    BestPlacement best = new BestPlacement(planning);
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
    if (best.fewestMissing() > 0
        && departures.leaving.keySet().stream().noneMatch(departures::returns)) {
      reset();
      boolean hopeless = planning.proof().find().isPresent();
      Effort worth = hopeless ? effort.part(IN_VAIN) : effort;
      best.offer(makeRoom(worth, single));
      if (best.staying() > 0) {
        withoutThoseWhoMayStop(single, best, worth);
      }
    }
    if (best.missing() > 0 && planning.guard().asked()) {
      shelter(best, single);
    }
    return best.broken().none() ? best.found() : mended(best.found(), single);
  }

  private Placement makeRoom(Effort worth, List<Party> wanted) {
    return new MakeRoom(parties, new Scarcity(layout, wanted), worth).place(layout, wanted);
  }

  /** Those who may be stopped if they can't move do not keep the room of those who may not. */
  private void withoutThoseWhoMayStop(List<Party> single, BestPlacement best, Effort worth) {
    List<Party> consenting = single.stream().filter(departures::mayStop).toList();
    List<Party> firm = single.stream().filter(party -> !departures.mayStop(party)).toList();
    if (consenting.isEmpty() || firm.isEmpty()) {
      return;
    }
    for (Placing way : ways(firm)) {
      reset();
      best.offer(way.place(layout, firm).leaving(consenting));
    }
    if (best.staying() > 0) {
      reset();
      best.offer(makeRoom(worth, firm).leaving(consenting));
    }
  }

  /** Whom soft rules alone keep together may part for it. */
  private Placement mended(Placement found, List<Party> single) {
    layout.reset();
    found.placed().forEach(placed -> layout.put(placed.party(), placed.host()));
    List<Placed> placed =
        new ArrayList<>(found.placed().stream().filter(one -> one.party().leaders == 0).toList());
    List<Party> left = new ArrayList<>();
    for (Party party : single) {
      Resident first = party.members.get(0);
      if (first.at == first.home) {
        left.add(party);
      } else {
        placed.add(new Placed(party, first.at));
      }
    }
    return new Mending(planning).of(new Placement(placed, left));
  }

  /** Looks for room for one more failure, first by moving nobody else. */
  private void shelter(BestPlacement best, List<Party> single) {
    reset();
    Scarcity scarcity = new Scarcity(layout, single);
    best.offer(
        new Guarded(planning.guard(), scarcity.hardestFirst(), new Spread(layout))
            .place(layout, single));
    if (best.missing() > 0 && best.unsafe().isPresent()) {
      Placement from = best.unsafe().get();
      reset();
      from.placed().forEach(placed -> layout.put(placed.party(), placed.host()));
      best.offer(new Shelter(planning, from, effort).search(from));
    }
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
}
