package io.evenkeel.plan;

import io.evenkeel.plan.PartialSchedule.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for the shortest schedule of a few steps start by start: of all partial schedules with so
 * many starts the most promising are kept (beam search, Lowerre 1976), and none that another with
 * the same starts is as good as. If more were kept than there are, the shortest is the optimum for
 * these rates; so it is done again with more until the budget is spent.
 */
final class Beam {

  /** Steps are bits of a long. */
  static final int MOST_STEPS = 40;

  private static final int FIRST_WIDTH = 32;
  private static final int WIDER = 4;

  /** How much the mean of all links counts beside the longest. */
  private static final double MEAN = 0.2;

  private final Agenda agenda;
  private final RateChoices choices;
  private final WayOut ways;
  private final Frontier frontier;
  private final int[] twin;
  private final double goal;
  private int budget;
  private long latest;
  private boolean complete;
  private Optional<PartialSchedule> best = Optional.empty();
  private Map<Long, List<PartialSchedule>> level = new LinkedHashMap<>();

  /**
   * @param budget how many starts to look at
   */
  Beam(Agenda agenda, RateChoices choices, int budget) {
    this.agenda = agenda;
    this.choices = choices;
    this.ways = new WayOut(agenda, choices);
    this.frontier = new Frontier(agenda, choices);
    this.twin = twins();
    this.goal = ways.bound();
    this.budget = budget;
  }

  /** The best that ends before a time. */
  Optional<Timing> before(long time) {
    latest = time - 1;
    complete = latest < goal;
    for (int width = FIRST_WIDTH; !complete && budget > 0; width *= WIDER) {
      complete = true;
      pass(width);
      complete |= latest < goal;
    }
    return best.map(schedule -> schedule.timing(agenda.size));
  }

  private void pass(int width) {
    List<PartialSchedule> kept = List.of(PartialSchedule.EMPTY);
    for (int starts = 0; starts < agenda.size; starts++) {
      level = new LinkedHashMap<>();
      for (PartialSchedule one : kept) {
        if (budget <= 0) {
          return;
        }
        goOn(one);
      }
      List<PartialSchedule> found = new ArrayList<>();
      level.values().forEach(found::addAll);
      found.sort(Comparator.comparingDouble(one -> one.score));
      complete &= found.size() <= width;
      kept = found.size() <= width ? found : found.subList(0, width);
    }
    for (PartialSchedule one : kept) {
      if (one.end() <= latest) {
        latest = one.end() - 1;
        best = Optional.of(one);
      }
    }
  }

  private void goOn(PartialSchedule schedule) {
    frontier.at(schedule);
    long waiting = ~schedule.started & ((1L << agenda.size) - 1);
    int[] looked = new int[agenda.size];
    do {
      for (long left = waiting; left != 0; left &= left - 1) {
        int step = Long.numberOfTrailingZeros(left);
        boolean first = twin[step] < 0 || schedule.hasStarted(twin[step]);
        if (first && frontier.ready(step)) {
          start(schedule, step, looked);
        }
      }
    } while (frontier.next());
  }

  private void start(PartialSchedule schedule, int step, int[] looked) {
    long[] rates = choices.rates[step];
    for (int choice = 0; choice < rates.length; choice++) {
      long rate = rates[choice];
      if ((looked[step] >> choice & 1) != 0 || !frontier.carries(step, rate)) {
        continue;
      }
      budget--;
      looked[step] |= 1 << choice;
      long now = frontier.now();
      Run run = new Run(step, rate, now, now + choices.nanos[step][choice]);
      double bound = Math.max(frontier.bound(run), (double) (run.end() + ways.tail[step]));
      if (bound <= latest) {
        add(schedule.then(run, bound + MEAN * frontier.mean()));
      }
    }
  }

  private void add(PartialSchedule schedule) {
    List<PartialSchedule> same =
        level.computeIfAbsent(schedule.started, started -> new ArrayList<>());
    for (PartialSchedule other : same) {
      if (other.asGoodAs(schedule)) {
        return;
      }
    }
    same.removeIf(schedule::asGoodAs);
    same.add(schedule);
  }

  /** By step: one before it that is the same in everything, or -1. */
  private int[] twins() {
    int[] twins = new int[agenda.size];
    if (Arrays.stream(agenda.clear).anyMatch(clear -> clear.length > 0)) {
      Arrays.fill(twins, -1); // some step is waited for by name
      return twins;
    }
    for (int step = 0; step < agenda.size; step++) {
      twins[step] = -1;
      for (int other = 0; other < step; other++) {
        if (same(step, other)) {
          twins[step] = other;
        }
      }
    }
    return twins;
  }

  private boolean same(int step, int other) {
    var demand = agenda.steps.get(step).resident().workload.demand();
    return agenda.from[step] == agenda.from[other]
        && agenda.to[step] == agenda.to[other]
        && agenda.steps.get(step).how() == agenda.steps.get(other).how()
        && demand.equals(agenda.steps.get(other).resident().workload.demand());
  }
}
