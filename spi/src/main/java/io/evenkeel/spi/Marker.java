package io.evenkeel.spi;

/**
 * Why something is done with a workload. A driver with {@link Capability#MARKERS} writes it onto
 * the workload, so that its home survives the loss of the journal. A marker is evidence, never
 * authority.
 *
 * @param operation the maintenance operation
 * @param home the host the workload was taken from
 */
public record Marker(String operation, String home) {}
