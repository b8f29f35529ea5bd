package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a sequence of parties into single moves. */
final class Steps {

  private final Map<Resident, Move.How> leaving;
  private final List<Step> steps = new ArrayList<>();

  private Steps(Map<Resident, Move.How> leaving) {
    this.leaving = leaving;
  }

  /** The moves of a sequence, in its order. */
  static List<Step> of(Departures departures, List<Placed> sequence) {
    Steps steps = new Steps(departures.leaving);
    for (Placed placed : sequence) {
      boolean led = placed.party().members.stream().anyMatch(departures.leaving::containsKey);
      for (Resident member : placed.party().members) {
        if (steps.whereabouts(member) != placed.host()) {
          steps.add(member, placed.host(), why(member, departures, led));
        }
      }
    }
    return List.copyOf(steps.steps);
  }

  /** The moves that have begun; each is taken to have begun just now. */
  static List<Step> underway(Site site, PlanRequest request) {
    List<Step> steps = new ArrayList<>();
    for (Underway move : request.underway()) {
      var resident = site.resident(move.workload());
      var from = site.findNumber(move.from());
      var to = site.findNumber(move.to());
      if (resident.isPresent() && from.isPresent() && to.isPresent()) {
        Resident moving = new Resident(resident.get().workload, from.get(), new int[0]);
        Move.How how = Departure.how(moving.workload.handling()).orElse(Move.How.COLD);
        steps.add(new Step(moving, from.get(), to.get(), how, Move.Why.VACATE));
      }
    }
    return steps;
  }

  private static Move.Why why(Resident resident, Departures departures, boolean led) {
    if (!departures.leaving.containsKey(resident)) {
      return led ? Move.Why.TOGETHER : Move.Why.MAKE_ROOM;
    }
    return departures.returns(resident) ? Move.Why.RETURN : Move.Why.VACATE;
  }

  private void add(Resident resident, int to, Move.Why why) {
    Move.How how = leaving.get(resident);
    if (how == null) {
      how = Departure.how(resident.workload.handling()).orElseThrow();
    }
    steps.add(new Step(resident, whereabouts(resident), to, how, why));
  }

  /** Where the steps so far take a resident. */
  private int whereabouts(Resident resident) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).resident() == resident) {
        return steps.get(i).to();
      }
    }
    return resident.home;
  }

  /** One move of one resident. */
  record Step(Resident resident, int from, int to, Move.How how, Move.Why why) {

    int priority() {
      return resident.workload.handling().priority();
    }
  }
}
