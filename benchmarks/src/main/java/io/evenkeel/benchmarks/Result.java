package io.evenkeel.benchmarks;

/**
 * What a contestant made of an instance.
 *
 * @param solved whether every workload leaves, by a way that the evaluator accepts
 * @param bytes resident memory of all that it moves; 0 if not solved
 * @param millis wall time
 */
record Result(boolean solved, long bytes, double millis) {}
