package io.evenkeel.plan;

import java.time.Duration;

/**
 * How long a plan takes.
 *
 * @param makespan from its start to the end of its last step
 * @param lowerBound no plan for the same hosts can be shorter than this
 * @param planningTime how long planning took; never part of what makes two plans equal in effect
 */
public record Estimate(Duration makespan, Duration lowerBound, Duration planningTime) {}
