package io.evenkeel.plan;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Shortens a schedule by small changes of order, targets and pace together: mostly to steps that
 * share a host with the one that ends last. A change that makes it a little longer is put up with
 * at first, less and less so later (threshold accepting, Dueck and Scheuer 1990).
 */
final class Tuning {

  /** How much longer than the last a schedule may be at first. */
  private static final double TOLERANCE = 0.03;

  private final Agenda agenda;
  private final PlanRequest request;
  private final Alternatives alternatives;
  private final List<Supplier<Pace>> paces;
  private final Random random;
  private final int[] bestTargets;
  private Timing best;
  private Supplier<Pace> pace;
  private int[] order;
  private Timing now;
  private double tolerance;

  Tuning(
      Agenda agenda,
      PlanRequest request,
      Alternatives alternatives,
      List<Supplier<Pace>> paces,
      int[] order) {
    this.agenda = agenda;
    this.request = request;
    this.alternatives = alternatives;
    this.paces = paces;
    this.random = new Random(agenda.size);
    this.order = order.clone();
    this.bestTargets = agenda.to.clone();
    this.pace = paces.get(0);
    this.now = new Timing(agenda.size);
    this.best = now;
  }

  /** The best found in so many trials, or as soon as one ends by a certain time. */
  Timing improve(Timing first, Supplier<Pace> itsPace, int trials, double goal) {
    best = first;
    now = first;
    pace = itsPace;
    for (int trial = 0; trial < trials && best.makespan() > goal; trial++) {
      tolerance = TOLERANCE * Math.max(0, 1 - 1.25 * trial / trials);
      int step = late();
      int other = random.nextInt(agenda.size);
      switch (random.nextInt(8)) {
        case 0 -> pace();
        case 1, 2 -> redirect(step);
        case 3, 4, 5 -> exchange(step, other);
        default -> reorder(step, other);
      }
    }
    alternatives.restore(bestTargets);
    return best;
  }

  private void pace() {
    Supplier<Pace> before = pace;
    pace = paces.get(random.nextInt(paces.size()));
    if (!accepted(order)) {
      pace = before;
    }
  }

  private void redirect(int step) {
    int[] hosts = alternatives.of(step);
    int before = agenda.to[step];
    if (hosts.length > 1
        && alternatives.redirect(step, hosts[random.nextInt(hosts.length)])
        && !accepted(order)) {
      alternatives.back(step, before);
    }
  }

  private void exchange(int one, int other) {
    int first = agenda.to[one];
    int second = agenda.to[other];
    if (alternatives.exchange(one, other) && !accepted(order)) {
      alternatives.back(one, first);
      alternatives.back(other, second);
    }
  }

  /** Puts a step to the place of another in the order. */
  private void reorder(int step, int other) {
    if (step == other || agenda.priority[step] != agenda.priority[other]) {
      return;
    }
    int[] changed = new int[order.length];
    boolean earlier = true;
    int next = 0;
    for (int one : order) {
      if (one == other) {
        changed[next++] = earlier ? step : other;
        changed[next++] = earlier ? other : step;
      } else if (one == step) {
        earlier = false;
      } else {
        changed[next++] = one;
      }
    }
    if (accepted(changed)) {
      order = changed;
    }
  }

  private boolean accepted(int[] tried) {
    long latest = (long) (now.makespan() * (1 + tolerance));
    Optional<Timing> found = new Dispatch(agenda, request, pace.get()).run(tried, false, latest);
    if (found.isEmpty() || (tolerance == 0 && !found.get().betterThan(now))) {
      return false;
    }
    now = found.get();
    if (now.betterThan(best)) {
      best = now;
      System.arraycopy(agenda.to, 0, bestTargets, 0, bestTargets.length);
    }
    return true;
  }

  /** Mostly one that shares a host with what ends last. */
  private int late() {
    int any = random.nextInt(agenda.size);
    if (random.nextInt(4) == 0) {
      return any;
    }
    long end = now.makespan();
    int last = 0;
    while (now.end()[last] < end) {
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
