package io.evenkeel.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What would be done to empty hosts, or to bring workloads home. An intention: each step is checked
 * again just before it runs.
 *
 * @param vacate the hosts to empty, in id order; empty for a plan that brings workloads home
 * @param moves in the order of their start, then by id
 * @param stops workloads that are shut down or suspended, in the order of their start, then by id
 * @param remaining workloads that stay although they should leave, each with what stands in the way
 * @param relaxed soft rules that the plan breaks
 * @param estimate how long it takes
 */
public record Plan(
    List<String> vacate,
    List<Move> moves,
    List<Stop> stops,
    List<Remaining> remaining,
    List<Relaxed> relaxed,
    Estimate estimate) {

  /** Copies and sorts. */
  public Plan {
    vacate = vacate.stream().sorted().toList();
    moves =
        moves.stream()
            .sorted(
                Comparator.comparing(Move::start)
                    .thenComparingInt(move -> move.id().length())
                    .thenComparing(Move::id))
            .toList();
    stops =
        stops.stream()
            .sorted(Comparator.comparing(Stop::start).thenComparing(Stop::workload))
            .toList();
    remaining = remaining.stream().sorted(Comparator.comparing(Remaining::workload)).toList();
    relaxed = relaxed.stream().sorted(Comparator.comparing(Relaxed::rule)).toList();
  }

  /** Whether nothing remains. */
  public boolean complete() {
    return remaining.isEmpty();
  }

  /** The same plan, with the time that planning took. */
  public Plan took(Duration planningTime) {
    return new Plan(
        vacate,
        moves,
        stops,
        remaining,
        relaxed,
        new Estimate(estimate.makespan(), estimate.lowerBound(), planningTime));
  }

  /**
   * Identifies what the plan does: two plans with equal fingerprints do the same things to the same
   * workloads in the same order. 16 hexadecimal digits; times are not part of it.
   */
  public String fingerprint() {
    return Fingerprint.of(this);
  }
}
