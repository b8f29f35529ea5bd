package io.evenkeel.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * When each step runs: a list schedule over the slots, links and room of the hosts, tried at
 * several paces. Higher priorities first, then what has the longest way to the end of the plan
 * before it.
 */
final class Timetable {

  /** What is so near to what the links and slots allow can hardly be made shorter. */
  private static final double NEAR = 1.001;

  /** Trials and starts of steps in all trials: a few milliseconds. */
  private static final int MOST_TRIALS = 600;

  private static final int MOST_STARTS = 40_000;

  /** Where the order has been looked for already, so many times fewer trials will do. */
  private static final int FEWER = 8;

  private final Agenda agenda;
  private final PlanRequest request;
  private final int[] order;
  private final Alternatives alternatives;
  private final List<Supplier<Pace>> paces = new ArrayList<>();
  private Timing best;
  private Supplier<Pace> pace;

  Timetable(Agenda agenda, PlanRequest request, Alternatives alternatives) {
    this.alternatives = alternatives;
    this.pace = () -> new SharedPace(agenda, 1);
    this.agenda = agenda;
    this.request = request;
    this.order = new Urgency(agenda).order();
    this.best = new Timing(agenda.size);
  }

  /** The shortest found. */
  Timing shortest() {
    if (request.options().sequential() || agenda.size <= 1) {
      return plain();
    }
    boolean equals = agenda.equalPriorities();
    if (equals) {
      alternatives.spread();
    }
    best = plain();
    offer(() -> FixedPace.full(agenda));
    for (int lanes : lanes()) {
      offer(() -> new SharedPace(agenda, lanes));
    }
    double goal = equals && agenda.all() == agenda.size ? goal() : 0;
    if (!equals || best.makespan() <= goal) {
      return best; // to end sooner is no reason to let a lower priority go first
    }
    int trials = Math.min(MOST_TRIALS, MOST_STARTS / agenda.size);
    if (!OrderSearch.suits(agenda, request, alternatives)) {
      return tuned(trials, goal);
    }
    Timing ordered = new OrderSearch(agenda).improve(best);
    Timing tuned = tuned(trials / FEWER, Math.min(goal, (double) ordered.makespan()));
    return ordered.betterThan(tuned) ? ordered : tuned;
  }

  private Timing tuned(int trials, double goal) {
    return new Tuning(agenda, request, alternatives, paces, order)
        .improve(best, pace, trials, goal);
  }

  private Timing plain() {
    return new Dispatch(agenda, request, pace.get())
        .run(order, true, Long.MAX_VALUE)
        .orElseThrow(
            () -> new IllegalStateException("a defect of this library: no step can start"));
  }

  /** Tries lanes; a schedule that ends by the time given here leaves little to be gained. */
  private double goal() {
    Lanes lanes = new Lanes(agenda);
    offer(lanes::pace);
    boolean leeway = lanes.targetsMatter() && alternatives.any();
    return NEAR * (leeway ? bound() : lanes.seconds() * 1e9);
  }

  private double bound() {
    Duration end = Duration.ofNanos(best.makespan());
    return LowerBound.of(agenda.site, agenda.planned(), false, end).toNanos();
  }

  private void offer(Supplier<Pace> other) {
    paces.add(other);
    Optional<Timing> found =
        new Dispatch(agenda, request, other.get()).run(order, false, best.makespan());
    if (found.isPresent() && found.get().betterThan(best)) {
      best = found.get();
      pace = other;
    }
  }

  /** Powers of two and three halves of them, up to the most slots that a step could use. */
  private int[] lanes() {
    int most = 1;
    for (int step = 0; step < agenda.size; step++) {
      most = Math.max(most, agenda.host(agenda.from[step]).limits().maxMigrationsOut());
    }
    int limit = Math.min(most, agenda.size);
    return IntStream.of(2, 3, 4, 6, 8, 12, 16, 32, 64, 128)
        .filter(lanes -> lanes <= limit)
        .toArray();
  }
}
