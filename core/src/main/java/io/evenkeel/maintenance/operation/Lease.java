package io.evenkeel.maintenance.operation;

/**
 * The right to decide and to act, which one process has at a time.
 *
 * @param token counts those who have had it, from 1; a write with an older one is refused
 * @param takenOver whether it ran out before it was given back: calls of the process that had it
 *     may still take effect
 */
public record Lease(long token, boolean takenOver) {}
