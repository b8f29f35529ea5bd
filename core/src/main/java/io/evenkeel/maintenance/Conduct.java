package io.evenkeel.maintenance;

import io.evenkeel.cluster.Policy;
import io.evenkeel.maintenance.lifecycle.Settings;
import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.plan.Planner;
import io.evenkeel.preflight.Preflight;

/** How maintenance is done here: what the panel chose once, for every request. */
record Conduct(
    Policy policy,
    Preflight preflight,
    Planner planner,
    Settings settings,
    Authorizer authorizer,
    Demands demands) {

  /**
   * Denies by exception; an authorizer that throws denies as well.
   *
   * @throws IllegalArgumentException if nobody asks
   */
  void permit(Asker asker, Authorizer.Action action, String host) {
    if (asker.actor().isBlank()) {
      throw new IllegalArgumentException("a request needs an actor: who asks?");
    }
    boolean allowed;
    try {
      allowed = authorizer.allows(asker.actor(), action, host);
    } catch (RuntimeException broken) {
      NotPermittedException denied = new NotPermittedException(asker.actor(), action, host);
      denied.initCause(broken);
      throw denied;
    }
    if (!allowed) {
      throw new NotPermittedException(asker.actor(), action, host);
    }
  }

  /** The same as an answer. */
  boolean allows(Asker asker, Authorizer.Action action, String host) {
    try {
      permit(asker, action, host);
      return true;
    } catch (NotPermittedException denied) {
      return false;
    }
  }
}
