package io.evenkeel.benchmarks;

/**
 * One move.
 *
 * @param workload what moves
 * @param to where it goes
 */
record Hop(String workload, String to) {}
