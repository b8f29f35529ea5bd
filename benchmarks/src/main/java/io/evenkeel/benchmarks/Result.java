package io.evenkeel.benchmarks;

import java.util.List;

/**
 * What a contestant made of an instance.
 *
 * @param hops its moves, in their order; empty if not solved
 * @param bytes resident memory of all that it moves; 0 if not solved
 * @param millis wall time
 */
record Result(List<Hop> hops, long bytes, double millis) {

  static Result unsolved(double millis) {
    return new Result(List.of(), 0, millis);
  }

  /** Whether every workload leaves, by a way that the evaluator accepts. */
  boolean solved() {
    return !hops.isEmpty();
  }
}
