package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Move.Route;
import io.evenkeel.plan.Placement.Placed;
import io.evenkeel.plan.Steps.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds targets, then an order, then times; says of the rest why it stays. */
final class StandardPlanner implements Planner {

  /** Nobody is shown a plan that code which had no part in it does not find lawful. */
  @Override
  public Plan plan(Cluster cluster, PlanRequest request) {
    Plan plan = unchecked(cluster, request);
    List<String> violations = PlanChecker.check(cluster, request, plan);
    if (!violations.isEmpty()) {
      throw new IllegalStateException(
          "a defect of this library: the plan it made breaks what it must keep: " + violations);
    }
    return plan;
  }

  private static Plan unchecked(Cluster cluster, PlanRequest request) {
    Planning planning = Planning.of(cluster, request);
    Layout layout = planning.layout();
    Departures departures = planning.departures();
    Site site = layout.site;

    Placement found = new Search(planning, request.wishes().effort().started()).best();
    layout.reset();
    List<Placed> sequence = new ArrayList<>(Sequence.inOrder(layout, found.placed()));
    sequence.addAll(new Leftovers(planning).settle());
    for (String stopped : departures.stops.keySet()) { // it is nowhere when another host fails
      site.resident(stopped).ifPresent(one -> layout.shift(one, Resident.UNDECIDED));
    }
    if (planning.guard().broken().isPresent()) {
      new Withdrawal(planning).ofEverybody();
      sequence.clear();
    }

    List<Step> steps = Steps.of(departures, sequence);
    Agenda agenda = new Agenda(site, layout.rules, steps, Steps.underway(site, request));
    List<Placed> free = request.options().roomForOneMore() ? List.of() : sequence;
    Timing timing =
        new Timetable(agenda, request, new Alternatives(agenda, layout, free)).shortest();
    steps = agenda.planned();
    boolean sequential = request.options().sequential();
    Duration end = Duration.ofNanos(timing.makespan());
    return new Plan(
        request.vacate(),
        moves(agenda, timing),
        List.copyOf(departures.stops.values()),
        List.copyOf(departures.remaining.values()),
        Relaxations.of(layout.rules, departures, steps.stream().map(Step::resident).toList()),
        new Estimate(end, LowerBound.of(site, steps, sequential, end), Duration.ZERO));
  }

  private static List<Move> moves(Agenda agenda, Timing timing) {
    int[] order = timing.byStart();
    String[] ids = new String[agenda.size];
    for (int i = 0; i < order.length; i++) {
      ids[order[i]] = "m" + (i + 1);
    }
    List<List<Integer>> waits = new Waits(agenda, timing).all();
    List<Move> moves = new ArrayList<>();
    for (int number : order) {
      Step step = agenda.steps.get(number);
      moves.add(
          new Move(
              ids[number],
              agenda.id(number),
              new Route(agenda.host(step.from()).id(), agenda.host(agenda.to[number]).id()),
              step.how(),
              step.why(),
              new Move.Schedule(
                  Duration.ofNanos(timing.start()[number]),
                  Duration.ofNanos(timing.end()[number]),
                  timing.bitsPerSecond()[number],
                  waits.get(number).stream().map(earlier -> ids[earlier]).toList())));
    }
    return moves;
  }
}
