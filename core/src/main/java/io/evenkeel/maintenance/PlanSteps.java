package io.evenkeel.maintenance;

import io.evenkeel.plan.Move;
import io.evenkeel.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a plan does, a line each, and in what two plans differ. */
final class PlanSteps {

  private static final int SHOWN = 6;

  private PlanSteps() {}

  static List<String> of(Plan plan) {
    List<String> steps = new ArrayList<>();
    for (Move move : plan.moves()) {
      steps.add(
          "move %s from %s to %s (%s)"
              .formatted(move.workload(), move.from(), move.to(), word(move.how())));
    }
    plan.stops()
        .forEach(
            stop ->
                steps.add(
                    "stop %s on %s, restart %s"
                        .formatted(stop.workload(), stop.host(), word(stop.restart()))));
    plan.remaining().forEach(remaining -> steps.add("leave " + remaining.workload() + " behind"));
    plan.relaxed().forEach(relaxed -> steps.add("relax rule " + relaxed.rule()));
    return steps;
  }

  /** In what the plan that would be made now differs from the one that was confirmed. */
  static String difference(Confirmation confirmed, Plan now) {
    if (confirmed.steps().isEmpty()) {
      return "it would now " + shortened(of(now));
    }
    List<String> gone = new ArrayList<>(confirmed.steps());
    gone.removeAll(of(now));
    List<String> added = new ArrayList<>(of(now));
    added.removeAll(confirmed.steps());
    if (gone.isEmpty() && added.isEmpty()) {
      return "the same steps in another order";
    }
    return "no longer: %s; instead: %s".formatted(shortened(gone), shortened(added));
  }

  private static String shortened(List<String> steps) {
    if (steps.isEmpty()) {
      return "nothing";
    }
    String first = steps.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return steps.size() <= SHOWN ? first : first + " and " + (steps.size() - SHOWN) + " more";
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
