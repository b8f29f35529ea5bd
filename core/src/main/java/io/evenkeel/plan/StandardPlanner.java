package io.evenkeel.plan;

import io.evenkeel.cluster.Cluster;
import io.evenkeel.plan.Move.Route;
import io.evenkeel.plan.Placement.Placed;
import io.evenkeel.plan.Steps.Step;
import io.evenkeel.plan.Timetable.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    Parties parties = planning.parties();
    Site site = layout.site;

    Placement found = new Search(planning, request.wishes().effort().started()).best();
    layout.reset();
    List<Placed> sequence = new ArrayList<>(Sequence.inOrder(layout, found.placed()));
    sequence.addAll(new Leftovers(layout, departures, parties, planning.targets()).settle());

    List<Step> steps = Steps.of(layout, departures, sequence);
    boolean sequential = request.options().sequential();
    List<Run> runs = new Timetable(site, steps, request).shortest();
    Duration end = Duration.ofNanos(Timetable.makespan(runs));
    return new Plan(
        request.vacate(),
        moves(site, steps, runs),
        List.copyOf(departures.stops.values()),
        List.copyOf(departures.remaining.values()),
        Relaxations.of(layout.rules, departures, steps.stream().map(Step::resident).toList()),
        new Estimate(end, LowerBound.of(site, steps, sequential, end), Duration.ZERO));
  }

  private static List<Move> moves(Site site, List<Step> steps, List<Run> runs) {
    List<Run> ordered = runs.stream().sorted(Comparator.comparingLong(Run::start)).toList();
    Map<Integer, String> ids = new LinkedHashMap<>();
    ordered.forEach(run -> ids.put(run.step(), "m" + (ids.size() + 1)));
    List<Move> moves = new ArrayList<>();
    for (Run run : ordered) {
      Step step = steps.get(run.step());
      moves.add(
          new Move(
              ids.getOrDefault(run.step(), ""),
              step.resident().id(),
              new Route(site.hosts.get(step.from()).id(), site.hosts.get(step.to()).id()),
              step.how(),
              step.why(),
              new Move.Schedule(
                  Duration.ofNanos(run.start()),
                  Duration.ofNanos(run.end()),
                  run.bitsPerSecond(),
                  step.after().stream().map(ids::get).toList())));
    }
    return moves;
  }
}
