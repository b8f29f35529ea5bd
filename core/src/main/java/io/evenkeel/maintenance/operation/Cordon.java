package io.evenkeel.maintenance.operation;

import java.time.Instant;

/**
 * A host that takes nothing new because somebody said so, without maintenance.
 *
 * @param host the host
 * @param actor who said so
 * @param reason why
 * @param at when
 */
public record Cordon(String host, String actor, String reason, Instant at) {}
