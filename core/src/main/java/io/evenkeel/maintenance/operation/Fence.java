package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * The word of a person, or of a fencing device, that a host that does not answer is off, so that
 * nothing runs there. It holds until the host answers.
 *
 * @param host the host
 * @param actor whose word it is
 * @param reason how that is known
 * @param at when it was given
 */
public record Fence(String host, String actor, String reason, Instant at) {}
