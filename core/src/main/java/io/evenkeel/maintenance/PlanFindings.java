package io.evenkeel.maintenance;

import com.google.common.collect.ImmutableList;
import io.evenkeel.plan.Answer;
import io.evenkeel.plan.Effort;
import io.evenkeel.plan.FailureForecast;
import io.evenkeel.plan.Impossibility;
import io.evenkeel.plan.Outlook;
import io.evenkeel.plan.Plan;
import io.evenkeel.plan.Remaining;
import io.evenkeel.plan.Remedy;
import io.evenkeel.plan.Stop;
import io.evenkeel.preflight.Finding;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a plan adds to preflight. Nothing of it blocks: entering begins, moves what it can, and
 * waits for an operator with the rest.
 */
final class PlanFindings {

  static final List<String> CODES =
      ImmutableList.of("CANNOT_EMPTY", "CANNOT_MOVE", "NO_REDUNDANCY", "ONE_WAY", "WILL_STOP");

  private static final int SHOWN = 4;

  /** Preflight waits for nobody: a change that takes a search to find is not looked for. */
  private static final Effort NO_SEARCH = new Effort(0, Effort.DEFAULT.deadline());

  private final String host;

  PlanFindings(String host) {
    this.host = host;
  }

  List<Finding> of(Outlook outlook) {
    Plan plan = outlook.plan();
    return Stream.of(
            cannotEmpty(outlook),
            plan.remaining().stream().map(PlanFindings::cannotMove),
            plan.stops().stream().map(PlanFindings::willStop),
            outlook.roundTrip().oneWay().stream().map(PlanFindings::oneWay),
            noRedundancy(outlook.forecast()))
        .flatMap(findings -> findings)
        .toList();
  }

  /** Who can't leave wherever there is room has a finding of its own. */
  private Stream<Finding> cannotEmpty(Outlook outlook) {
    Answer answer = outlook.answer();
    String text;
    if (answer instanceof Answer.Impossible impossible) {
      if (impossible.why().kind() == Impossibility.Kind.WAY_OUT) {
        return Stream.empty();
      }
      text = "no plan can empty it: " + impossible.why().words();
    } else if (answer.plan().complete()) {
      return Stream.empty();
    } else {
      text = "no plan was found that empties it, and it is not proven that there is none";
    }
    String remedies =
        outlook.trying(NO_SEARCH).remedies().stream()
            .map(Remedy::words)
            .collect(Collectors.joining("; or "));
    return Stream.of(
        Finding.warn(
            "CANNOT_EMPTY",
            host,
            text,
            remedies.isEmpty() ? "No small change was found that helps" : "Would do: " + remedies));
  }

  private static Finding cannotMove(Remaining remaining) {
    return Finding.warn(
        "CANNOT_MOVE",
        remaining.workload(),
        "it can't leave: " + reasons(remaining),
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

  private static Finding oneWay(Remaining remaining) {
    return Finding.warn(
        "ONE_WAY",
        remaining.workload(),
        "it can leave, but could not come home: " + reasons(remaining),
        "Accept that it stays where it goes, or see to what stands in its way first");
  }

  private Stream<Finding> noRedundancy(FailureForecast forecast) {
    if (forecast.safe()) {
      return Stream.empty();
    }
    String losses =
        shortened(
            forecast.losses(),
            loss ->
                "if %s failed: %s"
                    .formatted(loss.host(), shortened(loss.workloads(), id -> id, ", ")),
            "; ");
    return Stream.of(
        Finding.warn(
            "NO_REDUNDANCY",
            host,
            "while it is out, no host could start these again: " + losses,
            "Free room in its zone, or accept the risk"));
  }

  private static String reasons(Remaining remaining) {
    return shortened(remaining.reasons(), Remaining.Reason::toString, "; ");
  }

  private static <T> String shortened(List<T> all, Function<T, String> words, String between) {
    String shown = all.stream().limit(SHOWN).map(words).collect(Collectors.joining(between));
    return all.size() <= SHOWN
        ? shown
        : "%s%sand %d more".formatted(shown, between, all.size() - SHOWN);
  }
}
