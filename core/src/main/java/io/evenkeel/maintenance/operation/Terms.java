package io.evenkeel.maintenance.operation;

import io.evenkeel.plan.PlanOptions;

/**
 * What was asked, by whom and why. Never changes.
 *
 * @param purpose what it is for
 * @param host the host it is about
 * @param zone the zone of that host
 * @param asker who asked, and why
 * @param options how its plan is made, and whether what can't be moved may be stopped
 * @param consents what the one who asked agreed to
 */
public record Terms(
    Purpose purpose,
    String host,
    String zone,
    Asker asker,
    PlanOptions options,
    Consents consents) {

  /** Who asked. */
  public String actor() {
    return asker.actor();
  }

  /** Why. */
  public String reason() {
    return asker.reason();
  }
}
