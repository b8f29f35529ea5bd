package io.evenkeel.maintenance.operation;

/**
 * Who asks, and why.
 *
 * @param actor who
 * @param reason why; may be empty
 */
public record Asker(String actor, String reason) {}
