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

  @Override
  public Plan plan(Cluster cluster, PlanRequest request) {
    Site site = new Site(cluster, request.underway(), cluster.hosts());
    Rules rules = new Rules(site, cluster.rules());
    Targets targets = new Targets(site, request);
    Departures departures = new Departures(site, request);
    Parties parties = new Parties(site, rules, targets, departures);
    Layout layout = new Layout(site, rules);

    Placement found = new Search(layout, departures, parties, request.options().effort()).best();
    layout.reset();
    List<Placed> sequence = new ArrayList<>(Sequence.inOrder(layout, found.placed()));
    sequence.addAll(new Leftovers(layout, departures, parties, targets).settle());

    List<Step> steps = Steps.of(layout, departures, sequence);
    boolean sequential = request.options().sequential();
    List<Run> runs = new Timetable(site, steps, request.underway(), sequential).shortest();
    Duration end = Duration.ofNanos(Timetable.makespan(runs));
    return new Plan(
        request.vacate(),
        moves(site, steps, runs),
        List.copyOf(departures.stops.values()),
        List.copyOf(departures.remaining.values()),
        Relaxations.of(rules, departures, steps.stream().map(Step::resident).toList()),
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
