package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Stop;
import io.evenkeel.preflight.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan adds to preflight. Nothing of it blocks: entering begins, moves what it can, and
 * waits for an operator with the rest.
 */
final class PlanFindings {

  static final List<String> CODES = ImmutableList.of("CANNOT_MOVE", "WILL_STOP");

  private static final int REASONS_SHOWN = 4;

  private PlanFindings() {}

  static List<Finding> of(Plan plan) {
    return Stream.concat(
            plan.remaining().stream().map(PlanFindings::cannotMove),
            plan.stops().stream().map(PlanFindings::willStop))
        .toList();
  }

  private static Finding cannotMove(Remaining remaining) {
    String reasons =
        remaining.reasons().stream()
            .map(Remaining.Reason::toString)
            .limit(REASONS_SHOWN)
            .collect(Collectors.joining("; "));
    return Finding.warn(
        "CANNOT_MOVE",
        remaining.workload(),
        "it can't leave: " + reasons,
        "Move it or power it off by hand, or let it be stopped");
  }

  private static Finding willStop(Stop stop) {
    String consent =
        stop.consent() == Stop.Consent.REQUEST ? "the request allows" : "its own policy says";
    String restart = stop.restart().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return Finding.warn(
        "WILL_STOP",
        stop.workload(),
        "it will be shut down, as %s; restart %s".formatted(consent, restart),
        "Tell its owner");
  }
}
