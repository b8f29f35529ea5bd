package io.evenkeel.maintenance;

import io.evenkeel.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of the plans that were shown last, by fingerprint. It only makes a message better: a
 * confirmation is checked against its fingerprint alone.
 */
final class ShownPlans {

  private static final int KEPT = 64;

  private final Map<String, List<String>> steps = new LinkedHashMap<>();

  synchronized void remember(Plan plan) {
    steps.remove(plan.fingerprint());
    steps.put(plan.fingerprint(), PlanSteps.of(plan));
    if (steps.size() > KEPT) {
      steps.remove(steps.keySet().iterator().next());
    }
  }

  synchronized Confirmation complete(Confirmation confirmed) {
    return confirmed.steps().isEmpty()
        ? new Confirmation(
            confirmed.fingerprint(), steps.getOrDefault(confirmed.fingerprint(), List.of()))
        : confirmed;
  }
}
