package io.evenkeel.maintenance;

import io.evenkeel.plan.Plan;
import java.util.List;

/**
 * The plan that was shown and agreed to.
 *
 * @param fingerprint identifies it; empty if none was
 * @param steps what it does, a line each; empty where only the fingerprint is known
 */
public record Confirmation(String fingerprint, List<String> steps) {

  /** No plan was agreed to. */
  public static final Confirmation NONE = new Confirmation("", List.of());

  /** Copies. */
  public Confirmation {
    steps = List.copyOf(steps);
  }

  /** This plan was. */
  public static Confirmation of(Plan plan) {
    return new Confirmation(plan.fingerprint(), PlanSteps.of(plan));
  }

  /** Whether a plan was agreed to. */
  public boolean given() {
    return !fingerprint.isEmpty();
  }
}
