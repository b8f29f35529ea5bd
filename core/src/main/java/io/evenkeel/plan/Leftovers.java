package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import io.evenkeel.plan.Remaining.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What becomes of those that the search found no host for: a last look at every host, then whoever
 * may be stopped is, and the rest stay with their reasons.
 */
final class Leftovers {

  private final Layout layout;
  private final Departures departures;
  private final Parties parties;
  private final Targets targets;
  private final Guard guard;

  Leftovers(Planning planning) {
    this.layout = planning.layout();
    this.departures = planning.departures();
    this.parties = planning.parties();
    this.targets = planning.targets();
    this.guard = planning.guard();
  }

  /** Settles everybody who is still at home; gives those who found a host after all. */
  List<Placed> settle() {
    if (departures.leaving.keySet().stream().noneMatch(this::stillHome)) {
      return List.of();
    }
    List<Placed> late = new ArrayList<>(placeAny());
    Map<Resident, List<Reason>> stuck = explain();
    boolean stopped = false;
    for (Resident resident : stuck.keySet()) {
      if (departures.consent(resident.workload).isPresent()) {
        departures.leaving.remove(resident);
        departures.cannotMove(resident.workload, List.of());
        stopped = true;
      }
    }
    if (stopped) { // whoever was kept with one that is now stopped may go alone
      late.addAll(placeAny());
      stuck = explain();
    }
    stuck.forEach((resident, reasons) -> departures.stays(resident.workload, reasons));
    return late;
  }

  private List<Placed> placeAny() {
    List<Party> left = left();
    if (left.isEmpty()) {
      return List.of();
    }
    Comparator<Party> order = new Scarcity(layout, left).hardestFirst();
    Placing way =
        guard.asked()
            ? new Guarded(guard, order, new Spread(layout))
            : new Greedy(order, new Spread(layout));
    return way.place(layout, left).placed();
  }

  private List<Party> left() {
    return parties.all(false).stream()
        .filter(party -> party.members.stream().anyMatch(this::stillHome))
        .toList();
  }

  private Map<Resident, List<Reason>> explain() {
    Explanation explanation = new Explanation(layout, targets);
    Map<Resident, List<Reason>> stuck = new LinkedHashMap<>();
    for (Party party : left()) {
      for (Resident member : party.members) {
        if (stillHome(member)) {
          stuck.put(member, guard.explain(party, explanation.of(member, party)));
        }
      }
    }
    return stuck;
  }

  private boolean stillHome(Resident resident) {
    return departures.leaving.containsKey(resident) && resident.at == resident.home;
  }
}
