package io.evenkeel.plan;

import com.google.common.math.LongMath;
import io.evenkeel.plan.Steps.Step;
import io.evenkeel.plan.Timetable.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Starts steps as soon as they may, in a given order, and so finds when each runs. */
final class Dispatch {

  private static final int UNDERWAY = -1;

  private final Site site;
  private final List<Step> steps;
  private final int[] priority;
  private final boolean sequential;
  private final List<BlastRadius> radii;
  private final BitSet ended = new BitSet();

  /** Hosts that a step may be able to leave now and was not before. */
  private final BitSet stirred = new BitSet();

  Dispatch(Site site, List<Step> steps, int[] priority, PlanRequest request) {
    this.site = site;
    this.steps = steps;
    this.priority = priority;
    this.sequential = request.options().sequential();
    this.radii = request.wishes().blastRadii();
    this.stirred.set(0, site.hosts.size());
  }

  /** When each step runs if at most so many share a link at once. */
  List<Run> run(int[] order, List<Underway> underway, int lanes) {
    Links links = new Links(site, lanes);
    steps.forEach(links::expect);
    PriorityQueue<Busy> running =
        new PriorityQueue<>(
            Comparator.comparingLong((Busy busy) -> busy.run.end())
                .thenComparingInt(busy -> busy.run.step()));
    for (Underway move : underway) {
      begun(move, links, running);
    }
    List<Run> runs = new ArrayList<>();
    List<Integer> waiting = new ArrayList<>();
    for (int step : order) {
      waiting.add(step);
    }
    long now = 0;
    while (!waiting.isEmpty()) {
      List<Run> started = start(waiting, links, now, running);
      BitSet begun = new BitSet();
      started.forEach(run -> begun.set(run.step()));
      waiting.removeIf(begun::get);
      runs.addAll(started);
      stirred.clear();
      BitSet freed = new BitSet();
      now = running.element().run.end();
      while (!running.isEmpty() && running.element().run.end() == now) {
        Busy done = running.remove();
        links.release(done.step, done.run.bitsPerSecond());
        if (done.run.step() != UNDERWAY) {
          ended.set(done.run.step());
        }
        stirred.set(done.step.from());
        freed.set(done.step.to());
      }
      stir(waiting, freed);
    }
    return runs;
  }

  /** Only where something has changed can a step start that could not start before. */
  private void stir(List<Integer> waiting, BitSet freed) {
    for (int number : waiting) {
      Step step = steps.get(number);
      if (sequential || !radii.isEmpty() || freed.get(step.to()) || !step.after().isEmpty()) {
        stirred.set(step.from());
      }
    }
  }

  /** A move that has begun is taken to have begun just now. */
  private void begun(Underway move, Links links, PriorityQueue<Busy> running) {
    var resident = site.resident(move.workload());
    var from = site.findNumber(move.from());
    var to = site.findNumber(move.to());
    if (resident.isPresent() && from.isPresent() && to.isPresent()) {
      Resident moving = new Resident(resident.get().workload, from.get(), new int[0]);
      Move.How how = Departure.how(moving.workload.handling()).orElse(Move.How.COLD);
      Step step = new Step(moving, to.get(), how, Move.Why.VACATE, List.of());
      long rate = links.evenShare(step);
      links.expect(step);
      links.occupy(step, rate);
      running.add(new Busy(step, new Run(UNDERWAY, 0, duration(step, rate), rate)));
    }
  }

  private List<Run> start(
      List<Integer> waiting, Links links, long now, PriorityQueue<Busy> running) {
    List<Run> started = new ArrayList<>();
    Queues queues = new Queues(site.hosts.size());
    for (int number : waiting) {
      if (sequential && !running.isEmpty()) {
        break;
      }
      Step step = steps.get(number);
      if (!stirred.get(step.from())
          || waits(step)
          || crowds(step, running)
          || queues.holdsBack(step.from(), priority[number])) {
        continue;
      }
      long rate = links.rate(step);
      if (rate == Links.FULL || rate == Links.RATHER_WAIT) {
        queues.holdBack(step.from(), priority[number], rate == Links.RATHER_WAIT);
      } else {
        links.occupy(step, rate);
        Run run = new Run(number, now, LongMath.saturatedAdd(now, duration(step, rate)), rate);
        running.add(new Busy(step, run));
        started.add(run);
      }
    }
    return started;
  }

  /** Whether one more of a group would be in motion than may be. */
  private boolean crowds(Step step, PriorityQueue<Busy> running) {
    for (BlastRadius radius : radii) {
      if (radius.workloads().contains(step.resident().id())
          && running.stream()
                  .filter(busy -> radius.workloads().contains(busy.step.resident().id()))
                  .count()
              >= radius.most()) {
        return true;
      }
    }
    return false;
  }

  private boolean waits(Step step) {
    for (int earlier : step.after()) {
      if (!ended.get(earlier)) {
        return true;
      }
    }
    return false;
  }

  private static long duration(Step step, long rate) {
    return MigrationModel.duration(step.resident().workload.demand(), step.how(), rate).toNanos();
  }

  private record Busy(Step step, Run run) {}

  /** Who can't start now keeps those behind it on its host: all, or those of lower priority. */
  private static final class Queues {

    private final int[] atLeast;
    private final BitSet closed = new BitSet();

    Queues(int hosts) {
      atLeast = new int[hosts];
      Arrays.fill(atLeast, Integer.MIN_VALUE);
    }

    void holdBack(int host, int priority, boolean everybody) {
      atLeast[host] = Math.max(atLeast[host], priority);
      closed.set(host, closed.get(host) || everybody);
    }

    boolean holdsBack(int host, int priority) {
      return closed.get(host) || priority < atLeast[host];
    }
  }
}
