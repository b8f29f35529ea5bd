package io.evenkeel.maintenance;

import io.evenkeel.maintenance.operation.Asker;
import io.evenkeel.maintenance.operation.Cordon;
import io.evenkeel.maintenance.operation.Operation;
import java.util.Optional;

/** Cordons hosts without maintenance, and lifts that again. */
final class CordonDesk {

  private final Outside outside;
  private final Conduct conduct;
  private final Lookout lookout;

  CordonDesk(Outside outside, Conduct conduct, Lookout lookout) {
    this.outside = outside;
    this.conduct = conduct;
    this.lookout = lookout;
  }

  void cordon(String host, Asker asker) {
    look(host, asker);
    outside
        .store()
        .cordon(new Cordon(host, asker.actor(), asker.reason(), outside.clock().instant()));
    outside.driver().cordon(host, true);
  }

  void uncordon(String host, Asker asker) {
    Optional<Operation> operation = look(host, asker).openOn(host);
    if (operation.isPresent()) {
      throw new IllegalStateException(
          "host %s is held by operation %s (%s); leave maintenance instead"
              .formatted(host, operation.get().id(), operation.get().state()));
    }
    outside.driver().cordon(host, false);
    outside.store().uncordon(host);
  }

  /** A host that must be there, by somebody who may. */
  private Look look(String host, Asker asker) {
    conduct.permit(asker, Authorizer.Action.RUN, host);
    Look look = lookout.look();
    look.cluster().host(host);
    return look;
  }
}
