package io.evenkeel.plan;

import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Shortens a schedule by small changes of order and targets together, as long as that helps: mostly
 * to steps that share a host with the one that ends last.
 */
final class Tuning {

  private final Agenda agenda;
  private final PlanRequest request;
  private final Alternatives alternatives;
  private final Random random;
  private int[] order;
  private Timing best;

  Tuning(Agenda agenda, PlanRequest request, Alternatives alternatives, int[] order, Timing first) {
    this.agenda = agenda;
    this.request = request;
    this.alternatives = alternatives;
    this.random = new Random(agenda.size);
    this.order = order.clone();
    this.best = first;
  }

  /** The best found in so many trials at a pace, or as soon as one ends by a certain time. */
  Timing improve(Supplier<Pace> pace, int trials, double goal) {
    for (int trial = 0; trial < trials && best.makespan() > goal; trial++) {
      int step = late();
      int other = random.nextInt(agenda.size);
      int kind = random.nextInt(3);
      if (kind == 0) {
        reorder(pace, step, other);
      } else if (kind == 1) {
        exchange(pace, step, other);
      } else {
        redirect(pace, step);
      }
    }
    return best;
  }

  private void redirect(Supplier<Pace> pace, int step) {
    int[] hosts = alternatives.of(step);
    int before = agenda.to[step];
    if (hosts.length > 1
        && alternatives.redirect(step, hosts[random.nextInt(hosts.length)])
        && !better(pace, order)) {
      alternatives.back(step, before);
    }
  }

  private void exchange(Supplier<Pace> pace, int one, int other) {
    int first = agenda.to[one];
    int second = agenda.to[other];
    if (alternatives.exchange(one, other) && !better(pace, order)) {
      alternatives.back(one, first);
      alternatives.back(other, second);
    }
  }

  /** Puts a step to the place of another in the order. */
  private void reorder(Supplier<Pace> pace, int step, int other) {
    if (step == other || agenda.priority[step] != agenda.priority[other]) {
      return;
    }
    int[] changed = new int[order.length];
    boolean earlier = true;
    int next = 0;
    for (int one : order) {
      if (one == other && !earlier) {
        changed[next++] = other;
        changed[next++] = step;
      } else if (one == other) {
        changed[next++] = step;
        changed[next++] = other;
      } else if (one != step) {
        changed[next++] = one;
      } else {
        earlier = false;
      }
    }
    if (better(pace, changed)) {
      order = changed;
    }
  }

  private boolean better(Supplier<Pace> pace, int[] tried) {
    Optional<Timing> found =
        new Dispatch(agenda, request, pace.get()).run(tried, false, best.makespan());
    boolean better = found.isPresent() && found.get().betterThan(best);
    best = better ? found.get() : best;
    return better;
  }

  /** Mostly one that shares a host with what ends last. */
  private int late() {
    int any = random.nextInt(agenda.size);
    if (random.nextInt(4) == 0) {
      return any;
    }
    long end = best.makespan();
    int last = 0;
    while (best.end()[last] < end) {
      last++;
    }
    for (int i = 0; i < agenda.size; i++) {
      int step = (any + i) % agenda.size;
      if (agenda.from[step] == agenda.from[last] || agenda.to[step] == agenda.to[last]) {
        return step;
      }
    }
    return last;
  }
}
