package io.evenkeel.maintenance.operation;

import io.evenkeel.plan.PlanOptions;

/**
 * What was asked, by whom and why. Never changes.
 *
 * @param host the host to take out
 * @param zone the zone whose slot it takes
 * @param actor who asked
 * @param reason why
 * @param options how its plan is made, and whether what can't be moved may be stopped
 */
public record Terms(String host, String zone, String actor, String reason, PlanOptions options) {}
