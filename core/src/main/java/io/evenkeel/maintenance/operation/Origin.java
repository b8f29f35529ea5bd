package io.evenkeel.maintenance.operation;

/**
 * How a workload was found. Its home is written once, before anything is done with it, and never
 * changes.
 *
 * @param home the host it was on
 * @param wasRunning whether it ran or was paused; one that was off stays off
 * @param runId which run of it that was, or which one we decided to stop later; empty where the
 *     driver has none
 */
public record Origin(String home, boolean wasRunning, String runId) {}
