package io.evenkeel.plan;

/**
 * A move that has begun, or for which room is held: its workload counts on both hosts, whatever an
 * observation shows.
 *
 * @param workload what moves
 * @param from where it came from
 * @param to where it goes
 */
public record Underway(String workload, String from, String to) {}
