package io.evenkeel.plan;

import io.evenkeel.plan.Placement.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns a sequence of parties into single moves, each with the earlier ones it must wait for: those
 * that free the room it needs, and those that free its place.
 */
final class Steps {

  private final Site site;
  private final Rules rules;
  private final Map<Resident, Move.How> leaving;
  private final List<Step> steps = new ArrayList<>();

  private Steps(Site site, Rules rules, Map<Resident, Move.How> leaving) {
    this.site = site;
    this.rules = rules;
    this.leaving = leaving;
  }

  /** The moves of a sequence, in its order. */
  static List<Step> of(Layout layout, Departures departures, List<Placed> sequence) {
    Steps steps = new Steps(layout.site, layout.rules, departures.leaving);
    for (Placed placed : sequence) {
      boolean led = placed.party().members.stream().anyMatch(departures.leaving::containsKey);
      for (Resident member : placed.party().members) {
        if (steps.whereabouts(member, new TreeSet<>()) != placed.host()) {
          steps.add(member, placed.host(), why(member, departures, led));
        }
      }
    }
    return List.copyOf(steps.steps);
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
    Set<Integer> after = new TreeSet<>();
    int from = whereabouts(resident, after);
    freeRoom(resident, to, after);
    freePlace(resident, to, after);
    steps.add(new Step(resident, from, to, how, why, List.copyOf(after)));
  }

  /** Where the steps so far take a resident, the last of which a further one must wait for. */
  private int whereabouts(Resident resident, Set<Integer> after) {
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).resident() == resident) {
        after.add(i);
        return steps.get(i).to();
      }
    }
    return resident.home;
  }

  /**
   * The shortest row of departures that makes room for all arrivals so far and this one. Then no
   * subset of the moves whose waits are kept can ever fill the host beyond its room.
   */
  private void freeRoom(Resident resident, int to, Set<Integer> after) {
    long memory = site.memory[to] - resident.workload.memoryBytes();
    long vcpus = site.vcpus[to] - resident.workload.vcpus();
    for (Step step : steps) {
      if (step.to() == to) {
        memory -= step.resident().workload.memoryBytes();
        vcpus -= step.resident().workload.vcpus();
      }
    }
    for (int i = 0; i < steps.size() && (memory < 0 || vcpus < 0); i++) {
      if (steps.get(i).from() == to) {
        memory += steps.get(i).resident().workload.memoryBytes();
        vcpus += steps.get(i).resident().workload.vcpus();
        after.add(i);
      }
    }
  }

  private void freePlace(Resident resident, int to, Set<Integer> after) {
    for (Constraint constraint : rules.hard(resident)) {
      if (constraint instanceof Constraint.Apart apart) {
        for (int i = 0; i < steps.size(); i++) {
          Step step = steps.get(i);
          if (apart.members().contains(step.resident())
              && apart.places().get(step.from()) == apart.places().get(to)) {
            after.add(i);
          }
        }
      }
    }
  }

  /** One move of one resident; the numbers in {@code after} are those of earlier steps. */
  record Step(
      Resident resident, int from, int to, Move.How how, Move.Why why, List<Integer> after) {

    /** A move from where the cluster has the resident. */
    Step(Resident resident, int to, Move.How how, Move.Why why, List<Integer> after) {
      this(resident, resident.home, to, how, why, after);
    }

    int priority() {
      return resident.workload.handling().priority();
    }
  }
}
